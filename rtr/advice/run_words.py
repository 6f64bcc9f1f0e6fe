"""Why a run held or eased back, in a lead and a comparison; one row per reason (ux.md §6)."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from rtr.advice.records import BackOff, LastSession
from rtr.advice.words import morning_on, points, run_on, sentence_case
from rtr.body import place_words

DAY = dt.timedelta(days=1)

REASONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "pain_max": ("{Run} reached {observed} of 10{place}.", "Up to {beside} is within the limits of this place"),
        "pain_am": ("{Morning} was {observed}.", "Your usual morning is {beside}"),
        "d24": ("{Morning} was {observed}.", "Your usual morning is {beside}"),
        "not_settled": ("{Second} was still {observed}.", "Your usual morning is {beside}"),
        "stiff_am": ("{Morning} was stiff, {observed} of 10.", "Usual is {beside}"),
        "dstiff": ("{Morning} was stiff, {observed} of 10.", "Usual is {beside}"),
        "pain_60": ("An hour after {run} pain was {observed}.", "Before it, it was {beside}"),
        "painkiller": ("You took a painkiller within a day of {run}.", "It can hide what the run did"),
        "limp": ("You limped with {run}.", "A limp shifts load to where it does not belong"),
        "sharp": ("Something was sharp with {run}.", "Sharp or pulling pain ends a run"),
        "swelling": ("{Run} was followed by swelling{place}.", "A joint that swells has not taken it"),
        "walking": ("It hurt to walk, before {run} or the day after{place}.", "At this place walking has to be free"),
        "tender": ("You marked a sore spot on the bone after {run}.", "Bone has to be free of pain"),
        "pelvic": (
            "There was leaking, heaviness or dragging with {run}: show it to a pelvic-health professional.",
            "That counts as much as pain",
        ),
        "trend": ("Pain while running rose by a point a week, two weeks in a row{place}.", "It has to settle first"),
        "persisted": ("Pain stayed with {run}{place}.", "Bone has to be free of pain"),
        "same_place": ("{Run} hurt at the same place as before{place}.", "In a bone, pain that comes back is a sign"),
        "repeated": ("{Run} hurt, and so did the one before{place}.", "In a bone, pain that comes back is a sign"),
        "no_pain": ("{Run} was not free of pain{place}.", "Bone has to be free of pain"),
    }
)
"""Each comparison is a clause without its full stop: the consequence follows."""
UNTOLD = ("{Run} did not settle{place}.", "It went beyond what this place allows")

ALSO: Mapping[str, str] = MappingProxyType(
    {
        "limp": "you limped",
        "sharp": "something was sharp",
        "swelling": "swelling followed",
        "pelvic": "there was leaking, heaviness or dragging",
        "d24": "{morning} was {also}",
        "not_settled": "the morning after next was still raised",
        "dstiff": "{morning} was stiff, {also} of 10",
        "pain_max": "pain reached {also} of 10",
        "walking": "it hurt to walk",
    }
)
"""A second reason, as a clause beside a sign."""

ANSWERS = MappingProxyType(
    {
        "pain_max": "the highest pain while running",
        "pain_pre": "pain before the run",
        "pain_60": "pain an hour after it",
        "pain_am": "pain at the first steps of the next morning",
        "stiff_am": "stiffness of the next morning",
        "usual_am": "three mornings without a run before it, to know your usual one",
        "usual_stiff": "three mornings of stiffness without a run before it, to know your usual one",
        "pelvic": "whether there was leaking, heaviness or dragging",
    }
)
"""Answers a run can lack, as in a sentence."""


def reason_of(shown: LastSession | BackOff, on: dt.date) -> tuple[str, str]:
    """Lead and comparison of why a run did not settle, seen from `on`."""
    run, day = run_on(shown.day, on), shown.day
    parts = {
        "run": run,
        "Run": sentence_case(run),
        "Morning": sentence_case(morning_on(day + DAY, on)),
        "Second": sentence_case(morning_on(day + 2 * DAY, on)),
        "place": f" at the {place_words(shown.place)}" if shown.place else "",
        "observed": points(shown.observed),
        "beside": points(shown.beside),
        "morning": morning_on(day + DAY, on),
        "also": points(shown.also_observed if isinstance(shown, BackOff) else None),
    }
    lead, comparison = REASONS.get(shown.what or "", UNTOLD)
    also = ALSO.get(shown.also or "") if isinstance(shown, BackOff) else None
    both = lead if also is None else f"{lead[:-1]}, and {also}."
    return both.format_map(parts), comparison.format_map(parts)
