"""What a person's name looks like: surnames, and the words that are none.

All of it is for folded text (`fold.fold`), so that 陳、陈 and 欧阳、歐陽 are one entry; fold keeps the length, so a
place found here is the place in the source. Names are told by their form, never by jieba, which cuts names in two.
The tables were written by hand from general knowledge, and are folded like the texts they are held against.
"""

from __future__ import annotations

import re
from functools import lru_cache

from convert import bodies
from convert.parser.fold import fold
from convert.parser.form import form
from convert.parser.wordtable import NO_WORD, PERSON, kind_of, words


def _words(table: str) -> frozenset[str]:
    return frozenset(fold(table).split())


def _characters(table: str) -> frozenset[str]:
    return frozenset("".join(fold(table).split()))


SURNAMES = _characters("""
    王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔
    钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢
    安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路
    游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全
    佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚
    鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁
    芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶
    斯元束檀衣信阴昝智幸奉植衡富尧闭由綦顿谯户候承哀竺邴糜松经裕隗戢佴乜璩郏郇逄郗勇谏续泥过别弓蓬蓟茆操郄麴牧苍
    双莘贡暴钭历璟牙訾辟鱼仰欣蹇仉督岐缑亥逮郈东芝税荀茶后青苌琚崇肇年首郸仓员庚汲暨妫尕撒洪常莽琼占甫舍剧傅寿赖
    巢矣思泰斋撖洛滑律泮泽菅楮笪答字旦把才扎加多代土次罡藏拉达格旺丹央
    萧阎习凤昌贝贲酆钮羿宓韶鄂咸籍扶堵宰郦郤濮宦庾禄殳沃蔚夔厍蒯桓郅仵弋禤
""")
"""One-character surnames, and the first characters of names of the peoples of the north-west and of Tibet."""

_RARE_SURNAMES = _characters("丘归秋怀慎毋琴伯墨雒呙卯忻敏眭闪沐俎腾恽訚宛衷郐郯辇")
"""Surnames so rare, or characters so common in words, that they count only where nothing but a name stands."""

COMPOUND_SURNAMES = _words("""
    欧阳 司马 上官 诸葛 司徒 东方 独孤 南宫 夏侯 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 轩辕 端木 百里 东郭 南门
    呼延 淳于 单于 太史 申屠 公羊 澹台 濮阳 闻人 赫连 钟离 宗政 鲜于 闾丘 仲孙 司空 亓官 司寇 子车 微生 公冶
    拓跋 完颜 万俟 西门 第五 左丘 梁丘 呼衍 公西 漆雕 乐正
""")

# Characters with which foreign names, and long Mongolian, Uyghur and Tibetan ones, are written in Chinese.
_SOUNDS = _characters("""
    阿艾爱安奥巴白班包贝本比毕别波博伯布查茨达戴丹当道德登邓迪蒂丁东杜多顿厄恩尔法范菲费芬丰佛夫弗福富盖冈高戈哥
    格根贡古哈海汉豪赫亨胡华惠霍基吉季加贾杰金津卡凯坎康考科柯克肯孔库夸奎拉莱兰朗劳勒雷里利莉丽连列林龙卢鲁路伦
    罗洛马玛迈曼毛梅门蒙米密明摩莫姆默木穆纳娜南内尼宁纽努诺欧帕派潘庞佩彭皮平普奇恰乔切琴丘屈瑞若萨塞赛桑瑟森沙
    山尚舍申圣施史舒斯丝苏索塔泰坦汤唐特腾提廷图托瓦万旺威韦维魏温沃乌武西希锡夏香肖谢辛欣休雅亚延扬耶叶伊依因英
    尤于约扎泽詹贞珍芝佐祖兹孜其齐勃留柳涅热什诸珠杨买都捷琳莎拜赖瓜乃吾不力肉吐逊麦合
    云呼和仁娃音朝宝日雅额敖措嘎增嘉央松花敦孟江次旦堆呷青卜诃昂治昆
""")

_WORDS = _words("""
    主任 教授 书记 院长 校长 部长 局长 厅长 司长 处长 科长 主席 会长 董事 经理 总裁 所长 站长 馆长 队长 组长
    社长 讲师 院士 委员 代表 博士 专家 作家 律师 医师 医生 市长 县长 省长 区长 镇长 村长 大使 总监 学员 学生
    记者 通讯 作者 读者 编者 编辑 摄影 报道 报导 整理 翻译 编译 采写 采访 撰文 执笔 文字 图片 照片 漫画 制图
    供图 提供 资料 来源 综合 特稿 专稿 特写 专访 综述 述评 评论 社论 社评 时评 本报 本刊 本社 本版 本网 责编
    责任 主编 校对 版式 设计 策划 统筹 监制 视觉 美编 编委 值班 电话 邮箱 广告 公告 启事 声明 要闻 国际 国内
    社会 文化 经济 体育 科技 教育 理论 生态 副刊 专题 新闻 消息 日报 晚报 时报 晨报 周刊 未完 待续 完结 上篇
    下篇 中篇 资料照片 资料图片 新华社发 中新社发 新华社 中新社 人民网 新华网 央视网 影像中国 人民视觉 视觉中国
    编辑部 评论部 课题组 调研组 编委会 报道组 采访组 通讯员 评论员
    农民 工人 职工 市民 退休 教师 干部 战士 军人 民警 左图 右图 上图 下图 题图 图为 本文 以上 均为 无人机 高级 特约 见习
    实习 首席 资深 时事 时间 地点 关于 安全 明天 高度 全国 中国 国家 和平 文明 平安 成就 成功 向上 万里 记者站 记者团
    编者按 开栏语 党组 党委 支部 集团 公司 大学 学院 中学 小学 医院 法院 报社 电视台 放大 缩小 默认 展开 收缩
    语音 播报 打印 关闭 返回 分享 责任编辑 版面设计 版式设计 本版责编 强化 强调 高质量 高举 全面 全力 全党 全民
    全球 明确 明年 原因 原则 应当 时代 时期 双方 双向 单位 国务院 封面 海报 海外 南方 南部 东部 平台 安排 安置
    管理 解决 解放 任务 任何 包括 成为 计划 相关 来自 经验 经过 连续 后来 后续 首先 首次 首届 年度 年轻 年代
    多年 多数 达到 加强 加快 才能 次要 代理 青年 青春 信息 信心 大会 会议 开幕 闭幕 公开 公布 过去 过程 别人
    明显 明白 利用 利益 居民 干净 尽管 富裕 智慧 幸福 花园 权利 权威 强国 平等 平衡 支持 银行 云计算 门户 松江
    东莞 洛阳 南阳 咸阳 沈阳 贵阳 华北 华东 华南 迟到 组委会 执委会 筹委会 剧方 片方 校方 警方 官方 馆方 院方
    厂方 店方 主办方 受访者 受访人 当事人 工作组 摄制组 剧组 游客 村民 网友 中外 时评人 游记 散文 诗歌 小说
    随笔 书评 影评 短评 快评 点评 锐评
    明报 星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日 周末 农历
    引子 楔子 尾声 前言 后记 连载 续完 全文完 全剧终 节选 选登 待续 有删节 有删改 应邀 资料图 示意图 效果图
    凤凰 昌平 贝壳 沃土 习惯 儿子 女儿 爸爸 妈妈 父亲 母亲 爷爷 奶奶 外公 外婆 哥哥 姐姐 弟弟 妹妹 妻子 丈夫
    漫像 头像 拍友 影友 街头 现场 实地 追踪 跟踪 探访 走访 暗访 体验 直击 目击 实测 回访 连线 网格员 物业 球队
    谨启 敬启 泣启 同启 谨识 谨上 敬上 谨谢 泣谢 泣叩 叩谢 谨告 顿首
    名次 积分 角球 犯规 射门 进球
    孙子 孙女 老伴 相声 国画 方言 成语 农业 金融 商业 时政 时讯 文史 文娱 文旅 文摘 党建 水墨 空白 关注 公里 公斤
    视频 音频
""")
"""Words of the newspaper's own that have the form of a name, or stand where one is expected."""
_PLACES = _words("""
    北京 上海 天津 重庆 河北 山西 辽宁 吉林 江苏 浙江 安徽
    福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港
    澳门 黑龙江 台北 高雄 广州 深圳 南京 武汉 成都 西安 杭州 华盛顿 纽约 伦敦 东京 莫斯科
    万宁 万象 万隆 东帝汶 东营 丹东 丹麦 乌克兰 乌干达 乌拉圭 乌海 乐山 云浮 井冈山 仰光 伊拉克 伊春 伊朗 伊犁 信阳
    兰州 利比亚 利雅得 利马 加拿大 加沙 加纳 加蓬 包头 华沙 南充 南宁 南平 南昌 南苏丹 南通 南非 卢旺达 卢森堡
    卢萨卡 印尼 印度 双鸭山 古巴 吉安 吉布提 吉隆坡 吕梁 吴忠 周口 和田 咸宁 哈密 哈尔滨 哈拉雷 哈瓦那 唐山 商丘
    商洛 土耳其 夏威夷 多伦多 多哈 多哥 娄底 孟买 孟加拉 宁德 宁波 安卡拉 安哥拉 安庆 安康 安曼 安阳 安顺 宣城 宿州
    宿迁 寿光 岳阳 崇左 巴中 巴哈马 巴库 巴拉圭 巴拿马 巴林 巴格达 巴西 巴黎 常州 常德 平凉 平壤 平顶山 张家口
    张家港 张家界 张掖 徐州 惠州 惠灵顿 慕尼黑 承德 拉各斯 拉巴特 拉萨 揭阳 文山 文昌 文莱 昌吉 昌都 明斯克 晋中
    晋城 晋江 普洱 景德镇 景洪 智利 曲阜 曲靖 杜尚别 来宾 松原 林芝 柏林 柳州 桂林 梅州 楚雄 武威 毕节 江门 江阴
    池州 汤加 沙特 泰国 泰安 泰州 洛杉矶 浦东 海东 海北 海口 海地 海牙 海西 温哥华 温州 湛江 焦作 牙买加 玉林 玉树
    玉溪 琼海 甘南 甘孜 白城 白山 白银 盘锦 石嘴山 石家庄 石河子 秦皇岛 米兰 索非亚 索马里 罗安达 罗马 肇庆 芝加哥
    苏丹 苏州 苏瓦 苏联 苏里南 苏黎世 荆州 荆门 蒙古国 衡水 衡阳 许昌 贝宁 贝鲁特 贺州 达卡 达喀尔 达州 达沃斯
    连云港 邢台 那曲 邵阳 郑州 都柏林 鄂州 金华 金昌 金沙萨 金边 银川 阳江 阳泉 阿克拉 阿克苏 阿勒泰 阿坝 阿富汗
    阿布贾 阿拉善 阿曼 阿根廷 阿联酋 青岛 韩国 韩城 韶关 韶山 首尔 马尼拉 马德里 马拉维 马耳他 马赛 马里 马鞍山
    美国 英国 法国 德国 日本 俄罗斯 意大利 西班牙 葡萄牙 荷兰 比利时 瑞士 瑞典 挪威 芬兰 波兰 捷克 奥地利 希腊 匈牙利
    罗马尼亚 保加利亚 塞尔维亚 克罗地亚 爱尔兰 冰岛 越南 老挝 柬埔寨 缅甸 菲律宾 新加坡 马来西亚
    印度尼西亚 巴基斯坦 尼泊尔
    哈萨克斯坦 乌兹别克斯坦 土库曼斯坦 以色列 约旦 叙利亚 埃及 突尼斯 摩洛哥 肯尼亚 尼日利亚 埃塞俄比亚 墨西哥 哥伦比亚
    秘鲁 委内瑞拉 澳大利亚 新西兰 朝鲜 蒙古 鹿特丹 黄冈 黄南 黄山 黄石 黎巴嫩 龙岩 曼谷 伊斯兰堡
    英格兰 苏格兰 威尔士 北爱尔兰 立陶宛 拉脱维亚 爱沙尼亚 白俄罗斯 摩尔多瓦 斯洛伐克 斯洛文尼亚 阿尔巴尼亚 波黑 黑山
    塞浦路斯 格鲁吉亚 亚美尼亚 阿塞拜疆 塔吉克斯坦 吉尔吉斯斯坦 斯里兰卡 马尔代夫 巴勒斯坦 卡塔尔 科威特 也门 斐济
    厄瓜多尔 玻利维亚 圭亚那 哥斯达黎加 洪都拉斯 危地马拉 萨尔瓦多 尼加拉瓜 多米尼加 阿尔及利亚 塞内加尔 科特迪瓦 喀麦隆
    刚果 几内亚 冈比亚 佛得角 布隆迪 坦桑尼亚 赞比亚 津巴布韦 莫桑比克 马达加斯加 毛里求斯 塞舌尔
""")
"""Places, likewise."""
_NOT_NAMES = _WORDS | _PLACES

ALSO_NAMES = _words("""
    和平 平安 文明 成功 万里 成就 幸福 青春 强国 解放 任何 富裕 向上 时代 安康 安庆 安顺 乐山 文山 金华 常德 承德 泰安
    吉安 宁波 文昌 景洪 武威 柏林 海东 松原 白山 玉林 玉树 伊春 金昌 许昌 黄山 宁德 米兰 万象
""")
"""Words and places that are names where a role says that a name follows: 记者 和平."""


def may_be_called(text: str) -> bool:
    """Whether a place may be what a person is called, where a role stands before it: 岳 is a surname, 记者 岳阳."""
    return len(text) == _SHORTEST_CALLED and text in _PLACES and text[0] in SURNAMES


_SHORTEST_CALLED = 2
_KIN = form(
    "(?<![阿小])(?:[儿孙]子|[女孙]儿|孙女|爸爸?|妈妈?|父亲|母亲|爷爷|奶奶|外公|外婆|哥哥?|姐姐?|弟弟?|妹妹?|妻子?|丈夫|老伴)"
    "(?=[ :]|$)"
)

_POSTS = _words("""
    书记 主任 教授 院长 校长 部长 局长 厅长 司长 处长 科长 主席 会长 董事长 理事长 监事长 总经理 经理 总裁
    研究员 副研究员 所长 秘书长 委员 组长 队长 站长 馆长 馆员 讲师 院士 代表 博士 博士后 博士生 硕士生 研究生
    本科生 市长 县长 省长 区长 镇长 乡长 村长 州长 总编辑 社长 大使 领事 总领事 总监 专家 工程师 总工程师 律师
    医师 医生 作家 诗人 检察长 参赞 检察官 法官 审判员 司令员 政委 参谋长 军长 师长 团长 连长 指导员 教员 教师
    老师 学员 学者 学生 顾问 负责人 首席科学家 科学家 经济学家 设计师 规划师 美术师 编剧 导演 演员 歌手 翻译家
    评论家 画家 画师 书法家 总干事 干事 常委 部长助理 特使 总统 总理 首相 外长 议员 议长 主管 主编 副主编 编审
    副编审 编辑 策展人 制片人 出品人 传承人 创始人 合伙人 发言人 主持人 主理人 台长 行长 园长 班长 场长 厂长
    矿长 船长 机长 列车长 护士长 政治委员 常务副主任 巡视员 调研员 科员 游客 村民 居民 网友 爱好者 志愿者
    留学生 村医 老人 助理 秘书 党员 村支书 支书 第一书记
    社员 队员 团员 会员 司机 矿工 车工 钳工 电工 焊工 法务 分析师 造价师 农艺师 技师 工匠 劳模 总队长 支队长
    大队长 中队长 局党组成员 党组成员 成员
    列兵 上等兵 下士 中士 上士 军士长 少尉 中尉 上尉 少校 中校 上校 大校 少将 中将 上将 排长 营长 旅长 教导员
    博导 硕导 博士生导师 硕士生导师 研究生导师 导师
    士官 战士 哨兵 军医 船员 市民 农民 牧民 渔民 职工 员工 工人 民警 辅警 辅导员 同学 校友 家长 业主 球迷
    旅客 乘客 顾客 车主 储户 住户 考生 商户 摊主
""")
_POST_ENDS = tuple(sorted(_POSTS))
_ORGANISATION = re.compile(
    "(?:"
    + fold(
        "大学|学院|中学|小学|学校|公司|集团|医院|法院|高院|协会|学会|委会|党委|党组|支部|宣传部|博物馆|电视台|报社|杂志社|出版社"
        "|汽车|企业|图片|视觉|影像|图库|中心|剧院|剧团|银行|政府|总社|分社|卫视|电台|"
    )
    + f"(?<=..)[{fold('市县区厅局处')}])$"
)
"""Ends of bodies and places that no name of four characters has."""
_HAN_CHARS = "㐀-䶿一-鿿〇\U00020000-\U0003ffff"
_OFFICE = re.compile(
    f"(?:[{fold('报网')}]|(?<=..)[{fold('社科部委办队站所会团组院馆校厂省')}]"
    f"|(?<=..)(?:{fold('机场|码头|公园|广场|农场|林场|牧场|油田|车间|工段')}))$"
)
"""Ends of bodies that a name without a surname does not have: 教务科."""
_SCHOOL = form(
    "(?<=..)[系班级课处室]$|^[一二三四五六七八九]班$|^(?:[初高][一二三]|[国大][一二三四]|小[一二三四五六])$"
    "|^(?:(?:[初国高][二三]|[初国]一)[忠孝仁爱信义和平]"
    f"|高一[忠孝仁爱]|[初国高][一二三][甲乙丙丁戊己]|[{_HAN_CHARS}]{{2}}[一二三四五六][甲乙丙丁戊己])$"
)
"""Departments and classes of schools, which have surnames at their head as well: 商学系, 公关室, 高一甲班, 高二忠,
企管三甲; 高一平 may be someone."""
_LAST_OF_SCHOOL = frozenset("系班级课处室一二三四五六忠孝仁爱信义和平甲乙丙丁戊己")
"""What they end in."""

_ADDRESS = re.compile(f"(?:[{fold('路街巷弄村社队')}]|{fold('大道|胡同|小区|家园')}|[{fold('东西南北')}]{fold('里')})$")
"""What the place ends in where a reader lives, or belongs to: a street, a village, a people's commune."""

HAN = re.compile(f"[{_HAN_CHARS}]+")
_DOTTED_NAME = f"[{_HAN_CHARS}A-Za-z.]{{1,8}}(?:·[{_HAN_CHARS}A-Za-z.]{{1,9}}){{1,5}}"
_DOTTED = form(_DOTTED_NAME)
_AGE = form(
    "(?P<age>先秦|春秋|战国|秦|[两西东]?汉|三国|魏|[两西东]?晋|南北?朝|北朝|隋|唐|五代|[两南北]?宋|辽|金|元|明|清"
    "|[汉唐宋元明清]代|[明清]末|近现?代|现代|当代|民国)·(?P<who>.+)"
)
_TUNES = _words("""
    七律 七绝 五律 五绝 七古 五古 律诗 绝句 古风 沁园春 水调歌头 满江红 念奴娇 蝶恋花 浪淘沙 清平乐 卜算子 菩萨蛮 西江月
    如梦令 忆江南 忆秦娥 渔家傲 采桑子 临江仙 浣溪沙 鹧鸪天 江城子 定风波 虞美人 长相思 减字木兰花 破阵子 青玉案 贺新郎
    永遇乐 声声慢 雨霖铃 八声甘州 水龙吟 诉衷情 踏莎行 木兰花 南乡子 生查子 点绛唇 醉花阴 一剪梅 钗头凤 扬州慢 望海潮
    桂枝香 摸鱼儿 鹊桥仙 南歌子 行香子 醉江月 十六字令 望江南 天净沙 山坡羊
""")
"""Forms of verse, before the dot in the title of a poem: 七律·登江城楼."""
_TUNE = re.compile(r"[■【《]*([^·:()【】《》 —-]+)")
# 星报·星网, 传播联盟·江城
_DOTTED_BODY = form("(?:[报网社云]|联盟|新闻|客户端|在线|融媒|传媒|频道|平台|工作室|卫视|电台|中心|公司)(?:·|$)")
_BODY_AND_FOREIGN = form(rf"([^·]*(?:社|站|部|局|台|网|报|公司))({_DOTTED_NAME})")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f.'’-]*")


_TITLED = form(f"(?P<name>[{_HAN_CHARS}]{{3,4}})(?:大?律师|医生|中?医师)")
_AGENCIES = frozenset({
    "ic photo", "cfp", "vcg", "getty images", "ap", "afp", "reuters", "epa", "xinhua", "china daily",
    "associated press",
}) | _words("""
    央视 央视网 央视新闻
    新华社 中新社 中央社 中通社 香港中通社 中央通讯社 法新社 路透社 美联社 欧新社 俄新社 俄塔社 俄通社 塔斯社
    国际文传社 共同社 时事社 韩联社 朝中社 越通社 合众社 合众国际社 彭博社 德新社 埃菲社 安莎社 法通社 联合社
    电通社 同盟社 海通社 哈瓦斯社 马新社 泰新社 印新社 菲通社 安塔拉社 军闻社
""")  # fmt: skip


def is_of_tune(title: str) -> bool:
    """Whether a folded title is a form of verse, or has one before its dot: 如梦令, 七律·登江城楼, 沁园春 江城."""
    found = _TUNE.match(title)
    return found is not None and found[1] in _TUNES


def is_agency(text: str) -> bool:
    """Whether folded words are an agency's of news or pictures and no person's: CFP, 路透社."""
    return text.casefold() in _AGENCIES


def is_word(text: str) -> bool:
    """Whether this is a word of the newspaper's own and no name: 主任, 资料照片, 北京."""
    return text in _NOT_NAMES


def is_place_word(text: str) -> bool:
    """Whether this is one of the places that look like names of people, or are reported from most: 北京."""
    return text in _PLACES


def is_post(text: str) -> bool:
    """Whether this is a post and nothing else: 研究员."""
    return text in _POSTS


def is_employer(text: str) -> bool:
    """Whether this is a body's name, or a post in one: 某市委宣传部, 某大学副院长."""
    return len(text) > 2 and (bodies.BODY_END.search(text) is not None or ends_in_post(text))


def is_task(text: str) -> bool:
    """Whether this is what someone does for an article, and no body employs him so: 解答律师, 审稿专家."""
    post = next(filter(text.endswith, _POST_ENDS), "")
    return bool(post) and len(text) <= len(post) + 2 <= 4 and bodies.BODY_END.search(text.removesuffix(post)) is None


def ends_in_post(text: str) -> bool:
    """Whether a post stands at the end of a text: 某大学副院长."""
    return text.endswith(_POST_ENDS)


_TRADE = form("(?:会计|.[者员师工家手]|(?:媒体|主持|传承|经纪|出版|广告|投资|文化|音乐)人)$")
"""What the word for a trade ends in, also one that few have: 人力资源从业者, 架子工."""


def is_trade(text: str) -> bool:
    """Whether a word may say what someone is, where it stands beside his name: 公司职员, 媒体人."""
    return _TRADE().search(text) is not None


def is_address(text: str) -> bool:
    """Whether a text says where someone lives: 青石东路, 和平巷, 某家塘社; 李小路 and 欧阳小路 are names."""
    if len(text) < 3 or _ADDRESS.search(text) is None:
        return False
    given = len(text) - surname_length(text)
    return given == len(text) or given > 2 or text[:-1] in words()


def surname_length(text: str) -> int:
    """How many characters the surname at the head of a text has: 2, 1, or 0 where there is none."""
    if text[:2] in COMPOUND_SURNAMES:
        return 2
    return 1 if text[:1] in SURNAMES else 0


def is_likely_name(text: str) -> bool:
    """A surname with one or two characters, two surnames with two (范徐某某), or a name with a dot."""
    if "·" in text:
        return _is_dotted(text)
    head = surname_length(text)
    given = len(text) - head
    named = head > 0 and (given in {1, 2} or (head == 1 and given == 3 and _are_surnames(text[:2])))
    return named and _is_plain(text)


def _are_surnames(text: str) -> bool:
    """Whether two characters are a surname each, and no word together: 范徐, but 公司, 历时."""
    return text[1] in SURNAMES and text not in words()


def may_sign(printed: str) -> bool:
    """Whether what stands alone in brackets is a name, as printed: a likely one, a rare surname's, one spelled out
    (斯琴图雅), 小　丁 set wide."""
    text = printed.replace(" ", "")
    if is_likely_name(text):
        return _AN_AGENCY.fullmatch(text) is None
    if is_spelled_out(text):
        return kind_of(text) in (NO_WORD, PERSON) and _is_plain(text)
    if text in words() or _NO_SIGNATURE.search(text) or not _is_plain(text):
        return False
    return len(text) == 2 < len(printed) or (len(text) in (2, 3) and text[0] in _RARE_SURNAMES)


_AN_AGENCY = re.compile(f".[{fold('新通联闻')}]社")
"""马新社, 越通社: agencies, of which there are more than are known."""
_NO_SIGNATURE = re.compile("[略续完载图转选录]$|^[未待全节附]")


def is_possible_name(text: str) -> bool:
    """What may be a name where a name is expected: two to four characters, or a foreign name spelled out."""
    if "·" in text:
        return _is_dotted(text)
    fits = 2 <= len(text) <= 4 or (len(text) <= 9 and is_spelled_out(text))
    office = _OFFICE.search(text) is not None and not is_likely_name(text)
    return fits and _is_plain(text) and not office and not is_of_a_school(text)


def is_of_a_school(text: str) -> bool:
    """Whether this is a department or a class of a school, as which 库尔班 only looks."""
    return text[-1:] in _LAST_OF_SCHOOL and _SCHOOL().search(text) is not None and not _sounds_foreign(text)


def is_spelled_out(text: str) -> bool:
    """Four characters or more, all of them such as foreign names are written with (叶卡捷琳娜, 乌云其其格)."""
    return len(text) >= 4 and _sounds_foreign(text)


def speaks_of_kin(line: str) -> bool:
    """Whether a line is the end of a family's letter, which is no byline: 儿子 小川."""
    return _KIN().search(line) is not None


def _is_dotted(text: str) -> bool:
    if _DOTTED().fullmatch(text) is None or _DOTTED_BODY().search(text) is not None:
        return False
    parts = text.split("·")
    if parts[0] in _TUNES or not _WORDS.isdisjoint(parts):
        return False
    others = [part for part in parts if part not in _PLACES]  # 杰克·伦敦, but 北京·骑手
    return len(others) == len(parts) or (bool(others) and all(map(_sounds_foreign, others)))


def _sounds_foreign(text: str) -> bool:
    return all(char in _SOUNDS for char in text)


def age_length(text: str) -> int:
    """How long what says when someone lived is, with its dot (唐·殷某某); 0 where a text is no such name."""
    found = _AGE().fullmatch(text) if "·" in text else None
    return found.start("who") if found and is_likely_name(found["who"]) and not _sounds_foreign(found["who"]) else 0


_OF_NO_NAME = ("视觉", "影像", "本报", "本刊", "本版", "本网", "本台", "本社")
"""What picture agencies' names begin with, and what papers call themselves."""


@lru_cache(maxsize=1024)
def _is_plain(text: str) -> bool:
    """Han characters throughout that are no word or body of the newspaper's own."""
    return (
        not is_word(text.removesuffix("省"))
        and HAN.fullmatch(text) is not None
        and not text.startswith(_OF_NO_NAME)
        and _ORGANISATION.search(text) is None
    )


def before_title(text: str) -> int:
    """How long a name of three or four characters is with a title run together behind it (乐某某医生); 0 where none."""
    found = _TITLED().fullmatch(text)
    return found.end("name") if found and is_likely_name(found["name"]) else 0


def split_post(text: str) -> int | None:
    """Where the name begins in a post or body and name run together (…党组书记窦某某); None where there is none."""
    foreign = _BODY_AND_FOREIGN().fullmatch(text) if "·" in text else None
    if foreign:
        return foreign.end(1)
    for length in (3, 2, 4):
        cut = len(text) - length
        name = text[cut:]
        if cut >= 2 and ends_in_post(text[:cut]) and is_likely_name(name) and not is_post(name):
            return cut
    return None
