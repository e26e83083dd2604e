import { listPosters } from '../../../db/repos/poster.repo.ts';
import type { hostContract } from '../../../shared/contract/host.contract.ts';
import type { phoneContract } from '../../../shared/contract/phone.contract.ts';
import type { HandlersOf } from '../context.ts';
import { addPoster } from './add-poster.command.ts';
import { cosignByPhone } from './cosign-by-phone.command.ts';
import { enter } from './enter.command.ts';
import { handIn } from './hand-in.command.ts';
import { issueDoorCode } from './issue-door-code.command.ts';
import { issueTickets } from './issue-tickets.command.ts';
import { leave } from './leave.command.ts';
import { me } from './me.query.ts';
import { similarForPhone } from './similar-for-phone.query.ts';
import { retirePoster } from './retire-poster.command.ts';
import { tickets } from './tickets.query.ts';

export const phoneHandlers: HandlersOf<typeof hostContract & typeof phoneContract> = {
  'host.status': (_db, _input, { services }) => services.lan.status(),
  'host.start': async (wish, { services }) => ({ address: await services.lan.start(wish) }),
  'host.stop': async (_input, { services }) => {
    await services.lan.switchOff();
    return {};
  },
  'host.test': (_input, { services }) => services.lan.test(),
  'host.issueTickets': issueTickets,
  'host.issueDoorCode': issueDoorCode,
  'host.tickets': tickets,
  'host.addPoster': addPoster,
  'host.retirePoster': retirePoster,
  'host.posters': (db) => listPosters(db),
  'phone.enter': enter,
  'phone.leave': leave,
  'phone.me': me,
  'petition.handIn': handIn,
  'petition.similarForPhone': similarForPhone,
  'petition.cosignByPhone': cosignByPhone,
};
