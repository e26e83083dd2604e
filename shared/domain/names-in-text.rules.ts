import type { Span } from './spans.rules.ts';

/** The surnames of some 97 % of people; common words among them are sorted out by what stands around them. */
const single =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边区冼麦岑招邝劳植布敖利简练骆尧朗';
const double =
  '欧阳|上官|司徒|司马|诸葛|皇甫|尉迟|公孙|慕容|令狐|端木|东方|夏侯|闻人|钟离|宇文|长孙|轩辕|独孤|南宫|百里|申屠';
const surname = `(?:${double}|[${single}])`;
const han = '\\p{Script=Han}';

/** Characters that hardly stand in a given name but often after a word that is also a surname: 包装, 高级, 方便, 时间. */
const seldomInNames =
  '的了是在有不没人个这那么们时间费资钱水电话级工车班组线厂员部门装便法便向上下里外面到来去过就都也要会能可被把让给对和与或及但如因为所以从于等才很太更最还又再每各几两三四五六七八九十百千万年月日号点分件台套层楼吃住睡干做修换洗加减发罚扣算签请假医院病痛坏热冷脏臭吵漏堵停开关灯门窗梯房间床饭菜汤肉味道路口边旁头尾料机器具备品货单表账本社保险金奖补贴岗位职务司公管理制规章度合同期限满意解决答复处理安全危险急重难易';
const givenChar = `(?![${seldomInNames}])${han}`;

/** After a name a sentence stops, or goes on with one of these. */
const follows = `(?=$|[^\\p{Script=Han}]|[的和跟与是在从住说要想了也就都把被给让]|电话|手机|工号|今天|昨天|明天|已经|一直|师傅|主任)`;

/** Words after which people name themselves or somebody. The first ones are sure, the others ask for an end of the name. */
const sure = '我叫|我名叫|本人叫|名字叫|名字是|名字[:：]|姓名[:：为是]?|联系人[:：为是]?|署名[:：]?';
const perhaps = '我是|本人是|本人|找|联系|叫|通知|投诉|举报|感谢|同事|工友';

const introduced = new RegExp(
  `(?<=(?:${sure})\\s*)${surname}(?:${givenChar}{2}${follows}|${givenChar}${follows}|${givenChar}{1,2})` +
    `|(?<=(?:${perhaps})\\s*)${surname}${givenChar}{1,2}?${follows}`,
  'gu',
);

/** 张师傅, 李主任: with the surname alone somebody in a workshop is told. 高工, 施工 and 夜班 are no people. */
const addressed = new RegExp(
  `(?:${double}|(?![白夜中早晚高安管位单包段左方常万边])[${single}])(?:师傅|主任|主管|厂长|科长|部长|队长|拉长|书记|经理|班长(?![期时年])|组长|大姐|大哥)` +
    `|(?<![\\p{Script=Han}A-Za-z0-9])(?:${double}|(?![施高周任温童安常于万文单方段成管包车])[${single}])(?:总(?![是共数量部体结额计工会经之])|工(?![作资序会厂具伤地程龄时期艺种号业服段休位牌卡友人]))`,
  'gu',
);

/** Characters: a single one stands in too many words. */
const shortestName = 2;

/**
 * Those of the rosters' names that stand in a text. Once for many texts joined: a roster has thousands of names, and each
 * text would be gone through for every one of them.
 */
export function rosterNamesIn(text: string, rosterNames: readonly string[]): readonly string[] {
  const names = new Set(rosterNames);
  const lengths = new Set(rosterNames.map((name) => name.length).filter((length) => length >= shortestName));
  const found = new Set<string>();
  for (const length of lengths) {
    for (let at = 0; at + length <= text.length; at += 1) {
      const part = text.slice(at, at + length);
      if (names.has(part)) found.add(part);
    }
  }
  return [...found];
}

/** What in a text looks like somebody's name: introduced by 我叫, 找 …, addressed as 张师傅, or in full as in the rosters. */
export function namesIn(text: string, rosterNames: readonly string[] = []): readonly Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(introduced)) spans.push({ kind: 'name', at: match.index, found: match[0] });
  for (const match of text.matchAll(addressed)) spans.push({ kind: 'addressed', at: match.index, found: match[0] });
  for (const name of rosterNames) {
    if (name.length < shortestName) continue;
    for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length))
      spans.push({ kind: 'name', at, found: name });
  }
  return spans;
}
