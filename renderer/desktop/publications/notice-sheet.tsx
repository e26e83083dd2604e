import { fingerprintCharacters, fingerprintCode } from '../../../shared/domain/fingerprint.ts';
import { translator } from '../../../shared/i18n/translate.ts';
import type { PublicationDetail, PublicationTexts } from '../../stores/publications.store.ts';
import { longDay } from '../../ui/dates.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import './notice-sheet.css';

/** What hangs on the wall is in Chinese, labels too, whatever language the office PC shows. */
const t = translator('zh-CN');
const day = (on: string): string => longDay(on, 'zh-CN');
const parts = ['basis', 'content', 'procedure', 'result'] as const;

export interface NoticeSheetProps {
  readonly texts: PublicationTexts;
  /** What the union and the release add to the text. */
  readonly notice: Pick<
    PublicationDetail,
    'publicationNo' | 'enterpriseName' | 'unionName' | 'state' | 'releasedOn' | 'noticeUntil' | 'fingerprint'
  >;
}

/** A notice as it hangs on the wall: on the screen, in the preview of a draft and on paper. */
export function NoticeSheet({ texts, notice }: NoticeSheetProps) {
  const { publicationNo, enterpriseName, unionName, state, releasedOn, noticeUntil, fingerprint } = notice;
  const mark = state === 'released' ? null : t(`publicationState.${state}`);
  return (
    <article className="notice-sheet" lang="zh-CN">
      <div className="notice-head">
        <span>{enterpriseName}</span>
        {mark !== null && <strong className="notice-mark">{mark}</strong>}
        <span>{publicationNo}</span>
      </div>
      <h2>{texts.title}</h2>
      {parts.map(
        (part) =>
          texts[part].trim() !== '' && (
            <section key={part}>
              <h3>{t(`publication.${part}`)}</h3>
              <div className="notice-text">{texts[part]}</div>
            </section>
          ),
      )}
      {releasedOn !== null && noticeUntil !== null && (
        <section>
          <h3>{t('notice.period')}</h3>
          <div className="notice-text">
            {t('notice.periodText', { from: day(releasedOn), until: day(noticeUntil), union: unionName })}
          </div>
        </section>
      )}
      <div className="notice-issuer">
        <div>{unionName}</div>
        {releasedOn !== null && <div>{day(releasedOn)}</div>}
      </div>
      {fingerprint !== null && (
        <div className="notice-fingerprint">
          <QrCode text={fingerprintCode(fingerprint.hash)} label={t('fingerprint.qr')} size="5.5rem" />
          <div>
            <div>{t('notice.fingerprint', { seq: fingerprint.seq })}</div>
            <strong>{fingerprintCharacters(fingerprint.hash)}</strong>
            <div className="notice-code">{fingerprintCode(fingerprint.hash)}</div>
          </div>
        </div>
      )}
      <PostingLog />
    </article>
  );
}

const blanks = ['postedAt', 'postedOn', 'removedOn', 'poster', 'witnesses'] as const;

/** Filled in by hand where the paper is put up and taken down; only on paper. */
function PostingLog() {
  return (
    <div className="notice-posting">
      {blanks.map((blank) => (
        <div key={blank}>{t(`notice.${blank}`)}</div>
      ))}
    </div>
  );
}
