import { Flex, Form, Progress } from 'antd';
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { call } from '../api/backend.ts';
import { useText } from './use-text.ts';

interface Props {
  /** The field of the form around it that holds the passphrase. */
  field: string;
  /** Where the account is new: the fields that hold its name and further names; otherwise it is the one signed in. */
  nameField?: string;
  namesFields?: readonly string[];
  /** Names that stand in no field of the form. */
  name?: string;
  names?: readonly string[];
}

/** Pause in typing after which the backend is asked, in milliseconds. */
const pause = 250;
const colours = ['#cf1322', '#cf1322', '#ad6800', '#237804', '#237804'] as const;
const none: readonly string[] = [];

/** Under the field of a new passphrase: how strong it is so far, and what would help. */
export function PassphraseHint({ field, nameField, namesFields = none, name = '', names = none }: Props) {
  const t = useText();
  const form = Form.useFormInstance();
  const values = Form.useWatch((all: Record<string, string | undefined>) => all, { form, preserve: true });
  const passphrase = values?.[field] ?? '';
  const asked = JSON.stringify({
    passphrase: passphrase.slice(0, 200),
    name: ((nameField === undefined ? undefined : values?.[nameField]) ?? name).trim().slice(0, 40),
    names: [...names, ...namesFields.map((key) => values?.[key] ?? '')].filter((one) => one !== ''),
  });
  const [judged, setJudged] = useState<OutputOf<'account.passphraseStrength'>>();
  useEffect(() => {
    if (passphrase === '') return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      const input = JSON.parse(asked) as { passphrase: string; name: string; names: string[] };
      // A hint that cannot be had is left out: the command judges anyway.
      void call('account.passphraseStrength', input).then(
        (said) => isCurrent && setJudged(said),
        () => undefined,
      );
    }, pause);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [asked, passphrase]);

  if (passphrase === '' || judged === undefined)
    return <div style={{ minHeight: '4.6em' }}>{t('passphrase.hint')}</div>;
  const { strength, weakness } = judged;
  return (
    <div style={{ minHeight: '4.6em' }} aria-live="polite">
      <Flex gap={8} align="center">
        <Progress
          aria-hidden
          percent={(strength + 1) * 20}
          steps={5}
          showInfo={false}
          size={[36, 6]}
          railColor="#d9d9d9"
          strokeColor={colours[strength]}
        />
        <span style={{ color: colours[strength] }}>{t(`passphrase.strength.${strength}`)}</span>
      </Flex>
      {t(weakness === null ? 'passphrase.hint' : `passphrase.weak.${weakness}`)}
    </div>
  );
}
