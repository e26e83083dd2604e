import { Card, Flex } from 'antd';
import type { SessionDetail } from '../../stores/sessions.store.ts';
import { refusalText, VerdictLine } from '../../ui/verdict-line.tsx';
import { useText } from '../../ui/use-text.ts';

/** Both gates and the quorum, live, in words and numbers. */
export function GatesCard({ session }: { session: SessionDetail }) {
  const t = useText();
  const { composition, gates, quorum } = session;
  const here = session.participants.filter((person) => person.present).length;
  return (
    <Card size="small" title={`${t('gate.title')} · ${t('gate.here', { count: here })}`}>
      <Flex vertical gap={10} aria-live="polite">
        <div>
          <div>{t('gate.shareNumbers', composition)}</div>
          <VerdictLine ok={gates.share.ok}>
            {gates.share.ok ? t('gate.shareMet', composition) : refusalText(t, gates.share)}
          </VerdictLine>
        </div>
        <div>
          <div>{t('gate.management')}</div>
          <VerdictLine ok={gates.management.ok}>
            {gates.management.ok ? t('gate.managementMet') : refusalText(t, gates.management)}
          </VerdictLine>
        </div>
        <div>
          <div>
            {t('gate.quorum')}
            {t('punct.colon')}
            {t('gate.quorumNumbers', quorum)}
          </div>
          <VerdictLine ok={gates.quorum.ok}>{t(gates.quorum.ok ? 'gate.quorumMet' : 'gate.quorumNotMet')}</VerdictLine>
        </div>
      </Flex>
    </Card>
  );
}
