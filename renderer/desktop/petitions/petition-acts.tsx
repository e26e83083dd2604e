import { Button, Card, Flex } from 'antd';
import { useState } from 'react';
import type { Role } from '../../../shared/domain/member.ts';
import { actsAllowed, type PetitionAct } from '../../../shared/domain/petition.rules.ts';
import { call } from '../../api/backend.ts';
import type { PetitionDetail } from '../../stores/petitions.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { ActDialog, type OfferedAct } from './act-dialog.tsx';
import { TriageDialog } from './triage-dialog.tsx';

const union: readonly Role[] = ['chair', 'officer'];
const handling: readonly Role[] = ['chair', 'officer', 'management'];

/** What a page on a petition offers, and to whom; the life cycle says when, the door checks both. */
const offered: Readonly<Partial<Record<PetitionAct, readonly Role[]>>> = {
  triage: union,
  assign: union,
  answer: handling,
  plan: handling,
  reportProgress: handling,
  reportDone: handling,
  cosign: ['chair', 'officer', 'representative'],
  reclassify: union,
  merge: union,
  setOutOfScope: union,
  escalate: union,
  return: union,
  close: union,
};

/** The next steps for this petition: the likely one first and in red, the others beside it. */
export function PetitionActs({ petition }: { petition: PetitionDetail }) {
  const t = useText();
  const role = useSignedIn((state) => state.account?.role);
  const [act, setAct] = useState<PetitionAct>();
  const allowed = actsAllowed(petition.state, petition.class);
  const acts = (Object.keys(offered) as PetitionAct[]).filter(
    (name) => allowed.includes(name) && role !== undefined && offered[name]?.includes(role) === true,
  );
  const taking = useAct({ loud: true });
  // Nobody has said yet that they will do it.
  const mayTake = role === 'management' && allowed.includes('assign') && petition.handlerName === null;
  const close = (): void => setAct(undefined);
  return (
    <Card size="small" title={t('petition.nextStep')}>
      {acts.length === 0 && <span style={{ color: '#4b5563' }}>{t('petition.nothingToDo')}</span>}
      <Flex gap={8} wrap>
        {mayTake && (
          <Button
            type="primary"
            loading={taking.busy}
            onClick={() =>
              void taking.run(
                () => call('petition.take', { petitionId: petition.id, version: petition.version }),
                t('petition.taken'),
              )
            }
          >
            {t('petition.take')}
          </Button>
        )}
        {acts.map((name, index) => (
          <Button key={name} type={index === 0 && !mayTake ? 'primary' : 'default'} onClick={() => setAct(name)}>
            {t(`petitionAct.${name as OfferedAct | 'triage' | 'reclassify'}`)}
          </Button>
        ))}
      </Flex>
      {(act === 'triage' || act === 'reclassify') && <TriageDialog petition={petition} onClose={close} />}
      {act !== undefined && act !== 'triage' && act !== 'reclassify' && (
        <ActDialog petition={petition} act={act as OfferedAct} onClose={close} />
      )}
    </Card>
  );
}
