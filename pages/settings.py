"""Settings: what do the numbers know about me?"""

import streamlit as st

from rtr.views.set_up import set_up_view
from rtr.views.settings import settings_view
from rtr.web import session
from rtr.web.cards import forms, layout, settings, your_data
from rtr.web.guards import owner_only
from rtr.web.situation import here

owner_only()
with layout.body():
    layout.title(
        "Settings", "What the numbers know about you. Leave empty what you do not know: the diary works without."
    )
    if session.current_runner() is None:
        layout.empty("What you can set here", settings.EXPECTED, word="set_up", label="Set up my return")
        your_data.restore_card()
        st.stop()
    view = session.view(settings_view)
    settings.return_card(session.view(set_up_view))
    if here().stop is None:
        settings.easy_card(view.easy)
    forms.heart_card(view)
    forms.thresholds_card(view)
    settings.load_card(view)
    forms.runner_card(view)
    your_data.your_data_card(view.runner)
