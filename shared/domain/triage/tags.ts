import type { Category, GroupTag, LegalTag, PetitionNature } from '../petition.ts';

/** What the law calls the matters of each category (劳动合同法 Art. 4); none where the law names none. */
const tagOfCategory: Record<Category, LegalTag | null> = {
  remuneration: 'remuneration',
  working_time: 'working_time',
  safety_health: 'safety_health',
  welfare_insurance: 'insurance_welfare',
  living_conditions: null,
  training_development: 'training',
  rules_management: null,
  production_innovation: null,
};

const wordsOfTag: Record<LegalTag, RegExp> = {
  remuneration: /工资|薪|奖金|津贴|补贴|加班费|加班工资|提成|计件|单价|工价|扣款|扣钱|年终奖|全勤奖/u,
  working_time: /工时|排班|班次|轮班|倒班|两班|三班|加班时间|加班到|连续上|上下班时间|作息|打卡|工作制/u,
  rest_leave: /年假|请假|休假|病假|事假|婚假|产假|丧假|陪产|育儿假|哺乳|调休|补休|放假|休息|午休|单休|双休|大小周/u,
  safety_health:
    /安全|防护|劳保|粉尘|噪音|噪声|毒|职业病|工伤|触电|漏电|漏气|煤气|消防|灭火|烫|砸|坠|高温|中暑|通风|护栏|急停/u,
  insurance_welfare: /社保|医保|养老|公积金|年金|五险|工伤保险|生育|福利|慰问|体检|补充医疗|互助/u,
  training: /培训|学习|考证|复审|技能等级|职称|带徒|师带徒|学徒|继续教育/u,
  discipline: /罚款|罚单|处分|警告|旷工|迟到|违纪|纪律|检讨|通报|员工手册|搜身|翻包|末位/u,
  quota: /定额|任务量|节拍|产量指标|件数封顶|指标|一天\S{0,3}件|班产/u,
};

const wordsOfGroup: Record<GroupTag, RegExp> = {
  women: /女工|女职工|孕|产假|哺乳|母婴|卫生费|经期|例假|产检|生育|妇科|姐妹|女厕|大姐/u,
  minors: /未成年|十六岁|十七岁|16岁|17岁|童工/u,
  agency: /派遣|劳务工|外包工|外包的|中介|同工同酬/u,
  disabled: /残疾|残障|轮椅|聋|哑|盲人|假肢|听障/u,
  young_workers: /实习|学徒|青工|青年|应届|毕业生|新人|新来的|见习/u,
};

/** The legal matters a petition touches, in the law's order. Gates hang on them, so one too many is better than one missed. */
export function legalTagsOf(text: string, category: Category): LegalTag[] {
  const own = tagOfCategory[category];
  const tags = Object.entries(wordsOfTag) as [LegalTag, RegExp][];
  return tags.filter(([tag, words]) => tag === own || words.test(text)).map(([tag]) => tag);
}

/** The groups of workers a petition speaks of. */
export function groupTagsOf(text: string): GroupTag[] {
  const tags = Object.entries(wordsOfGroup) as [GroupTag, RegExp][];
  return tags.filter(([, words]) => words.test(text)).map(([tag]) => tag);
}

const asksFor =
  /请(?!问|假|客|教)|麻烦|希望|想要|想请|申请|要求|恳请|能不能|能否|可不可以|帮|换|修|补|加装|配|发一|给我们|快点|尽快|马上|赶紧|盼/u;
const proposes = /建议|不如|何不|要是能|最好|可以改|合理化|推广|引进|试试|倡议/u;
const asks =
  /请问|想问|问一下|问下|想知道|什么意思|到底|几时|什么时候|怎么算|怎么办理|是否|吗[？?]?\s*$|哪里|找谁|有没有.*[？?]/u;
const complains =
  /凭什么|凭啥|不公|不合理|太|受不了|气|骂|欺负|没道理|过分|黑心|拖欠|坏|臭|脏|差劲|扣|罚|怎么能|敢|怕|危险/u;

/** What a petition is: asks something, proposes something, wants something done, or complains. */
export function natureOf(text: string, category: Category): PetitionNature {
  if (asks.test(text) && !complains.test(text)) return 'inquiry';
  if (proposes.test(text) || category === 'production_innovation') return 'suggestion';
  if (complains.test(text) && !asksFor.test(text)) return 'grievance';
  if (asksFor.test(text)) return 'request';
  return asks.test(text) ? 'inquiry' : 'grievance';
}
