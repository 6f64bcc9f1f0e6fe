"""The parts of the cut-back sum in words."""

from rtr.advice.case import Case
from rtr.advice.cutback import Sum
from rtr.advice.words import day_text, listed
from rtr.units import counted

NAMES = {
    "weeks": "the minutes of some weeks",
    "strain": "strain beside your own weeks",
    "monotony": "how alike your days are",
    "pain": "pain while running",
    "wellness": "how you sleep and feel",
    "long_run": "a run beside its longest of 30 days",
}
"""What an addend is about."""
SIGNS = {
    "strain": "more strain than usual for you",
    "monotony": "days much alike",
    "pain": "more pain while running than the week before",
    "wellness": "mornings below your own month",
    "long_run": "a run well over your longest",
}
"""What it means where it holds."""


def because(shown: Sum, case: Case) -> str:
    """The weeks and the signs that hold, as a clause: `3 loading weeks since …, with days much alike`."""
    this = ", this one included," if shown.weeks > (case.loading_weeks or 0) else ""
    weeks = f"{counted(shown.weeks, 'loading week')}{this} {since(case)}"
    signs = listed([SIGNS[addend.name] for addend in shown.addends if addend.holds])
    told = f"{weeks}, with {signs}" if signs else weeks
    if case.due_week is None:
        return told
    return f"{told}; the week of {day_text(case.due_week, beside=case.on)} was due to be lighter and was not"


def since(case: Case) -> str:
    """From when on the weeks are counted."""
    if case.lighter_week is not None:
        return f"since the lighter week of {day_text(case.lighter_week, beside=case.on)}"
    if case.counted_from is not None:
        return f"from {day_text(case.counted_from, beside=case.on)} on"
    return "since your diary begins"


def unknown_names(shown: Sum | None) -> str:
    """What is not known of the sum, as in a sentence."""
    return listed([NAMES[name] for name in (shown.unknown if shown else ())])
