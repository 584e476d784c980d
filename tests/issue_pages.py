"""Invented pages of one issue: an article that goes from the first page to the second, and one more."""

from __future__ import annotations

from pathlib import Path

FIRST = """晨江日报 2026年7月1日 星期三 第1版 要闻

晨江大桥昨日通车 两岸居民步行过江

本报讯(记者田一泓 通讯员方舟)6月30日,跨越晨江的晨江大桥正式通车。清晨六点,第一批市民从东岸走上桥面,用了十二分钟走到西岸。

大桥全长1860米,设双向六车道和人行步道。负责施工的桥梁三队队长许望山说,工程历时三年,桥墩最深处达到四十米。(下转第2版)

责编:陆小满 邮箱:yaowen@example.com
"""

SECOND = """晨江日报 2026年7月1日 星期三 第2版 综合

晨江大桥昨日通车 两岸居民步行过江

(上接第1版)西岸的果农把头茬桃子挑到桥头,走过的人都能尝上一个。桃农老罗说,过去进城要绕三十里山路,今后一刻钟就到。

图书馆的灯亮到深夜

本报记者 季晓岚

晨江图书馆从本月起延长开放时间,自习室的灯一直亮到夜里十一点。馆长温如玉说,延时是读者在意见簿上一页一页写出来的。

二十岁的学徒工小唐下了夜班,总要来坐一个钟头。他借得最多的是机械制图,书页间夹着画满零件的草纸。
"""
NAME = "晨江日报_20260701"


def pages(folder: Path, **texts: str) -> Path:
    """The two pages in a directory, or those given by number: `_03="…"`."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in (texts or {"_01": FIRST, "_02": SECOND}).items():
        (folder / f"{NAME}{number}.txt").write_text(text, "utf-8")
    return folder


def headless(text: str) -> str:
    """The page without its head."""
    return text.split("\n", 2)[2]
