/** 发言时间按这些人分开统计：电脑、投影和手机用同一套叫法。 */
export const talkGroup = {
  'talkGroup.front_line': '一线工人代表',
  'talkGroup.technical': '技术骨干代表',
  'talkGroup.manager': '管理人员代表',
  'talkGroup.otherWorker': '其他职工代表',
  'talkGroup.union': '工会',
  'talkGroup.management': '行政方',
} as const;
