"""Take along: the plan in a calendar, on a watch, as text, on paper."""

from functools import partial

import streamlit as st

from rtr.exporters.calendar_file import calendar_file
from rtr.exporters.card import card as paper_card
from rtr.exporters.fit_workout import fit_workout
from rtr.exporters.plan_files import plan_name, workout_names, workouts_zip
from rtr.exporters.workout_text import intervals_icu
from rtr.plan import Block
from rtr.views.take_along import NO_RUNS, AlongView, KeptBy, accepted_of, along_view, kept_of, session_words
from rtr.web import session
from rtr.web.cards import calendar_address
from rtr.web.cards.layout import card, row
from rtr.web.escape import escaped
from rtr.web.navigation import page
from rtr.web.situation import here

NOTHING = "No plan is accepted yet, so there is nothing to take along."
CALENDAR = "One entry for each planned day, with its steps. Nothing about your body is in it."
WATCH = "The watch leads through the steps and beeps at every change from running to walking."
PAPER = "One page with a box to tick for every day. It opens in the browser and prints from there."
UNTRIED = (
    "The files were read back with Garmin's own decoder. They were not tried on a watch of any of these makers yet."
)
WATCHES = (
    ("Garmin", "connect the watch by cable and copy the file into its folder GARMIN/NewFiles."),
    ("COROS", "we found no documented way to load a file. Use the text with intervals.icu, which sends it on."),
    ("Suunto", "takes no workout files from runners. Use the text with intervals.icu, which sends it as a guide."),
    (
        "Wahoo",
        "ELEMNT ACE, BOLT 3 and ROAM 3: allow USB access in the app, then copy the file into the folder named plans.",
    ),
)
ICU = "The steps as intervals.icu reads them in the description of a planned run. It can pass them on to your watch."
SESSION, WITH_CAP = "along_session", "along_cap"


CHANGED = "**Something has changed since you accepted this plan**, and part of it no longer fits."
CLINICIAN = "Your plan comes from your clinician, so rtr hands none out."


def kept() -> KeptBy:
    """What keeps the plan in, if anything."""
    return kept_of(here().case)


def show_accepted() -> None:
    """All ways out for the accepted block of the day on screen, else for the suggested one."""
    if kept() is KeptBy.CLINICIAN:
        with card(key="along_none"):
            st.markdown(CLINICIAN)
        calendar_address.address_card(has_plan=False)
        return
    held = accepted_of(session.diary(), session.today())
    if held is not None and here().misfits(held):
        row(":orange[■]", CHANGED)
        st.page_link(page("plan"), label="Look at the plan", icon=":material/arrow_forward:")
    show(held or here().suggested())


def show(block: Block | None) -> None:
    """All ways out for one block. Not for a runner with a warning sign."""
    if block is None:
        with card(key="along_nothing"):
            st.markdown(NOTHING)
            st.page_link(page("plan"), label="See the next block", icon=":material/arrow_forward:")
        calendar_address.address_card(has_plan=False)
        return
    view = session.view(along_view, block)
    st.markdown(escaped(view.sentence))
    if not view.sessions:
        return
    _calendar(view)
    calendar_address.address_card(has_plan=view.is_accepted)
    _watch(view)
    _paper(view)


def _calendar(view: AlongView) -> None:
    with card("Into your calendar", CALENDAR, key="along_calendar"):
        runner = session.current_runner()
        owner = str(runner.id if runner else session.NOBODY_ID)
        st.download_button(
            "Download the calendar file", partial(calendar_file, view.sessions, session.now(), owner=owner),
            plan_name(view.sessions, "ics"), "text/calendar", key="along_ics", icon=":material/download:",
            on_click="ignore",
        )  # fmt: skip


def _watch(view: AlongView) -> None:
    with card("Onto your watch", WATCH if view.workouts else NO_RUNS, key="along_watch"):
        if not view.workouts:
            return
        names = dict(zip(view.workouts, workout_names(view.workouts), strict=True))
        chosen = st.selectbox("Session", list(names), format_func=session_words, key=SESSION)
        cap = _cap(view)
        at = session.now()
        with st.container(horizontal=True, gap=8):
            st.download_button(
                "Download this workout (FIT)", partial(fit_workout, chosen, at, hr_cap_bpm=cap), names[chosen],
                "application/octet-stream", key="along_fit", icon=":material/download:", on_click="ignore",
            )  # fmt: skip
            st.download_button(
                "All workouts (ZIP)", partial(workouts_zip, view.workouts, at, hr_cap_bpm=cap),
                plan_name(view.workouts, "zip"), "application/zip", key="along_zip", on_click="ignore",
            )  # fmt: skip
        with st.container(gap="xsmall"):
            for maker, how in WATCHES:
                row("○", f"**{maker}**: {escaped(how)}")
        st.caption(UNTRIED)
        with st.expander("Text for intervals.icu"):
            st.markdown(ICU)
            st.code(intervals_icu(chosen), language=None)


def _cap(view: AlongView) -> int | None:
    """The heart rate above which the watch warns, where the runner wants that."""
    if view.cap_bpm is None:
        st.caption(escaped(f"Without a heart-rate warning. {view.cap_words}"))
        return None
    is_wanted = st.toggle("Warn above my easy heart rate", key=WITH_CAP)
    st.caption(escaped(view.cap_words))
    return view.cap_bpm if is_wanted else None


def _paper(view: AlongView) -> None:
    with card("On paper", PAPER, key="along_paper"):
        st.download_button(
            "Download the card to print", partial(paper_card, view.sessions, title=view.title, limit=view.limit),
            plan_name(view.sessions, "html"), "text/html", key="along_card", icon=":material/print:", on_click="ignore",
        )  # fmt: skip
