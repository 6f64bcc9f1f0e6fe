"""Answers as numbers and words to tap. Nothing is chosen beforehand, a tap asks the server for nothing.

A chosen answer is given back by a second tap. `value` is what was saved before, None for nothing.
"""

from collections.abc import Mapping
from typing import Any

import streamlit as st

NRS = tuple(range(11))
FIVE = tuple(range(1, 6))
YES_NO: Mapping[bool, str] = {True: "Yes", False: "No"}


def nrs(label: str, key: str, value: int | None) -> None:
    """A number 0-10."""
    _pills(label, NRS, key, value if value in NRS else None)


def five(label: str, key: str, value: int | None) -> None:
    """A number 1-5; the words at the ends stand in the label, 5 is good."""
    _pills(label, FIVE, key, value if value in FIVE else None)


def yes_no(label: str, key: str, value: bool | None) -> None:
    one_of(label, YES_NO, key, value)


def one_of(label: str, words: Mapping[Any, str], key: str, value: Any) -> None:
    """One of the keys of `words`."""
    st.pills(
        label, list(words), default=value if value in words else None, format_func=words.__getitem__, key=key,
        on_change="ignore", wrap=True,
    )  # fmt: skip


def any_of(label: str, words: Mapping[str, str], key: str, chosen: tuple[str, ...]) -> None:
    """Any number of the keys of `words`."""
    st.pills(
        label, list(words), selection_mode="multi", default=[c for c in chosen if c in words],
        format_func=words.__getitem__, key=key, on_change="ignore", wrap=True,
    )  # fmt: skip


def _pills(label: str, numbers: tuple[int, ...], key: str, value: int | None) -> None:
    st.pills(label, numbers, default=value, key=key, on_change="ignore", wrap=True)
