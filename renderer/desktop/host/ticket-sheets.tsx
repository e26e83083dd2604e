import { Alert, App } from 'antd';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { useStatus } from '../../stores/status.store.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { useText } from '../../ui/use-text.ts';
import { phoneLink } from '../../ui/phone-link.ts';
import { PrintDialog } from '../../ui/print-dialog.tsx';
import './host-sheets.css';
import { cardWords } from './sheet-words.ts';

export type Ticket = OutputOf<'host.issueTickets'>['tickets'][number];

const cardsOnPage = 8;

interface TicketSheetsProps {
  readonly address: string;
  readonly fingerprint: string;
  readonly tickets: readonly Ticket[];
  readonly onClose: () => void;
}

/** The personal codes just made, eight cards to a page. They are in this page's memory alone and go when it is closed. */
export function TicketSheets({ address, fingerprint, tickets, onClose }: TicketSheetsProps) {
  const t = useText();
  const { modal } = App.useApp();
  const union = useStatus((state) => state.data?.unionName) ?? '';
  const close = (): void =>
    void modal.confirm({
      title: t('host.sheetClose'),
      content: t('host.sheetCloseConfirm'),
      okText: t('action.close'),
      cancelText: t('action.cancel'),
      onOk: onClose,
    });
  const pages = Array.from({ length: Math.ceil(tickets.length / cardsOnPage) }, (_, index) =>
    tickets.slice(index * cardsOnPage, (index + 1) * cardsOnPage),
  );
  return (
    <PrintDialog isShownOnce title={t('host.tickets')} rem={56} onClose={close} closeLabel={t('host.sheetClose')}>
      <Alert type="warning" showIcon className="sheet-screen" title={t('host.sheetOnce')} style={{ marginBottom: 8 }} />
      <div className="ticket-pages" lang="zh-CN">
        {pages.map((page) => (
          <div key={page[0]?.representativeId} className="ticket-page">
            {page.map((ticket) => (
              <article key={ticket.representativeId} className="ticket-card">
                <div className="ticket-words">
                  <div className="ticket-title">{cardWords.title}</div>
                  <div className="ticket-name">{ticket.name}</div>
                  <div>{ticket.constituency}</div>
                  <div className="ticket-use">{cardWords.use}</div>
                  <div className="ticket-warning">
                    <strong>{cardWords.warning}</strong>
                    {cardWords.why}
                  </div>
                  <div className="ticket-union">{union}</div>
                </div>
                <QrCode
                  text={phoneLink({ address, fingerprint }, { ticket: ticket.ticket })}
                  label={ticket.name}
                  size="var(--ticket-code)"
                />
              </article>
            ))}
          </div>
        ))}
      </div>
    </PrintDialog>
  );
}
