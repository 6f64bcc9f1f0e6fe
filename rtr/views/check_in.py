"""The check-in of a day: which places are asked about, what was said, and the line it shrinks to."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from rtr.advice.base import Sentence
from rtr.advice.red_flags import raised
from rtr.advice.words import day_text, listed, sentence_case, weekday
from rtr.body import Sign, place, place_words
from rtr.diary import Diary
from rtr.model import CheckIn, Injury, SiteSymptoms
from rtr.units import counted

RUNNER = "runner"
ITEMS = ("sleep_h", "sleep_quality", "fatigue", "mood", "stress", "confidence", "painkiller", "note")
SIGN_WORDS = {
    Sign.SHARP: "sharp pain",
    Sign.LIMP: "a limp",
    Sign.SWELLING: "swelling",
    Sign.FEVER: "fever or feeling ill",
    Sign.PELVIC: "leak, heaviness or dragging",
}
TODAY_HINT = "A few taps, about 20 seconds. Think of the first steps out of bed."
PAST_HINT = "Add what you remember, leave out the rest. It is marked as written down later."


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAsked:
    """One place of the form, `words` as inside a sentence. `said` holds no number where nothing was said before."""

    place: str
    words: str
    said: SiteSymptoms
    is_injury: bool = False
    """An open injury there makes its first steps a question that must be answered today."""

    @classmethod
    def of(cls, key: str) -> "PlaceAsked":
        """A place of which nothing was said yet."""
        return cls(place=key, words=place_words(key), said=SiteSymptoms(site=key))


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInView:
    """What the form of one day needs. `said` are the runner's own words, empty ones before the first."""

    day: dt.date
    heading: str
    hint: str
    is_today: bool
    places: tuple[PlaceAsked, ...]
    said: CheckIn
    is_answered: bool
    marked: str
    """The warning signs that were marked and stay, in a sentence; "" for none."""
    summary: Sentence


def check_in_view(diary: Diary, on: dt.date, day: dt.date | None = None) -> CheckInView:
    """The form of `day` (of today where none is given) as seen on `on`."""
    day = on if day is None else day
    said = own_words(diary, day) or CheckIn(day=day)
    is_today = day == on
    places = _places(diary.open_injuries(day), said)
    return CheckInView(
        day=day,
        heading="Morning check-in" if is_today else f"Check-in of {weekday(day)} {day_text(day, beside=on)}",
        hint=TODAY_HINT if is_today else PAST_HINT,
        is_today=is_today,
        places=places,
        said=said,
        is_answered=is_answered(said),
        marked=_marked(said),
        summary=_summary(said, diary.runner.zone, _still_open(said, places) if is_today else ()),
    )


def own_words(diary: Diary, day: dt.date) -> CheckIn | None:
    """What the runner said of that day, without what devices know of it."""
    told = next((c for c in diary.told if c.day == day and c.source == RUNNER), None)
    merged = diary.check_in_of(day)
    return told if told is not None or diary.told or merged is None or merged.source != RUNNER else merged


def is_answered(said: CheckIn) -> bool:
    """Whether anything but the question about warning signs was answered."""
    return any(_numbers(site) for site in said.sites) or any(getattr(said, name) is not None for name in ITEMS)


def _numbers(site: SiteSymptoms) -> bool:
    return site != SiteSymptoms(site=site.site)


def _places(injuries: Sequence[Injury], said: CheckIn) -> tuple[PlaceAsked, ...]:
    """Places of open injuries first, then what else was named on that day."""
    before = {site.site: site for site in said.sites}
    injured = dict.fromkeys(place(i.site, i.side) for i in injuries)
    return tuple(
        PlaceAsked(
            place=key,
            words=place_words(key),
            said=before.get(key, SiteSymptoms(site=key)),
            is_injury=key in injured,
        )
        for key in dict.fromkeys((*injured, *before))
    )


def missing(said: CheckIn, view: CheckInView) -> str:
    """What has to be answered before it can be saved, in a sentence; "" where nothing has to.

    Today that is the first steps at every open injury, and the question about warning signs; for a
    day before, at least one answer of any kind.
    """
    if not view.is_today:
        is_said = is_answered(said) or said.red_flags is not None or bool(said.signs)
        return "" if is_said or view.marked else "Answer at least one question, then save."
    steps = {site.site: site.pain_am for site in said.sites}
    open_places = [p.words for p in view.places if p.is_injury and steps.get(p.place) is None]
    if open_places:
        where = f" at the {listed(open_places)}" if len(view.places) > 1 else ""
        return f"Choose a number for pain at the first steps{where}, then save."
    if said.red_flags is None and not view.marked:
        return "Answer whether anything is new or alarming, then save."
    return ""


def _marked(said: CheckIn) -> str:
    if not said.red_flags:
        return ""
    return f"You marked {listed([flag.marked for flag in raised(said.red_flags)])}."


def _still_open(said: CheckIn, places: Sequence[PlaceAsked]) -> tuple[str, ...]:
    """Which of the four questions of a morning the rules still miss."""
    injured = [place.said for place in places if place.is_injury]
    told = {
        "pain": all(site.pain_am is not None for site in injured),
        "stiffness": all(site.stiff_am is not None for site in injured),
        "sleep": said.sleep_quality is not None or said.sleep_h is not None,
        "energy": said.fatigue is not None,
    }
    return tuple(name for name, is_told in told.items() if not is_told)


def _summary(said: CheckIn, zone: str, still_open: Sequence[str]) -> Sentence:
    """Saved when, what was said, and what is still open, as short as it stays clear."""
    parts = [*_site_parts(said), *_item_parts(said)]
    rest = sentence_case(", ".join(parts)) + "." if parts else ""
    more = f"Still open: {listed(still_open)}." if still_open else ""
    return Sentence(lead=_saved(said, zone), rest=f"{rest} {more}".strip())


def _saved(said: CheckIn, zone: str) -> str:
    if said.recorded_at is None:
        return "Check-in saved."
    at = said.recorded_at.astimezone(ZoneInfo(zone))
    if at.date() <= said.day:
        return f"Check-in saved at {at:%H:%M}."
    later = (at.date() - said.day).days
    return f"Check-in written down on {day_text(at.date(), beside=said.day)}, {counted(later, 'day')} later."


def _site_parts(said: CheckIn) -> Iterator[str]:
    for site in said.sites:
        pain = [
            f"{value} {when}"
            for when, value in (("at the first steps", site.pain_am), ("walking", site.pain_now))
            if value is not None
        ]
        told = [f"pain {listed(pain)}"] if pain else []
        told += [] if site.stiff_am is None else [f"stiffness {site.stiff_am}"]
        if told:
            yield f"{place_words(site.site)} {', '.join(told)}" if len(said.sites) > 1 else ", ".join(told)


def _item_parts(said: CheckIn) -> Iterator[str]:
    if said.sleep_h is not None:
        yield f"slept {said.sleep_h:g} h"
    if said.sleep_quality is not None:
        yield f"sleep {said.sleep_quality} of 5"
    if said.fatigue is not None:
        yield f"energy {said.fatigue} of 5"
    if said.painkiller:
        yield "a painkiller"
    news = [SIGN_WORDS[Sign(sign)] for sign in said.signs or () if sign in set(Sign)]
    if news:
        yield f"new: {listed(news)}"
    elif said.red_flags == ():
        yield "nothing new"
