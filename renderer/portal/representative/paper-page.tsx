import { useCallback } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { SessionId } from '../../../shared/ids.ts';
import { phoneCall } from '../api/call.ts';
import { useRead } from '../api/use-read.ts';
import { FailNotice, Notice } from '../notice.tsx';
import { usePortalText } from '../use-text.ts';
import type { Held, MeetingRead } from './meeting-read.ts';

type Kind = Held['papers'][number]['kind'];
type Piece = OutputOf<'paper.forPhone'>['pieces'][number];

/** A paper of the session: what the Word file says, laid out for a phone. */
export function PaperPage({ kind, read: { session } }: { kind: string; read: MeetingRead }) {
  const t = usePortalText();
  const paper = session?.papers.find((one) => one.kind === kind);
  return (
    <>
      <a href="#/representative" className="plain back">
        ‹ {t('portal.tab.meeting')}
      </a>
      {session === null || paper === undefined ? (
        <Notice tone="warn">{t('portal.paperGone')}</Notice>
      ) : (
        // Sent anew or final meanwhile: read anew.
        <Paper key={`${session.id} ${paper.releasedAt}`} kind={paper.kind} sessionId={session.id} />
      )}
    </>
  );
}

function Paper({ kind, sessionId }: { kind: Kind; sessionId: SessionId }) {
  const t = usePortalText();
  const read = useCallback(() => phoneCall('paper.forPhone', { kind, sessionId }), [kind, sessionId]);
  const { value: paper, error, again } = useRead(read);
  return (
    <article>
      <h1>{t(`portal.paper.${kind}`)}</h1>
      <p className="muted">{t('portal.paperHint')}</p>
      <FailNotice error={error} onAgain={again} />
      {paper === undefined && error === undefined && <p className="muted">{t('portal.loading')}</p>}
      {paper !== undefined && (
        <div className="card paper" lang="zh-CN">
          {paper.pieces.map((piece, index) => (
            // Pieces have no names, and never move within a paper that was read.
            // oxlint-disable-next-line react/no-array-index-key
            <Shown key={index} piece={piece} />
          ))}
        </div>
      )}
    </article>
  );
}

function Shown({ piece }: { piece: Piece }) {
  if (piece.kind === 'table') return <Table piece={piece} />;
  const { text, align, strong } = piece;
  if (strong && align === 'left') return <h2>{text}</h2>;
  return <p className={align === 'left' ? 'long' : `long ${align}`}>{strong ? <strong>{text}</strong> : text}</p>;
}

/** Two columns without a head say what something is and what it says of it; all else stays a table. */
function Table({ piece: { head, rows } }: { piece: Extract<Piece, { kind: 'table' }> }) {
  if (head === null && rows.every((row) => row.length === 2))
    return (
      <dl className="facts">
        {rows.map(([label, value], index) => (
          // A template of the enterprise's own may have two rows of one name, or of none.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index}>
            <dt>{label}</dt>
            <dd className="long">{value}</dd>
          </div>
        ))}
      </dl>
    );
  return (
    <table>
      {head !== null && (
        <thead>
          <tr>
            {head.map((label, at) => (
              // oxlint-disable-next-line react/no-array-index-key
              <th key={at} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row, index) => (
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={index}>
            {row.map((cell, at) => (
              // oxlint-disable-next-line react/no-array-index-key
              <td key={at} className="long">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
