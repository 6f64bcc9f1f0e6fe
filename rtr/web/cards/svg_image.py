"""A drawing of our own on a page."""

import base64
from html import escape

import streamlit as st


def svg_image(svg: str, alt: str, width_px: int, height_px: int) -> None:
    """A picture with its words. As HTML, an image keeps its `alt` here; nothing in it is read as markup."""
    data = base64.b64encode(svg.encode()).decode()
    source = f"data:image/svg+xml;base64,{data}"
    st.html(f'<img src="{source}" alt="{escape(alt)}" width="{width_px}" height="{height_px}">', width=width_px)
