"""Articles in forms of their own: round-ups, letters, verse, serials, interviews, notices, short commentaries, …

Each maker puts one or more whole articles on a page, of a story's own paragraphs and clauses, so that what belongs
together is about the same things; in what order and under which words is drawn anew each time.
"""

from collections.abc import Callable, Sequence

from convert.parser.augment.columns import cartoon, column, commentary, introduced, roundup, series, standing
from convert.parser.augment.letters import letters, serial, signed, verse
from convert.parser.augment.listings import board, entries, marked
from convert.parser.augment.material import Material
from convert.parser.augment.notices import disclosure, notice, obituary
from convert.parser.augment.overseas import city_report, island_report, old_reports
from convert.parser.augment.page import Page
from convert.parser.augment.reports import briefs, continued, parted, photo_essay, picture_group, shown, wired
from convert.parser.augment.talks import interview, law, speech
from convert.parser.augment.unsigned import exhibit, labelled, unsigned

Genre = Callable[[Page, Material], None]
_AT_HOME: tuple[tuple[int, Genre], ...] = (
    (4, roundup), (5, column), (3, series), (4, letters), (3, signed), (4, verse), (2, serial), (3, interview),
    (4, notice), (1, law), (4, commentary), (3, shown), (3, photo_essay), (4, parted), (2, continued), (2, wired),
    (3, introduced), (2, cartoon), (2, speech), (6, briefs), (2, standing), (1, picture_group),
    (6, unsigned), (6, labelled), (4, marked), (4, board), (2, entries), (1, exhibit),
    (2, disclosure), (1, obituary),
)  # fmt: skip

# What stands on the pages of a paper of each kind, by weight; None is an ordinary article.
Kinds = Sequence[tuple[int, Genre | None]]
HOUSES: tuple[tuple[int, Kinds], ...] = (
    (10, (*_AT_HOME, (15, None))),
    (4, ((12, city_report), (1, signed), (1, column), (1, verse), (1, serial), (1, None))),
    (3, ((12, island_report), (1, letters), (1, column), (1, verse), (1, None))),
    (3, ((12, old_reports), (1, notice), (2, serial), (1, verse), (1, letters))),
)
