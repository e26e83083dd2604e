import { byStaff, type Move } from './moves-petition.ts';

/** Posters, personal codes and boxes: what the desk does for those who hand in by phone or on a slip. */
export const hostMoves: Readonly<Record<string, Move>> = {
  poster: (w) => w.command(byStaff(w), 'host.addPoster', { place: `车间 ${w.mark()}` }),
  retirePoster: async (w) => {
    const posters = await w.query('chair', 'host.posters', {});
    const [oldest] = posters ?? [];
    if (oldest !== undefined) await w.command(byStaff(w), 'host.retirePoster', { posterId: oldest.id });
  },
  tickets: async (w) => {
    const holders = (await w.query('chair', 'host.tickets', {})) ?? [];
    if (holders.length === 0) return;
    const { representativeId } = w.random.pick(holders);
    await w.command(byStaff(w), 'host.issueTickets', { representativeIds: [representativeId] });
  },
  doorCode: async (w) => {
    const holders = (await w.query('chair', 'host.tickets', {})) ?? [];
    if (holders.length === 0) return;
    const { representativeId } = w.random.pick(holders);
    await w.command(byStaff(w), 'host.issueDoorCode', { representativeId });
  },
  box: (w) =>
    w.command(byStaff(w), 'box.open', {
      place: `饭堂 ${w.mark()}`,
      openedBy1: '周正明',
      openedBy2: '李秀英',
      found: w.random.whole(0, 20),
      openedOn: '2024-12-02',
    }),
};
