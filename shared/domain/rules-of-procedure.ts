import { granted, refused, type Verdict } from '../verdict.ts';
import type { EnterpriseSize } from './member.ts';

/**
 * The numbers of an enterprise's 《议事规则》. Each change makes a new dated version; a record is always judged by the
 * version in force on its day. Units stand in the names: working days unless `CalendarDays`.
 */
export interface RulesSettings {
  readonly immediateAnswerDays: number;
  readonly immediateDoneDays: number;
  readonly urgentConsultDays: number;
  readonly longTermPlanDays: number;
  readonly progressCalendarDays: number;
  readonly sessionFrequency: 'monthly' | 'quarterly';
  readonly sessionNoticeDays: number;
  /** Share of worker representatives among the deliberating present, in percent; at least. */
  readonly representativeSharePercent: number;
  /** Whether the attending head of management counts among the deliberating. */
  readonly headOfManagementCounts: boolean;
  readonly agendaCapacity: number;
  readonly majorBallotKind: 'secret' | 'open' | 'show_of_hands' | 'paper';
  readonly objectionDays: number;
  readonly minutesDays: number;
  readonly termYears: number;
  readonly representativesMinPercent: number;
  readonly representativesMinCount: number;
  readonly managersMaxPercent: number;
  /** Ratings are shown as a mean only from this many up, so that no single one can be guessed. */
  readonly ratingsShownFrom: number;
  /** After a petition's closing: then its identity and identifying attachments are erased. */
  readonly identityRetentionMonths: number;
  /** The archive's clock for minutes, resolutions and the record without identities: shown, nothing is deleted by it. */
  readonly archiveYears: number;
  readonly idleLockMinutes: number;
}

export type RulesKey = keyof RulesSettings;

/** [S] stated by the district's practice · [V] text of the rule seen · [V2] secondary · [K] general knowledge · [R] recommendation */
export type SourceMark = 'S' | 'V' | 'V2' | 'K' | 'R';

export interface RuleSource {
  readonly unit:
    | 'workingDays'
    | 'calendarDays'
    | 'percent'
    | 'people'
    | 'years'
    | 'months'
    | 'minutes'
    | 'items'
    | 'choice'
    | 'yesNo'
    | 'ratings';
  readonly operator: '≤' | '≥' | '=';
  /** Smallest and largest value that makes sense; null for choices. */
  readonly range: readonly [number, number] | null;
  /** Where the default comes from, in Chinese as it is cited. */
  readonly source: string;
  readonly mark: SourceMark;
}

/** What each number is, how it is compared and where its default comes from: shown beside it wherever it is edited. */
export const ruleSources: { readonly [K in RulesKey]: RuleSource } = {
  immediateAnswerDays: {
    unit: 'workingDays',
    operator: '≤',
    range: [1, 10],
    source: '地区工事共商实践：即时解决类 1 个工作日内答复',
    mark: 'S',
  },
  immediateDoneDays: {
    unit: 'workingDays',
    operator: '≤',
    range: [1, 30],
    source: '地区工事共商实践：即时解决类 3 个工作日内落实',
    mark: 'S',
  },
  urgentConsultDays: {
    unit: 'workingDays',
    operator: '≤',
    range: [1, 5],
    source: '紧急事项随时协商，期限为建议值',
    mark: 'R',
  },
  longTermPlanDays: {
    unit: 'workingDays',
    operator: '≤',
    range: [1, 60],
    source: '长期推进类定计划，期限为建议值',
    mark: 'R',
  },
  progressCalendarDays: {
    unit: 'calendarDays',
    operator: '≤',
    range: [7, 120],
    source: '地区工事共商实践：定期公布进展，间隔为建议值',
    mark: 'R',
  },
  sessionFrequency: {
    unit: 'choice',
    operator: '=',
    range: null,
    source: '地区工事共商实践：每月至少一次；中小企业可每季度一次',
    mark: 'S',
  },
  sessionNoticeDays: {
    unit: 'workingDays',
    operator: '≥',
    range: [0, 20],
    source: '会议通知提前量为建议值；紧急协商不设提前量',
    mark: 'R',
  },
  representativeSharePercent: {
    unit: 'percent',
    operator: '≥',
    range: [50, 90],
    source: '地区工事共商实践：职工代表不少于参加协商人数的 50%',
    mark: 'S',
  },
  headOfManagementCounts: {
    unit: 'yesNo',
    operator: '=',
    range: null,
    source: '出席的企业负责人是否计入参加协商人数，默认计入',
    mark: 'R',
  },
  agendaCapacity: { unit: 'items', operator: '≤', range: [1, 50], source: '每次会议议题数上限为建议值', mark: 'R' },
  majorBallotKind: {
    unit: 'choice',
    operator: '=',
    range: null,
    source: '《企业民主管理规定》第二十条：无记名投票、分项表决',
    mark: 'V2',
  },
  objectionDays: { unit: 'workingDays', operator: '≥', range: [1, 30], source: '公示期为建议值', mark: 'R' },
  minutesDays: { unit: 'workingDays', operator: '≤', range: [1, 15], source: '会议纪要整理期限为建议值', mark: 'R' },
  termYears: {
    unit: 'years',
    operator: '=',
    range: [3, 5],
    source: '《企业民主管理规定》第十条：任期三至五年',
    mark: 'K',
  },
  representativesMinPercent: {
    unit: 'percent',
    operator: '≥',
    range: [1, 100],
    source: '《企业民主管理规定》第八条：不少于全体职工人数的 5%',
    mark: 'V2',
  },
  representativesMinCount: {
    unit: 'people',
    operator: '≥',
    range: [1, 1000],
    source: '《企业民主管理规定》第八条：不少于 30 人',
    mark: 'V2',
  },
  managersMaxPercent: {
    unit: 'percent',
    operator: '≤',
    range: [0, 50],
    source: '《企业民主管理规定》第九条：中层以上管理人员和领导人员一般不超过 20%',
    mark: 'V2',
  },
  ratingsShownFrom: {
    unit: 'ratings',
    operator: '≥',
    range: [5, 50],
    source: '少于 5 份评议不显示均值，避免推知个人评分',
    mark: 'R',
  },
  identityRetentionMonths: {
    unit: 'months',
    operator: '≤',
    range: [1, 120],
    source: '《个人信息保护法》第十九条：最短必要期限；月数为建议值',
    mark: 'R',
  },
  archiveYears: {
    unit: 'years',
    operator: '≥',
    range: [10, 100],
    source: '国家档案局令第10号：所列期限为最低要求；厂务公开文件 30 年，职代会材料永久。只作提示，到期不删除',
    mark: 'V2',
  },
  idleLockMinutes: {
    unit: 'minutes',
    operator: '≤',
    range: [1, 240],
    source: '无人操作自动锁定，分钟数为建议值',
    mark: 'R',
  },
};

const choicesOf: Partial<Record<RulesKey, readonly string[]>> = {
  sessionFrequency: ['monthly', 'quarterly'],
  majorBallotKind: ['secret', 'open', 'show_of_hands', 'paper'],
};

/** The template an enterprise starts from, domain.md. Small and medium ones meet quarterly (simplified mode). */
export function defaultRules(size: EnterpriseSize): RulesSettings {
  return {
    immediateAnswerDays: 1,
    immediateDoneDays: 3,
    urgentConsultDays: 1,
    longTermPlanDays: 10,
    progressCalendarDays: 30,
    sessionFrequency: size === 'large' ? 'monthly' : 'quarterly',
    sessionNoticeDays: 3,
    representativeSharePercent: 50,
    headOfManagementCounts: true,
    agendaCapacity: 12,
    majorBallotKind: 'secret',
    objectionDays: 5,
    minutesDays: 2,
    termYears: 3,
    representativesMinPercent: 5,
    representativesMinCount: 30,
    managersMaxPercent: 20,
    ratingsShownFrom: 5,
    identityRetentionMonths: 24,
    archiveYears: 30,
    idleLockMinutes: 15,
  };
}

/** Settings as they were stored, with what a later version of the program has added to the rules since. */
export function completeRules(stored: Partial<RulesSettings>): RulesSettings {
  return { ...defaultRules('large'), ...stored };
}

/** Whether all settings are known, within their ranges and in order; a refusal names the first that is not. */
export function checkRules(settings: Readonly<Record<string, unknown>> | RulesSettings): Verdict {
  const given = settings as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(given).find((key) => !Object.hasOwn(ruleSources, key));
  if (unknown !== undefined)
    return refused('INVALID_INPUT', { field: `rules.${unknown}`, problem: 'unknown', limit: null });
  for (const [key, { unit, range }] of Object.entries(ruleSources)) {
    const value = given[key];
    const bad = (limit: string): Verdict =>
      refused('INVALID_INPUT', { field: `rules.${key}`, problem: 'range', limit });
    if (unit === 'yesNo') {
      if (typeof value !== 'boolean') return bad('true, false');
    } else if (unit === 'choice') {
      const choices = choicesOf[key as RulesKey] ?? [];
      if (typeof value !== 'string' || !choices.includes(value)) return bad(choices.join(', '));
    } else {
      const [least, most] = range ?? [0, Number.MAX_SAFE_INTEGER];
      if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
        return bad(`${least}–${most}`);
    }
  }
  return answerBeforeDone(given);
}

/** Answered is never done: what must be done sooner than answered would be overdue before anybody had to say a word. */
function answerBeforeDone({ immediateAnswerDays, immediateDoneDays }: Readonly<Record<string, unknown>>): Verdict {
  if (Number(immediateDoneDays) >= Number(immediateAnswerDays)) return granted;
  const limit = `≥ ${Number(immediateAnswerDays)}`;
  return refused('INVALID_INPUT', { field: 'rules.immediateDoneDays', problem: 'range', limit });
}

/** The version that a record of this day is judged by: the latest in effect, or the first where the day is earlier. */
export function rulesInForce<V extends { readonly effectiveOn: string }>(versions: readonly V[], day: string): V {
  const ordered = versions.toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1));
  const found = ordered.findLast((version) => version.effectiveOn <= day) ?? ordered[0];
  if (found === undefined) throw new Error('there is no version of the rules of procedure');
  return found;
}
