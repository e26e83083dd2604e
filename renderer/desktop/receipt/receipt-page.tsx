import { Alert, Button, Card, Form, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { call } from '../../api/backend.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { ReceiptProgress } from './receipt-progress.tsx';

/** A petitioner without an account reads what became of the petition; nothing of it stays in the field afterwards. */
export function ReceiptPage() {
  const t = useText();
  const [form] = Form.useForm<{ code: string }>();
  const [shown, setShown] = useState<OutputOf<'receipt.lookUp'>>();
  const act = useAct();
  const field = useRef<InputRef>(null);
  const answer = useRef<HTMLDivElement>(null);
  // Who reads by ear or by keyboard is taken to the answer.
  useEffect(() => {
    if (shown?.found === true) answer.current?.focus();
    else if (shown !== undefined) field.current?.select();
  }, [shown]);
  const submit = async ({ code }: { code: string }): Promise<void> => {
    setShown(undefined);
    await act.run(async () => setShown(await call('receipt.lookUp', { code })));
  };
  const again = (): void => {
    setShown(undefined);
    form.resetFields();
    field.current?.focus();
  };
  return (
    <main style={{ minHeight: '100%', display: 'grid', placeItems: 'center', padding: 24 }}>
      <Card
        style={{ width: 'min(46rem, 100%)' }}
        title={<h1 style={{ fontSize: '1.2em', margin: 0 }}>{t('receipt.title')}</h1>}
        extra={<Link href="/">{t('receipt.back')}</Link>}
      >
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)}>
          <Form.Item
            name="code"
            label={t('receipt.code')}
            extra={t('receipt.codeHint')}
            rules={[{ required: true, whitespace: true, message: t('receipt.codeMissing') }]}
          >
            <Input
              ref={field}
              autoFocus
              size="large"
              maxLength={80}
              autoComplete="off"
              spellCheck={false}
              style={{ fontFamily: 'monospace', fontSize: '1.5em', letterSpacing: '0.04em' }}
            />
          </Form.Item>
          <Button type="primary" size="large" htmlType="submit" block loading={act.busy}>
            {t('receipt.lookUp')}
          </Button>
        </Form>
        <ErrorNotice error={act.error} />
        {shown?.found === false && (
          <Alert role="alert" showIcon type="warning" title={t('receipt.notFound')} style={{ marginTop: 12 }} />
        )}
        {shown?.found === true && (
          <div ref={answer} tabIndex={-1} style={{ marginTop: 16, outline: 'none' }}>
            <ReceiptProgress progress={shown} />
            <Button onClick={again} style={{ marginTop: 12 }}>
              {t('receipt.done')}
            </Button>
          </div>
        )}
      </Card>
    </main>
  );
}
