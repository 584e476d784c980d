"""One piece of a page as the features see it: its ends, its cues, and one word for the whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from convert.parser.cue_search import cues_of_each
from convert.parser.layout import Piece, ends_sentence, visual_width

_END_CLASSES = {
    "。": "stop", "!": "ask", "?": "ask", "…": "dots", ";": "semi", ":": "colon", ",": "comma", "、": "comma",
    "—": "dash", ")": "paren", "】": "bracket", "》": "title", "”": "quote", "’": "quote", ".": "point",
}  # fmt: skip
_START_CLASSES = {
    "“": "quote", "‘": "quote", "(": "paren", "【": "bracket", "《": "title", "—": "dash", "■": "bullet", "·": "bullet",
    ",": "closer", "。": "closer", "、": "closer", ")": "closer",
    "”": "closer", ":": "closer", "》": "closer", "】": "closer",
}  # fmt: skip


@dataclass(slots=True, eq=False, repr=False)
class View:
    """One piece as the features see it.  Never changed, and not frozen: so it is made, and asked, in less time."""

    piece: Piece
    width: float
    end: str
    start: str
    sentence: bool  # ends as a sentence does
    body: bool  # long enough, or a full sentence, to be running text
    cues: tuple[str, ...]
    shape: str


def views_of(pieces: Sequence[Piece]) -> list[View]:
    """The pieces of a page as the features see them."""
    return list(map(_view, pieces, cues_of_each([piece.text for piece in pieces])))


def _view(piece: Piece, cues: tuple[str, ...]) -> View:
    text = piece.text
    width = visual_width(text)
    end, start = end_class(text), start_class(text)
    sentence = ends_sentence(text)
    body = width >= 44 or (sentence and width >= 22 and end not in ("ask", "dots"))
    return View(piece, width, end, start, sentence, body, cues, _shape(width, end, sentence, cues))


def end_class(text: str) -> str:
    """What sort of character a text ends with."""
    last = text[-1:]
    if last in "”’)】" and text[-2:-1] in ("。", "!", "?", "…"):
        return "stop-closed"
    return _END_CLASSES.get(last) or ("digit" if last.isdigit() else "latin" if last.isascii() else "han")


def start_class(text: str) -> str:
    """What sort of character a text begins with."""
    first = text[:1]
    return _START_CLASSES.get(first) or ("digit" if first.isdigit() else "latin" if first.isascii() else "han")


def _shape(width: float, end: str, sentence: bool, cues: tuple[str, ...]) -> str:
    """One word for the line: the coarsest view of it, used in combinations."""
    for name, wanted in _SHAPES if cues else ():
        if not wanted.isdisjoint(cues) and (name == "lead" or width < 60):
            return name
    if width >= 44:
        return "long" if sentence else "long-open"
    if width >= 22:
        return "mid" if sentence else "mid-open"
    if sentence:
        return "short-ask" if end == "ask" else "short"
    return "short-open" if width >= 5 else "tiny"


_SHAPES = (
    ("jump", frozenset({"jump.line", "jump.see"})),
    ("editors", frozenset({"page.editors"})),
    ("folio", frozenset({"page.folio", "page.number"})),
    ("credit", frozenset({"photo.credit_line", "photo.credit_label"})),
    ("caption", frozenset({"photo.credit_name"})),
    ("notice", frozenset({"head.notice"})),
    ("names", frozenset({"by.names", "by.mark"})),
    (
        "byline",
        frozenset({"by.role_names", "by.role_bare", "by.report", "by.photo_report", "by.post_name", "by.slash"}),
    ),
    ("lead", frozenset({"lead.agency_strict", "lead.names", "lead.bracket", "lead.reporter"})),
    ("note", frozenset({"note.paren_maker", "note.paren_head", "lead.whole"})),
    ("label", frozenset({"label.whole", "label.box", "note.editor", "note.standfirst", "note.sign"})),
    ("sign", frozenset({"sign.date"})),
    ("item", frozenset({"item.han", "item.paren_han", "item.digit", "item.circled", "item.article"})),
)
