"""Whole pages, one for each form of the newspapers: what the parser makes of them, as outlines one can read.

The first table's lines carry their labels (see `labelled`), so that it tests what comes after the labelling; the second's
are read as they stand.  All names and news are invented.
"""

from __future__ import annotations

import pytest

from convert.law import check_conservation
from convert.parser.assemble import assemble
from convert.parser.blocks import blocks
from convert.parser.body import DatelineContext
from convert.parser.facts import IssueFacts
from convert.parser.parse import parse
from tests.parser.labelled import labelled
from tests.parser.outline import article_outline, outline

DATE = "2026-07-20"

LABELLED = """
## byline_broken_behind_its_role
H* 水清了
B 新华社记者
B 邹大为
P 沿着新修的河堤向前走,河水清澈见底。
-->
Article brief
  Headline 水清了
  Byline 新华社记者 邹大为 | reporter 邹大为 (新华社)
  Paragraph 沿着新修的河堤向前走,河水清澈见底。

## closing_dateline
K* 某会议强调
H 把小事办成实事
P 会议强调,要把小事办成实事,让群众得到实惠,各地各部门要加强领导,落实责任。新华社北京7月18日电
-->
Article brief
  Kicker 某会议强调
  Headline 把小事办成实事
  Paragraph 会议强调,要把小事办成实事,让群众得到实惠,各地各… | dispatch 新华社 北京 2026-07-18

## bracketed_1946
K* 国民党当局破坏某地协议
H 蓄意放水淹我解放区
S 不顾百万人民生命图逞内战阴谋
S 某地发言人表示坚决反对
P 【新华社荷泽十一日电】某地当局于九日擅自破坏协议,开闸放水,致使下游七县农田被淹。
P 【本报威县讯】威县各界群众昨日集会,抗议当局放水淹我解放区之暴行,到会者达万余人。
-->
Article brief
  Kicker 国民党当局破坏某地协议
  Headline 蓄意放水淹我解放区
  Subheadline 不顾百万人民生命图逞内战阴谋
  Subheadline 某地发言人表示坚决反对
  Paragraph 【新华社荷泽十一日电】某地当局于九日擅自破坏协议,… | dispatch 新华社 荷泽 2026-07-11
  Item
    Paragraph 【本报威县讯】威县各界群众昨日集会,抗议当局放水淹… | dispatch 本报 威县

## shenbao_wire
H* 某邦發生騷動
P 路透社印度聯合省達拉城廿一日電 某邦昨日發生騷動,警察開槍鎮壓,死傷多人,全城戒嚴。
-->
Article brief
  Headline 某邦發生騷動
  Paragraph 路透社印度聯合省達拉城廿一日電 某邦昨日發生騷動,… | dispatch 路透社 印度聯合省達拉城 2026-07-21

## taiwan_byline
H* 某市推動長照服務
B 記者陳小文、鄭大媁/台北報導
P 某市政府昨日宣布推動長照服務,預計三年內設置一百處據點,讓長者在社區就近得到照顧。
c 某市長者在據點用餐。
r 記者陳小文/攝影
-->
Article brief
  Headline 某市推動長照服務
  Byline 記者陳小文、鄭大媁/台北報導 | dispatch 台北 | reporter 陳小文 | reporter 鄭大媁
  Paragraph 某市政府昨日宣布推動長照服務,預計三年內設置一百處…
  Photo
    Caption 某市長者在據點用餐。
    Credit 記者陳小文/攝影 | photographer 陳小文

## taiwan_glued_signature
H* 孝子獨力照顧中風父
P 小明說:「爸爸養我長大,現在輪到我照顧他,這是很有意義的人生磨練。」報導．攝影╱韓小爾
-->
Article brief
  Headline 孝子獨力照顧中風父
  Paragraph 小明說:「爸爸養我長大,現在輪到我照顧他,這是很有… | reporter 韓小爾 | photographer 韓小爾

## hongkong
H* 安基苑維修  業主商續用受查顧問否  承建商倡聘第三方監管
P 【明報專訊】安基苑業主昨晚召開大會,商討是否續用正受調查的顧問公司。
C 建總:他座亦有工人失聯
P 建總主席陳小文昨日表示,另一座大廈亦有工人失去聯絡。
B 明報記者
-->
Article brief
  Headline 安基苑維修  業主商續用受查顧問否  承建商倡聘第…
  Paragraph 【明報專訊】安基苑業主昨晚召開大會,商討是否續用正… | dispatch 明報
  Crosshead 建總:他座亦有工人失聯
  Paragraph 建總主席陳小文昨日表示,另一座大廈亦有工人失去聯絡。
  Byline 明報記者

## kicker_and_deck
K* 某集团首席科学家张大钢——
H 把码头搬进云端
S ——记某集团创新团队
B 本报记者  李小蔚  田 泓
P 清晨的码头,桥吊无声地起落,看不见一个工人的身影。
-->
Article brief
  Kicker 某集团首席科学家张大钢——
  Headline 把码头搬进云端
  Subheadline ——记某集团创新团队
  Byline 本报记者  李小蔚  田 泓 | reporter 李小蔚 (本报) | reporter 田泓 (本报)
  Paragraph 清晨的码头,桥吊无声地起落,看不见一个工人的身影。

## headline_on_two_lines
H* 开放合作
H 提升服务业竞争力
P 近日,某市举行服务业开放合作推介会,来自十个国家的企业参加。
-->
Article unknown
  Headline 开放合作 提升服务业竞争力
  Paragraph 近日,某市举行服务业开放合作推介会,来自十个国家的…

## subheadline_before_any_headline
S* 审议某某草案等
P 会议审议了某某草案,听取了有关报告,会期共三天。
-->
Article unknown
  Headline 审议某某草案等
  Paragraph 会议审议了某某草案,听取了有关报告,会期共三天。

## no_headline_at_all
P* 本报讯 (记者周小川)昨日,本市下了一场大雨,部分路段积水,交警冒雨疏导交通。
-->
Article brief
  Paragraph 本报讯 (记者周小川)昨日,本市下了一场大雨,部分… | dispatch 本报 | reporter 周小川

## roundup_crossheads
H* 环球扫描
C 甲国呼吁恢复会谈
P 据新华社东京7月18日电  甲国总统18日呼吁有关各方尽快恢复会谈,以和平方式解决分歧。
C 乙国发生持刀伤人案
D 据新华社罗马7月18日电
P 乙国沿海城市当天发生一起持刀伤人案,造成三人受伤。
C 丙国遭遇暴雨
B 新华社记者 陈小溪
P 连日来,丙国北部遭遇暴雨,多条公路中断。
-->
Article roundup
  Headline 环球扫描
  Item
    Headline 甲国呼吁恢复会谈
    Paragraph 据新华社东京7月18日电  甲国总统18日呼吁有关… | dispatch 新华社 东京 2026-07-18
  Item
    Headline 乙国发生持刀伤人案
    Dateline 据新华社罗马7月18日电 | dispatch 新华社 罗马 2026-07-18
    Paragraph 乙国沿海城市当天发生一起持刀伤人案,造成三人受伤。
  Item
    Headline 丙国遭遇暴雨
    Byline 新华社记者 陈小溪 | reporter 陈小溪 (新华社)
    Paragraph 连日来,丙国北部遭遇暴雨,多条公路中断。

## roundup_headlines_that_start_nothing
H* 国际简讯
H 甲国呼吁恢复会谈
P 据新华社东京7月18日电  甲国总统18日呼吁有关各方尽快恢复会谈。
K 乙国沿海城市
H 发生持刀伤人案
P 据新华社罗马7月18日电  乙国沿海城市当天发生一起持刀伤人案,造成三人受伤。
-->
Article roundup
  Headline 国际简讯
  Item
    Headline 甲国呼吁恢复会谈
    Paragraph 据新华社东京7月18日电  甲国总统18日呼吁有关… | dispatch 新华社 东京 2026-07-18
  Item
    Kicker 乙国沿海城市
    Headline 发生持刀伤人案
    Paragraph 据新华社罗马7月18日电  乙国沿海城市当天发生一… | dispatch 新华社 罗马 2026-07-18

## column_of_one_report
H* 环球扫描
S 甲国呼吁恢复会谈
P 据新华社东京7月18日电  甲国总统18日呼吁有关各方尽快恢复会谈。
-->
Article brief
  Kicker 环球扫描
  Headline 甲国呼吁恢复会谈
  Paragraph 据新华社东京7月18日电  甲国总统18日呼吁有关… | dispatch 新华社 东京 2026-07-18

## briefs_without_datelines
H* 简讯
C 某县举办瓜果节
P 近日,某县举办瓜果节,吸引游客三万人。
C 某镇建成图书室
P 某镇图书室建成开放,藏书一万册。
-->
Article roundup
  Headline 简讯
  Item
    Headline 某县举办瓜果节
    Paragraph 近日,某县举办瓜果节,吸引游客三万人。
  Item
    Headline 某镇建成图书室
    Paragraph 某镇图书室建成开放,藏书一万册。

## contents_of_the_issue
H* 导读
C 某市渠水进城
J （见3版）
C 某村修通公路
J （见5版）
-->
Article roundup
  Headline 导读
  Item
    Headline 某市渠水进城
    Jump （见3版）
  Item
    Headline 某村修通公路
    Jump （见5版）

## a_second_report_in_mid_article
K* 端午假期出游人次创新高
H 出入境人次同比增长
P 本报北京6月22日电  （记者欧阳小洁、郑大鸥）端午假期,全国出游人次创新高,各地举办龙舟赛。
P 家庭游、避暑游受欢迎。
P 本报北京6月22日电  （记者张小培）记者从移民管理部门获悉,端午假期出入境人次同比增长两成。
-->
Article brief
  Kicker 端午假期出游人次创新高
  Headline 出入境人次同比增长
  Paragraph 本报北京6月22日电  （记者欧阳小洁、郑大鸥）端… | dispatch 本报 北京 2026-06-22 | reporter 欧阳小洁 | reporter 郑大鸥
  Paragraph 家庭游、避暑游受欢迎。
  Item
    Paragraph 本报北京6月22日电  （记者张小培）记者从移民管… | dispatch 本报 北京 2026-06-22 | reporter 张小培

## editors_note_and_sign_off
K* 渠水进城系列报道①
H 渠水从哪里来
N 编者按：渠水进城是民生大事,本报今起推出系列报道。
P 渠水来自四十公里外的青山水库,水质常年保持优良。
B ——编  者
-->
Article unknown
  Kicker 渠水进城系列报道①
  Headline 渠水从哪里来
  EditorNote 编者按：渠水进城是民生大事,本报今起推出系列报道。
  Paragraph 渠水来自四十公里外的青山水库,水质常年保持优良。
  SignOff ——编  者

## box_ends_at_the_hosts_endnote
H* 渠水进城的日子
B 本报记者 周小川
P 渠水进城那天,许多居民一早就来到闸口等候。
C ■链接
C 渠水进城工程
P 渠水进城工程于三年前开工建设,共修建渠道四十公里。
E （本报记者陈小溪参与采写）
-->
Article brief
  Headline 渠水进城的日子
  Byline 本报记者 周小川 | reporter 周小川 (本报)
  Paragraph 渠水进城那天,许多居民一早就来到闸口等候。
  Box
    Kicker ■链接
    Headline 渠水进城工程
    Paragraph 渠水进城工程于三年前开工建设,共修建渠道四十公里。
  Endnote （本报记者陈小溪参与采写） | reporter 陈小溪 (本报)

## box_ends_at_the_hosts_byline
H* 渠水进城的日子
P 渠水进城那天,许多居民一早就来到闸口等候。
C 【点评】
P 小小一渠水,连着千万家。
B □某县融媒体中心 林大河
-->
Article unknown
  Headline 渠水进城的日子
  Paragraph 渠水进城那天,许多居民一早就来到闸口等候。
  Box
    Headline 【点评】
    Paragraph 小小一渠水,连着千万家。
  Byline □某县融媒体中心 林大河 | author 林大河 (某县融媒体中心)

## box_signed_by_its_own_writer
H* 渠水进城的日子
B 本报记者 周小川
P 渠水进城那天,许多居民一早就来到闸口等候。
C 记者手记
B 林大河
P 采访中,最难忘的是一位老人捧起渠水的样子。
-->
Article brief
  Headline 渠水进城的日子
  Byline 本报记者 周小川 | reporter 周小川 (本报)
  Paragraph 渠水进城那天,许多居民一早就来到闸口等候。
  Box
    Headline 记者手记
    Byline 林大河 | author 林大河
    Paragraph 采访中,最难忘的是一位老人捧起渠水的样子。

## questions_and_answers
H* 渠水为什么这样清
P 问：渠水进城以后有哪些变化？
P 答：最大的变化是水压稳定了。
P 过去一到夏天,高层住户就没有水用。
P 问：下一步有什么打算？
P 答：把老旧管网全部换掉。
-->
Article feature
  Headline 渠水为什么这样清
  Question 问：渠水进城以后有哪些变化？
  Answer 答：最大的变化是水压稳定了。
  Paragraph 过去一到夏天,高层住户就没有水用。
  Question 问：下一步有什么打算？
  Answer 答：把老旧管网全部换掉。

## reporter_and_speaker
H* 对话供水公司经理
B 本报记者 周小川
P 本报记者：渠水进城以后有哪些变化？
P 林大河：最大的变化是水压稳定了。
P 本报记者：下一步有什么打算？
P 林大河：把老旧管网全部换掉。
-->
Article feature
  Headline 对话供水公司经理
  Byline 本报记者 周小川 | reporter 周小川 (本报)
  Question 本报记者：渠水进城以后有哪些变化？
  Answer 林大河：最大的变化是水压稳定了。
  Question 本报记者：下一步有什么打算？
  Answer 林大河：把老旧管网全部换掉。

## speakers_in_turns
H* 关于渠水的对话
P 周小川：渠水进城以后有哪些变化？
P 林大河：最大的变化是水压稳定了。
P 周小川：下一步有什么打算？
P 林大河：把老旧管网全部换掉。
-->
Article feature
  Headline 关于渠水的对话
  Question 周小川：渠水进城以后有哪些变化？
  Answer 林大河：最大的变化是水压稳定了。
  Question 周小川：下一步有什么打算？
  Answer 林大河：把老旧管网全部换掉。

## no_one_asks
H* 三人谈渠水
P 沈晨：从形式看,这条渠并不新鲜。
P 林大河：从结果看,居民得了实惠。
P 周小川：从长远看,管护更要紧。
-->
Article unknown
  Headline 三人谈渠水
  Paragraph 沈晨：从形式看,这条渠并不新鲜。
  Paragraph 林大河：从结果看,居民得了实惠。
  Paragraph 周小川：从长远看,管护更要紧。

## words_before_a_colon_are_no_speakers
H* 某市举办招聘会
P 时间：7月20日。
P 地点：某市体育馆。
P 要求：本市户籍,高中以上学历。
-->
Article unknown
  Headline 某市举办招聘会
  Paragraph 时间：7月20日。
  Paragraph 地点：某市体育馆。
  Paragraph 要求：本市户籍,高中以上学历。

## a_reporter_quoted_alone
H* 渠水进城
P 记者：这里说的是谁,并不清楚。
P 渠水流过三道闸门,进入城区。
-->
Article unknown
  Headline 渠水进城
  Paragraph 记者：这里说的是谁,并不清楚。
  Paragraph 渠水流过三道闸门,进入城区。

## letter
H* 请修一修我们村的桥
C 编辑同志：
P 我们村头的木桥已经用了三十年,桥面破损严重,希望有关部门尽快修理。
P 河南某某市  王 秀
-->
Article unknown
  Headline 请修一修我们村的桥
  Paragraph 编辑同志：
  Paragraph 我们村头的木桥已经用了三十年,桥面破损严重,希望有…
  SignOff 河南某某市  王 秀 | author 王秀 (河南某某市)

## notice_with_body_and_date
H* 某市某某局公告
P 根据有关规定,现将下列单位名单予以公告,如有异议请在十五日内提出。
C 某市某某局
C 2026年7月18日
-->
Article notice
  Headline 某市某某局公告
  Paragraph 根据有关规定,现将下列单位名单予以公告,如有异议请…
  SignOff 某市某某局 | author 某市某某局
  SignOff 2026年7月18日

## law
H* 某市供水条例
B 第一章 总则
P 第一条 为了加强供水管理,制定本条例。
P 第二条本条例适用于本市行政区域内的供水活动。
C 第二章 供水管理
P 第三条 供水单位应当履行下列义务：
P （一）建立水质检测制度；
P （二）公开服务电话。
-->
Article unknown
  Headline 某市供水条例
  Crosshead 第一章 总则
  Clause 第一条 为了加强供水管理,制定本条例。
  Clause 第二条本条例适用于本市行政区域内的供水活动。
  Crosshead 第二章 供水管理
  Clause 第三条 供水单位应当履行下列义务：
  ListItem （一）建立水质检测制度；
  ListItem （二）公开服务电话。

## rhymed_lines
H* 渠边杂咏
C 林小溪
C 耕读古来传佳话，
C 诗书自昔继清芬。
P 渠水今朝入城郭，
P 万家灯火照黄昏。
-->
Article unknown
  Headline 渠边杂咏
  Byline 林小溪 | author 林小溪
  Verse 耕读古来传佳话，
  Verse 诗书自昔继清芬。
  Verse 渠水今朝入城郭，
  Verse 万家灯火照黄昏。

## free_verse
H* 渠水之歌
C 林小溪
C 渠水从山间流下来
C 带着石头的凉意
C 它经过我们的村庄
C 经过麦田和果园
C 它走得很慢很慢
C 像一个赶路的老人
C 终于在城里住下
-->
Article unknown
  Headline 渠水之歌
  Byline 林小溪 | author 林小溪
  Verse 渠水从山间流下来
  Verse 带着石头的凉意
  Verse 它经过我们的村庄
  Verse 经过麦田和果园
  Verse 它走得很慢很慢
  Verse 像一个赶路的老人
  Verse 终于在城里住下

## list_of_names_is_no_poem
H* 获奖名单
P 某市第一中学
P 某市第二中学
P 某县实验小学
P 某县师范学院
P 某市育才学校
P 某市红星小学
-->
Article unknown
  Headline 获奖名单
  Paragraph 某市第一中学
  Paragraph 某市第二中学
  Paragraph 某县实验小学
  Paragraph 某县师范学院
  Paragraph 某市育才学校
  Paragraph 某市红星小学

## several_pictures
H* 渠水进城
c 渠水流过麦田。
r 林小川摄
c 村民在渠边洗衣。周小河摄（影像中国）
c 孩子们在水边玩耍。
r 以上图片均为沈小溪摄
-->
Article photo
  Headline 渠水进城
  Photo
    Caption 渠水流过麦田。
    Credit 林小川摄 | photographer 林小川
  Photo
    Caption 村民在渠边洗衣。
    Credit 周小河摄（影像中国） | photographer 周小河 (影像中国)
  Photo
    Caption 孩子们在水边玩耍。
    Credit 以上图片均为沈小溪摄 | photographer 沈小溪

## numbered_pictures_in_one_line
H* 渠水进城摄影展
c 图①：渠水流过麦田。图②：村民在渠边洗衣。林小川摄
r 以上图片均为资料图片
-->
Article photo
  Headline 渠水进城摄影展
  Photo
    Caption 图①：渠水流过麦田。
  Photo
    Caption 图②：村民在渠边洗衣。
    Credit 林小川摄 | photographer 林小川
    Credit 以上图片均为资料图片

## picture_with_its_own_title
H* 渠水进城
P 渠水进城那天,许多居民一早就来到闸口等候。
H 柳编艺人赛技能
c 某县举行柳编技能竞赛,百余名选手参赛。
r 本报记者 田小全 本报通讯员 王大田 摄
-->
Article unknown
  Headline 渠水进城
  Paragraph 渠水进城那天,许多居民一早就来到闸口等候。
  Photo
    Headline 柳编艺人赛技能
    Caption 某县举行柳编技能竞赛,百余名选手参赛。
    Credit 本报记者 田小全 本报通讯员 王大田 摄 | photographer 田小全 (本报) | photographer 王大田 (本报)

## picture_before_the_headline
c* 图为渠水流过麦田。
r 林小川摄
H 渠水进城
P 渠水进城那天,许多居民一早就来到闸口等候。
-->
Article unknown
  Headline 渠水进城
  Photo
    Caption 图为渠水流过麦田。
    Credit 林小川摄 | photographer 林小川
  Paragraph 渠水进城那天,许多居民一早就来到闸口等候。

## caption_between_the_halves_of_a_paragraph
H* 渠水进城
P 减重、洗牙等过去常被视为职工生活中的
c 图为职工在健身。
P+ “小事”,如今已成为服务职工的新抓手。
-->
Article unknown
  Headline 渠水进城
  Paragraph 减重、洗牙等过去常被视为职工生活中的“小事”,如今…
  Photo
    Caption 图为职工在健身。

## graphic
H* 一图看懂渠水工程
c 数据来源：某市水务局
r 制图：沈小伊
-->
Article photo
  Headline 一图看懂渠水工程
  Photo
    Caption 数据来源：某市水务局
    Credit 制图：沈小伊 | other 沈小伊

## signed_at_the_end_with_post
H* 路口的灯
P 夜里的路口有一盏灯,照着晚归的人。
B □某某公司某某收费所 吕小静
-->
Article unknown
  Headline 路口的灯
  Paragraph 夜里的路口有一盏灯,照着晚归的人。
  Byline □某某公司某某收费所 吕小静 | author 吕小静 (某某公司某某收费所)

## about_the_author
H* 水是城市的血脉
B 宋大勇
P 水是城市的血脉,也是城市的记忆。
E （作者为某某大学教授，本报记者姜小峰采访整理）
-->
Article brief
  Headline 水是城市的血脉
  Byline 宋大勇 | author 宋大勇
  Paragraph 水是城市的血脉,也是城市的记忆。
  Endnote （作者为某某大学教授，本报记者姜小峰采访整理） | reporter 姜小峰 (本报)

## translated
H* 甲国的河
B 编译茅小毅/綜合報導
P 甲国北部有一条河,两岸住着三个民族。
-->
Article unknown
  Headline 甲国的河
  Byline 编译茅小毅/綜合報導 | translator 茅小毅
  Paragraph 甲国北部有一条河,两岸住着三个民族。

## commentary
H* 让小事不小
B 本报评论员
P 小事连着民心,办好小事就是办好大事。
-->
Article commentary
  Headline 让小事不小
  Byline 本报评论员 | commentator 本报评论员
  Paragraph 小事连着民心,办好小事就是办好大事。

## advert
H* 遗失声明
P 某某贸易有限公司遗失营业执照副本,声明作废。
-->
Article notice
  Headline 遗失声明
  Paragraph 某某贸易有限公司遗失营业执照副本,声明作废。

## joint_statement_is_news
H* 甲国和乙国发表联合声明
P 新华社北京7月18日电  甲国和乙国18日发表联合声明,就贸易问题达成一致。
E （相关报道见第三版）
-->
Article brief
  Headline 甲国和乙国发表联合声明
  Paragraph 新华社北京7月18日电  甲国和乙国18日发表联合… | dispatch 新华社 北京 2026-07-18
  Endnote （相关报道见第三版）

## serial_story
H* 新上海春秋
S （三三五）
B 天小笑
P 卻說那日傍晚,黃浦江上霧氣沉沉,阿根提了一盞燈籠,沿著碼頭走去。
E （未完）
-->
Article unknown
  Headline 新上海春秋
  Subheadline （三三五）
  Byline 天小笑 | author 天小笑
  Paragraph 卻說那日傍晚,黃浦江上霧氣沉沉,阿根提了一盞燈籠,…
  Endnote （未完）

## talk_in_a_story_is_no_poem
H* 渡口
P 船夫收了桨。
P “过河吗？”
P “过。”
P “几个人？”
P “三个。”
P 船离了岸。
-->
Article unknown
  Headline 渡口
  Paragraph 船夫收了桨。
  Paragraph “过河吗？”
  Paragraph “过。”
  Paragraph “几个人？”
  Paragraph “三个。”
  Paragraph 船离了岸。

## short_sentences_are_no_poem
H* 小镇
P 小镇不大。
P 镇上只有一条街。
P 街上有三家铺子。
P 铺子里卖茶。
P 茶是本地的好茶。
-->
Article unknown
  Headline 小镇
  Paragraph 小镇不大。
  Paragraph 镇上只有一条街。
  Paragraph 街上有三家铺子。
  Paragraph 铺子里卖茶。
  Paragraph 茶是本地的好茶。

## one_short_line_is_no_sign_off
H* 通知
P 下午三点开会
-->
Article notice
  Headline 通知
  Paragraph 下午三点开会

## jump_at_a_paragraphs_tail
H* 某省推进供水一体化
P 会议强调,要把这件事办好。　　（下转第6版）
-->
Article unknown
  Headline 某省推进供水一体化
  Paragraph 会议强调,要把这件事办好。　　（下转第6版） | to 6

## jump_from_another_page
H* 某省推进供水一体化
J （上接4版）
P 会议指出,乡村供水是民生大事,各地要加强领导。
-->
Article unknown
  Headline 某省推进供水一体化
  Jump （上接4版） | from 4
  Paragraph 会议指出,乡村供水是民生大事,各地要加强领导。

## a_title_again_in_the_body
H* 渠水进城的日子
P 渠水进城的日子
P 渠水进城那天,许多居民一早就来到闸口等候。
-->
Article unknown
  Headline 渠水进城的日子
  Paragraph 渠水进城的日子
  Paragraph 渠水进城那天,许多居民一早就来到闸口等候。

## numbered_points
H* 关于做好供水工作的意见
P 为做好供水工作,提出如下意见。
C 一、总体要求
P （一）指导思想。坚持以人为本。
P （二）工作目标。三年内完成改造。
C 二、主要任务
P ●改造老旧管网。
P 1.改造主干管。
-->
Article unknown
  Headline 关于做好供水工作的意见
  Paragraph 为做好供水工作,提出如下意见。
  Crosshead 一、总体要求
  ListItem （一）指导思想。坚持以人为本。
  ListItem （二）工作目标。三年内完成改造。
  Crosshead 二、主要任务
  ListItem ●改造老旧管网。
  ListItem 1.改造主干管。

## sources_and_excerpts
H* 首店当红,老店莫冷落
B 林大河
P 首店开业,人头攒动,老店门前却冷冷清清。
E （摘编自《某某日报》，原题为《首店当红火  老店莫冷落》）
E （据新华社电）
-->
Article brief
  Headline 首店当红,老店莫冷落
  Byline 林大河 | author 林大河
  Paragraph 首店开业,人头攒动,老店门前却冷冷清清。
  Endnote （摘编自《某某日报》，原题为《首店当红火  老店莫…
  Endnote （据新华社电） | dispatch 新华社
"""

READ = """
## whole_page_of_a_city_paper
某市晚报 2026年7月18日 星期六 第A05版 要闻

某地早稻喜获丰收

本报讯(记者周小川)七月的田野,稻浪翻滚,收割机往来穿梭,某市六十万亩早稻开镰收割,预计亩产比去年增加三十公斤。

种粮大户林大河说,今年雨水调匀,病虫害少,加上用了新品种,家里两百亩稻田可以多收六千公斤稻谷。

某县修通产业路

本报讯(记者沈小溪 通讯员王大田)7月16日,某县全长二十公里的产业路建成通车,沿线六个村庄的水果蔬菜当天就能送到城里的市场。

村民们说,过去下雨天车子进不来,瓜果只能烂在地里,如今客商直接把车开到地头,价格也比以前高了两成。

一版责编:许 诺 赵 政  二版责编:林 大 周 小

本版邮箱:xinwen@example.com
-->
Page A05 要闻
Folio 某市晚报 2026年7月18日 星期六 第A05版…
Article brief
  Headline 某地早稻喜获丰收
  Paragraph 本报讯(记者周小川)七月的田野,稻浪翻滚,收割机往… | dispatch 本报 | reporter 周小川
  Paragraph 种粮大户林大河说,今年雨水调匀,病虫害少,加上用了…
Article brief
  Headline 某县修通产业路
  Paragraph 本报讯(记者沈小溪 通讯员王大田)7月16日,某县… | dispatch 本报 | reporter 沈小溪 | correspondent 王大田
  Paragraph 村民们说,过去下雨天车子进不来,瓜果只能烂在地里,…
EditorLine 一版责编:许 诺 赵 政  二版责编:林 大 周 小 | editor 许诺 | editor 赵政 | editor 林大 | editor 周小
EditorLine 本版邮箱:xinwen@example.com

## words_of_the_viewer_between_paragraphs
放大 缩小 默认

某市渠水进城保障供水

本报讯(记者周小川)7月18日,某市引渠工程正式通水,渠水经过三道闸门进入城区,可以满足二十万居民的用水需要。

语音播报: 语音播报

据介绍,这项工程历时三年建成,总投资十二亿元,沿线建有泵站六座、水池三十处,供水能力居全省前列。2024-02-03 2 2 某某晚报 content_226314.html 1 渠水进城 /enpproperty-->

上一篇 下一篇
-->
Article brief
  Headline 某市渠水进城保障供水
  Paragraph 本报讯(记者周小川)7月18日,某市引渠工程正式通… | dispatch 本报 | reporter 周小川
  Paragraph 据介绍,这项工程历时三年建成,总投资十二亿元,沿线…
Unplaced 放大 缩小 默认
Unplaced 语音播报: 语音播报
Unplaced 2024-02-03 2 2 某某晚报 conte…
Unplaced 上一篇 下一篇

## two_bylines
某市总工会把小事办成实事

本报记者 陈小华

本报通讯员 梁友友 姚小佳

某市总工会近日推出健身、洗牙等服务项目,职工通过手机报名即可参加,价格不到市价的一半,活动推出一周,报名人数超过一千人。

职工林大河说,过去想健身没有时间,也没有地方,现在下班路上就能练一个小时,身体好了,干活也有劲。
-->
Article brief
  Headline 某市总工会把小事办成实事
  Byline 本报记者 陈小华 | reporter 陈小华 (本报)
  Byline 本报通讯员 梁友友 姚小佳 | correspondent 梁友友 (本报) | correspondent 姚小佳 (本报)
  Paragraph 某市总工会近日推出健身、洗牙等服务项目,职工通过手…
  Paragraph 职工林大河说,过去想健身没有时间,也没有地方,现在…

## wire_dateline
甲国总统会见代表团

新华社北京7月18日电  (记者周小川、林大河)甲国总统18日在首都会见了来访的代表团,双方就共同关心的问题交换了意见,并签署了多项合作文件。

代表团成员还参观了当地的工厂、学校和农场,与工人、学生、农民进行了交流。
-->
Article brief
  Headline 甲国总统会见代表团
  Paragraph 新华社北京7月18日电  (记者周小川、林大河)甲… | dispatch 新华社 北京 2026-07-18 | reporter 周小川 | reporter 林大河
  Paragraph 代表团成员还参观了当地的工厂、学校和农场,与工人、…

## interview
“把小事办好就是大事”

本报记者 周小川

问:渠水进城以后,居民的用水有哪些变化?

答:最大的变化是水压稳定了。过去一到夏天,高层住户就没有水用,现在这样的情况再也没有发生过。

问:下一步有什么打算?

答:我们打算用两年时间把老旧管网全部换掉,让每一户居民都用上放心水。
-->
Article feature
  Headline “把小事办好就是大事”
  Byline 本报记者 周小川 | reporter 周小川 (本报)
  Question 问:渠水进城以后,居民的用水有哪些变化?
  Answer 答:最大的变化是水压稳定了。过去一到夏天,高层住户…
  Question 问:下一步有什么打算?
  Answer 答:我们打算用两年时间把老旧管网全部换掉,让每一户…

## picture_story
某市举行渠水摄影展

图①：渠水流过麦田。图②：村民在渠边洗衣。图③：孩子们在水边玩耍。

以上图片均为林小川摄
-->
Article photo
  Headline 某市举行渠水摄影展
  Photo
    Caption 图①：渠水流过麦田。
  Photo
    Caption 图②：村民在渠边洗衣。
  Photo
    Caption 图③：孩子们在水边玩耍。
    Credit 以上图片均为林小川摄 | photographer 林小川

## about_the_author
水是城市的血脉

宋大勇

水是城市的血脉,也是城市的记忆。一座城市的兴起,往往从一条河、一口井开始;一座城市的衰落,也常常从水的枯竭开始。

（作者为某某大学教授，本报记者姜小峰采访整理）
-->
Article brief
  Headline 水是城市的血脉
  Byline 宋大勇 | author 宋大勇
  Paragraph 水是城市的血脉,也是城市的记忆。一座城市的兴起,往…
  Endnote （作者为某某大学教授，本报记者姜小峰采访整理） | reporter 姜小峰 (本报)

## jump_over_two_pages
第1版()专栏:

某省推进乡村供水一体化

本报讯(记者周小川)7月18日,某省召开乡村供水一体化现场会,部署下一步工作,要求年底前完成全部村庄的管网改造,让农村居民和城里人一样用上放心水。会议强调,要把这件事办好、办实。（下转第6版）

第6版()专栏:

某县修通产业路

本报讯(记者沈小溪 通讯员王大田)7月16日,某县全长二十公里的产业路建成通车,沿线六个村庄的水果蔬菜当天就能送到城里的市场。

村民们说,过去下雨天车子进不来,瓜果只能烂在地里,如今客商直接把车开到地头,价格也比以前高了两成。
-->
Page 1
Folio 第1版()专栏:
Article brief
  Headline 某省推进乡村供水一体化
  Paragraph 本报讯(记者周小川)7月18日,某省召开乡村供水一… | dispatch 本报 | reporter 周小川 | to 6
Page 6
Folio 第6版()专栏:
Article brief
  Headline 某县修通产业路
  Paragraph 本报讯(记者沈小溪 通讯员王大田)7月16日,某县… | dispatch 本报 | reporter 沈小溪 | correspondent 王大田
  Paragraph 村民们说,过去下雨天车子进不来,瓜果只能烂在地里,…

## law_text
某市供水条例

第一章 总则

第一条 为了加强供水管理,保障用水安全,制定本条例。

第二条 本条例适用于本市行政区域内的供水活动。

第二章 供水管理

第三条 供水单位应当履行下列义务:

（一）建立水质检测制度;

（二）公开服务电话;

（三）及时抢修管网。

第四条 本条例自2026年10月1日起施行。
-->
Article unknown
  Headline 某市供水条例
  Crosshead 第一章 总则
  Clause 第一条 为了加强供水管理,保障用水安全,制定本条例。
  Clause 第二条 本条例适用于本市行政区域内的供水活动。
  Crosshead 第二章 供水管理
  Clause 第三条 供水单位应当履行下列义务:
  ListItem （一）建立水质检测制度;
  ListItem （二）公开服务电话;
  ListItem （三）及时抢修管网。
  Clause 第四条 本条例自2026年10月1日起施行。

## box
渠水进城的日子

本报记者 周小川

渠水进城那天,许多居民一早就来到闸口等候。清水沿着新修的渠道流过来的时候,人群里响起了掌声。

退休工人沈大爷说,自己等这一天等了二十年。如今水到了家门口,日子越过越有盼头。

■链接

渠水进城工程

渠水进城工程于三年前开工建设,是该市历史上规模最大的民生工程,共修建渠道四十公里。

(本报记者陈小溪参与采写)
-->
Article brief
  Headline 渠水进城的日子
  Byline 本报记者 周小川 | reporter 周小川 (本报)
  Paragraph 渠水进城那天,许多居民一早就来到闸口等候。清水沿着…
  Paragraph 退休工人沈大爷说,自己等这一天等了二十年。如今水到…
  Box
    Kicker ■链接
    Headline 渠水进城工程
    Paragraph 渠水进城工程于三年前开工建设,是该市历史上规模最大…
  Endnote (本报记者陈小溪参与采写) | reporter 陈小溪 (本报)
"""


def _table(text: str) -> dict[str, tuple[str, str]]:
    """`## name`, the page, `-->`, its outline."""
    entries = [entry.partition("\n") for entry in text.strip("\n").removeprefix("## ").split("\n## ")]
    pages = {name: body.partition("\n-->\n") for name, _, body in entries}
    return {name: (page.strip("\n"), wanted.strip("\n")) for name, (page, _, wanted) in pages.items()}


PAGES, SOURCES = _table(LABELLED), _table(READ)


@pytest.mark.parametrize("name", PAGES)
def test_a_labelled_page_is_assembled(name: str) -> None:
    page, wanted = PAGES[name]
    placed = assemble(blocks(labelled(page)), "3", DatelineContext(DATE))
    assert "\n".join(article_outline(one.article) for one in placed) == wanted


@pytest.mark.parametrize("name", SOURCES)
def test_a_page_is_read(name: str) -> None:
    page, wanted = SOURCES[name]
    parsed = parse(page.encode(), IssueFacts(date=DATE))
    assert outline(parsed.issue.pages) == wanted
    assert check_conservation(parsed.text, parsed.issue) == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_of_an_unlabelled_page_is_lost(name: str) -> None:
    rows = [row.partition(" ")[2] for row in PAGES[name][0].split("\n")]
    parsed = parse("\n\n".join(rows).encode(), IssueFacts(date=DATE))
    assert check_conservation(parsed.text, parsed.issue) == []
