"""One day of the Journal: the morning, the runs with their answers, what else was done and decided."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from rtr.advice.words import day_text, period_text, sentence_case, weekday
from rtr.body import place, place_words
from rtr.diary import Diary, is_run
from rtr.metrics.verdicts import RunVerdict
from rtr.metrics.week import DAYS, week_of
from rtr.model import Activity, Injury
from rtr.units import counted, distance_text, minutes, minutes_text
from rtr.views.episodes import end_of
from rtr.views.journal_month import ONE_DAY, part
from rtr.views.journal_morning import Morning, morning_of
from rtr.views.journal_runs import RunOfDay, runs_of
from rtr.views.week_choices import tag_of

MISSING = "Nothing is written down for this morning. Add it if you remember."
TODAY = "This morning is not written down yet."


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """One day. `others`, `remarks` and the parts may hold words of the runner: escape them."""

    day: dt.date
    heading: str
    sentence: str
    morning: Morning
    runs: tuple[RunOfDay, ...]
    others: tuple[str, ...]
    remarks: tuple[str, ...]
    """Clearances, what was said of the week, injuries that began or ended."""
    caption: str


def day_of(diary: Diary, on: dt.date, day: dt.date, verdicts: Sequence[RunVerdict]) -> DayView:
    """Everything that is known of `day`, as it could be read on `on`."""
    known = part(diary, day, day)
    morning, runs = morning_of(diary, day), runs_of(diary, day, verdicts)
    return DayView(
        day=day,
        heading=f"{weekday(day)} {day_text(day, beside=on)}",
        sentence=_sentence(morning, runs, day, on),
        morning=morning,
        runs=runs,
        others=tuple(_other(a, diary) for a in known.activities if a.is_flagged or not is_run(a)),
        remarks=(*_cleared(diary, day), *_week(diary, day), *_turns(diary.injuries, day)),
        caption=_caption(diary.injuries, day, on),
    )


def _sentence(morning: Morning, runs: tuple[RunOfDay, ...], day: dt.date, on: dt.date) -> str:
    if not morning.is_written:
        return TODAY if day == on else MISSING
    done = counted(len(runs), "run") if runs else "no run"
    return f"Check-in and {done}."


def _other(activity: Activity, diary: Diary) -> str:
    """`Cycling, 45 min, 12.0 km: Easy ride`"""
    facts = (
        sentence_case(activity.sport.value.replace("_", " ")),
        minutes_text(minutes(activity.load_s)),
        distance_text(activity.distance_m, miles=diary.runner.has_miles),
    )
    said = ", ".join(fact for fact in facts if fact not in {"–", "0.0 km", "0.0 mi"})
    named = f"{said}: {activity.title.strip()}" if activity.title and activity.title.strip() else said
    return f"{named} (looks implausible, left out of every sum)" if activity.is_flagged else named


def _cleared(diary: Diary, day: dt.date) -> list[str]:
    return [f"Cleared by {c.by}." for c in diary.clearances if c.on == day]


def _week(diary: Diary, day: dt.date) -> list[str]:
    """What the runner said of the week that holds the day; a word of the runner's outlives a new start of weeks."""
    first = week_of(day, diary.runner.week_start)
    said = next((tag for tag in diary.week_tags if first <= tag.week < first + DAYS * ONE_DAY), None)
    if said is None:
        return []
    label = tag_of(said).label
    return [
        f"You marked the week of {period_text(first, first + (DAYS - 1) * ONE_DAY)}: {label[:1].lower()}{label[1:]}."
    ]


def _turns(injuries: Sequence[Injury], day: dt.date) -> list[str]:
    """What began, was cleared or ended on that day."""
    said = []
    for injury in injuries:
        name = sentence_case(place_words(place(injury.site, injury.side)))
        if injury.onset == day:
            said.append(f"{name}: began on this day.")
        if injury.cleared_on == day:
            by = f" by {injury.cleared_by}" if injury.cleared_by else ""
            said.append(f"{name}: running was cleared{by}.")
        if injury.until == day:
            said.append(f"{name}: over.")
    return said


def _caption(injuries: Sequence[Injury], day: dt.date, on: dt.date) -> str:
    """`Left Achilles tendon: day 249.`"""
    running = [i for i in injuries if i.onset <= day <= (i.until or max(on, end_of(i, on)))]
    said = {sentence_case(place_words(place(i.site, i.side))): (day - i.onset).days for i in running}
    return " ".join(f"{name}: day {days:,}." for name, days in said.items())
