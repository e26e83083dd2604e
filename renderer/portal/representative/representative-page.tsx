import Button from 'antd-mobile/es/components/button';
import { useEffect, useState } from 'react';
import { hasProof, phoneCall, scanned, setProof } from '../api/call.ts';
import { FailNotice, Notice } from '../notice.tsx';
import { usePortalText } from '../use-text.ts';

let entering: Promise<string> | undefined;

/** Comes in with the personal code that was scanned, once, however often the page is drawn. */
function enter(ticket: string): Promise<string> {
  entering ??= phoneCall('phone.enter', { ticket }).then((entered) => {
    // The host hands the page everything but the session, which is in the cookie.
    setProof(entered.proof);
    return entered.name;
  });
  return entering;
}

/** The representatives' entrance: who this phone acts for. */
export function RepresentativePage() {
  const t = usePortalText();
  const [name, setName] = useState<string>();
  const [error, setError] = useState<unknown>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let left = false;
    const asked =
      scanned.ticket !== undefined && round >= 0
        ? enter(scanned.ticket)
        : hasProof()
          ? phoneCall('phone.me', {}).then((me) => me.name)
          : undefined;
    asked?.then(
      (found) => left || setName(found),
      (caught: unknown) => {
        entering = undefined;
        if (!left) setError(caught);
      },
    );
    return () => {
      left = true;
    };
  }, [round]);
  const leave = async (): Promise<void> => {
    try {
      await phoneCall('phone.leave', {});
    } catch {
      // The proof goes in any case: without it the cookie is of no use.
    }
    setProof(undefined);
    setName(undefined);
    setRound(-1);
  };
  if (name === undefined)
    return (
      <>
        <h1>{t('portal.representative')}</h1>
        <Notice tone="info">{t('portal.repOut')}</Notice>
        <FailNotice error={error} />
      </>
    );
  return (
    <>
      <h1>{t('portal.repHello', { name })}</h1>
      <Notice tone="good">{t('portal.repIn')}</Notice>
      <Button block onClick={() => void leave()}>
        {t('portal.repLeave')}
      </Button>
    </>
  );
}
