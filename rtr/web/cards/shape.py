"""Each verdict as word, shape and colour; the word carries it alone, the shape without colour."""

import base64
from dataclasses import dataclass
from html import escape

import streamlit as st

from rtr.model import Verdict

SIZE_PX = 56


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """`glyph` stands in text, `badge` is Streamlit's name of the tint, `path` draws in a 56 px square."""

    word: str
    glyph: str
    badge: str
    light: str
    dark: str
    path: str


_TRIANGLE = '<path d="M28 5 52 47 H4 Z" stroke-linejoin="round" stroke-width="6" stroke="{c}" fill="{c}"/>'
_SQUARE = '<rect x="3" y="3" width="50" height="50" rx="5" fill="{c}"/>'
_RING = '<circle cx="28" cy="28" r="24" fill="none" stroke="{c}" stroke-width="5" stroke-dasharray="10 5.08"/>'
_DISC = '<circle cx="28" cy="28" r="25" fill="{c}"/>'
_DOWN = '<path d="M4 9 H52 L28 51 Z" stroke-linejoin="round" stroke-width="6" stroke="{c}" fill="{c}"/>'
_OCTAGON = '<path d="M17 1 H39 L55 17 V39 L39 55 H17 L1 39 V17 Z" fill="{c}"/>'

SHAPES = {
    Verdict.PROGRESS: Shape(word="Ready", glyph="▲", badge="green", light="#00855F", dark="#2FB58C", path=_TRIANGLE),
    Verdict.HOLD: Shape(word="Hold", glyph="■", badge="orange", light="#B87A00", dark="#E3A21A", path=_SQUARE),
    Verdict.UNKNOWN: Shape(
        word="Not enough to say", glyph="○", badge="gray", light="#7A8086", dark="#8A9096", path=_RING
    ),
    Verdict.REST: Shape(word="Rest", glyph="●", badge="blue", light="#005F94", dark="#4FA8DC", path=_DISC),
    Verdict.EASE_BACK: Shape(word="Ease back", glyph="▼", badge="red", light="#D55E00", dark="#EE8142", path=_DOWN),
    Verdict.SEE_CLINICIAN: Shape(word="Stop", glyph="⬣", badge="gray", light="#8E2A3C", dark="#E57C8B", path=_OCTAGON),
}


def svg(verdict: Verdict, *, dark: bool) -> str:
    """The shape as an SVG document."""
    shape = SHAPES[verdict]
    drawn = shape.path.format(c=shape.dark if dark else shape.light)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE_PX} {SIZE_PX}">{drawn}</svg>'


def picture(verdict: Verdict) -> None:
    """The shape on the page, named by its word. The only HTML in the app: an image keeps its `alt` here."""
    data = base64.b64encode(svg(verdict, dark=st.context.theme.type == "dark").encode()).decode()
    word = escape(SHAPES[verdict].word)
    st.html(
        f'<img src="data:image/svg+xml;base64,{data}" alt="{word}" width="{SIZE_PX}" height="{SIZE_PX}">',
        width=SIZE_PX,
    )


def badge(verdict: Verdict) -> str:
    """Glyph and word on the verdict's tint, as markdown."""
    shape = SHAPES[verdict]
    return f":{shape.badge}-badge[{shape.glyph} {shape.word}]"
