"""The validators, in the order in which they are run and told of."""

from __future__ import annotations

from convert.official.ace import Ace
from convert.official.base import Validator
from convert.official.epubcheck import EpubCheck
from convert.official.newsml import NewsML
from convert.official.ninjs import Ninjs
from convert.official.openxml import OpenXml

_ALL: tuple[Validator, ...] = (NewsML(), EpubCheck(), Ace(), OpenXml(), Ninjs())

VALIDATORS: dict[str, Validator] = {validator.name: validator for validator in _ALL}
"""By name, as given with `--validator`."""
