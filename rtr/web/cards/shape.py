"""Each verdict as word, shape and colour; the word alone carries it, and so does the shape without colour."""

from dataclasses import dataclass

import streamlit as st

from rtr.advice.words import GLYPHS, SHAPES, WORDS
from rtr.model import Verdict
from rtr.web.cards.svg_image import svg_image

SIZE_PX = 56
DRAWINGS = {
    "triangle": '<path d="M28 5 52 47 H4 Z" stroke-linejoin="round" stroke-width="6" stroke="{c}" fill="{c}"/>',
    "square": '<rect x="3" y="3" width="50" height="50" rx="5" fill="{c}"/>',
    "ring": '<circle cx="28" cy="28" r="24" fill="none" stroke="{c}" stroke-width="5" stroke-dasharray="10 5.08"/>',
    "disc": '<circle cx="28" cy="28" r="25" fill="{c}"/>',
    "triangle-down": '<path d="M4 9 H52 L28 51 Z" stroke-linejoin="round" stroke-width="6" stroke="{c}" fill="{c}"/>',
    "octagon": '<path d="M17 1 H39 L55 17 V39 L39 55 H17 L1 39 V17 Z" fill="{c}"/>',
}
"""In a square of `SIZE_PX`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tint:
    """`name` is Streamlit's word for the tint in text, the others fill the drawing; hex."""

    name: str
    light: str
    dark: str


TINTS = {
    Verdict.PROGRESS: Tint(name="green", light="#00855F", dark="#2FB58C"),
    Verdict.HOLD: Tint(name="orange", light="#B87A00", dark="#E3A21A"),
    Verdict.UNKNOWN: Tint(name="gray", light="#7A8086", dark="#8A9096"),
    Verdict.REST: Tint(name="blue", light="#005F94", dark="#4FA8DC"),
    Verdict.EASE_BACK: Tint(name="red", light="#D55E00", dark="#EE8142"),
    Verdict.SEE_CLINICIAN: Tint(name="gray", light="#8E2A3C", dark="#E57C8B"),
}


def svg(verdict: Verdict, *, dark: bool) -> str:
    """The shape as an SVG document."""
    tint = TINTS[verdict]
    drawn = DRAWINGS[SHAPES[verdict]].format(c=tint.dark if dark else tint.light)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE_PX} {SIZE_PX}">{drawn}</svg>'


def picture(verdict: Verdict) -> None:
    """The shape on the page, named by its word."""
    svg_image(svg(verdict, dark=st.context.theme.type == "dark"), WORDS[verdict], SIZE_PX, SIZE_PX)


def glyph(verdict: Verdict) -> str:
    """The small shape in the verdict's tint, as markdown."""
    return f":{TINTS[verdict].name}[{GLYPHS[verdict]}]"


def badge(verdict: Verdict) -> str:
    """Glyph and word on the verdict's tint, as markdown."""
    return f":{TINTS[verdict].name}-badge[{GLYPHS[verdict]} {WORDS[verdict]}]"
