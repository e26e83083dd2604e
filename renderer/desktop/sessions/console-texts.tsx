import { Alert, Button, Flex, Input } from 'antd';
import type { AgendaItem } from '../../stores/sessions.store.ts';
import { DraftKept } from '../../ui/draft-kept.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { statusColor } from '../../ui/theme.ts';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { answerToSave, isGiverAlone } from './answer-to-save.ts';
import { saveItemTexts, useItemText, type ItemField } from './item-texts.ts';

/** Management's answer with who gave it, written here or read. */
export function Answer({ item, mayEdit }: { item: AgendaItem; mayEdit: boolean }) {
  const t = useText();
  const act = useAct();
  const answer = useItemText(item, 'answer');
  const answeredBy = useItemText(item, 'answeredBy');
  const isUnsaved = answer.isUnsaved || answeredBy.isUnsaved;
  if (!mayEdit) {
    return (
      <div style={{ whiteSpace: 'pre-wrap' }}>
        <strong>
          {t('console.answer')}
          {item.answeredBy !== '' && `${t('punct.open')}${item.answeredBy}${t('punct.shut')}`}
          {t('punct.colon')}
        </strong>
        {item.answer === '' ? t('console.noAnswer') : item.answer}
        <TooLate item={item} fields={[answer, answeredBy]} />
      </div>
    );
  }
  return (
    <div>
      <strong>{t('console.answer')}</strong>
      <Input.TextArea
        aria-label={t('console.answer')}
        placeholder={t('console.answerHint')}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={5000}
        value={answer.text}
        onChange={(event) => answer.write(event.target.value)}
      />
      <Overtaken fields={[answer, answeredBy]} />
      <Flex gap={8} align="center" style={{ marginTop: 6 }}>
        <Input
          aria-label={t('console.answeredBy')}
          placeholder={t('console.answeredBy')}
          maxLength={40}
          style={{ width: '14rem' }}
          value={answeredBy.text}
          onChange={(event) => answeredBy.write(event.target.value)}
        />
        <Button
          disabled={answerToSave(answer, answeredBy) === undefined}
          loading={act.busy}
          onClick={() => void act.run(() => saveItemTexts(item, ['answer']), t('console.saved'))}
        >
          {t('console.save')}
        </Button>
        {isUnsaved && <UnsavedHint isGiverAlone={isGiverAlone(answer, answeredBy)} />}
      </Flex>
      <ErrorNotice error={act.error} />
    </div>
  );
}

/** What was said on the item, as it goes into the minutes. */
export function Discussion({ item, mayEdit }: { item: AgendaItem; mayEdit: boolean }) {
  const t = useText();
  const act = useAct();
  const discussion = useItemText(item, 'discussion');
  if (!mayEdit) {
    return item.discussion === '' && !discussion.isUnsaved ? null : (
      <div style={{ whiteSpace: 'pre-wrap' }}>
        <strong>
          {t('console.discussion')}
          {t('punct.colon')}
        </strong>
        {item.discussion}
        <TooLate item={item} fields={[discussion]} />
      </div>
    );
  }
  return (
    <div>
      <strong>{t('console.discussion')}</strong>
      <Input.TextArea
        aria-label={t('console.discussion')}
        placeholder={t('console.discussionHint')}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={10_000}
        value={discussion.text}
        onChange={(event) => discussion.write(event.target.value)}
      />
      <Overtaken fields={[discussion]} />
      <Flex gap={8} align="center" style={{ marginTop: 6 }}>
        <Button
          disabled={!discussion.isUnsaved}
          loading={act.busy}
          onClick={() => void act.run(() => saveItemTexts(item, ['discussion']), t('console.saved'))}
        >
          {t('console.save')}
        </Button>
        {discussion.isUnsaved && <UnsavedHint />}
      </Flex>
      <ErrorNotice error={act.error} />
    </div>
  );
}

/** Something stands here that is not in the record yet. */
export function UnsavedHint({ isGiverAlone: alone = false }: { isGiverAlone?: boolean }) {
  const t = useText();
  return (
    <>
      <output style={{ color: statusColor.soon }}>{t(alone ? 'console.giverAlone' : 'console.unsaved')}</output>
      <DraftKept />
    </>
  );
}

/** Somebody saved something else while this was being written: both are there to choose from. */
function Overtaken({ fields }: { fields: readonly ItemField[] }) {
  const t = useText();
  const overtaken = fields.filter((field) => field.isOvertaken);
  if (overtaken.length === 0) return null;
  return (
    <Alert
      role="alert"
      type="warning"
      showIcon
      style={{ marginTop: 6 }}
      title={t('console.overtaken')}
      description={
        <Flex vertical gap={6} align="start">
          <div style={{ whiteSpace: 'pre-wrap', maxHeight: '6em', overflow: 'auto' }}>
            {overtaken.map((field) => field.stored || t('console.overtakenEmpty')).join('\n')}
          </div>
          <Button size="small" onClick={() => overtaken.forEach((field) => field.giveUp())}>
            {t('console.takeStored')}
          </Button>
        </Flex>
      }
    />
  );
}

/** The item was concluded elsewhere while this was being written: it can still be copied. */
function TooLate({ item, fields }: { item: AgendaItem; fields: readonly ItemField[] }) {
  const t = useText();
  const late = fields.filter((field) => field.isUnsaved);
  if (late.length === 0 || item.outcome === null) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginTop: 6 }}
      title={t('console.tooLate')}
      description={late.map((field) => field.text || t('console.overtakenEmpty')).join('\n')}
      action={
        <Button size="small" onClick={() => late.forEach((field) => field.giveUp())}>
          {t('console.giveUp')}
        </Button>
      }
    />
  );
}
