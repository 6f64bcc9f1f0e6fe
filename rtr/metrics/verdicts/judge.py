"""One small function that reads the table: the worst matching column wins."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rtr.metrics.base import EPS
from rtr.metrics.verdicts.limits import Limits
from rtr.metrics.verdicts.settling import Settling

STILL_PENDING = dt.timedelta(hours=36)
"""So long a run waits for its answers; then what is missing counts as hold (science §3.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of one run at one place; None is not known.

    `walking` is pain while walking: before the run, or at the next day's check-in. `around` are the
    pains before and after it. `is_repeated`: the session before hurt at this place, too. `is_rising`: pain while
    running rose by a point in each of two weeks.
    """

    pain_pre: int | None = None
    pain_max: int | None = None
    pain_60: int | None = None
    morning: int | None = None
    stiff: int | None = None
    d24: float | None = None
    dstiff: float | None = None
    d48: float | None = None
    walking: int | None = None
    around: tuple[int, ...] = ()
    limp: bool | None = None
    sharp: bool | None = None
    swelling: bool | None = None
    pelvic: bool | None = None
    gone_at_once: bool | None = None
    same_place: bool | None = None
    is_tender: bool = False
    is_repeated: bool = False
    is_rising: bool = False
    has_painkiller: bool = False
    is_answered: bool = False


def _over(value: float | None, limit: float | None) -> bool:
    return value is not None and limit is not None and value > limit + EPS


def _from(value: float | None, limit: float | None) -> bool:
    return value is not None and limit is not None and value >= limit - EPS


BACK: Mapping[str, Callable[[Facts, Limits], bool]] = MappingProxyType(
    {
        "pain_max": lambda f, row: _over(f.pain_max, row.pain_max_hold),
        "d24": lambda f, row: _from(f.d24, row.d24_back),
        "limp": lambda f, _: f.limp is True,
        "sharp": lambda f, _: f.sharp is True,
        "dstiff": lambda f, row: _from(f.dstiff, row.dstiff_back),
        "not_settled": lambda f, _: _over(f.d24, 0) and _over(f.d48, 0),
        "trend": lambda f, _: f.is_rising,
        "swelling": lambda f, _: f.swelling is True,
        "walking": lambda f, _: _over(f.walking, 0),
        "tender": lambda f, _: f.is_tender,
        "pelvic": lambda f, _: f.pelvic is True,
        "persisted": lambda f, _: any(f.around) or (_over(f.pain_max, 0) and f.gone_at_once is not True),
        "same_place": lambda f, _: _over(f.pain_max, 0) and f.same_place is True,
        "repeated": lambda f, _: _over(f.pain_max, 0) and f.is_repeated,
    }
)
"""Conditions that ease back. What is not known is no reason to."""
ALWAYS_BACK = ("pain_max", "d24", "limp", "sharp")
"""Whatever the class: rulings R1."""


def _upto(value: float | None, limit: float | None) -> bool | None:
    return None if value is None or limit is None else value <= limit + EPS


def _not_raised(value: int | None, rise: float | None) -> bool | None:
    """Nothing at all is never raised, whatever is usual."""
    return True if value == 0 else _upto(rise, 0)


def _no_pain(facts: Facts) -> bool | None:
    """Bone: every pain is 0, from before the run to the next morning."""
    if facts.pain_max or any(facts.around):
        return False
    return None if facts.pain_60 is None else True


GREEN: Mapping[str, Callable[[Facts, Limits], bool | None]] = MappingProxyType(
    {
        "pain_max": lambda f, row: _upto(f.pain_max, row.pain_max_green),
        "pain_am": lambda f, _: _not_raised(f.morning, f.d24),
        "stiff_am": lambda f, _: _not_raised(f.stiff, f.dstiff),
        "pain_60": lambda f, _: _upto(f.pain_60, f.pain_pre),
        "pelvic": lambda f, _: None if f.pelvic is None else not f.pelvic,
        "no_pain": lambda f, _: _no_pain(f),
    }
)
"""Conditions of being settled: yes, no, or not known."""
ALWAYS_ASKED = ("pain_max", "pain_am")


@dataclass(frozen=True, slots=True)
class Found:
    settling: Settling
    reasons: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def judge(facts: Facts, row: Limits, age: dt.timedelta) -> Found:
    """The column a run falls into, `age` after its end; what is neither settled nor eased back is held."""
    back = tuple(code for code in (*ALWAYS_BACK, *row.back_on) if BACK[code](facts, row))
    if back:
        return Found(Settling.BACK, back)
    answers = {code: GREEN[code](facts, row) for code in (*ALWAYS_ASKED, *row.asks)}
    missing = tuple(code for code, answer in answers.items() if answer is None)
    reasons = tuple(code for code, answer in answers.items() if answer is False)
    if facts.has_painkiller:
        reasons = (*reasons, "painkiller")
    if missing and age < STILL_PENDING:
        return Found(Settling.PENDING, reasons, missing)
    if missing and not facts.is_answered:
        return Found(Settling.UNANSWERED, reasons, missing)
    return Found(Settling.HOLD if missing or reasons else Settling.GREEN, reasons, missing)
