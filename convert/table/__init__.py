"""A table of articles for those who count and search: one row an article, with its facts and its text."""

from __future__ import annotations

from convert.table.rows import COLUMNS, Cell, Row, rows
from convert.table.text import MOST, as_csv, as_jsonl, csv_header, overfull

__all__ = ["COLUMNS", "MOST", "Cell", "Row", "as_csv", "as_jsonl", "csv_header", "overfull", "rows"]
