"""Journal: what happened on that day?"""

import streamlit as st

from rtr.views.journal import EXPECTED, journal_view
from rtr.web import session
from rtr.web.cards import journal, journal_choice, journal_edit, journal_files, journal_latest, journal_search, layout
from rtr.web.guards import owner_only

owner_only()
with layout.body():
    view = session.view(journal_view, journal_choice.chosen())
    layout.title("Journal", view.month.lead if not view.is_empty else "Nothing is written down yet.")
    if view.is_empty:
        layout.empty("What you will see here", EXPECTED, word="today", label="Write down this morning")
        journal_latest.support()
        st.stop()
    left, right = st.columns((16, 9), gap=20)
    with left:
        journal.month_card(view.month)
    with right:
        journal.day_card(view.day)
    journal_edit.edit_card(view.day)
    journal_latest.latest_card(view.latest)
    journal_search.search_card()
    journal_files.files_card()
    journal_latest.support()
