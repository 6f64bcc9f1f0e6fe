"""Share: who sees what, until when?"""

import streamlit as st

from rtr.web import session
from rtr.web.cards import comments, layout, share, share_links, share_report
from rtr.web.guards import owner_only

owner_only()
with layout.body():
    layout.title(
        "Share",
        "Let one person read along. They need no account and see only what you choose; the link ends by itself.",
    )
    runner = session.current_runner()
    if runner is None:
        layout.empty("There is nothing to share yet", share.EXPECTED, word="imports", label="Import my runs")
        st.stop()
    share_links.tell_new_address()
    left, right = st.columns((8, 7), gap=20)
    with left:
        told = share.new_link(runner)
    with right:
        share.never_card(told)
    share.preview(told)
    share_links.links_card(runner)
    comments.my_questions()
    share_report.report_card(told)
