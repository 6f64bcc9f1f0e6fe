"""A morning, and the answers to a run: checked, kept, changed, taken away.

Late is whatever was written down on a later day than it is about; `recorded_at` tells (rulings R2, science §3.1).
"""

import dataclasses
import datetime as dt
from collections.abc import Sequence

from rtr.actions.placing import zone_of
from rtr.body import Sign
from rtr.errors import SettingsError
from rtr.model import WHOLE_RUN, CheckIn, Runner, RunResponse
from rtr.scales import complaints
from rtr.store import Store

MEASURED = ("resting_hr_bpm", "hrv_rmssd_ms", "hrv_sdnn_ms")
"""Not asked in a check-in: what an earlier import said in the runner's own words stays."""


def save_check_in(store: Store, runner: Runner, said: CheckIn, at: dt.datetime) -> None:
    """Keep the whole answer of a day in place of the one before.

    `red_flags` None leaves the answer to that question as it is. A sign that was marked is never
    replaced by "nothing" here: raises `SettingsError`. Further signs are added to it.
    """
    _refuse_morning(said, runner, at)
    before = store.said(runner.id, said.day)
    _answer_flags(store, runner, said, before, at)
    told = dataclasses.replace(said, note=(said.note or "").strip() or None, signs=_signs(said.signs), red_flags=None)
    if before is not None:
        told = dataclasses.replace(told, **{name: getattr(before, name) for name in MEASURED})
    standing = store.said(runner.id, said.day)
    store.put_check_in(runner.id, dataclasses.replace(told, recorded_at=_told_at(told, before, standing, at)))


def remove_check_in(store: Store, runner: Runner, day: dt.date) -> None:
    """Take away what the runner said of a day. Marked signs stay, and so does what devices know of it."""
    store.remove_check_in(runner.id, day)


def save_run_answers(store: Store, runner: Runner, answers: Sequence[RunResponse], at: dt.datetime) -> None:
    """Keep the answers to runs, each in place of the one before for its run and place; all or none.

    What says nothing is kept only in place of something that was said before.
    """
    before = {(b.activity_uid, b.site): b for uid in {a.activity_uid for a in answers}
              for b in store.answers_of(runner.id, uid)}  # fmt: skip
    kept = []
    for answer in answers:
        _refuse(complaints(answer))
        earlier = before.get((answer.activity_uid, answer.site))
        if earlier is not None or has_answers(answer):
            kept.append(dataclasses.replace(answer, recorded_at=_answered_at(answer, earlier, at)))
    store.put_responses(runner.id, kept)


def remove_run_answers(store: Store, runner: Runner, uid: str) -> None:
    """Take away all answers to a run."""
    store.remove_responses(runner.id, uid)


def has_answers(answer: RunResponse) -> bool:
    """Whether it says anything at all."""
    bare = RunResponse(activity_uid=answer.activity_uid, site=answer.site, recorded_at=answer.recorded_at)
    return answer != bare


def _answer_flags(store: Store, runner: Runner, said: CheckIn, before: CheckIn | None, at: dt.datetime) -> None:
    """Log the answer to the red-flag question where it is a new one; a mark only ever gains signs here."""
    marked = () if before is None or before.red_flags is None else before.red_flags
    if said.red_flags is None or (before is not None and said.red_flags == before.red_flags):
        return
    if marked and not said.red_flags:
        raise SettingsError(
            "A sign marked on this day stands.",
            hint="On Today you can take it back or note who has looked at it. Nothing was changed.",
        )
    flags = tuple(dict.fromkeys((*marked, *said.red_flags)))
    if flags != marked or before is None or before.red_flags is None:
        store.answer_red_flags(runner.id, said.day, flags, at)


def _told_at(told: CheckIn, before: CheckIn | None, standing: CheckIn | None, at: dt.datetime) -> dt.datetime:
    """When the morning was told: a new note makes no late morning, and a mark keeps the time it was marked at."""
    if standing is not None and standing.red_flags and standing.recorded_at is not None:
        return standing.recorded_at
    if before is None or before.recorded_at is None:
        return at
    same = dataclasses.replace(
        before, note=told.note, red_flags=told.red_flags, recorded_at=told.recorded_at, source=told.source
    )
    return before.recorded_at if told == same else at


def _answered_at(answer: RunResponse, earlier: RunResponse | None, at: dt.datetime) -> dt.datetime:
    """When a run was answered; of the run as a whole only a new rating counts as a new answer."""
    if earlier is None or earlier.recorded_at is None:
        return at
    if answer.site == WHOLE_RUN and earlier.rpe is not None:
        return earlier.recorded_at if answer.rpe == earlier.rpe else at
    is_same = dataclasses.replace(answer, recorded_at=None) == dataclasses.replace(earlier, recorded_at=None)
    return earlier.recorded_at if is_same else at


def _refuse_morning(said: CheckIn, runner: Runner, at: dt.datetime) -> None:
    _refuse(complaints(said, at.astimezone(zone_of(runner.zone)).date()))
    if len({site.site for site in said.sites}) < len(said.sites):
        _refuse(("A place was told twice.",))


def _refuse(wrong: Sequence[str]) -> None:
    """What the widgets allow is checked again here: a browser can send anything."""
    if wrong:
        raise SettingsError(wrong[0], hint="Nothing was changed. Choose another answer, then save again.")


def _signs(signs: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Each sign once, in the order of `rtr.body.Sign`; () for none of them."""
    return None if signs is None else tuple(sign.value for sign in Sign if sign in signs)
