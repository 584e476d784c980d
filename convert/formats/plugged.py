"""Calls into formats of someone else: what a plug-in does wrong is told as its package's, and not as a bug of ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from convert.catalogue import RULES
from convert.errors import ConvertError, PlugInError, show_traceback
from convert.findings import Finding, fields_of, finding
from convert.formats import BUILT_IN, package_of
from convert.formats.base import Format
from convert.phrases import LACKS_VALUE, UNKNOWN_CODE


@contextmanager
def failing_as_a_plug_in(form: Format) -> Iterator[None]:
    """Raise PlugInError (RUN024) for what someone else's format raises, be it an exit; a ConvertError is a finding."""
    try:
        yield
    except ConvertError:
        raise
    except (Exception, SystemExit) as error:
        if form.name in BUILT_IN:
            raise
        show_traceback(error)
        raise _failed(form, f"{type(error).__name__}: {error}") from error


def _failed(form: Format, reason: str) -> PlugInError:
    return PlugInError(finding("RUN024", name=form.name, package=_package(form), reason=reason))


def text_differs(form: Format, problem: Finding) -> PlugInError:
    """The error that TREE004, where the text differs, is of someone else's format (RUN025)."""
    where = (pair for pair in problem.values if pair[0] != "format")
    return PlugInError(Finding("RUN025", values=(("name", form.name), ("package", _package(form)), *where)))


def _package(form: Format) -> str:
    return package_of(form.name) or "-"


def findings_of(form: Format, told: Iterable[Finding]) -> tuple[Finding, ...]:
    """What a format tells; raises PlugInError where a plug-in's finding has no text, or not all that fills it.

    To be called within `failing_as_a_plug_in`: what a plug-in gives need be no finding at all.
    """
    found = tuple(told)
    if form.name not in BUILT_IN:
        for problem in found:
            _refuse_without_text(form, problem)
    return found


def _refuse_without_text(form: Format, problem: Finding) -> None:
    if problem.code not in RULES:
        raise _failed(form, UNKNOWN_CODE.format(code=problem.code))
    if missing := sorted(fields_of(problem.rule) - set(dict(problem.values))):
        raise _failed(form, LACKS_VALUE.format(code=problem.code, name=", ".join(missing)))


def stream_of(form: Format, data: bytes) -> str:
    """The text that a format reads back.  To be called within `failing_as_a_plug_in`: a plug-in may give none."""
    stream: object = form.text_stream(data)
    if not isinstance(stream, str):
        raise TypeError(f"text_stream: {type(stream).__name__}")
    return stream


def validated(form: Format, data: bytes) -> tuple[Finding, ...]:
    """What a format's validator says of bytes.  Raises PlugInError where it is someone else's and fails."""
    with failing_as_a_plug_in(form):
        return findings_of(form, form.validate(data))
