"""The one filled button of a card."""

from collections.abc import Callable
from typing import Any

import streamlit as st

DARK_LABEL = "#0E1215"
"""Streamlit draws every filled label white; on the light blue of the dark theme only ink is readable."""


def label(text: str) -> str:
    """The label of a filled button in the theme on screen."""
    return f':color[{text}]{{foreground="{DARK_LABEL}"}}' if st.context.theme.type == "dark" else text


def cta(
    text: str, *, key: str, icon: str | None = None, on_click: Callable[..., Any] | None = None, **rest: Any
) -> bool:
    """A filled button: a verb and its object. In the dark theme the icon stays out, it would be white."""
    shown = None if st.context.theme.type == "dark" else icon
    return st.button(label(text), key=key, icon=shown, on_click=on_click, type="primary", **rest)
