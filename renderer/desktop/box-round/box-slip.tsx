import { useStatus } from '../../stores/status.store.ts';
import { longDay } from '../../ui/dates.ts';
import { PrintDialog } from '../../ui/print-dialog.tsx';
import { useText } from '../../ui/use-text.ts';
import { slipWords } from '../host/sheet-words.ts';
import '../../ui/plain-sheet.css';
import './box-slip.css';

export interface BoxRound {
  readonly id: string;
  readonly roundNo: string;
  readonly place: string;
  readonly openedBy1: string;
  readonly openedBy2: string;
  readonly found: number;
  readonly openedOn: string;
}

/** The slip for the file: what was found where and when, with room for the signatures of the two and of the registrar. */
export function BoxSlipDialog({ round, onClose }: { round: BoxRound; onClose: () => void }) {
  const t = useText();
  const union = useStatus((state) => state.data?.unionName);
  const { title, no, place, openedOn, found, counted, openers, registeredBy } = slipWords;
  return (
    <PrintDialog title={t('box.saved', { roundNo: round.roundNo })} rem={40} onClose={onClose}>
      <article className="plain-sheet box-slip" lang="zh-CN">
        <h2>{title}</h2>
        <dl>
          <dt>{no}</dt>
          <dd>{round.roundNo}</dd>
          <dt>{place}</dt>
          <dd>{round.place}</dd>
          <dt>{openedOn}</dt>
          <dd>{longDay(round.openedOn, 'zh-CN')}</dd>
          <dt>{found}</dt>
          <dd>{round.found} 件</dd>
        </dl>
        <p>{counted}</p>
        <div className="box-slip-signatures">
          <div>
            {openers}：{round.openedBy1}
          </div>
          <div>
            {openers}：{round.openedBy2}
          </div>
          <div>{registeredBy}：</div>
        </div>
        <p className="box-slip-union">{union}</p>
      </article>
    </PrintDialog>
  );
}
