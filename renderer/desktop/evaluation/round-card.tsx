import { Alert, App, Button, Card, Flex, Progress, Tag } from 'antd';
import { useState } from 'react';
import { toldApart } from '../../../shared/domain/namesakes.ts';
import { call } from '../../api/backend.ts';
import type { EvaluationDetail } from '../../stores/evaluations.store.ts';
import { useOpeningCodes } from '../../stores/opening-code.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { UnlockDialog } from '../../ui/unlock-dialog.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { DeskEvaluation } from './desk-evaluation.tsx';

/** The round of the representatives: opening it, who has rated, passing the device round, closing it. */
export function RoundCard({ evaluation }: { evaluation: EvaluationDetail }) {
  const t = useText();
  const act = useAct();
  const { modal, message } = App.useApp();
  const account = useSignedIn((state) => state.account);
  const role = account?.role;
  const mayLead = role === 'chair' || role === 'officer';
  const [passing, setPassing] = useState(false);
  const [unlocking, setUnlocking] = useState(false);
  const { sessionId, roundId, state, roll, version, keyHeld } = evaluation;
  const rated = roll.filter((line) => line.rated).length;
  const waiting = roll.length - rated;
  const open = (): void =>
    void act.run(async () => {
      const { openingCode } = await call('evaluation.open', { sessionId });
      const holders = [t('evaluation.holder1'), t('evaluation.holder2')] as const;
      if (account !== undefined) useOpeningCodes.getState().show(account.id, { ...openingCode, holders });
    });
  const close = (): void => {
    if (roundId === null) return;
    modal.confirm({
      title: t('evaluation.closeTitle'),
      content: waiting === 0 ? t('evaluation.closeHintAll') : t('evaluation.closeHint', { count: waiting }),
      okText: t('evaluation.close'),
      cancelText: t('action.cancel'),
      onOk: () =>
        act.run(async () => {
          const { sheets } = await call('evaluation.close', { roundId, version });
          void message.success(t('evaluation.closed', { count: sheets }));
        }),
    });
  };
  const giveUp = (): void => {
    if (roundId === null) return;
    modal.confirm({
      title: t('evaluation.voidTitle'),
      content: t('evaluation.voidHint'),
      okText: t('evaluation.void'),
      okButtonProps: { danger: true },
      cancelText: t('action.cancel'),
      onOk: () => act.run(() => call('evaluation.void', { roundId, version }), t('evaluation.voided')),
    });
  };
  return (
    <Card
      size="small"
      title={
        <>
          {t('evaluation.round')} <Tag>{t(`evaluation.round.${state ?? 'none'}`)}</Tag>
        </>
      }
    >
      <Flex vertical gap={12}>
        <ErrorNotice error={act.error} />
        {state === null && (
          <>
            <div>{t(mayLead ? 'evaluation.notOpenedStaff' : 'evaluation.notOpened')}</div>
            {mayLead && (
              <>
                <div style={{ color: '#4b5563' }}>{t('evaluation.openHint')}</div>
                <Flex>
                  <Button type="primary" loading={act.busy} onClick={open}>
                    {t('evaluation.open')}
                  </Button>
                </Flex>
              </>
            )}
          </>
        )}
        {state !== null && (
          <div>
            {t('evaluation.rated', { rated, entitled: roll.length })}
            <Progress
              aria-label={t('evaluation.round')}
              percent={roll.length === 0 ? 0 : Math.round((100 * rated) / roll.length)}
              showInfo={false}
            />
          </div>
        )}
        {state === 'open' && mayLead && !keyHeld && (
          <Alert
            showIcon
            type="warning"
            title={t('evaluation.keyMissing')}
            action={
              <Flex gap={8}>
                <Button onClick={() => setUnlocking(true)}>{t('openingCode.enter')}</Button>
                <Button onClick={giveUp}>{t('evaluation.void')}</Button>
              </Flex>
            }
          />
        )}
        {state === 'open' && mayLead && (
          <Flex gap={8} wrap>
            <Button type="primary" disabled={waiting === 0} onClick={() => setPassing(true)}>
              {t('evaluation.pass')}
            </Button>
            <Button disabled={!keyHeld} loading={act.busy} onClick={close}>
              {t('evaluation.close')}
            </Button>
          </Flex>
        )}
        {state === 'open' && (
          <ul
            aria-label={t('evaluation.roll')}
            style={{ columnWidth: '11em', margin: 0, padding: 0, listStyle: 'none' }}
          >
            {roll.map((line) => (
              <li key={line.representativeId}>
                {toldApart(line, roll)}{' '}
                <span style={{ color: '#4b5563' }}>
                  {t(line.rated ? 'evaluation.line.rated' : 'evaluation.line.waiting')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Flex>
      {unlocking && roundId !== null && (
        <UnlockDialog
          unlock={(halves) => call('evaluation.unlock', { roundId, ...halves })}
          onClose={() => setUnlocking(false)}
        />
      )}
      {passing && <DeskEvaluation evaluation={evaluation} onLeave={() => setPassing(false)} />}
    </Card>
  );
}
