"""The first reason of a verdict with its two numbers, as a sentence needs them."""

from rtr.metrics.verdicts.limits import limits_of
from rtr.metrics.verdicts.settling import RunVerdict, Settling

Numbers = tuple[float | None, float | None]


def told_of(verdict: RunVerdict) -> tuple[str | None, float | None, float | None]:
    """The code of the reason, what was observed and what it stands beside; None where there is none.

    What alarms most is told first, then the next morning.
    """
    what = next(iter(_ordered(verdict)), None)
    observed, beside = (None, None) if what is None else _numbers(what, verdict)
    return what, observed, beside


def also_of(verdict: RunVerdict) -> tuple[str | None, float | None]:
    """What else eased a run back, where the first reason was a sign: its code and number."""
    first, *others = _ordered(verdict) or [""]
    also = next(iter(others), None) if first in ALARMING and verdict.settling is Settling.BACK else None
    return also, None if also is None else _numbers(also, verdict)[0]


ALARMING = ("tender", "limp", "sharp", "swelling", "pelvic")
"""Signs, most alarming first."""
ORDER = (*ALARMING, "d24", "pain_am", "not_settled", "dstiff", "stiff_am")


def _ordered(verdict: RunVerdict) -> list[str]:
    rest = [code for code in verdict.reasons if code not in ORDER]
    return [*(code for code in ORDER if code in verdict.reasons), *rest]


def _numbers(what: str, verdict: RunVerdict) -> Numbers:
    row = limits_of(verdict.kind)
    limit = row.pain_max_hold if verdict.settling is Settling.BACK else row.pain_max_green
    numbers: dict[str, Numbers] = {
        "pain_max": (verdict.pain_max, limit),
        "pain_60": (verdict.pain_60, verdict.pain_pre),
        "d24": (verdict.morning, verdict.usual),
        "pain_am": (verdict.morning, verdict.usual),
        "not_settled": (verdict.second_morning, verdict.usual),
        "dstiff": (verdict.stiff, verdict.usual_stiff),
        "stiff_am": (verdict.stiff, verdict.usual_stiff),
    }
    return numbers.get(what, (1.0, 0.0))
