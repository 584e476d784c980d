"""The exported model: label and feature names, weights, calibration; a zip without code in it."""

import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from convert.parser.features import OFFSETS
from convert.parser.labels import LABELS

SHIPPED = Path(__file__).parent / "model" / "lines.model"
_FORM = 1
_OLD_ENOUGH = (1980, 1, 1, 0, 0, 0)  # zip entries carry a date: always this one


class ModelError(ValueError):
    """The file is no model that this version can use."""


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the chain over LABELS."""

    rows: dict[str, int]  # feature name to row
    weights: NDArray[np.float32]  # [rows, OFFSETS, LABELS]
    steps: NDArray[np.float64]  # [LABELS, LABELS]
    calibration: dict[str, tuple[tuple[float, ...], tuple[float, ...]]]  # kind: (probability, what it is worth)


def save_model(model: Model, path: Path) -> None:
    """Write the model; the same model gives the same bytes."""
    names = sorted(model.rows, key=lambda name: model.rows[name])
    head = {
        "form": _FORM,
        "labels": [str(label) for label in LABELS],
        "offsets": list(OFFSETS),
        "features": names,
        "calibration": model.calibration,
    }
    with zipfile.ZipFile(path, "w") as file:
        _add(file, "model.json", json.dumps(head, ensure_ascii=False, indent=0).encode())
        _add(file, "weights.npy", _npy(model.weights.astype("<f2")))
        _add(file, "steps.npy", _npy(model.steps.astype("<f4")))


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
    """Read a model; the shipped one if no path is given."""
    with zipfile.ZipFile(path) as file:
        head = json.loads(file.read("model.json"))
        if head["form"] != _FORM or head["labels"] != [str(label) for label in LABELS]:
            raise ModelError(f"{path}: made for another version of the labels; train it again")
        weights = np.load(io.BytesIO(file.read("weights.npy")), allow_pickle=False)
        steps = np.load(io.BytesIO(file.read("steps.npy")), allow_pickle=False)
    rows = {name: row for row, name in enumerate(head["features"])}
    calibration = {kind: (tuple(old), tuple(new)) for kind, (old, new) in head["calibration"].items()}
    return Model(rows, weights.astype(np.float32), steps.astype(np.float64), calibration)
