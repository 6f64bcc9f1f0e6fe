"""A morning of the Journal: what the runner wrote, and beside it what files say, each with its source."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from rtr.advice.red_flags import raised
from rtr.advice.words import day_text, listed, sentence_case
from rtr.body import Sign, place_words
from rtr.diary import Diary
from rtr.metrics.verdicts.clock import zone_of
from rtr.model import CheckIn, SiteSymptoms
from rtr.views.journal_month import RUNNER, part

SOURCES = {
    "garmin_hrv": "Garmin",
    "whoop_csv": "Whoop",
    "intervals_csv": "intervals.icu",
    "hrv4training_csv": "HRV4Training",
    "wellness_csv": "your list",
}
"""Who says it, by the source of a record; an unknown source is shown as it is."""
SIGNS = {
    Sign.SHARP: "sharp pain",
    Sign.LIMP: "a limp",
    Sign.SWELLING: "swelling",
    Sign.FEVER: "fever or feeling ill",
    Sign.PELVIC: "leak, heaviness or dragging",
}
OF_FIVE = "From 1 to 5, 5 is good. Pain and stiffness from 0 to 10."


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that was told of a morning. Both texts may hold the runner's words: escape them."""

    label: str
    said: str
    """`7.5 h · you; 7.1 h · Garmin`; without a source where only the runner can say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """The check-in of one day. `note`, `marked` and `lines` hold words of the runner: escape them."""

    is_written: bool
    """Whether the runner wrote something; files alone are no check-in."""
    lines: tuple[Line, ...]
    marked: str
    """The warning signs that were marked, "" without any."""
    note: str
    late: str
    """`Written on 3 May.` where that was a later day, else ""."""


def morning_of(diary: Diary, day: dt.date) -> Morning:
    """What is known of that morning, from whomever."""
    known = part(diary, day, day)
    own = next((c for c in known.told if c.source == RUNNER), None) or _merged(known)
    devices = tuple(c for c in known.told if c.source != RUNNER)
    return Morning(
        is_written=own is not None,
        lines=(*_places(own, devices), *_answers(own, devices), *_remarks(devices), *_news(own)),
        marked=listed([flag.marked for flag in raised(own.red_flags or ())]) if own is not None else "",
        note=(own.note or "").strip() if own is not None else "",
        late=_late(own, diary.runner.zone),
    )


def _merged(known: Diary) -> CheckIn | None:
    """The runner's words of a diary that keeps no rows by source."""
    return next((c for c in known.check_ins if c.source == RUNNER), None)


def _places(own: CheckIn | None, devices: Sequence[CheckIn]) -> list[Line]:
    keys = dict.fromkeys(site.site for said in (own, *devices) if said is not None for site in said.sites)
    return [_line(sentence_case(place_words(key)) or "Pain", own, devices, partial(_site, key)) for key in keys]


def _site(key: str, said: CheckIn) -> str:
    """`pain 2, later 1, stiffness 3 for 10 min`"""
    site = next((s for s in said.sites if s.site == key), SiteSymptoms(site=key))
    parts = [
        _number("pain", site.pain_am),
        _number("walking later", site.pain_now),
        _number("stiffness", site.stiff_am),
    ]
    if site.stiff_min is not None:
        parts.append(f"stiff for {site.stiff_min:.0f} min")
    return ", ".join(text for text in parts if text)


def _number(word: str, value: int | None) -> str:
    return "" if value is None else f"{word} {value}"


def _of(name: str, form: str) -> Callable[[CheckIn], str]:
    def told(said: CheckIn) -> str:
        value = getattr(said, name)
        return "" if value is None else form.format(value)

    return told


def _sleep(said: CheckIn) -> str:
    """`7.5 h, quality 4 of 5`"""
    parts = _of("sleep_h", "{:.1f} h")(said), _of("sleep_quality", "quality {} of 5")(said)
    return ", ".join(text for text in parts if text)


def _feeling(said: CheckIn) -> str:
    """`energy 3, mood 4, calm 3 of 5`"""
    names = (("fatigue", "energy {}"), ("mood", "mood {}"), ("stress", "calm {}"))
    told = ", ".join(text for name, form in names if (text := _of(name, form)(said)))
    return f"{told} of 5" if told else ""


ANSWERS: tuple[tuple[str, Callable[[CheckIn], str]], ...] = (
    ("Sleep", _sleep),
    ("Feeling", _feeling),
    ("Trust in the leg", _of("confidence", "{} of 10")),
    ("Painkiller", lambda c: "" if c.painkiller is None else "yes" if c.painkiller else "no"),
    ("Resting heart rate", _of("resting_hr_bpm", "{:.0f} bpm")),
    ("HRV, RMSSD", _of("hrv_rmssd_ms", "{:.0f} ms")),
    ("HRV, SDNN", _of("hrv_sdnn_ms", "{:.0f} ms")),
)


def _answers(own: CheckIn | None, devices: Sequence[CheckIn]) -> list[Line]:
    lines = [_line(label, own, devices, told) for label, told in ANSWERS]
    return [line for line in lines if line.said]


def _remarks(devices: Sequence[CheckIn]) -> list[Line]:
    """Notes that came with a file of another program."""
    return [Line(label="Note", said=f"{c.note.strip()} · {_source(c)}") for c in devices if c.note and c.note.strip()]


def _source(said: CheckIn) -> str:
    return SOURCES.get(said.source, said.source)


def _line(label: str, own: CheckIn | None, devices: Sequence[CheckIn], told: Callable[[CheckIn], str]) -> Line:
    """Everybody's word, with who said it wherever a file has one, too."""
    mine = told(own) if own is not None else ""
    theirs = [f"{text} · {_source(c)}" for c in devices if (text := told(c))]
    first = [f"{mine} · you" if theirs else mine] if mine else []
    return Line(label=label, said="; ".join(dict.fromkeys([*first, *theirs])))


def _news(own: CheckIn | None) -> list[Line]:
    """New signs; "nothing" only where that was the answer."""
    if own is None or (own.red_flags is None and own.signs is None):
        return []
    names = [SIGNS[Sign(sign)] if sign in set(Sign) else sign for sign in own.signs or ()]
    if names:
        return [Line(label="New", said=listed(names))]
    return [] if own.red_flags else [Line(label="New or alarming", said="nothing")]


def _late(own: CheckIn | None, zone: str) -> str:
    """When it was written down, if that was a later day on the runner's clock."""
    if own is None or own.recorded_at is None:
        return ""
    written = own.recorded_at.astimezone(zone_of(zone)).date()
    return f"Written on {day_text(written, beside=own.day)}." if written > own.day else ""
