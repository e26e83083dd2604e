/** What is printed for workers and representatives is in Chinese, whatever language the office PC shows. */
export const cardWords = {
  title: '职工代表 · 会议入场码',
  use: '开会时连上会场 Wi-Fi 再扫码：签到、看议程、发言、投票、评议。',
  warning: '不要给别人',
  why: '谁拿到它，谁就能以你的名义投票。丢了请马上告诉工会，旧码立即作废。',
} as const;

export const posterWords = {
  title: '扫码提诉求',
  lead: '有话对工会说？匿名、实名都可以。',
  wifi: '先连 Wi-Fi：',
  scan: '再用微信或相机扫码',
  steps: [
    ['收集', '扫码写下来，可以拍照、录音。交完记下查询码。'],
    ['共商', '能马上办的限期答复；大家的事上协商会，职工代表和行政方当面谈。'],
    ['评议', '用查询码看办到哪一步；办得怎么样，由你打分。'],
    ['长效', '承诺了什么、做没做到，公示在大屏上；超期的自动标出。'],
  ],
  sealedTitle: '谁看得到？',
  sealed: [
    '内容在手机上加密后才发出，同一个 Wi-Fi 里的人读不到。',
    '匿名的，不记姓名、号码，也不记手机的网络地址。',
    '实名的，姓名电话封存，只有工会主席写明理由才能打开，每次打开都有记录。行政方只看诉求，看不到是谁提的。',
  ],
} as const;

export const slipWords = {
  title: '意见箱开箱记录',
  no: '编号',
  place: '意见箱位置',
  openedOn: '开箱日期',
  found: '取出件数',
  counted: '两人在场，当场开箱，当场点清。',
  openers: '开箱人签名',
  registeredBy: '登记人签名',
} as const;
