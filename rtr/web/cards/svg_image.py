"""A drawing of our own on a page."""

import base64
from html import escape

import streamlit as st


def svg_image(svg: str, alt: str, width_px: int, height_px: int) -> None:
    """A picture with its words, smaller where there is less room.

    As HTML, an image keeps its `alt` here; nothing in it is read as markup.
    """
    data = base64.b64encode(svg.encode()).decode()
    size = f'width="{width_px}" height="{height_px}" style="max-width: 100%; height: auto"'
    st.html(f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(alt)}" {size}>', width="content")
