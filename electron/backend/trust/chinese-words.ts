/**
 * Words that people at a Chinese enterprise put into passwords, roughly commonest first. Their pinyin is derived and
 * counts as well.
 */
const words = {
  phrases:
    '我爱你 中国 我爱中国 我是中国人 我爱我家 我爱北京天安门 祖国万岁 中国人民 一帆风顺 恭喜发财 一路发 一生一世 生日快乐 新年快乐 万事如意 心想事成 大吉大利 财源广进 招财进宝 年年有余 吉祥如意 平安是福 身体健康 阖家幸福 步步高升 马到成功 工作顺利 天天开心 好好学习 天天向上 好好学习天天向上 开门大吉 芝麻开门 你好世界 一二三四 一二三四五 一二三四五六七 一二三四五六七八九十 床前明月光 不忘初心 牢记使命 为人民服务 实事求是 自力更生 艰苦奋斗 团结就是力量 劳动光荣 劳动最光荣 安全第一 安全生产 质量第一 客户至上 以人为本 厉害了我的国',
  union:
    '工会 主席 工会主席 中国工会 总工会 全国总工会 中华全国总工会 工会委员会 职工之家 工会干事 干事 代表 职工代表 职代会 职工代表大会 职工 工人 员工 工友 会员 协商 集体协商 共商 工事共商 议事 议事台 工事共商议事台 诉求 票决 民主管理 厂务公开 劳模 工匠 行政 上级工会',
  office:
    '公司 有限公司 集团 工厂 车间 办公室 财务 人事 人力资源 经理 总经理 董事长 老板 厂长 书记 领导 部门 生产 销售 采购 仓库 质检 物流 陶瓷 建材 电脑 电话 手机 密码 口令 账号 登录 用户 管理员 管理 系统 测试 演示 默认 安全 公安 银行 工资 加班 上班 下班',
  family:
    '爸爸 妈妈 老公 老婆 宝宝 宝贝 儿子 女儿 哥哥 姐姐 弟弟 妹妹 爷爷 奶奶 外公 外婆 家人 一家人 亲爱的 爱人 朋友 小明 小红 小芳 张三 李四 王五 平安 幸福 快乐 开心 健康 吉祥 美丽 阳光 天使 公主 王子 英雄 大哥 小猪 小猫 小狗 老虎 龙 熊猫 苹果 星期一 春天 夏天 秋天 冬天 你好 再见 谢谢 加油 奋斗 努力 成功 发财 发达 梦想 自由 和平 祖国 人民 世界 天下 第一',
  places:
    '佛山 广州 深圳 北京 上海 天津 重庆 广东 中山 东莞 珠海 惠州 江门 肇庆 清远 汕头 湛江 茂名 南海 顺德 禅城 三水 高明 石湾 张槎 乐从 大沥 狮山 香港 澳门 台湾 杭州 南京 苏州 无锡 宁波 温州 福州 厦门 泉州 武汉 长沙 成都 西安 郑州 济南 青岛 沈阳 大连 哈尔滨 长春 合肥 南昌 昆明 贵阳 南宁 海口 太原 石家庄 兰州 西宁 银川 呼和浩特 乌鲁木齐 拉萨 湖南 湖北 广西 四川 河南 河北 江西 江苏 浙江 福建 山东 山西 陕西 安徽 贵州 云南 海南 黑龙江 吉林 辽宁 甘肃 新疆 内蒙古',
  surnames:
    '王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 高 罗 郑 梁 谢 宋 唐 许 韩 邓 冯 曹 彭 曾 肖 田 董 潘 袁 蔡 蒋 余 于 杜 叶 程 魏 苏 吕 丁 任 卢 姚 沈 钟 姜 崔 谭 陆 范 汪 廖 石 金 韦 贾 夏 付 方 邹 熊 白 孟 秦 邱 侯 江 尹 薛 闫 段 雷 龙 黎 史 陶 贺 毛 郝 顾 龚 邵 万 覃 武 钱 戴 严 欧 莫 孔 向 常',
  givenNames:
    '伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀英 霞 平 刚 桂英 建国 建华 建军 国强 国庆 志强 志伟 志明 海燕 海涛 丽华 丽娟 丽萍 秀兰 玉兰 红梅 春梅 小燕 婷婷 晓明 文杰 俊杰 嘉欣 浩然 子轩 梓涵 欣怡 家豪 伟强 伟明 明辉',
} as const;

/** Numbers that sound like words, are thought lucky, or lie in a row, and what is typed with them. */
const signs =
  '5201314 520 1314 1314520 5201314520 520520 13145 52013145 521 5211314 7758521 7758258 584520 584131421 201314 2013145 147258 147258369 159357 159753 741852963 110120 110119 112233 123123 123321 12301230 121212 131420 168 168168 1688 16888 518 5188 51888 518518 588 5888 668 6688 66888 666 6666 66666 777 7777 888 8888 88888 999 9999 99999 998 9988 886 889 988 918 198 qq123456 qq123456789 a123456 aa123456 a123456789 abc123 abc123456 woaini1314 woaini520 woaini521 woaini123 asd123 asd123456 zxc123 qwe123 qaz123 q1w2e3r4 1q2w3e4r 1q2w3e 123qwe 123abc admin admin123 admin888 root guanliyuan test demo gongshi password passwd mima weixin wechat alipay taobao jingdong tencent huawei xiaomi windows office excel p@ssw0rd iloveyou loveyou';

/** Every word in Chinese characters. */
export const chineseWords: readonly string[] = Object.values(words).flatMap((line) => line.split(' '));

/** Numbers and Latin letters as they are typed. */
export const commonSigns: readonly string[] = signs.split(' ');
