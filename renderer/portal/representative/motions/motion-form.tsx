import Button from 'antd-mobile/es/components/button';
import { useState } from 'react';
import type { SessionId } from '../../../../shared/ids.ts';
import { useAct } from '../../api/use-act.ts';
import { FailNotice } from '../../notice.tsx';
import { usePortalText } from '../../use-text.ts';
import { dropMotionDraft, isMotionDraftKept, keepMotionDraft, motionDraftFor } from './motion-draft.ts';

/** Putting a motion: a title, and reasons if there are any. It carries one's name. */
export function MotionForm({ sessionId, onDone }: { sessionId: SessionId; onDone: () => void }) {
  const t = usePortalText();
  const [{ title, body }, setDraft] = useState(() => motionDraftFor(sessionId) ?? { title: '', body: '' });
  const [isKept, setKept] = useState(isMotionDraftKept);
  const act = useAct();
  const write = (draft: { title: string; body: string }): void => {
    setDraft(draft);
    if (draft.title === '' && draft.body === '') dropMotionDraft();
    else setKept(keepMotionDraft({ sessionId, ...draft }));
  };
  const put = async (): Promise<void> => {
    if (!(await act.run('motion.put', { sessionId, title, body }))) return;
    dropMotionDraft();
    onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void put();
      }}
    >
      <label className="field">
        <span>{t('portal.motionTitle')}</span>
        <input
          className="box"
          maxLength={60}
          value={title}
          onChange={(event) => write({ title: event.target.value, body })}
        />
      </label>
      <label className="field">
        <span>
          {t('portal.motionBody')}
          {t('portal.optional')}
        </span>
        <textarea
          className="box"
          rows={5}
          maxLength={2000}
          value={body}
          onChange={(event) => write({ title, body: event.target.value })}
        />
      </label>
      <p className="muted">{t('portal.motionNamed')}</p>
      <div className="actions">
        {`${title}${body}` !== '' && (
          <p className="muted" style={{ margin: '0 0 6px' }}>
            {t(isKept ? 'portal.draftKept' : 'portal.draftNotKept')}
          </p>
        )}
        <FailNotice error={act.error} />
        <Button block color="primary" type="submit" loading={act.busy} disabled={title.trim() === ''}>
          {t('portal.motionSend')}
        </Button>
        <button type="button" className="plain wide" disabled={act.busy} onClick={onDone}>
          {t('portal.back')}
        </button>
      </div>
    </form>
  );
}
