"""What a Stop shows: which signs, since when, whom to contact; nothing about training."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rtr.advice.case import Case
from rtr.advice.red_flags import RedFlag, hides_training, raised
from rtr.advice.words import day_text, sentence_case

SEEN: Mapping[str, str] = MappingProxyType({"RF9": "you named at the set-up", "RF10": "your check-ins show"})
"""Signs that nobody marked in the question of the morning, and how they came to be known."""
MARKED = "you marked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """The card of a Stop.

    `told` says in sentences what was marked or seen, and when. `marked_on` are the days with a mark
    that can be taken back; without any there is no mistake to undo. `is_alone`: nothing else is on the page.
    """

    told: tuple[str, ...]
    signs: tuple[RedFlag, ...]
    since: dt.date
    marked_on: tuple[dt.date, ...]
    is_alone: bool
    way_out: str


def stop_of(case: Case) -> Stop | None:
    """The Stop of a red flag that stands; None without one."""
    if not case.standing_flags:
        return None
    flags = dict.fromkeys(case.red_flags or (), case.on)
    for standing in case.open_flags:
        flags[standing.flag] = min(standing.day, flags.get(standing.flag, standing.day))
    marked = {day for flag, day in flags.items() if flag not in SEEN}
    is_alone = hides_training(flags)
    return Stop(
        told=tuple(_told(how, flags, case.on) for how in (MARKED, *SEEN.values()) if _of(how, flags)),
        signs=raised(flags),
        since=min(flags.values()),
        marked_on=tuple(sorted(marked)),
        is_alone=is_alone,
        way_out=HIDDEN if is_alone else OPEN,
    )


HIDDEN = "Training content is hidden until someone who examined you has cleared it. Waiting does not clear it."
OPEN = "No session is named until someone who examined you has cleared it. Waiting does not clear it."


def _of(how: str, flags: Mapping[str, dt.date]) -> list[str]:
    return [flag for flag in flags if SEEN.get(flag, MARKED) == how]


def _told(how: str, flags: Mapping[str, dt.date], on: dt.date) -> str:
    """`On 15 November you marked one calf swollen, warm or red.`"""
    mine = _of(how, flags)
    since = min(flags[flag] for flag in mine)
    when = "today" if since == on else f"on {day_text(since, beside=on)}"
    return f"{sentence_case(when)} {how} {' and '.join(sign.marked for sign in raised(mine))}."
