/** 手机页面。单独一份，手机只载入这一份。 */
export const portal = {
  'portal.name': '工事共商',
  'portal.home': '首页',
  'portal.handIn': '提诉求',
  'portal.lookUp': '查进展',
  'portal.read': '看公示',
  'portal.representative': '代表入口',
  'portal.language': 'English',
  'portal.enterprise': '{{enterprise}}',
  'portal.keyChanged':
    '这个二维码不是本企业这台电脑的，或者已经更换。为保护您，没有发送任何内容。请扫工会张贴的新二维码。',
  'portal.keyUnknown': '请扫工会张贴的二维码打开本页。这样内容才能加密，只有工会能看。',
  'portal.offline': '连不上会议室的电脑。请确认连着同一个 Wi-Fi；您填写的内容都在，连上后会自动发送。',
  'portal.again': '再试一次',
  'portal.loading': '正在连接…',
  'portal.error': '没有成功：{{message}}',
} as const;
