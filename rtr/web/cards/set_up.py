"""The set-up of a return: one short step at a time, then everything at a glance with what follows from it."""

from collections.abc import Callable

import streamlit as st

from rtr.views.injuries import Episode
from rtr.views.set_up import COSTS, TITLES, Part, SetUpView, Step
from rtr.web.cards.buttons import cta
from rtr.web.cards.injuries import episode_lines
from rtr.web.cards.layout import card, columns, row
from rtr.web.cards.set_up_fields import ARROW, Answered, follows, lines
from rtr.web.cards.set_up_injury import looked_step, place_step
from rtr.web.cards.set_up_steps import (
    before_step,
    energy_step,
    goal_step,
    health_step,
    keep_energy,
    read_step,
)
from rtr.web.errors import did
from rtr.web.escape import escaped
from rtr.web.navigation import page

AT = "rtr_set_up_step"
"""The step on screen, where it is not the first open one."""
ASKED: dict[Step, Callable[[SetUpView], Answered]] = {
    Step.READ: read_step,
    Step.HEALTH: health_step,
    Step.PLACE: place_step,
    Step.LOOKED: looked_step,
    Step.BEFORE: before_step,
    Step.GOAL: goal_step,
    Step.ENERGY: energy_step,
}
ORDER = tuple(Step)
NUMBERED = ORDER[1:]
"""Reading is no question."""


def shown_step(view: SetUpView) -> Step | None:
    """The step somebody went to, else the first open one; never past what has to be read and answered first."""
    asked = st.session_state.get(AT)
    if asked is None or view.step in {Step.READ, Step.HEALTH}:
        return view.step
    return Step.PLACE if asked is Step.LOOKED and view.injury is None else Step(asked)


def step_card(view: SetUpView, step: Step) -> None:
    """One step: its questions, what follows, and the way on and back."""
    with card(TITLES[step], key="set_up_step"):
        if step in NUMBERED and not view.is_done:
            st.caption(f"Step {NUMBERED.index(step) + 1} of {len(NUMBERED)} · {COSTS[step]}")
        answered = ASKED[step](view)
        with st.container(horizontal=True, vertical_alignment="center"):
            is_sent = cta("Save" if view.is_done else _onward(step), key=f"set_up_go_{step}")
            _ways(view, step)
        if is_sent and answered.missing:
            st.markdown(f":material/error: {answered.missing}")
        elif is_sent and did(answered.save):
            _go(_after(view, step))
            st.rerun()


def _onward(step: Step) -> str:
    return "Finish the set-up" if step is Step.ENERGY else "Save and continue"


def _ways(view: SetUpView, step: Step) -> None:
    """Skip what may be skipped, go back, or leave a change as it was."""
    if step is Step.ENERGY:
        st.button("Skip these", key="set_up_skip_energy", on_click=_skip_energy, args=(view,))
    if step is Step.PLACE and view.injury is None:
        st.button("Nothing is injured", key="set_up_no_injury", on_click=_go, args=(Step.BEFORE,))
    if view.is_done:
        st.button("Leave it as it was", key="set_up_leave", type="tertiary", on_click=_go, args=(None,))
    elif step not in {Step.READ, Step.HEALTH}:
        st.button("Back", key="set_up_back", type="tertiary", on_click=_go, args=(_before(view, step),))


def _skip_energy(view: SetUpView) -> None:
    """Callback: skipped is an answer, too; asked again in a month."""
    if did(keep_energy, view, None):
        _go(None)


def _after(view: SetUpView, step: Step) -> Step | None:
    """The next step; from a change the way leads back to the summary."""
    if view.is_done or step is Step.ENERGY:
        return None
    return ORDER[ORDER.index(step) + 1]


def _before(view: SetUpView, step: Step) -> Step:
    previous = ORDER[ORDER.index(step) - 1]
    return Step.PLACE if previous is Step.LOOKED and view.injury is None else previous


def _go(step: Step | None) -> None:
    """Callback: show this step from the next run on; None is the first open one, or the summary."""
    st.session_state[AT] = step


def summary(view: SetUpView) -> None:
    """What follows first, then every answer with the way to change it."""
    follow_card(view)
    for episode in view.episodes:
        _injury_card(episode)
    for first in range(0, len(view.parts), 2):
        for column, part in zip(columns(2), view.parts[first : first + 2], strict=False):
            with column:
                _part_card(part)


def follow_card(view: SetUpView) -> None:
    """Everything that follows from what was told, and where to go next."""
    with card("What follows from it", key="set_up_follows"):
        follows(view.clinician, *view.follows)
        for episode in view.episodes:
            row(ARROW, escaped(episode.asked))
        if view.is_energy_due:
            row(ARROW, "The questions about energy were asked a month ago.")
            st.button("Answer or skip them", key="set_up_energy_due", on_click=_go, args=(Step.ENERGY,))
        with st.container(horizontal=True):
            st.page_link(page("imports"), label="Bring your runs", icon=":material/upload_file:")
            st.page_link(page("today"), label="Go to Today", icon=":material/arrow_forward:")


def _injury_card(episode: Episode) -> None:
    with card(episode.place):
        episode_lines(episode)
        st.page_link(page("injuries"), label="Change, end or add an injury", icon=":material/edit:")


def _part_card(part: Part) -> None:
    with card(part.title):
        lines(part.answers)
        st.button("Change", key=f"set_up_change_{part.step}", icon=":material/edit:", on_click=_go, args=(part.step,))
