import { Form, Input } from 'antd';
import { useText } from './use-text.ts';

/** A new passphrase typed a second time, under the form's field `again`: what nobody sees while typing is easily mistyped. */
export function PassphraseAgain({ of }: { of: string }) {
  const t = useText();
  return (
    <Form.Item
      name="again"
      label={t('passphrase.again')}
      dependencies={[of]}
      rules={[
        { required: true },
        ({ getFieldValue }) => ({
          validator: (_rule, value) =>
            value === getFieldValue(of) ? Promise.resolve() : Promise.reject(new Error(t('passphrase.differs'))),
        }),
      ]}
    >
      <Input.Password autoComplete="new-password" />
    </Form.Item>
  );
}
