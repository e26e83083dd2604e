import { Button, Card, Flex, Form, Input, InputNumber, Radio, Steps } from 'antd';
import { useState } from 'react';
import { defaultRules, type RulesSettings } from '../../../shared/domain/rules-of-procedure.ts';
import type { EnterpriseSize } from '../../../shared/domain/member.ts';
import { call } from '../../api/backend.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { useSetUp } from '../../stores/set-up.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PassphraseAgain } from '../../ui/passphrase-again.tsx';
import { PassphraseHint } from '../../ui/passphrase-hint.tsx';
import { RulesForm } from '../../ui/rules-form.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { RecoveryStep } from './recovery-step.tsx';
import { RestoreOffer } from '../backup/restore-offer.tsx';
import { RostersStep } from './rosters-step.tsx';

interface Fields {
  enterpriseName: string;
  unionName: string;
  size: EnterpriseSize;
  staffCount: number;
  displayName: string;
  name: string;
  passphrase: string;
  again: string;
}

const lastStep = 2;

/**
 * First run: the enterprise, its chair, the rules of procedure; then the chair is signed in, puts the recovery key away,
 * and may bring the rosters in at once.
 */
export function SetUpPage() {
  const t = useText();
  const { locale, setLocale } = usePreferences();
  const { account, signIn } = useSignedIn();
  const { stage, recoveryKey, showRecoveryKey } = useSetUp();
  // Not before the sign-in is through: the rosters cannot be read by nobody.
  const isSetUp = stage !== undefined && account !== undefined;
  const [form] = Form.useForm<Fields>();
  const [step, setStep] = useState(0);
  const [rules, setRules] = useState<RulesSettings>(defaultRules('large'));
  const act = useAct();

  const next = async (): Promise<void> => {
    if (step < lastStep) {
      setStep(step + 1);
      return;
    }
    const fields = form.getFieldsValue(true) as Fields;
    await act.run(async () => {
      const made = await call('system.setUp', {
        enterpriseName: fields.enterpriseName,
        unionName: fields.unionName,
        size: fields.size,
        staffCount: fields.staffCount,
        chair: { name: fields.name, displayName: fields.displayName, passphrase: fields.passphrase },
        rules: { ...rules },
      });
      // Before the sign-in: what follows it is still the wizard.
      showRecoveryKey(made.recoveryKey);
      await signIn(fields.name, fields.passphrase);
    });
  };

  return (
    <main style={{ minHeight: '100%', display: 'grid', placeItems: 'center', padding: 16 }}>
      <Card
        style={{ width: 'min(60rem, 100%)' }}
        title={<h1 style={{ fontSize: '1.2em', margin: 0 }}>{t('setUp.title')}</h1>}
        extra={
          <Button type="text" onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}>
            {locale === 'en' ? '中文' : 'English'}
          </Button>
        }
      >
        <Steps
          size="small"
          current={isSetUp ? lastStep + (stage === 'recovery' ? 1 : 2) : step}
          items={[
            { title: t('setUp.enterprise') },
            { title: t('setUp.chair') },
            { title: t('setUp.rules') },
            { title: t('key.recovery') },
            { title: t('setUp.rosters') },
          ]}
          style={{ marginBottom: 16 }}
        />
        {step === 0 && !isSetUp && <DemoOffer />}
        {step === 0 && !isSetUp && <RestoreOffer />}
        <ErrorNotice error={act.error} />
        {isSetUp && stage === 'recovery' && recoveryKey !== undefined && <RecoveryStep recoveryKey={recoveryKey} />}
        {isSetUp && stage === 'rosters' && <RostersStep />}
        <Form<Fields>
          hidden={isSetUp}
          form={form}
          layout="vertical"
          initialValues={{ size: 'large' }}
          onValuesChange={(changed: Partial<Fields>) => {
            if (changed.size !== undefined) setRules(defaultRules(changed.size));
          }}
          onFinish={() => void next()}
        >
          {/* Only the step's own fields are mounted: those of the others keep their values and are not checked. */}
          {step === 0 && <EnterpriseFields />}
          {step === 1 && <ChairFields />}
          {step === 2 && <RulesForm settings={rules} onChange={setRules} />}
          <Flex gap={8} justify="end" style={{ marginTop: 16 }}>
            {step > 0 && <Button onClick={() => setStep(step - 1)}>{t('action.back')}</Button>}
            <Button type="primary" htmlType="submit" loading={act.busy}>
              {t(step === lastStep ? 'setUp.finish' : 'setUp.next')}
            </Button>
          </Flex>
        </Form>
      </Card>
    </main>
  );
}

/** One click into a filled enterprise, for looking around before anything is decided. */
function DemoOffer() {
  const t = useText();
  const act = useAct();
  return (
    <Flex gap={12} align="center" style={{ marginBottom: 16, padding: 12, background: '#faf7f6' }} wrap>
      <span style={{ flex: 1, minWidth: '18rem' }}>{t(act.busy ? 'setUp.demoFilling' : 'setUp.demoHint')}</span>
      <Button loading={act.busy} onClick={() => void act.run(() => call('system.fillDemo', {}))}>
        {t('setUp.demo')}
      </Button>
      <ErrorNotice error={act.error} />
    </Flex>
  );
}

function EnterpriseFields() {
  const t = useText();
  return (
    <>
      <p style={{ color: '#4b5563' }}>{t('setUp.enterpriseHint')}</p>
      <Form.Item name="enterpriseName" label={t('setUp.enterpriseName')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={80} autoFocus />
      </Form.Item>
      <Form.Item name="unionName" label={t('setUp.unionName')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="size" label={t('setUp.size')}>
        <Radio.Group
          options={[
            { value: 'large', label: t('setUp.size.large') },
            { value: 'small_medium', label: t('setUp.size.small_medium') },
          ]}
        />
      </Form.Item>
      <Form.Item name="staffCount" label={t('setUp.staffCount')} rules={[{ required: true }]}>
        <InputNumber min={1} max={1_000_000} precision={0} />
      </Form.Item>
    </>
  );
}

function ChairFields() {
  const t = useText();
  return (
    <>
      <p style={{ color: '#4b5563' }}>{t('setUp.chairHint')}</p>
      <Form.Item name="displayName" label={t('setUp.chairName')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="name" label={t('signIn.name')} rules={[{ required: true, min: 2, whitespace: true }]}>
        <Input maxLength={40} autoComplete="username" />
      </Form.Item>
      <Form.Item
        name="passphrase"
        label={t('signIn.passphrase')}
        extra={
          <PassphraseHint
            field="passphrase"
            nameField="name"
            namesFields={['displayName', 'enterpriseName', 'unionName']}
          />
        }
        rules={[{ required: true }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <PassphraseAgain of="passphrase" />
    </>
  );
}
