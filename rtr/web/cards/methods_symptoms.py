"""Methods, symptoms: how a run settles by class of injury, the usual morning, and the signs that stop."""

import pandas as pd
import streamlit as st

from rtr.views.methods_symptoms import ClassRow, Symptoms
from rtr.web.cards.figure import table
from rtr.web.cards.layout import card, row
from rtr.web.cards.methods import folded
from rtr.web.escape import escaped

COLUMNS = ("Injury", "Settled: pain up to", "Held: pain up to", "Eased back: morning above usual by")


def classes_card(view: Symptoms) -> None:
    """The table of verdicts: its numbers, then every condition of each class."""
    with card("How a run settles", "Pain is 0 to 10. Limits go by the class of injury you chose, or your clinician."):
        rows = [(one.name, one.settled_up_to, one.held_up_to, one.morning_back) for one in view.classes]
        table(pd.DataFrame(rows, columns=list(COLUMNS)), alt="Limits of pain by class of injury")
        with st.expander("All conditions of each class"):
            for one in view.classes:
                _class(one)
        folded("How answers are read", view.reading)
        folded("Your usual morning", view.usual)


def _class(one: ClassRow) -> None:
    st.markdown(
        f"**{escaped(one.name)}**  \n▲ Settled, if all of these hold: {escaped(one.settled)}.  \n"
        f"▼ Eased back, on any of these: {escaped(one.back)}."
    )


def flags_card(view: Symptoms) -> None:
    """Every sign that ends in Stop, with whom to contact."""
    with card("Signs that stop", "They stand above everything else. No number and no statistic outweighs them."):
        for signs, do in view.flags:
            row("⬣", f"**{escaped(signs[:1].upper() + signs[1:])}.** {escaped(do)}")
        folded("How a Stop ends", view.leaving)
