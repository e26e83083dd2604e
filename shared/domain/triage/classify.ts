import { type Category, categories, type PetitionClass } from '../petition.ts';
import type { Proposed, TriageProposal } from './proposal.ts';

const topicWords: Record<Category, readonly string[]> = {
  remuneration: ['工资', '奖金', '津贴', '加班费', '计件', '单价', '提成', '补贴', '工价', '扣钱', '人工', '出粮'],
  working_time: ['加班', '排班', '休息', '年假', '请假', '轮班', '倒班', '调休', '夜班', '打卡', '下班'],
  safety_health: ['安全', '粉尘', '噪音', '劳保', '防护', '灭火器', '漏电', '通风', '有毒', '烫', '砸', '触电'],
  welfare_insurance: ['社保', '公积金', '工伤', '体检', '慰问', '福利', '生育', '保险', '节日'],
  living_conditions: ['食堂', '饭堂', '宿舍', '厕所', '饮水', '班车', '停车', '空调', '热水', '更衣'],
  training_development: ['培训', '考证', '证书', '师傅', '技能', '晋升', '学习', '等级'],
  rules_management: ['制度', '罚款', '合同', '派遣', '裁员', '组长', '考核', '规定', '证明', '搬迁'],
  production_innovation: ['建议', '效率', '工装', '返工', '良品', '废料', '自动化', '设备', '改造', '物料'],
};
const classWords: Record<PetitionClass, readonly string[]> = {
  immediate: ['坏了', '换一个', '修', '漏发', '算错', '少发', '补发', '请问', '没给', '漏'],
  consultation: ['标准', '提高', '能不能改', '太低', '不公平', '涨', '一半', '轮流', '名额', '取消'],
  long_term: ['系统', '改造', '新建', '自动', '加装', '规划', '公交', '政府', '体系', '整栋'],
};
const dangerWords = ['触电', '爆炸', '中毒', '晕倒', '拖欠', '没发工资', '罢工', '停工', '不发工资', '煤气'];
const majorWords = ['裁员', '外包', '搬迁', '社保', '公积金', '综合工时', '员工手册', '薪酬', '工资改革', '绩效方案'];
const offTopicWords = ['借我', '加微信', '兼职', '点赞', '测试', '贷款', '彩票', '代购'];

function strongest<T extends string>(text: string, words: Record<T, readonly string[]>, fallback: T): Proposed<T> {
  let best: Proposed<T> = { value: fallback, confidence: 0.2, words: [] };
  for (const value of Object.keys(words) as T[]) {
    const found = words[value].filter((word) => text.includes(word));
    if (found.length > best.words.length) {
      best = { value, confidence: Math.min(0.3 + 0.1 * found.length, 0.6), words: found };
    }
  }
  return best;
}

function mark(text: string, words: readonly string[]): Proposed<boolean> {
  const found = words.filter((word) => text.includes(word));
  return { value: found.length > 0, confidence: found.length > 0 ? 0.5 : 0.6, words: found };
}

/** Proposes by word lists alone; never sure. */
export function classifyByWords(text: string): TriageProposal {
  const off = mark(text, offTopicWords);
  return {
    title: text.trim().slice(0, 16),
    category: strongest(text, topicWords, categories[7]),
    class: strongest(text, classWords, 'immediate'),
    urgent: mark(text, dangerWords),
    major: mark(text, majorWords),
    inScope: { ...off, value: !off.value },
    nature: /[?？吗]/.test(text) ? 'inquiry' : 'grievance',
    legalTags: [],
    groupTags: [],
    sure: false,
    modelVersion: 'words',
  };
}
