import type { PetitionId } from '../../../shared/ids.ts';
import type { Dispatch } from '../dispatch.ts';
import { BoxRounds } from './box-scenes.ts';
import { Cast, demoAccounts, demoPassphrase } from './cast.ts';
import type { DemoClock } from './demo-clock.ts';
import { playPetition } from './petition-scenes.ts';
import { Posters } from './poster-scenes.ts';
import { publishLately } from './publication-scenes.ts';
import { samplePetitions, sampleRoster } from './sample.ts';
import { playMonth } from './session-scenes.ts';
import { Timeline } from './timeline.ts';

const day = 86_400_000;
const months = 14;
const monthDays = 30.4;
/** Months of the demo in which no session was held: a running rate of 100 % would teach nobody anything. */
const withoutSession = [4, 9];
const leftUntriaged = 9;

/**
 * Fills an empty database with an enterprise that has been at it for fourteen months, up to `now`. Everything is done
 * through the ordinary calls at its own time, so nothing in it can be what the rules forbid.
 */
export async function fillDemo(
  dispatch: Dispatch,
  { clock, now, resourcesDir }: { clock: DemoClock; now: string; resourcesDir: string },
): Promise<void> {
  const end = Date.parse(now);
  const start = end - months * monthDays * day;
  const cast = new Cast(dispatch);
  clock.moveTo(start);
  const [chair, ...others] = demoAccounts;
  if (chair === undefined) return;
  await cast.as('anyone', 'system.setUp', {
    enterpriseName: '佛山市禅陶建材有限公司（演示）',
    unionName: '禅陶建材工会委员会',
    size: 'large',
    staffCount: 300,
    isDemo: true,
    chair: { name: chair.name, displayName: chair.displayName, passphrase: demoPassphrase },
  });
  for (const { role, name, displayName } of others) {
    await cast.as('chair', 'account.create', { role, name, displayName, passphrase: demoPassphrase });
  }
  for (const kind of ['employees', 'representatives', 'management'] as const) {
    const content = sampleRoster(resourcesDir, kind).toString('base64');
    const { importId } = await cast.as('chair', 'import.prepare', { kind, fileName: `${kind}.csv`, content });
    await cast.as('chair', 'import.commit', { importId });
  }

  const timeline = new Timeline(end);
  const petitions = samplePetitions(resourcesDir);
  const twins = new Map<string, PetitionId>();
  const posters = new Posters(cast);
  await posters.hang();
  const boxes = new BoxRounds(
    cast,
    timeline,
    Array.from({ length: months }, (_, month) => workingHour(start + (month + 1) * monthDays * day - 2 * day, 0)),
  );
  for (const [nth, petition] of petitions.entries()) {
    const written = workingHour(start + day + ((end - start - day) * nth) / petitions.length, nth);
    const inBox = petition.channel === 'box' ? boxes.found(written) : undefined;
    const at = inBox?.at ?? written;
    const leaveUntriaged = nth >= petitions.length - leftUntriaged;
    playPetition(cast, timeline, petition, { at, nth, leaveUntriaged, twins, posters, boxRound: inBox?.round });
  }
  boxes.plan();
  for (let month = 0; month < months; month += 1) {
    if (!withoutSession.includes(month))
      playMonth(cast, timeline, workingHour(start + (month * monthDays + 4) * day, 1), month);
  }
  timeline.plan(workingHour(end - 2 * day, 1), () => publishLately(cast));
  await timeline.run((at) => clock.moveTo(at));
  clock.moveTo(end);
}

/** The same day between nine and five in Asia/Shanghai. */
function workingHour(at: number, nth: number): number {
  const dayStart = Math.floor((at + 8 * 3_600_000) / day) * day - 8 * 3_600_000;
  return dayStart + (9 + (nth % 8)) * 3_600_000 + (nth % 60) * 60_000;
}
