import { categories, type Category, petitionClasses, type PetitionClass } from '../../shared/domain/petition.ts';
import { hashOfGroup, hashOfPattern } from '../../shared/domain/triage/features.ts';
import type { WordGroup } from '../../shared/domain/triage/lexicon.ts';
import {
  categoryStart,
  classStart,
  inScopeOutput,
  majorOutput,
  outputCount,
  urgentOutput,
} from '../../shared/domain/triage/outputs.ts';
import { patternNames, type PatternName } from '../../shared/domain/triage/patterns.ts';
import { groupNames } from '../../shared/domain/triage/word-hits.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the groups of words say by themselves, before any petition was read. Training starts here and may unlearn it. */
/** `out` and `calm` speak against: against being a matter of the workplace, and against being urgent. */
type Label = Category | PetitionClass | 'urgent' | 'calm' | 'major' | 'out';

const says: Partial<Record<WordGroup, readonly Label[]>> = {
  pay: ['remuneration'],
  bonus: ['remuneration'],
  allowance: ['remuneration'],
  pieceRate: ['remuneration'],
  overtimePay: ['remuneration'],
  deduction: ['remuneration'],
  arrears: ['remuneration', 'urgent'],
  overtime: ['working_time'],
  shift: ['working_time'],
  leave: ['working_time'],
  rest: ['working_time'],
  workHours: ['working_time'],
  timeClock: ['working_time'],
  hazard: ['safety_health'],
  dust: ['safety_health'],
  protective: ['safety_health'],
  guard: ['safety_health'],
  fire: ['safety_health'],
  heat: ['safety_health'],
  firstAid: ['safety_health'],
  dangerNow: ['safety_health', 'urgent'],
  socialInsurance: ['welfare_insurance'],
  injury: ['welfare_insurance'],
  benefit: ['welfare_insurance'],
  family: ['welfare_insurance'],
  canteen: ['living_conditions'],
  dorm: ['living_conditions'],
  toilet: ['living_conditions'],
  water: ['living_conditions'],
  commute: ['living_conditions'],
  comfort: ['living_conditions'],
  training: ['training_development'],
  apprentice: ['training_development'],
  discipline: ['rules_management'],
  contract: ['rules_management'],
  layoff: ['rules_management', 'major'],
  supervisor: ['rules_management'],
  performance: ['rules_management'],
  process: ['production_innovation'],
  material: ['production_innovation'],
  energy: ['production_innovation'],
  broken: ['immediate'],
  repair: ['immediate'],
  supply: ['immediate'],
  smallCost: ['immediate'],
  correct: ['immediate'],
  handOver: ['immediate'],
  answer: ['immediate'],
  existing: ['immediate'],
  raise: ['consultation'],
  cut: ['consultation'],
  changeRule: ['consultation'],
  fairness: ['consultation'],
  contested: ['consultation'],
  workload: ['consultation'],
  build: ['long_term'],
  invest: ['long_term'],
  programme: ['long_term'],
  outside: ['long_term'],
  wholeScope: ['long_term'],
  stoppage: ['urgent'],
  majorMatter: ['major'],
  praise: ['out'],
  advertising: ['out'],
  privateLife: ['out'],
  insult: ['out'],
  test: ['out'],
  chat: ['out'],
  aboutPay: ['remuneration'],
  aboutTime: ['working_time'],
  aboutSafety: ['safety_health'],
  aboutWelfare: ['welfare_insurance'],
  aboutLiving: ['living_conditions'],
  aboutTraining: ['training_development'],
  aboutRules: ['rules_management'],
  aboutProduction: ['production_innovation'],
  nowHandled: ['immediate'],
  toAgree: ['consultation'],
  overTime: ['long_term'],
};

const patternSays: Partial<Record<PatternName, readonly Label[]>> = {
  wagesWaiting: ['urgent', 'remuneration'],
  monthsUnpaid: ['urgent', 'remuneration'],
  owed: ['urgent', 'remuneration'],
  wagesNotOverdue: ['immediate', 'remuneration', 'calm'],
  workWillStop: ['urgent', 'consultation'],
  workStopped: ['urgent', 'consultation'],
  dangerPresent: ['urgent', 'safety_health'],
  peopleHurt: ['urgent', 'safety_health'],
  gasOrLeak: ['urgent', 'safety_health'],
  guardDefeated: ['safety_health'],
  goingOn: ['urgent'],
  peopleUnder: ['urgent', 'safety_health'],
  someDay: ['calm'],
  cheap: ['immediate', 'calm'],
  oneThing: ['immediate', 'calm'],
  mistaken: ['immediate'],
  mineMissing: ['immediate'],
  paperWanted: ['immediate'],
  asksOnly: ['immediate', 'calm'],
  asPromised: ['immediate'],
  notMore: ['immediate'],
  fromTo: ['consultation'],
  raiseTo: ['consultation'],
  yearsUnmoved: ['consultation'],
  whoDecides: ['consultation'],
  othersHave: ['consultation'],
  ruleAsked: ['consultation'],
  forced: ['consultation', 'rules_management'],
  allChanged: ['major', 'consultation'],
  jobsGone: ['major', 'rules_management'],
  wholeWork: ['long_term'],
  toBuild: ['long_term'],
  toInvest: ['long_term'],
  withOutside: ['long_term'],
  overYears: ['long_term'],
  privateDebt: ['out'],
  toBuyFromMe: ['out'],
  onlyThanks: ['out'],
  tryingOut: ['out'],
};

/** Weights to start training from. */
export function priorWeights({ rowOf, hashes }: Vocabulary, strength: number): Float32Array {
  const weights = new Float32Array(hashes.length * outputCount);
  const start = (hash: number, labels: readonly Label[]) => {
    const row = rowOf.get(hash);
    if (row === undefined) return;
    for (const label of labels)
      weights[row * outputCount + outputOf(label)] = speaksAgainst(label) ? -strength : strength;
  };
  for (const group of groupNames) start(hashOfGroup(group), says[group] ?? []);
  for (const name of patternNames) start(hashOfPattern(name), patternSays[name] ?? []);
  return weights;
}

function speaksAgainst(label: Label): boolean {
  return label === 'out' || label === 'calm';
}

function outputOf(label: Label): number {
  if (label === 'urgent' || label === 'calm') return urgentOutput;
  if (label === 'major') return majorOutput;
  if (label === 'out') return inScopeOutput;
  const category = categories.findIndex((code) => code === label);
  return category >= 0 ? categoryStart + category : classStart + petitionClasses.findIndex((code) => code === label);
}
