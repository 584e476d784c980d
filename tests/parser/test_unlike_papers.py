"""Small pages of papers unlike those the model was trained on, one for each form: are they read as a person labels them?

Each page is written with its labels (see `labelled`).  It is laid out as text and read, and what comes of it is compared
with what comes of the labels.  All names and news are invented; the training's own pages are made in other words.
"""

from __future__ import annotations

import pytest

from convert.parser.assemble import assemble
from convert.parser.blocks import blocks
from convert.parser.body import DatelineContext
from convert.parser.facts import IssueFacts
from convert.parser.label import LabelledLine
from convert.parser.parse import parse
from convert.parser.roles import FURNITURE
from tests.parser.labelled import labelled
from tests.parser.outline import article_outline

DATE = "2026-07-20"

PAGES = """
## roundup_of_foreign_news
H* 渔港引来新航线
B 本报记者 卓小满
P 白鹭渔港的码头上，新漆的航标在晨雾里一闪一闪。上个月，通往南面三座岛屿的客货班轮在这里首航，岛上的海带、紫菜当天就能上岸。
P 船长施怀远跑了二十六年海路。他说，从前去岛上要等潮水，一等就是半天，如今航道疏浚过了，什么时候都走得成。
H* 环球扫描
C 北国启用极地科考船
P 据外媒报道，北国首艘自行建造的极地科考船日前交付使用。该船长一百二十米，可在一米五厚的冰层中连续航行。
C 湖国推行校园午睡
P 湖国教育部门宣布，从下学期起，全国小学将统一安排四十分钟午睡，课桌椅也将陆续更换为可以放平的样式。
C 沙国古城发现水窖
P 考古人员在沙国一座古城遗址发现一处保存完好的地下水窖，估计可储水八百立方米，距今约一千九百年。

## briefs_of_a_county (tight)
H* 石桥县给老水井建档案
P 本报讯（记者施怀远）石桥县近日完成全县一千二百口老水井的普查，每口井都有了编号和档案，其中四十口被列为保护对象。
P 普查队员走访了九十三个村，听老人讲述水井的来历，拍下照片，测量水深和水质，用了整整五个月时间。
H* 简讯
C 柳湾开通夜间公交
P 柳湾市日前新开三条夜间公交线路，末班车延至凌晨一点，方便夜班职工回家。
C 云坪村办起粮食银行
P 云坪村合作社办起粮食银行，农户把稻谷存进去，随时可以支取大米或现金。
C 西岙小学添了天文台
P 西岙小学的楼顶新添一座小型天文台，每逢周五晚上向全镇居民开放。

## column_title_above_a_story
K* 百姓故事
H 老电工的三件宝
B 本报通讯员 邬秋白
P 六十八岁的岑师傅有三件宝：一把螺丝刀，一只工具袋，一本写满地址的小册子。
P 退休八年，小册子上的地址从三十几个变成了四百多个，哪家的线路是哪年换的，他都记得清清楚楚。
K* 乡村夜话
H 月光下的晒谷场
B 谌有田
P 晒谷场是村里最宽敞的地方。秋收过后，稻草垛一座一座立起来，孩子们在中间捉迷藏，大人们搬了竹椅出来乘凉。
P 说来说去，还是说到今年的收成。有人叹气，有人笑，月亮就在这叹气和笑声里慢慢升高了。

## letters_to_the_editor
H* 小区门口的路灯该亮了
P 编辑同志：
P 我们小区门口有一排路灯，去年冬天就不亮了。晚上下班回来，路面坑坑洼洼，老人和孩子走着都害怕，已经有两位邻居摔伤。
P 我们向物业反映过几次，物业说路灯归市政管，市政又说不归他们管。请问到底该谁来修？
B 柳湾市东门街 卓建平
H* 药品说明书的字能不能大一点
P 编辑同志：
P 我今年七十一岁，平时要吃四种药。每次打开说明书，上面的字比芝麻还小，戴上老花镜也看不清，只好等孙子放学回来念给我听。
P 希望药厂把用法、用量和禁忌几项用大字印在盒子上。
B 石桥县 读者 岑玉珍

## free_verse_without_marks
H* 父亲的河
B 谌有田
P 父亲一生只认得一条河
P 他在河边耕田
P 在河边娶亲
P 也在河边送走他的父亲
P 河水年年涨上来
P 又年年退下去
P 退下去的时候
P 留下一层黑油油的泥
P 他说 这就是我们家的银行

## verse_beside_an_essay (indented)
H* 腌菜缸
B 邬秋白
P 霜降一过，母亲就要腌菜了。白菜在院子里晒了三天，叶子软塌塌的，帮子却还硬挺，码在竹匾上，像一排刚洗过澡的胖娃娃。
P 盐是粗盐，一层菜一层盐，最后压上一块河里捡来的青石。这块石头比我的年纪还大。
H* 秋日三章
B 卓小满
P 稻子低下头的时候
P 天就高了
P 雁群写了一行字
P 谁也没有读完
P 风把它吹散在山那边
P 风又把它念给我听

## caption_between_halves
H* 绣娘走上网课台
B 本报记者 岑玉珍
P 每天晚上八点，绣娘们准时坐到手机前。灯光打下来，一根丝线劈成十六股，针脚细得几乎看不见，屏幕那头的学员却看得明明白
c 绣娘在镜头前演示劈丝技法。
P+ 白。半年里，报名学刺绣的从三十人增加到两千多人，年纪最小的只有九岁。
P 镇上的绣庄也跟着热闹起来，布料、丝线、绷架成套往外寄，快递员一天要来三趟。

## caption_that_says_what_is_seen
H* 山货节开到田埂上
P 本报讯（通讯员卓建平）云坪村的山货节上周末开张，摊位沿着田埂一字摆开，蘑菇、板栗、野蜂蜜摆得满满当当，两天卖出三万多元。
P 村里的年轻人还支起了手机，一边吆喝一边直播，把订单接到了三个省。
c 图为村民在田埂上摆摊卖板栗。
H* 旧粮仓改成图书馆
P 本报讯（记者邬秋白）西岙镇一座闲置多年的粮仓改成了图书馆，高高的木梁留了下来，粮囤变成一个个圆形的读书角，成了镇上孩子放学后最爱去的地方。
c 图为孩子们在由粮囤改成的读书角里看书。

## continued_from_the_front_page
J* （上接第1版）
P 在白鹭镇，这样的变化还有很多。过去渔船靠岸，鱼获要等贩子来收，价钱全凭一张嘴；现在码头边建起了冷库和拍卖厅，上岸半个小时就能成交。
P 镇里还请来农科院的专家，教渔民用网箱养殖石斑鱼，去年户均增收一万八千元。
H* 山村小站迎来首趟慢火车
P 本报讯（记者谌有田）昨天清晨六点，一列绿色慢火车缓缓驶进云坪小站，站台上等候的村民挑着菜担，牵着孩子，依次上车。

## hong_kong_report
H* 海濱長廊擬延長兩公里  居民憂慮施工噪音  當局承諾夜間停工
P 【港灣日報專訊】發展部門昨日公布海濱長廊延長計劃，擬由舊碼頭向東伸延兩公里，預計明年中動工，工程為期三十個月。附近屋苑居民擔心打樁噪音滋擾，要求當局設立聯絡小組。
C 區議員：應先做環評
P 當區區議員岑志強表示，支持興建長廊，但認為政府應先公布環境評估報告，再諮詢居民意見，不應匆匆上馬。
C 學者料人流增三成
P 城市大學規劃系副教授施敏儀估計，長廊落成後假日人流會增加三成，鄰近街道的交通和停車位都要一併檢討。
C 小販憂失去攤檔
P 在碼頭擺賣二十年的邬婆婆說，最怕長廊建成後不准擺檔，希望當局預留位置，讓老街坊繼續做生意。
B 港灣日報記者

## hong_kong_two_reports (indented)
H* 舊區重建收購  業主嫌呎價低  聚會商對策
P 【本報訊】市區更新項目昨日向三百戶業主發出收購信，實用呎價為一萬六千元。多名業主晚上在樓下聚會，認為出價低於市值，不足以在同區購買單位。
C 促加入原區安置
P 業主代表卓偉明說，街坊在區內住了幾十年，子女上學、老人覆診都在附近，希望方案加入原區安置。
H* 單車徑新設維修站  提供免費打氣
P 【本報訊】沿海單車徑新設八個自助維修站，備有打氣泵和簡單工具，市民可免費使用。運輸部門稱，會視乎使用情況增設站點。
C 車友讚方便
P 經常騎車的施先生說，過去爆胎只能推車走一小時，現在隨時可以修理，十分方便。

## charity_case_taiwan
H* B2216 父癱母洗腎 少女撐起一個家
P 「只要全家在一起，再苦我都不怕。」十七歲的小敏每天清晨四點起床，先替父親翻身拍背，再煮好三餐，才騎腳踏車去上學。放學後她到麵店打工，一直忙到晚上十點。
P 社工說，小敏的父親五年前從鷹架摔下，頸部以下癱瘓，母親每週要洗腎三次，一家人靠補助和小敏的薪水過活。
P 小敏最大的心願是讀護理系，「以後我可以自己照顧爸媽。」報導．攝影╱岑雅婷
E 基金會編號：B2216

## taiwan_reporters
H* 老戲院轉型 週末搬演布袋戲
B 記者卓怡君、岑志明／嘉義報導
P 鎮上唯一的老戲院停業十二年後重新開門，昨晚首演布袋戲，三百張票不到一小時就被搶光，許多鄉親帶著板凳在門外聽。
P 戲院第三代經營者施先生說，父親臨終前唯一放不下的就是這間戲院，他花了四年整修，希望下一代還能聽見鑼鼓聲。
H* 山區校車停駛 學童改搭菜車
B 〔記者邬俊傑／南投報導〕
P 山區校車因司機退休停駛，二十多名學童每天改搭菜車上學，家長憂心安全，要求縣府儘速補人。
P 縣府教育處回應，已經公告徵聘司機，最快下個月初可以恢復行駛。

## serial_story
K* 长篇连载
H 渡口人家
S 第四十一回
B 邬秋白 著
P 话说那天夜里，老渡工听见对岸有人喊船，声音被风刮得断断续续。他披了蓑衣走到码头，只见江面上漂着一盏灯笼，忽明忽暗。
P 他心里一惊，想起二十年前也是这样一个夜晚，也是这样一盏灯。
E （未完待续）

## notice_of_an_office
H* 关于东门大桥封闭维修的公告
P 因东门大桥主梁检修需要，定于8月1日零时起对该桥实行全封闭施工，禁止一切车辆和行人通行，工期预计四十五天。
P 封闭期间，请过往车辆绕行南环路或柳湾二桥，行人可乘坐免费摆渡车。给您带来不便，敬请谅解。
P 特此公告。
P 柳湾市住房和城乡建设局
P 2026年7月18日

## four_decks_of_1946
K* 临河守军乘夜强渡
H 我民兵三路出击
S 毙伤俘敌二百余人
S 缴获步枪八十余支
P 【新华社石门廿四日电】盘踞临河之敌一个营，于廿一日深夜强渡滹水，进犯我沿岸村庄。我民兵三路出击，激战四小时，将敌全部击退。
K* 各村互助组抢种早秋
H 五天完成八千亩
P 【本报石桥讯】自入夏以来，石桥一带久旱不雨。本月中旬喜降透雨，各村互助组立即动员，男女老少一齐下地，五天之内抢种早秋八千余亩。

## wires_of_1939
H* 英艦駛抵新港
P 路透社新港十九日電　英國巡洋艦兩艘，今晨駛抵此間。據艦長談稱，此行純為例行訪問，將停泊一週，然後續駛往南洋各地。
H* 米價續漲
S 市面頗形恐慌
P 昨日本埠米價續漲，每石又升五角，各米號門前購者擁擠，巡捕到場維持秩序。聞社會局已召集同業公會商討平抑辦法。
H* 德使返任
P （海通社柏林廿日電）德國駐某國公使，今午由此間乘機返任。聞該使攜有政府新訓令，將於抵任後即行提出。

## interview_with_speakers_named
H* “河长不是挂在牌子上的名字”
S ——关于小流域治理的对话
B 对话人：施怀远 柳湾市水利局局长
B 岑玉珍 江南水利学院教授
B 主持人：本报记者 卓小满
P 主持人：小流域治理说了很多年，为什么还是难？
P 施怀远：难在上下游不是一家人。上游养猪，下游喝水，中间隔着两个县，谁也管不了谁。我们现在做的，就是把一条河当成一个整体来管。
P 岑玉珍：我补充一点。治理不能只看水质，还要看沿河的人怎么生活，不给出路，今天拆了猪圈，明天还会建起来。

## commentary_in_short_paragraphs
H* 慢一点，也是一种负责
B 谌有田
P 最近，一座小城为一棵古树改了规划。
P 道路拐了个弯，多花了三百万元。
P 有人说不值。一棵树，值得吗？
P 值得。因为它长了六百年，而一条路，用不了多久就会翻修。
P 城市的记忆，往往就在这些拐弯的地方。直来直去，省的是眼前的钱，丢的是身后的根。
P 凡事快一点，当然好。可有些事，慢一点，才是对后来人负责。
H* 别让“已读”代替“已办”
B 邬秋白
P 群里发通知，下面一串“收到”。
P 收到之后呢？
P 有的事办了，有的事就停在了“收到”二字上。
P 工作不是聊天，落实才是回音。

## caption_and_credit_of_a_picture_story
H* 海岛上的“水上邮路”
c 7月15日，白鹭岛邮递员卓建平划着小船给养殖户送信。
r 岑玉珍 摄
P 白鹭岛周围有六十多户人家常年住在渔排上，邮递员卓建平每两天划船送一次邮件。十九年来，他划过的水路加起来可以绕地球一圈半。
c 卓建平把录取通知书交到学生手中。
r 岑玉珍 摄
P 渔排上的人都说，看见那条绿色的小船，就像看见了亲人。

## signed_at_the_end_by_a_reader
H* 一碗面的钱
P 早上去面馆吃面，吃完才发现没带手机。老板摆摆手说，下回一起给。我记着这件事，晚上特意绕了二里路送钱过去，面馆却已经关了门。
P 第二天再去，老板早忘了。他说，来的都是街坊，谁还差这一碗面。
E （柳湾市 卓小满）
H* 让座
P 公共汽车上，一个小伙子站起来给老人让座。老人不坐，说自己下一站就到。小伙子说，我也是下一站。两个人就这样站了一路，座位空着，谁也没坐。
B □施怀远

## foreign_decks
K* 两岸代表团在海岛会晤
H 渔业协定换文签字
S 明春起互设联络处
S 渔民可凭证避风
P 【本报海岛专电】两岸渔业代表团昨日在海岛举行第三轮会谈，双方就捕捞区域、避风港口和联络办法达成一致，并于下午四时换文签字。
P 据代表团发言人称，协定有效期五年，期满后可以续签。
K* 入夏以来最强台风逼近
H 沿海各县停课两天
P 【本报讯】气象台昨晚发布警报，今年第六号台风将于今夜在石桥至柳湾一带登陆，中心风力十三级。沿海五县宣布学校停课两天，渔船全部回港。

## column_under_a_page_head
F 港灣日報 2026年7月20日 星期一 A9 副刊
K* 街角閒談
H 修鐘錶的人
B 施敏儀
P 樓下修鐘錶的老伯，一張小桌，一盞枱燈，坐了三十五年。桌上的鐘沒有一個走得一樣，他卻從不出錯，什麼時候開檔，什麼時候收工，分秒不差。
P 我問他，這麼多鐘，看哪一個？他指指窗外：看對面小學放學。
L 責任編輯：岑志強　版面設計：卓怡君

## page_of_laws
H* 柳湾市公园管理办法
S （2026年7月10日柳湾市人民政府令第36号公布）
P 第一条 为了加强公园管理，保护公园资源，根据有关法律法规，结合本市实际，制定本办法。
P 第二条 本办法适用于本市行政区域内公园的规划、建设、保护和管理。
P 第三条 公园应当免费向公众开放，法律法规另有规定的除外。

## questions_answered_for_readers (tight)
H* 医保异地结算怎么办
P 读者卓先生：我退休后跟女儿住在外省，看病能不能直接结算？
P 市医保局：可以。先在手机上办理异地就医备案，备案成功后，持社保卡在当地定点医院就可以直接结算，不用再垫付。
P 读者岑女士：备案要交什么材料？
P 市医保局：只要身份证和社保卡，不需要居住证明，一般当天就能办好，长期有效。

## note_of_the_editor_over_a_series
K* 我们村的新鲜事①
H 菜地装上了“天气预报员”
N 编者按：大棚里的传感器、溪边的监测站、村口的智能柜……新技术正在走进寻常村落。即日起，本报开设专栏，讲述发生在身边的变化。
B 本报记者 岑玉珍 通讯员 施怀远
P 老卓的菜地里立着一根两米高的杆子，顶上转着小风车，村里人叫它“天气预报员”。地温、湿度、光照，隔十分钟就往他手机上报一次。
P “从前看天，现在看手机。”老卓说，去年倒春寒，提前六个小时收到提醒，一棚黄瓜全保住了。

## dateline_at_the_end
H* 白鹭港年吞吐量破千万吨
B 本报记者 卓建平
P 随着最后一箱冻鱼吊装上船，白鹭港今年的吞吐量突破一千万吨，比去年提前四十天。港口负责人说，新建的两个泊位起了关键作用。
P 下一步，港口将继续扩建后方堆场，把冷链车直接开到船边，让海鲜上岸两个小时就能进城。
D 本报柳湾7月19日电

## notices_after_a_report (tight)
H* 白鹭港疏浚工程完工
B 本报记者 卓小满
P 历时十一个月的白鹭港疏浚工程昨天完工，航道水深从六米增加到九米，五万吨级货轮可以全天候进出。
P 港务局介绍，挖出的泥沙没有外运，全部用来填筑后方的堆场，省下运费一千三百万元。
H* 公　告
P 因疏浚工程验收，白鹭港内航道定于7月25日零时至六时封闭，请过往船舶提前安排航次，服从现场指挥。
P 白鹭港务局
P 2026年7月19日
H* 柳湾市拟录用工作人员公示
P 根据考试、体检和考察结果，现将拟录用人员予以公示，公示期五个工作日。对公示对象有异议的，请在公示期内向市人社局反映。
P 柳湾市人力资源和社会保障局
P 2026年7月19日

## reporters_note_after_a_report
H* 山里的书店开到了凌晨
B 本报记者 岑玉珍
P 云坪村的书店每晚亮灯到十二点。店主是返乡的大学生，把祖屋的二楼辟成了阅览室，三千册书都可以随便看。
P 村里的孩子放了学就往这里跑。半年下来，借书登记簿换了五本，最受欢迎的是讲星星的那一架。
K* 记者手记
H 灯下的人
P 采访那天下着雨，二楼坐满了人，没有谁说话，只听见翻书的声音。临走时一个女孩问我，城里的书店是不是有十层楼高。
P 我说没有，最高的也就三层。她笑了，说那我们的也不算矮。

## announcements_of_companies (tight)
K* 证券代码：600xxx　证券简称：白鹭港务　公告编号：2026—031
H 白鹭港务股份有限公司关于签订重大合同的公告
P 白鹭港务股份有限公司近日与南岛航运公司签订集装箱装卸服务合同，合同期三年，金额约二点四亿元，对公司本年度业绩有积极影响。
P 本合同的履行不影响公司业务的独立性，敬请广大投资者注意投资风险。
P 白鹭港务股份有限公司董事会
P 2026年7月18日
K* 证券代码：000xxx　证券简称：柳湾水泥　公告编号：2026—077
H 柳湾水泥股份有限公司股票交易异常波动公告
P 柳湾水泥股份有限公司股票连续三个交易日收盘价格涨幅偏离值累计超过百分之二十，属于异常波动。经核实，公司经营情况正常。
P 柳湾水泥股份有限公司董事会
P 2026年7月18日

## continued_without_a_headline
H* 柳湾湿地来了黑脸琵鹭
B 本报记者 施怀远
P 七月的柳湾湿地，水面上多了十一只黑脸琵鹭。护鸟队员守了四天四夜，才拍到它们低头觅食的样子。
P 湿地管理处说，这是黑脸琵鹭第一次在这里停留，说明水质和鱼群都在恢复。
J* （上接第1版）
P 会议强调，防汛工作要抓早抓小，各县要把水库、堤防和低洼居民点再排查一遍，责任落实到人，物资备足到位。
P 会议要求，气象、水利部门要加密会商，预警信息一小时内传到每个村组，确保群众转移不落一户、不漏一人。
"""

LAYOUTS = {"": ("\n\n", ""), "tight": ("\n", ""), "indented": ("\n", "　　")}
"""For each layout: what stands between two blocks, and what before a paragraph."""


def _pages() -> dict[str, tuple[str, str]]:
    entries = [entry.partition("\n") for entry in PAGES.strip("\n").removeprefix("## ").split("\n## ")]
    found = {}
    for head, _, page in entries:
        name, _, layout = head.partition(" ")
        found[name] = (layout.strip("()"), page.strip("\n"))
    return found


def _laid_out(page: str, layout: str) -> str:
    between, indent = LAYOUTS[layout]
    rows = [row.partition(" ") for row in page.split("\n")]
    return between.join((indent if code == "P" else "") + text for code, _, text in rows) + "\n"


def _outline(labels: tuple[LabelledLine, ...]) -> str:
    """The outline of what the labels make; who signs at the end may be named by a byline or a sign-off."""
    found = blocks(labels)
    furniture = [f"{block.role} {block.text}" for block in found if block.role in FURNITURE]
    articles = [article_outline(one.article) for one in assemble(found, "3", DatelineContext(DATE))]
    return "\n".join([*furniture, *articles]).replace("SignOff", "Byline")


UNLIKE = _pages()
NOT_YET = """
    free_verse_without_marks caption_between_halves hong_kong_two_reports charity_case_taiwan wires_of_1939
    briefs_of_a_county four_decks_of_1946 foreign_decks serial_story
"""
"""Pages that the shipped model still misreads, here or there: to be struck off as models get better."""
_MISREAD = pytest.mark.xfail(reason="the shipped model does not know this form well enough", strict=True)


@pytest.mark.parametrize("name", [pytest.param(name, marks=[_MISREAD] * (name in NOT_YET.split())) for name in UNLIKE])
def test_a_page_of_another_paper_is_read_as_a_person_labels_it(name: str) -> None:
    layout, page = UNLIKE[name]
    parsed = parse(_laid_out(page, layout).encode(), IssueFacts(date=DATE))
    assert _outline(parsed.labels) == _outline(labelled(page))
