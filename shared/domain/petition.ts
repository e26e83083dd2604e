/** The vocabulary of a petition (诉求). Codes are fixed; the names shown for them live in the text catalogues. */

export const categories = [
  'remuneration',
  'working_time',
  'safety_health',
  'welfare_insurance',
  'living_conditions',
  'training_development',
  'rules_management',
  'production_innovation',
] as const;
export type Category = (typeof categories)[number];

export const petitionClasses = ['immediate', 'consultation', 'long_term'] as const;
export type PetitionClass = (typeof petitionClasses)[number];

export const petitionNatures = ['grievance', 'suggestion', 'inquiry', 'request'] as const;
export type PetitionNature = (typeof petitionNatures)[number];

/** 意见箱, 面谈, 电话, 扫码, 班前会, 小程序, 导入 */
export const channels = ['box', 'desk', 'telephone', 'qr_code', 'shift_meeting', 'mini_program', 'import'] as const;
export type Channel = (typeof channels)[number];

export const roleGroups = ['front_line', 'technical', 'manager'] as const;
export type RoleGroup = (typeof roleGroups)[number];

/** 正式, 劳务派遣, 实习, 外包及其他 */
export const employmentKinds = ['regular', 'agency', 'intern', 'other'] as const;
export type EmploymentKind = (typeof employmentKinds)[number];

/** The eight matters of 劳动合同法 Art. 4. Legal gates hang on these tags, so that renaming a category breaks nothing. */
export const legalTags = [
  'remuneration',
  'working_time',
  'rest_leave',
  'safety_health',
  'insurance_welfare',
  'training',
  'discipline',
  'quota',
] as const;
export type LegalTag = (typeof legalTags)[number];

export const groupTags = ['women', 'minors', 'agency', 'disabled', 'young_workers'] as const;
export type GroupTag = (typeof groupTags)[number];

/** Who may settle it; at every level it is either solved or explained (三级解释、三级解决). */
export const authorityLevels = ['team', 'department', 'enterprise', 'union_above', 'government'] as const;
export type AuthorityLevel = (typeof authorityLevels)[number];

/**
 * Life cycle, domain.md §3. `assigned`…`answered` belong to the immediate class, `queued`…`decided` to consultation,
 * `planned` to long-term; `in_progress`, `done`, `evaluated`, `closed` are shared.
 */
export const petitionStates = [
  'received',
  'out_of_scope',
  'merged',
  'assigned',
  'answered',
  'queued',
  'on_agenda',
  'decided',
  'planning',
  'planned',
  'in_progress',
  'escalated',
  'done',
  'evaluated',
  'closed',
] as const;
export type PetitionState = (typeof petitionStates)[number];

/** States in which somebody still owes the petitioner something. */
export const openPetitionStates = [
  'received',
  'assigned',
  'answered',
  'queued',
  'on_agenda',
  'decided',
  'planning',
  'planned',
  'in_progress',
  'escalated',
] as const satisfies readonly PetitionState[];

export const closings = ['solved', 'explained', 'withdrawn'] as const;
export type Closing = (typeof closings)[number];

export const escalationTargets = ['workers_congress', 'collective_bargaining', 'union_above'] as const;
export type EscalationTarget = (typeof escalationTargets)[number];

export const maxPetitionText = 5000;
export const maxPetitionTitle = 60;

/** Characters of one message that a petitioner writes. */
export const maxMessageText = 2000;

/** Who wrote a message about a petition. */
export const messageSides = ['petitioner', 'union'] as const;
