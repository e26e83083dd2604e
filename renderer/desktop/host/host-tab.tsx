import { Col, Flex, Row, Spin } from 'antd';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PostersCard } from './posters-card.tsx';
import { SelfTestCard } from './self-test-card.tsx';
import { ServeCard } from './serve-card.tsx';
import { TicketsCard } from './tickets-card.tsx';
import { useHostStatusLive } from './use-host-status-live.ts';

/** 会场与扫码: serves phones and screens in the LAN, and prints what leads them here. */
export function HostTab() {
  const { data: status, error, reload } = useHostStatusLive();
  return (
    <Flex vertical gap={12}>
      <ErrorNotice error={error} onRetry={() => void reload()} />
      {status === undefined && error === undefined && <Spin />}
      {status !== undefined && (
        <Row gutter={[12, 12]}>
          <Col span={14}>
            <ServeCard status={status} />
          </Col>
          <Col span={10}>
            <SelfTestCard status={status} />
          </Col>
          <Col span={14}>
            <TicketsCard status={status} />
          </Col>
          <Col span={10}>
            <PostersCard status={status} />
          </Col>
        </Row>
      )}
    </Flex>
  );
}
