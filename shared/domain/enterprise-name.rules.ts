/**
 * The short name that stands before 〔year〕 in the numbers of an enterprise's papers: without where it lies and its legal
 * form. 「广东省佛山市禅陶建材有限公司」 is 「禅陶建材」. A sign that only looks like a place (「上海市政」) stays.
 */
export function shortNameOf(name: string): string {
  let short = name.replaceAll(/[（(].*?[)）]/g, '').trim();
  const place = /^[^省市区县]{2,6}(?:省|自治区|市|区|县)(?![政场民容区域块])(?=.{2})/;
  while (place.test(short)) short = short.replace(place, '');
  return short.replace(/(?:股份|集团|有限|责任)*公司(?!$)|(?<!分)(?:股份|集团|有限|责任)*公司$/g, '') || name;
}
