"""The main script: who is looking, what they can open, window title, logo, sidebar foot, then the page asked for."""

from pathlib import Path

import streamlit as st

from rtr.web import notes, runners
from rtr.web.guards import coach_only, is_coach, keep_asking, owner_only
from rtr.web.navigation import coach_menu, menu
from rtr.web.turn import turn

ASSETS = Path(__file__).resolve().parent / "assets"
SIDEBAR_PX = 248

with turn():
    # The icon stands before the menu: the browser would else fetch the page's menu icon from a font host.
    st.set_page_config(page_icon=ASSETS / "page_icon.png", layout="wide", initial_sidebar_state=SIDEBAR_PX)
    if is_coach():
        here = st.navigation(coach_menu(), position="hidden")
        coach_only()
    else:
        owner_only()
        here = st.navigation(menu(), position="sidebar", expanded=True)
    st.set_page_config(page_title=f"{here.title} · rtr")
    st.logo(ASSETS / f"logo_{'dark' if st.context.theme.type == 'dark' else 'light'}.svg", size="large")
    notes.show()
    if is_coach():
        keep_asking()
    else:
        runners.sidebar_foot()
    here.run()
