import { Popover, Tag } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { call } from '../../api/backend.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import type { PetitionDetail } from '../../stores/petitions.store.ts';
import { longDay } from '../../ui/dates.ts';
import { DueTag } from '../../ui/due-tag.tsx';
import { useText } from '../../ui/use-text.ts';

/** The next deadline; pointing at it or pressing it shows every day that was counted. */
export function DueExplained({ petition }: { petition: PetitionDetail }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const [counted, setCounted] = useState<OutputOf<'petition.explainDue'>>();
  const ask = (open: boolean): void => {
    // What cannot be explained is still shown; the page above says when the connection is gone.
    if (open) call('petition.explainDue', { petitionId: petition.id }).then(setCounted, () => undefined);
  };
  let nth = 0;
  return (
    <Popover
      trigger={['hover', 'click']}
      onOpenChange={ask}
      title={t('petition.howCounted')}
      content={
        <ol style={{ listStyle: 'none', margin: 0, padding: 0, maxHeight: 320, overflow: 'auto' }}>
          <li>
            {longDay(petition.startOn, locale)} · {t('petition.dayZero')}
          </li>
          {counted?.days.map((step) => {
            if (step.working) nth += 1;
            return (
              <li key={step.day} style={{ color: step.working ? undefined : '#5b6472' }}>
                {longDay(step.day, locale)} ·{' '}
                {step.working ? t('petition.nthWorkingDay', { n: nth }) : t('petition.restDay')}{' '}
                {step.provisional && <Tag>{t('state.provisional')}</Tag>}
              </li>
            );
          })}
        </ol>
      }
    >
      <button type="button" style={{ all: 'unset', cursor: 'help' }}>
        <DueTag
          dueOn={petition.nextDueOn}
          workingDays={petition.workingDaysLeft}
          provisional={petition.dueProvisional}
        />
      </button>
    </Popover>
  );
}
