import { chineseDay } from './instant.ts';

/**
 * The notice an enterprise starts from: what is collected and why, who sees it, how long, and the rights.
 * 《个人信息保护法》第十七条: who, purpose, manner, kinds, retention period, how to exercise rights. In Chinese, as it hangs on the wall.
 */
export function defaultPrivacyNotice(of: {
  readonly enterpriseName: string;
  readonly unionName: string;
  readonly retentionMonths: number;
  /** `YYYY-MM-DD`. */
  readonly on: string;
}): string {
  const { enterpriseName, unionName, retentionMonths, on } = of;
  return [
    `${unionName}（设在${enterpriseName}）受理职工诉求，依照《个人信息保护法》告知如下：`,
    '一、目的\n受理、核实、答复和办理您的诉求，并把结果告诉您。不用于考核、处分或其他任何目的。',
    '二、收集什么\n姓名、电话、工号，都可以不填；也可以完全匿名提出。不收集身份证号码和家庭住址，请不要写在诉求里。照片和录音只在您愿意时附上。',
    '三、怎样保存\n姓名、电话、工号和能认出您的照片、录音，在存盘之前就已加密封存，只保存在工会的办公电脑上，不上网，不交给企业行政方。诉求内容和答复不含身份。',
    '四、谁能打开\n只有工会主席，每次都须输入口令并写明理由；每次打开都有记录，职工代表可以查看打开了多少次、为什么。',
    `五、保存多久\n诉求办结归档后 ${retentionMonths} 个月，身份信息、能认出您的附件和您与工会的留言自动删除，无法恢复。依法需要封存的，封存期间不删除，也不作他用。不含身份的诉求记录、会议纪要和决议按档案期限保存。`,
    '六、您的权利\n您可以随时到工会查阅、复制、更正关于您的信息，要求删除，或者问清楚我们怎样处理；提出这些要求不影响诉求的办理。',
    `七、联系\n${unionName}办公室。对处理有异议的，可以向上级工会或者履行个人信息保护职责的部门反映。`,
    `${unionName}\n${chineseDay(on)}`,
  ].join('\n\n');
}

/** Whether a notice still says how long identities are kept by the rules in force. */
export function namesRetention(body: string, retentionMonths: number): boolean {
  return new RegExp(`(?<!\\d)${retentionMonths}\\s*个月`).test(body);
}

export const maxNoticeText = 8000;
