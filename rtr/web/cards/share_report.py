"""One page to print or send: the same choice of contents as a link, without one."""

from functools import partial

import streamlit as st

from rtr.exporters.report import report, report_csv
from rtr.share import ShareLink
from rtr.views.share import groups_text
from rtr.web import session
from rtr.web.cards.layout import card
from rtr.web.escape import escaped

SENTENCE = (
    "The last 28 days on one page, with your questions. It opens offline, asks nobody for anything and needs no link."
)


def report_card(told: ShareLink) -> None:
    """The report and its numbers; they are made at the click."""
    with card("One page to print or send", SENTENCE, key="share_report"):
        if not told.groups:
            st.markdown("Nothing is chosen to be seen. Choose something above.")
            return
        st.markdown(f"With what is chosen above: {escaped(groups_text(told.groups))}.")
        cut, day = session.shown(told), session.today().isoformat()
        with st.container(horizontal=True, gap="small"):
            st.download_button(
                "Report (HTML)", partial(report, cut), f"rtr-report-{day}.html", "text/html",
                key="share_html", icon=":material/description:", on_click="ignore",
            )  # fmt: skip
            st.download_button(
                "Data (CSV)", partial(report_csv, cut), f"rtr-report-{day}.csv", "text/csv",
                key="share_csv", icon=":material/table:", type="tertiary", on_click="ignore",
            )  # fmt: skip
