/** 用查询码查进展：不登录也能看。 */
export const receipt = {
  'receipt.open': '用查询码查进展',
  'receipt.title': '用查询码查诉求进展',
  'receipt.back': '返回登录',
  'receipt.code': '查询码',
  'receipt.codeHint': '登记时交给您的 26 位编码。大小写、空格和横线都不影响。',
  'receipt.codeMissing': '请填写查询码',
  'receipt.lookUp': '查看进展',
  'receipt.notFound': '没有查到。请对照纸上的查询码逐位核对；若已遗失，请到工会当面询问。',
  'receipt.next': '下一步须在 {{day}} 前完成。',
  'receipt.noDepartment': '尚未交办',
  'receipt.done': '看完了，清除本页',
} as const;
