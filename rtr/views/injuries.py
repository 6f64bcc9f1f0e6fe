"""Injury episodes: which are open, which are over, and what a change of one would do."""

import dataclasses
import datetime as dt
from dataclasses import dataclass

from rtr.advice.words import day_text, sentence_case
from rtr.body import KIND_WORDS, place, place_words
from rtr.diary import Diary
from rtr.metrics.verdicts import run_verdicts, session_verdicts
from rtr.metrics.verdicts.steered import is_under_18, steered_by
from rtr.model import Injury
from rtr.units import counted
from rtr.views.class_words import asked_sentence, limit_lines
from rtr.views.set_up_follow import NO_PLAN

DAY = dt.timedelta(days=1)
WEEK_DAYS = 7
NONE_OPEN = "No injury is open. Add one, and its limits decide how a run counts."
OPEN = "Each place has limits of its own. They decide what counts as a settled run, and the strictest answer counts."
EXPECTED = (
    "Each injury with its place, since when, and who has looked at it",
    "The limits for pain that follow from it",
    "What is asked each morning and after each run",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """One injury as it is shown. `diagnosis`, `looked_by` and `cleared_by` are the runner's own words."""

    injury: Injury
    key: str
    """Its place, as symptoms name it."""
    place: str
    """`Left Achilles tendon`."""
    since: str
    kind: str
    diagnosis: str
    looked_by: str
    cleared: str
    cleared_by: str
    no_plan: str
    """Where the plan comes from a clinician; "" elsewhere."""
    limits: tuple[tuple[str, str], ...]
    """Glyph and sentence."""
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InjuriesView:
    day: dt.date
    lead: str
    open: tuple[Episode, ...]
    over: tuple[Episode, ...]
    """The newest first."""
    expected: tuple[str, ...]


def injuries_view(diary: Diary, day: dt.date) -> InjuriesView:
    """The view-model of the injuries as of that day."""
    known = [i for i in diary.injuries if i.onset <= day]
    shown = [episode_of(diary, injury, day) for injury in known if injury.is_open(day)]
    ended = sorted((i for i in known if not i.is_open(day)), key=lambda i: i.onset, reverse=True)
    return InjuriesView(
        day=day,
        lead=OPEN if shown else NONE_OPEN,
        open=tuple(shown),
        over=tuple(episode_of(diary, injury, day) for injury in ended),
        expected=EXPECTED,
    )


def episode_of(diary: Diary, injury: Injury, day: dt.date) -> Episode:
    """One injury in words."""
    key = place(injury.site, injury.side)
    is_steered = steered_by(injury) is not None or is_under_18(diary, day)
    by = "" if injury.cleared_on is None else f"on {day_text(injury.cleared_on, beside=day)}"
    return Episode(
        injury=injury,
        key=key,
        place=sentence_case(place_words(key)),
        since=_since(injury, day),
        kind=sentence_case(KIND_WORDS.get(injury.kind, injury.kind)),
        diagnosis=injury.diagnosis or "",
        looked_by=injury.diagnosed_by or "",
        cleared=by,
        cleared_by=injury.cleared_by or "",
        no_plan=NO_PLAN if is_steered else "",
        limits=limit_lines(injury.kind, injury.site, is_steered=is_steered),
        asked=asked_sentence(injury.kind, key),
    )


def _since(injury: Injury, day: dt.date) -> str:
    begun = day_text(injury.onset, beside=day)
    if injury.until is not None and injury.until < day:
        return f"{begun} to {day_text(injury.until, beside=day)}"
    days = (day - injury.onset).days
    ago = counted(days, "day") if days < 2 * WEEK_DAYS else counted(days // WEEK_DAYS, "week")
    return f"since {begun}, {'today' if days == 0 else ago}"


def what_changes(diary: Diary, before: Injury, after: Injury, day: dt.date) -> tuple[str, ...]:
    """What an edit does to what is asked and to the answers of runs; () where nothing."""
    was, now = place(before.site, before.side), place(after.site, after.side)
    said = []
    if was != now:
        noted = notes_at(diary, was)
        kept = (
            f"{noted} for the {place_words(was)} stay there"
            if noted
            else f"Nothing is noted for the {place_words(was)}"
        )
        said.append(f"{kept}. From now on you are asked for the {place_words(now)}.")
        if noted:
            said.append("If this is a new injury, add it instead, and end the old one.")
    if _judged_by(before) != _judged_by(after):
        said.append(_runs_anew(diary, before, after, day))
    if after.has_surgery and not before.has_surgery:
        said.append(NO_PLAN)
    return tuple(said)


def _judged_by(injury: Injury) -> tuple[object, ...]:
    """What the verdict of a run depends on."""
    return injury.site, injury.side, injury.kind, injury.onset, injury.until, bool(injury.has_surgery)


def _runs_anew(diary: Diary, before: Injury, after: Injury, day: dt.date) -> str:
    """How many runs get another answer by the change."""
    changed = tuple(after if injury == before else injury for injury in diary.injuries)
    since = min(before.onset, after.onset)
    was = session_verdicts(run_verdicts(diary, day, since=since))
    now = session_verdicts(run_verdicts(dataclasses.replace(diary, injuries=changed), day, since=since))
    runs = {*was, *now}
    if not runs:
        return "There is no run yet that it would change."
    other = sum(uid not in was or uid not in now or was[uid].settling is not now[uid].settling for uid in runs)
    begun = day_text(since, beside=day)
    return (
        f"Of {counted(len(runs), 'run')} since {begun}, {counted(other, 'gets', 'get')} another answer by these limits."
    )


def notes_at(diary: Diary, key: str) -> str:
    """How much is noted at a place: `12 mornings and 3 runs`; "" for nothing."""
    mornings = sum(any(site.site == key for site in c.sites) for c in diary.check_ins)
    runs = len({r.activity_uid for r in diary.responses if r.site == key})
    parts = [counted(n, word) for n, word in ((mornings, "morning"), (runs, "run")) if n]
    return " and ".join(parts)
