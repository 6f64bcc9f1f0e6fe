"""Methods, statistics: what the tests of Symptoms are, what they cannot do, and what came of trying them."""

import pandas as pd
import streamlit as st

from rtr.views.methods_statistics import Statistics
from rtr.web.cards.figure import table
from rtr.web.cards.layout import card
from rtr.web.cards.methods import folded, told_sources


def steps_card(view: Statistics) -> None:
    """What is shown from how much."""
    with card("What can be said when", "A morning is a day on which you answered; days that went by do not count."):
        table(pd.DataFrame(view.steps, columns=["From", "You see"]), alt="What is shown from how many mornings")


def test_card(view: Statistics) -> None:
    """The 24-hour response test."""
    sentence = (
        "Does more of something today go with more pain tomorrow, for you? Two months can only show strong links."
    )
    with card("The 24-hour response test", sentence):
        folded("How it works", view.test)
        folded("What it cannot do", view.limits)
        folded("Why the usual correlation misleads", view.misleading)
        with st.expander("The questions, written down before anybody's data"):
            rows = pd.DataFrame(view.questions, columns=["More of this", "Told for", "Set beside"])
            table(rows, alt="The list of questions")
            st.caption(
                "The list never changes with your data. Sleep, energy and stress are those of the morning before."
            )
        told_sources(view.sources)


def counts_card(view: Statistics) -> None:
    """Tolerance and the flare model."""
    with card("Counts and bands", "What happened, in counts. Never a percentage, and no forecast without a test."):
        folded("How long a run settles from", view.tolerance)
        folded("The flare model", view.flare)
