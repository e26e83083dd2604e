import type { OutputOf } from '../../../shared/contract/index.ts';
import { useStatus } from '../../stores/status.store.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { useText } from '../../ui/use-text.ts';
import { phoneLink } from '../../ui/phone-link.ts';
import { PrintDialog } from '../../ui/print-dialog.tsx';
import './host-sheets.css';
import { posterWords } from './sheet-words.ts';

export type Poster = OutputOf<'host.posters'>[number];

interface PosterDialogProps {
  readonly address: string;
  readonly fingerprint: string;
  readonly poster: Poster;
  readonly onClose: () => void;
}

/** An A4 sheet for a wall: what to scan, what happens then, and who sees what is written. */
export function PosterDialog({ address, fingerprint, poster, onClose }: PosterDialogProps) {
  const t = useText();
  const status = useStatus((state) => state.data);
  const { title, lead, wifi, scan, steps, sealedTitle, sealed } = posterWords;
  return (
    <PrintDialog title={`${t('host.poster')} · ${poster.place}`} rem={56} onClose={onClose}>
      <div className="poster-frame">
        <article className="poster-sheet" lang="zh-CN">
          <div className="poster-owner">
            {status?.enterpriseName}
            <br />
            {status?.unionName}
          </div>
          <div>
            <h2>{title}</h2>
            <div className="poster-lead">{lead}</div>
          </div>
          <div className="poster-code">
            <QrCode text={phoneLink({ address, fingerprint }, { poster: poster.mark })} label={title} size="84mm" />
          </div>
          <div className="poster-wifi">
            {wifi}
            <span />
            {scan}
          </div>
          <ol className="poster-steps">
            {steps.map(([name, how], index) => (
              <li key={name}>
                <b>
                  {index + 1} {name}
                </b>
                {how}
              </li>
            ))}
          </ol>
          <div className="poster-sealed">
            <b>{sealedTitle}</b>
            <ul>
              {sealed.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
          <div className="poster-foot">
            <span>{poster.place}</span>
            <span>{address}</span>
            <span>{poster.mark}</span>
          </div>
        </article>
      </div>
    </PrintDialog>
  );
}
