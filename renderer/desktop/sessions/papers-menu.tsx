import { DownOutlined, FileWordOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { paperKinds, type PaperKind } from '../../../shared/domain/paper.ts';
import type { SessionDetail } from '../../stores/sessions.store.ts';
import { useText } from '../../ui/use-text.ts';
import { PaperPreview } from './paper-preview.tsx';

/** The papers that make sense now: minutes and ballot results once the session is over. */
function papersOf({ state, agenda }: SessionDetail): readonly PaperKind[] {
  const over = state === 'closed' || state === 'minuted' || state === 'published';
  const voted = agenda.some((item) => item.ballots.some((ballot) => ballot.state === 'closed'));
  return paperKinds.filter((kind) => (kind === 'minutes' ? over : kind === 'ballots' ? voted : true));
}

/** 文书: each opens as it will lie on the desk, to be printed or taken away as a Word file. */
export function PapersMenu({ session }: { session: SessionDetail }) {
  const t = useText();
  const [shown, setShown] = useState<PaperKind>();
  return (
    <>
      <Dropdown
        menu={{
          items: papersOf(session).map((kind) => ({ key: kind, label: t(`paper.${kind}`) })),
          onClick: ({ key }) => setShown(paperKinds.find((kind) => kind === key)),
        }}
      >
        <Button icon={<FileWordOutlined />}>
          {t('paper.menu')} <DownOutlined />
        </Button>
      </Dropdown>
      {shown !== undefined && <PaperPreview session={session} kind={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}
