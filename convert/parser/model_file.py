"""The exported model: label and feature names, weights, calibration; a zip without code in it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, repeat
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from convert.parser.continuation import Continuation
from convert.parser.features import OFFSETS, REACH, PageFeatures
from convert.parser.forest import Forest
from convert.parser.labels import LABELS

SHIPPED = Path(__file__).parent / "model" / "lines.model"
_FORM = 3
_KNOWN_FORMS = (1, 2, 3)  # 1 had no forest, 2 only that of boundaries
_FOREST_ARRAYS = ("column", "edge", "left", "right", "value", "roots")
_CONTINUATION = "continuation.npy"
_OLD_ENOUGH = (1980, 1, 1, 0, 0, 0)  # zip entries carry a date: always this one


class ModelError(ValueError):
    """The file is no model that this version can use."""


@dataclass(frozen=True, eq=False, repr=False)
class Model:
    """Weights of the chain over LABELS."""

    rows: dict[str, int]  # feature name to row
    weights: NDArray[np.float32]  # [rows, OFFSETS, LABELS]
    steps: NDArray[np.float64]  # [LABELS, LABELS]
    calibration: dict[str, tuple[tuple[float, ...], tuple[float, ...]]]  # kind: (probability, what it is worth)
    forests: dict[str, Forest] = field(default_factory=dict)  # of the second look, by kind of question
    continuation: Continuation | None = None

    @cached_property
    def names(self) -> list[str]:
        """The features' names by row."""
        return sorted(self.rows, key=self.rows.__getitem__)

    @cached_property
    def means(self) -> NDArray[np.float32]:
        """[rows]: what a feature says of its own line for all labels on the average."""
        found: NDArray[np.float32] = self.weights[:, OFFSETS.index(0)].mean(axis=1)
        return found


class Rows(NamedTuple):
    """For several things the rows of a model's weights that it knows of each, all in one array."""

    flat: NDArray[np.intp]
    counts: NDArray[np.intp]  # [things, groups]: how many of `flat` belong to each group of a thing, in order

    @property
    def starts(self) -> NDArray[np.intp]:
        """[things]: where the rows of each begin."""
        lengths = self.counts.sum(axis=1)
        return np.asarray(lengths.cumsum() - lengths)

    @classmethod
    def of(cls, groups: Sequence[Sequence[Sequence[str]]], width: int, model: Model) -> Rows:
        """The rows of things that each have so many groups of names."""
        names = list(chain.from_iterable(groups))
        lengths = np.fromiter(map(len, names), dtype=np.intp, count=len(names))
        every = np.fromiter(
            map(model.rows.get, chain.from_iterable(names), repeat(_UNKNOWN)), dtype=np.intp, count=int(lengths.sum())
        )
        known = every != _UNKNOWN
        upto = np.concatenate(([0], known.cumsum()))[np.concatenate(([0], lengths.cumsum()))]
        return cls(every[known], np.diff(upto).reshape(len(groups), width))


_UNKNOWN = -1


class Known(NamedTuple):
    """The features of a page that a model knows, as rows of its weights."""

    pieces: Rows  # of each piece, grouped by how far they are seen
    inside: Rows  # of each later line of a piece; none for first lines


def known_in(features: PageFeatures, model: Model) -> Known:
    """What a model knows of a page's features."""
    inside = Rows.of([(names,) for names in features.inside], 1, model)
    return Known(Rows.of(features.pieces, REACH + 1, model), inside)


def save_model(model: Model, path: Path) -> None:
    """Write the model; the same model gives the same bytes."""
    head: dict[str, object] = {
        "form": _FORM,
        "labels": [str(label) for label in LABELS],
        "offsets": list(OFFSETS),
        "features": model.names,
        "calibration": model.calibration,
    }
    head["forests"] = {kind: {"columns": one.names, "base": one.base} for kind, one in model.forests.items()}
    with zipfile.ZipFile(path, "w") as file:
        _add(file, "model.json", json.dumps(head, ensure_ascii=False, indent=0).encode())
        _add(file, "weights.npy", _npy(model.weights.astype("<f2")))
        _add(file, "steps.npy", _npy(model.steps.astype("<f4")))
        if model.continuation is not None:
            _add(file, _CONTINUATION, _npy(model.continuation.weights))
        for kind, forest in model.forests.items():
            for name in _FOREST_ARRAYS:
                _add(file, f"forest.{kind}.{name}.npy", _npy(getattr(forest, name)))


def _add(file: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _OLD_ENOUGH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    file.writestr(entry, content, compresslevel=9)


def _npy(array: NDArray[np.generic]) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, np.ascontiguousarray(array), allow_pickle=False)
    return buffer.getvalue()


def load_model(path: Path = SHIPPED) -> Model:
    """Read a model; the shipped one if no path is given.  Raises ModelError, OSError."""
    try:
        return _load(path)
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ModelError(f"{path}: no model of banmian 不是 banmian 的模型 ({error})") from error


def _load(path: Path) -> Model:
    with zipfile.ZipFile(path) as file:
        head = json.loads(file.read("model.json"))
        if head["form"] not in _KNOWN_FORMS or head["labels"] != [str(label) for label in LABELS]:
            raise ModelError(f"{path}: made for another version, train it again 由其他版本生成，请重新训练")
        weights, steps = _array(file, "weights.npy"), _array(file, "steps.npy")
        forests = {kind: _forest(file, one, f"forest.{kind}") for kind, one in head.get("forests", {}).items()}
        if "forest" in head:
            forests["boundary"] = _forest(file, head["forest"], "forest")
        known = _CONTINUATION in file.namelist()
        continuation = Continuation(_array(file, _CONTINUATION)) if known else None
    rows = {name: row for row, name in enumerate(head["features"])}
    calibration = {kind: (tuple(old), tuple(new)) for kind, (old, new) in head["calibration"].items()}
    weights = _by_offset(weights.astype(np.float32))
    return Model(rows, weights, steps.astype(np.float64), calibration, forests, continuation)


def _by_offset(weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """The same weights, those of one offset side by side in memory: they are added up offset by offset."""
    return np.ascontiguousarray(weights.transpose(1, 0, 2)).transpose(1, 0, 2)


def _forest(file: zipfile.ZipFile, head: dict[str, Any], place: str) -> Forest:
    arrays = {name: _array(file, f"{place}.{name}.npy") for name in _FOREST_ARRAYS}
    return Forest(names=tuple(head["columns"]), base=float(head["base"]), **arrays)


def _array(file: zipfile.ZipFile, name: str) -> Any:
    return np.load(io.BytesIO(file.read(name)), allow_pickle=False)
