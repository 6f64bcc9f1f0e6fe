"""A chart with everything that makes it readable without seeing it: finding, key, caption, numbers."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NotRequired, TypedDict, Unpack

import pandas as pd
import streamlit as st

from rtr.charts.theme import Chart, PaletteName
from rtr.exporters.csv_table import csv_bytes
from rtr.exporters.picture import Kind, picture
from rtr.web.cards.layout import card, key_line
from rtr.web.escape import escaped
from rtr.web.session import Drawn

KINDS: dict[Kind, str] = {"png": "image/png", "svg": "image/svg+xml"}
_MARKS = re.compile(r":[a-z-]+\[|[\]*\\]|\{[^}]*\}")
"""What colours a line of the key on the page."""
SHORT_ROWS, FEW_COLUMNS = 30, 12
"""Up to here the numbers are a plain table; larger ones scroll inside their frame."""


class Parts(TypedDict):
    """What stands below a chart.

    `numbers` are sent (and made, where they are a function) only when somebody opens them, `file` is made when it is
    asked for, `how` are the sentences of "How to read this", `name` is that of the file.
    """

    caption: str
    numbers: pd.DataFrame | Callable[[], pd.DataFrame]
    file: Callable[[], pd.DataFrame]
    name: str
    how: NotRequired[Sequence[str]]


def figure(heading: str, finding: str, keys: Sequence[str], drawn: Drawn, **parts: Unpack[Parts]) -> None:
    """One chart in a card of its own: the finding above it, then everything `drawing` has."""
    with card(heading, finding):
        drawing(heading, finding, keys, drawn, **parts)


def drawing(heading: str, finding: str, keys: Sequence[str], drawn: Drawn, **parts: Unpack[Parts]) -> None:
    """A chart with its key, its caption and its numbers, inside a card that has said what was found."""
    chart, name = drawn.chart, parts["name"]
    key_line(*keys)
    st.vega_lite_chart(drawn.rows, chart.spec, key=f"chart_{name}", alt=chart.alt, theme="streamlit")
    st.caption(escaped(f"{parts['caption']} {chart.note}".strip()))
    if how := parts.get("how"):
        with st.expander("How to read this", key=f"how_{name}"):
            st.markdown("\n".join(f"- {escaped(line)}" for line in how))
    shown = st.expander("Show the numbers", key=f"numbers_{name}", on_change="rerun")
    if shown.open:
        with shown:
            numbers = parts["numbers"]
            table(numbers() if callable(numbers) else numbers, alt=chart.alt)
            with st.container(horizontal=True, gap="small"):
                download(parts["file"], name)
                key = " · ".join(_MARKS.sub("", word) for word in keys)
                pictures(chart, name, heading=heading, finding=finding, key=key, caption=parts["caption"])


def pictures(chart: Chart, name: str, **words: str) -> None:
    """The chart with its words as a file to print or to send, made only when somebody asks for it."""
    look: PaletteName = "dark" if st.context.theme.type == "dark" else "light"
    for kind, media in KINDS.items():
        st.download_button(
            f"Picture ({kind.upper()})",
            partial(picture, chart, kind, palette=look, **words),
            f"rtr_{name}.{kind}",
            media,
            key=f"{kind}_{name}",
            icon=":material/image:",
            on_click="ignore",
        )


def download(file: Callable[[], pd.DataFrame], name: str) -> None:
    """The numbers with all their digits as a CSV file, made only when somebody asks for it."""
    st.download_button(
        "Download as CSV",
        lambda: csv_bytes(file()),
        f"rtr_{name}.csv",
        "text/csv",
        key=f"csv_{name}",
        icon=":material/download:",
        on_click="ignore",
    )


def table(rows: pd.DataFrame, *, alt: str = "") -> None:
    """Numbers as text: a plain table while it is short, one that scrolls inside its frame beyond."""
    digits = {str(name): _digits(rows[name]) for name in rows.select_dtypes("float")}
    if len(rows) > SHORT_ROWS or len(rows.columns) > FEW_COLUMNS:
        shown = {name: st.column_config.NumberColumn(format=f"%.{places}f") for name, places in digits.items()}
        st.dataframe(rows, hide_index=True, width="stretch", column_config=shown, placeholder="–", alt=alt or None)
        return
    words = map(str, rows.select_dtypes("str").columns)
    plain = rows.assign(**{name: [*map(_cell, rows[name].tolist())] for name in words})  # quicker than `map`
    formats: dict[Any, Any] = {name: f"{{:,.{places}f}}" for name, places in digits.items()}
    styled = plain.style.format(formats, na_rep="–") if formats else plain
    st.table(styled, border="horizontal", hide_index=True, alt=alt or None)


def _cell(text: object) -> str:
    """Cells of a plain table are read as markdown: a text that begins with `+` would become a list."""
    return escaped(str(text))


def _digits(numbers: "pd.Series[float]") -> int:
    """Decimals a column needs: none for whole numbers, else one."""
    known = numbers.dropna()
    return 0 if (known == known.round()).all() else 1
