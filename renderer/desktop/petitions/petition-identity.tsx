import { LockOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import type { PetitionDetail } from '../../stores/petitions.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { useText } from '../../ui/use-text.ts';
import { OpenIdentityDialog } from './open-identity-dialog.tsx';

/** Whether there is an identity, and for the chair the way to open it. */
export function PetitionIdentity({ petition }: { petition: PetitionDetail }) {
  const t = useText();
  const isChair = useSignedIn((state) => state.account?.role === 'chair');
  const [opening, setOpening] = useState(false);
  const { hasIdentity, sealedFiles, identityErased } = petition;
  const has = hasIdentity || sealedFiles > 0;
  return (
    <Flex gap={8} align="center" wrap>
      <span>
        {identityErased ? t('identity.erased') : t(hasIdentity ? 'identity.named' : 'petition.anonymous')}
        {sealedFiles > 0 && ` · ${t('identity.filesSealed', { count: sealedFiles })}`}
      </span>
      {isChair && has && (
        <Button size="small" icon={<LockOutlined />} onClick={() => setOpening(true)}>
          {t('identity.open')}
        </Button>
      )}
      {opening && <OpenIdentityDialog petition={petition} onClose={() => setOpening(false)} />}
    </Flex>
  );
}
