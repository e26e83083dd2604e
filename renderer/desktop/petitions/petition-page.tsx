import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Card, Col, Descriptions, Flex, Row, Spin, Typography } from 'antd';
import { useEffect } from 'react';
import { Link } from 'wouter';
import type { PetitionId } from '../../../shared/ids.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { usePetition, type PetitionDetail } from '../../stores/petitions.store.ts';
import { longDay, moment } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useText } from '../../ui/use-text.ts';
import { AttachmentList } from './attachment-list.tsx';
import { DueExplained } from './due-explained.tsx';
import { PetitionActs } from './petition-acts.tsx';
import { PetitionIdentity } from './petition-identity.tsx';
import { PetitionHistory } from './petition-history.tsx';
import { PetitionMessages } from './petition-messages.tsx';
import { Marks } from './register-columns.tsx';

/** One petition: what was said, what is owed, what has been done, what can be done next. Never by whom it was said. */
export function PetitionPage({ petitionId }: { petitionId: string }) {
  const t = useText();
  const { data, error, show, reload, leave } = usePetition();
  useEffect(() => {
    // The path is text; the door refuses what is no id.
    void show({ petitionId: petitionId as PetitionId });
    return leave;
  }, [petitionId, show, leave]);
  if (error !== undefined) return <ErrorNotice error={error} onRetry={() => void reload()} />;
  if (data === undefined) return <Spin />;
  return (
    <Flex vertical gap={12}>
      <Flex gap={12} align="center" wrap>
        <Link href="/petitions">
          <Button icon={<ArrowLeftOutlined />}>{t('place.petitions')}</Button>
        </Link>
        <Typography.Title level={1} style={{ fontSize: '1.4em', margin: 0 }}>
          {data.petitionNo} {data.title}
        </Typography.Title>
        <Marks urgent={data.urgent} major={data.major} />
      </Flex>
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={14}>
          <Card size="small">
            <Typography.Paragraph style={{ whiteSpace: 'pre-wrap', fontSize: '1.1em', marginBottom: 0 }}>
              {data.text}
            </Typography.Paragraph>
          </Card>
          <AttachmentList files={data.attachments} />
          <PetitionMessages petition={data} />
          <PetitionHistory petition={data} />
        </Col>
        <Col xs={24} lg={10}>
          <PetitionActs petition={data} />
          <Card size="small" style={{ marginTop: 16 }}>
            <Facts petition={data} />
          </Card>
        </Col>
      </Row>
    </Flex>
  );
}

function Facts({ petition }: { petition: PetitionDetail }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const day = (value: string | null): string => (value === null ? '—' : longDay(value, locale));
  const items = [
    { key: 'state', label: t('petition.state'), children: t(`petitionState.${petition.state}`) },
    {
      key: 'due',
      label: t('petition.due'),
      children: <DueExplained petition={petition} />,
    },
    {
      key: 'class',
      label: t('petition.class'),
      children: petition.class === null ? t('class.none') : t(`class.${petition.class}`),
    },
    {
      key: 'category',
      label: t('petition.category'),
      children: petition.category === null ? '—' : t(`category.${petition.category}`),
    },
    ...(petition.answerBy === null
      ? []
      : [{ key: 'answerBy', label: t('petition.answerBy'), children: day(petition.answerBy) }]),
    ...(petition.doneBy === null
      ? []
      : [{ key: 'doneBy', label: t('petition.doneBy'), children: day(petition.doneBy) }]),
    ...(petition.planBy === null
      ? []
      : [{ key: 'planBy', label: t('petition.planBy'), children: day(petition.planBy) }]),
    ...(petition.consultBy === null
      ? []
      : [{ key: 'consultBy', label: t('petition.consultBy'), children: day(petition.consultBy) }]),
    ...(petition.sessionBy === null
      ? []
      : [{ key: 'sessionBy', label: t('petition.sessionBy'), children: day(petition.sessionBy) }]),
    ...(petition.progressBy === null
      ? []
      : [{ key: 'progressBy', label: t('petition.progressBy'), children: day(petition.progressBy) }]),
    { key: 'received', label: t('petition.receivedOn'), children: moment(petition.receivedAt, locale) },
    { key: 'channel', label: t('petition.channel'), children: t(`channel.${petition.channel}`) },
    { key: 'workshop', label: t('petition.workshop'), children: petition.workshop ?? '—' },
    { key: 'cosigns', label: t('petition.cosigns'), children: petition.cosignCount },
    {
      key: 'handler',
      label: t('petition.handler'),
      children: [petition.handlerDepartment, petition.handlerName].filter(Boolean).join(' ') || '—',
    },
    { key: 'responsible', label: t('petition.responsible'), children: petition.responsible ?? '—' },
    {
      key: 'identity',
      label: t('petition.identity'),
      children: <PetitionIdentity petition={petition} />,
    },
    ...(petition.legalTags.length === 0
      ? []
      : [
          {
            key: 'legal',
            label: t('petition.legalTags'),
            children: petition.legalTags.map((tag) => t(`legalTag.${tag}`)).join('、'),
          },
        ]),
  ];
  return <Descriptions column={1} size="small" items={items} styles={{ label: { width: '9em', color: '#4b5563' } }} />;
}
