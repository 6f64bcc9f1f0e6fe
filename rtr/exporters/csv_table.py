"""A table as CSV text: every digit, ISO days, and no cell that a spreadsheet would run as a formula."""

import csv
import datetime as dt
import io
import math
import re
from typing import Any

import numpy as np
import pandas as pd

BYTE_ORDER_MARK = "\ufeff"
"""Without it spreadsheets read umlauts wrong."""
_FORMULA = re.compile(r"^[\s\0\ufeff\u200b]*[=+\-@\t\r\n|%＝＋－＠]")
"""Beginnings that Excel, LibreOffice or Google Sheets may take for a formula, spaces before them included."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
MIDNIGHT = dt.time()


def csv_text(rows: pd.DataFrame) -> str:
    """The rows as CSV with a header: comma, CRLF, quotes where needed; empty where a value is not known.

    Numbers keep all digits, days are YYYY-MM-DD, truth is 1 or 0. A text that begins like a formula gets
    an apostrophe before it (OWASP, CSV injection); a number never does, so -0.5 stays a number.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([guarded(str(name)) for name in rows.columns])
    columns = [[_cell(value) for value in rows[name].tolist()] for name in rows.columns]
    writer.writerows(zip(*columns, strict=True))
    return out.getvalue()


def csv_bytes(rows: pd.DataFrame) -> bytes:
    """The same as a file: UTF-8 with a byte order mark."""
    return f"{BYTE_ORDER_MARK}{csv_text(rows)}".encode()


def _cell(value: Any) -> str:
    if value is None or value is pd.NaT:
        return ""
    if isinstance(value, bool | np.bool_):
        return str(int(value))
    if isinstance(value, float):
        return repr(value) if math.isfinite(value) else ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == MIDNIGHT else value.isoformat()
    return value.isoformat() if isinstance(value, dt.date) else guarded(str(value))


def guarded(value: str) -> str:
    """A text that a spreadsheet shows and does not run."""
    plain = _CONTROLS.sub(" ", value)
    return f"'{plain}" if is_formula(value) else plain


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may take this text for a formula."""
    return _FORMULA.match(text) is not None
