"""Picture credits, alone and behind a caption: whom they name, and what only looks so."""

from __future__ import annotations

import pytest

from convert.parser.credits import read_credit, split_caption
from convert.parser.people import read_byline
from tests.parser.makers import Facts, facts

CREDITS: dict[str, Facts] = {
    "穆罕默德·阿里（AFP）": [("穆罕默德·阿里", "photographer", "AFP")],
    "上图：苏明远": [("苏明远", "photographer", None)],
    "苏明远 摄（Associated Press）": [("苏明远", "photographer", "Associated Press")],
    "江城市民在街心公园锻炼 苏明远 摄": [("苏明远", "photographer", None)],
    "江城市委宣传部 苏明远 摄": [("苏明远", "photographer", "江城市委宣传部")],
    "拍友 苏明远 摄": [("苏明远", "photographer", "拍友")],
    "（资料图片）本报记者 苏明远摄": [("苏明远", "photographer", "本报")],
    "新华社记者  苏敬文摄": [("苏敬文", "photographer", "新华社")],
    "新华社发（苏明远 摄）": [("苏明远", "photographer", "新华社")],
    "苏明远 摄/星河图片": [("苏明远", "photographer", None)],
    "组图由本报记者苏明远拍摄": [("苏明远", "photographer", "本报")],
    "水  远摄": [("水远", "photographer", None)],
    "苏健民摄（影像中国）": [("苏健民", "photographer", "影像中国")],
    "苏健民摄（新华社发）": [("苏健民", "photographer", "新华社")],
    "本报记者 苏明远 本报通讯员 顾小北 摄": [("苏明远", "photographer", "本报"), ("顾小北", "photographer", "本报")],
    "本报记者  姚小青文  秦  远摄（人民视觉）": [("姚小青", "reporter", "本报"), ("秦远", "photographer", "人民视觉")],
    "苏明远  顾小北摄影报道": [
        ("苏明远", "reporter", None),
        ("苏明远", "photographer", None),
        ("顾小北", "reporter", None),
        ("顾小北", "photographer", None),
    ],
    "本报记者 苏明远 摄影报道": [("苏明远", "reporter", "本报"), ("苏明远", "photographer", "本报")],
    "通讯员 苏明远 摄影/报道": [("苏明远", "correspondent", None), ("苏明远", "photographer", None)],
    "蘇明遠攝及報導": [("蘇明遠", "reporter", None), ("蘇明遠", "photographer", None)],
    "苏明远文及图": [("苏明远", "author", None), ("苏明远", "photographer", None)],
    "攝影及報導：蘇明遠": [("蘇明遠", "reporter", None), ("蘇明遠", "photographer", None)],
    "摄影报道：苏明远": [("苏明远", "reporter", None), ("苏明远", "photographer", None)],
    "本报记者 苏明远 视频报道": [("苏明远", "photographer", "本报")],
    "本报记者 苏明远 摄影": [("苏明远", "photographer", "本报")],
    "(见习记者 费 远 摄)": [("费远", "photographer", None)],
    "拍摄者:本报记者 苏方志": [("苏方志", "photographer", "本报")],
    "本报记者 苏明远 文并摄": [("苏明远", "reporter", "本报"), ("苏明远", "photographer", "本报")],
    "万象摄": [("万象", "photographer", None)],
    "摄影：苏明远": [("苏明远", "photographer", None)],
    "③2 苏俊祥 摄": [("苏俊祥", "photographer", None)],
    "（蘇華中攝）": [("蘇華中", "photographer", None)],
    "以上图片均为苏伟良摄": [("苏伟良", "photographer", None)],
    "图②图③均为苏伟良摄": [("苏伟良", "photographer", None)],
    "以上图片均为新华社记者苏远摄": [("苏远", "photographer", "新华社")],
    "图为本报江城中心分社马克·斯通摄": [("马克·斯通", "photographer", "本报江城中心分社")],
    "本报江城分社  肖  远摄": [("肖远", "photographer", "本报江城分社")],
    "苏小嫣供图": [("苏小嫣", "photographer", None)],
    "制图：苏小伶": [("苏小伶", "other", None)],
    "本版制图：苏小峰": [("苏小峰", "other", None)],
    "苏小峰绘（影像中国）": [("苏小峰", "other", "影像中国")],
    "Photo by Lily Su": [("Lily Su", "photographer", None)],
    "均为本报记者 苏明远 摄": [("苏明远", "photographer", "本报")],
    "皆为本报记者 苏明远 摄": [("苏明远", "photographer", "本报")],
    "以上图片皆为本报记者 苏明远 摄": [("苏明远", "photographer", "本报")],
    "均由 苏明远 摄": [("苏明远", "photographer", None)],
    "全为民 摄": [("全为民", "photographer", None)],
    "本报记者 苏明远文/图": [("苏明远", "reporter", "本报"), ("苏明远", "photographer", "本报")],
    "首都机场 苏明远 摄": [("苏明远", "photographer", "首都机场")],
    "星河机场 苏明远 摄": [("苏明远", "photographer", "星河机场")],
    "欧阳明远 摄": [("欧阳明远", "photographer", None)],
    # by the pictures' numbers and places
    "图①：苏帆摄 图②：顾明摄": [("苏帆", "photographer", None), ("顾明", "photographer", None)],
    "图①③：本报记者 苏帆摄 图②：通讯员 顾明摄": [("苏帆", "photographer", "本报"), ("顾明", "photographer", None)],
    "图①苏帆摄，图②顾明摄，图③方北生摄": [
        ("苏帆", "photographer", None),
        ("顾明", "photographer", None),
        ("方北生", "photographer", None),
    ],
    "图①由苏帆摄，图②由顾明摄": [("苏帆", "photographer", None), ("顾明", "photographer", None)],
    "图1：苏帆 摄 图2：顾明 摄": [("苏帆", "photographer", None), ("顾明", "photographer", None)],
    "圖一：蘇帆 攝 圖二：顧明 攝": [("蘇帆", "photographer", None), ("顧明", "photographer", None)],
    "①②苏帆 摄 ③顾明 摄": [("苏帆", "photographer", None), ("顾明", "photographer", None)],
    "照片①—③均为苏帆摄；照片④为顾明摄": [("苏帆", "photographer", None), ("顾明", "photographer", None)],
    "左图：苏帆 摄 右图：顾明 摄": [("苏帆", "photographer", None), ("顾明", "photographer", None)],
    "除署名外，图片均由苏帆摄": [("苏帆", "photographer", None)],
    "本版照片除署名外均由苏帆提供": [("苏帆", "photographer", None)],
    "本版图片除署名外，均为本报记者苏帆摄": [("苏帆", "photographer", "本报")],
    "本版照片除署名外均由江城市文联提供": [],
    "本版照片除署名外均为资料图片": [],
    "文/苏帆 图/顾明": [("苏帆", "author", None), ("顾明", "photographer", None)],
    "蘇帆攝（江城圖書館）": [("蘇帆", "photographer", "江城圖書館")],
    "蘇帆攝（江城通訊社供圖）": [("蘇帆", "photographer", "江城通訊社")],
    "记者 司徒博文 摄": [("司徒博文", "photographer", None)],
    # 航 is the end of a name of three characters, and no part of how a picture was taken
    "苏启航摄": [("苏启航", "photographer", None)],
    "■蘇志航攝": [("蘇志航", "photographer", None)],
    "本报记者 苏远航摄": [("苏远航", "photographer", "本报")],
    "新华社记者苏  航摄": [("苏航", "photographer", "新华社")],
    "新华社发（苏启航摄）": [("苏启航", "photographer", "新华社")],
    "欧阳启航摄": [("欧阳启航", "photographer", None)],
    "图①：顾启航摄 图②由苏启航摄": [("顾启航", "photographer", None), ("苏启航", "photographer", None)],
    "苏小川航摄": [("苏小川", "photographer", None)],
    "苏小川 航摄": [("苏小川", "photographer", None)],
    "苏启航航拍": [("苏启航", "photographer", None)],
    "黄河航摄": [],
    "江城市委宣传部航摄": [],
    # no one
    "图①为苏帆在田间。": [],
    "CFP": [],
    "IC photo": [],
    "（资料照片）": [],
    "资料图片": [],
    "影像中国": [],
    "江城市委宣传部供图": [],
    "江城大学供图": [],
    "受访者供图": [],
    "剧  方供图": [],
    "以上图片均为江城博物馆提供": [],
    "数据来源：江城市商务局": [],
    "摄影展开幕": [],
    "江城摄影家协会": [],
    "图为江城港一角。": [],
    "": [],
}


@pytest.mark.parametrize("line", CREDITS)
def test_a_credit_names_who_took_the_picture(line: str) -> None:
    assert facts(read_credit(line)) == CREDITS[line]


TITLED: dict[str, list[str]] = {
    "荷塘晨曲 苏明远 摄": ["苏明远"],
    "晨曦 苏明远 摄": ["苏明远"],
    "丰收在望 苏明远摄": ["苏明远"],
    "江上渔歌 本报记者 苏明远 摄": ["苏明远"],
    "金色田野 通讯员 苏明远 摄": ["苏明远"],
    "荷塘晨曲 苏明远/摄": ["苏明远"],
    "荷塘晨曲 苏明远（摄影）": ["苏明远"],
    "荷塘晨曲 摄影 苏明远": ["苏明远"],
    "老街夜色 苏明远 顾小北 摄": ["苏明远", "顾小北"],
    # said of the one before
    "晨曦 文 苏明远 摄": ["晨曦", "苏明远"],
    "晨曦 摄 苏明远 文": ["晨曦", "苏明远"],
    "晨曦 摄影 苏明远 撰文": ["晨曦", "苏明远"],
    # two people
    "顾小北 苏明远 摄": ["顾小北", "苏明远"],
    "欧阳小北 苏明远 摄": ["欧阳小北", "苏明远"],
    "阿依古丽 苏明远 摄": ["阿依古丽", "苏明远"],
    "娜仁花 苏明远 摄": ["娜仁花", "苏明远"],
    "晨曦、苏明远 摄": ["晨曦", "苏明远"],
    "本报记者 晨曦 苏明远 摄": ["晨曦", "苏明远"],
}


@pytest.mark.parametrize("line", TITLED)
def test_the_title_of_a_picture_took_none(line: str) -> None:
    assert [maker.name for maker in read_credit(line)] == TITLED[line]


@pytest.mark.parametrize("line", ["荷塘晨曲 摄影 苏明远", "荷塘晨曲 苏明远 摄", "《荷塘晨曲》 苏明远 摄"])
def test_nor_is_it_the_author_of_a_byline(line: str) -> None:
    assert facts(read_byline(line)) == [("苏明远", "photographer", None)]


@pytest.mark.parametrize(
    ("line", "employer"),
    [
        ("《荷塘晨曲》 苏明远 摄", None),
        ("《荷塘晨曲》 本报记者 苏明远 摄", "本报"),
        ("《星河周报》 苏明远 摄", "星河周报"),
    ],
)
def test_a_picture_in_quotation_marks_employs_no_one(line: str, employer: str | None) -> None:
    assert facts(read_credit(line)) == [("苏明远", "photographer", employer)]


CAPTIONS: dict[str, str | None] = {
    "叮嘱工友注意防暑。新华社发（苏明远摄）": "新华社发（苏明远摄）",
    "叮嘱工友注意防暑。　中新社发　苏明远　摄": "中新社发　苏明远　摄",
    "叮嘱工友注意防暑。　摄影：苏明远": "摄影：苏明远",
    "叮嘱工友注意防暑。　图/苏明远": "图/苏明远",
    "叮嘱工友注意防暑。图/本报记者 苏明远": "图/本报记者 苏明远",
    "叮嘱工友注意防暑。摄影：本报记者 苏明远": "摄影：本报记者 苏明远",
    "叮嘱工友注意防暑。图/IC photo": "图/IC photo",
    "他说起自己的摄影：很好": None,
    "叮嘱工友注意防暑。本报记者 苏明远 本报通讯员 顾小北 摄": "本报记者 苏明远 本报通讯员 顾小北 摄",
    "苏婷在工作中。方  澈摄": "方  澈摄",
    "苏婷在工作中。（苏启航摄）": "（苏启航摄）",
    "学生在活动现场。苏宇航摄（人民视觉）": "苏宇航摄（人民视觉）",
    "（孩子们在放风筝。）（苏明远摄）": "（苏明远摄）",
    "“孩子们在放风筝！”）　苏明远摄": "苏明远摄",
    "（孩子们在放风筝。苏明远摄）": "苏明远摄）",
    "市民在參觀。（蘇華中攝）": "（蘇華中攝）",
    "苏杰在工作中。受访者供图": "受访者供图",
    "孩子在写名字。江城广播电视台供图": "江城广播电视台供图",
    "学生参观展览 苏三摄": "苏三摄",
    "江城的清晨。影像中国": "影像中国",
    "江城的旧影。（资料照片）": "（资料照片）",
    "新华社记者  苏思倩摄": "新华社记者  苏思倩摄",
    "巢远斌摄（影像中国）": "巢远斌摄（影像中国）",
    "图为江城夜景。外籍教师  马克·斯通摄": "外籍教师  马克·斯通摄",
    "湖畔一角。图①苏帆摄，图②顾明摄": "图①苏帆摄，图②顾明摄",
    "图①由苏帆摄，图②由顾明摄": "图①由苏帆摄，图②由顾明摄",
    # near misses
    "他在看摄影展开幕": None,
    "图为北京摄影": None,
    "他喜欢拍摄。": None,
    "图为苏四在拍摄": None,
    "剧组正在拍摄。": None,
    "图②：苏远在训练（2026年3月5日摄）。": None,
    "江城动物园的孩子们参与绘本共读。": None,
    "图为江城港一角。": None,
    "": None,
}


@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_credit_at_the_end_of_a_caption_is_found(caption: str) -> None:
    cut = split_caption(caption)
    assert (None if cut is None else caption[cut:]) == CAPTIONS[caption]


SOURCES: dict[str, tuple[str | None, list[str]]] = {
    # no one is named: a picture at hand, a library, a body
    "渡口重新开船。资料图": ("资料图", []),
    "渡口重新開船。（本報資料照片）": ("（本報資料照片）", []),
    "渡口重新开船。视频截图": ("视频截图", []),
    "渡口重新开船。AI生成": ("AI生成", []),
    "渡口重新开船。图源：星河航运公司": ("图源：星河航运公司", []),
    "渡口重新开船。图片来源：星河航运公司": ("图片来源：星河航运公司", []),
    "渡口重新开船。供图：市文旅局": ("供图：市文旅局", []),
    "渡口重新开船。市文旅局/供图": ("市文旅局/供图", []),
    "渡口重新开船。市文旅局 供图": ("市文旅局 供图", []),
    "渡口重新開船。圖／業者提供": ("圖／業者提供", []),
    "渡口重新开船。新华社/路透": ("新华社/路透", []),
    "渡口重新開船。（美聯社）": ("（美聯社）", []),
    "渡口重新开船（图片由星河航运公司提供）": ("（图片由星河航运公司提供）", []),
    # someone is, with a library or how it was made behind
    "渡口重新开船。韩小川摄/光影中国": ("韩小川摄/光影中国", ["韩小川"]),
    "渡口重新开船。 韩 川摄/星河图片": ("韩 川摄/星河图片", ["韩川"]),
    "渡口重新开船。 韩小川摄/视觉星河": ("韩小川摄/视觉星河", ["韩小川"]),
    "渡口重新开船。韩小川/CFP": ("韩小川/CFP", ["韩小川"]),
    "渡口重新开船。韩小川摄/光明图片": ("韩小川摄/光明图片", ["韩小川"]),
    "渡口重新开船。韩小川航拍": ("韩小川航拍", ["韩小川"]),
    "渡口重新开船。韩小川摄于1958年": ("韩小川摄于1958年", ["韩小川"]),
    "渡口重新开船。无人机照片，韩小川摄": ("无人机照片，韩小川摄", ["韩小川"]),
    "渡口重新开船。韩小川摄，AI修饰生成素描画": ("韩小川摄，AI修饰生成素描画", ["韩小川"]),
    "渡口重新开船。摄影 韩小川": ("摄影 韩小川", ["韩小川"]),
    "渡口重新开船。漫画：韩小川": ("漫画：韩小川", ["韩小川"]),
    "渡口重新开船。韩小川/图": ("韩小川/图", ["韩小川"]),
    "渡口重新开船（韩小川摄）": ("（韩小川摄）", ["韩小川"]),
    # an agency in brackets behind what the picture shows
    "图为江城（新华社）": ("（新华社）", []),
    "图为江城（CFP）": ("（CFP）", []),
    # none
    "图为万泉河航拍": (None, []),
    "俯瞰江城。图为白洋淀航拍": (None, []),
    "俯瞰江城。金沙江航拍": (None, []),
    "图为江城/新华社": (None, []),
    "上图：江城。下图：黄河": (None, []),
    "展品。图片：黄河": (None, []),
    "展品。照片：祖孙": (None, []),
    "展品。漫画：祖孙": (None, []),
    "数据来源：市统计局": (None, []),
    "新桥把两岸连成一片（图②）": (None, []),
    "渡口旧景（7月16日摄）": (None, []),
    "她为孩子们放映了一段视频": (None, []),
    "市民爱上摄影": (None, []),
    "展会为各方交流合作提供了平台（资料由市贸促会整理）": (None, []),
}


@pytest.mark.parametrize("caption", SOURCES)
def test_a_caption_ends_in_where_its_picture_is_from(caption: str) -> None:
    credit, people = SOURCES[caption]
    cut = split_caption(caption)
    assert (None if cut is None else caption[cut:]) == credit
    assert [maker.name for maker in read_credit(credit or "")] == people


@pytest.mark.parametrize("line", ["图为万泉河航拍", "图为江城（CFP）", "下图：黄河", "漫画：祖孙", "金沙江航拍"])
def test_what_a_picture_shows_took_none(line: str) -> None:
    assert read_credit(line) == ()
