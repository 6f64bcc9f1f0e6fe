"""The sum behind the next cut-back week, part by part, as a reader can add it up."""

from dataclasses import dataclass

from rtr.advice.case import Case, Signs
from rtr.advice.cutback import Addend, Due, Sum, When
from rtr.advice.policy import Policy
from rtr.advice.words import day_text, weekday
from rtr.units import counted

LOADS = {"au": "all sports, by your ratings", "min": "running minutes", None: "running minutes"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the sum. `adds` is `+ 0.25`, `0` or `not known`."""

    name: str
    detail: str
    adds: str
    is_known: bool


def parts(shown: Sum | None, case: Case, policy: Policy) -> tuple[Part, ...]:
    """The weeks first, then the five signs; empty while no week could be judged."""
    if shown is None:
        return ()
    return (_weeks(shown, case), *(_part(addend, shown.signs, policy) for addend in shown.addends))


def total_line(found: Due) -> str:
    """What the parts add up to, and what that means."""
    if found.shown is None:
        return ""
    shown = found.shown
    most = f" Up to {shown.most:.2f} with what is not known." if shown.most > shown.value + 1e-9 else ""
    means = "this week is a cut-back week" if found.when in {When.NOW, When.UNKNOWN} else "the next week is one"
    forced = " It comes after four loading weeks in any case." if shown.is_forced else ""
    return f"Together {shown.value:.2f}; from {shown.limit:.2f} on {means}.{most}{forced}"


def as_of(found: Due, case: Case) -> str:
    """On which day the parts were read, where that was not today."""
    if found.shown is None or found.shown.signs is not case.eve or case.week_from is None:
        return ""
    begun = f"{weekday(case.week_from)} {day_text(case.week_from, beside=case.on)}"
    return f"As they stood when this week began, on {begun}."


def _weeks(shown: Sum, case: Case) -> Part:
    whole = counted(case.loading_weeks or 0, "whole loading week")
    this = " and this one" if shown.weeks > (case.loading_weeks or 0) else ""
    spare = f"; {counted(shown.spare_weeks, 'more')} of unknown minutes" if shown.spare_weeks else ""
    return Part(
        name="Loading weeks",
        detail=f"{whole}{this}, of {shown.build_weeks}{spare}",
        adds=f"{shown.weeks / shown.build_weeks:.2f}",
        is_known=not shown.spare_weeks,
    )


def _part(addend: Addend, signs: Signs, policy: Policy) -> Part:
    name, detail = DETAILS[addend.name](signs, policy)
    adds = "not known" if addend.holds is None else f"+ {addend.weight:.2f}" if addend.holds else "0"
    return Part(name=name, detail=detail, adds=adds, is_known=addend.holds is not None)


def _strain(signs: Signs, policy: Policy) -> tuple[str, str]:
    name = f"Strain of the last 7 days ({LOADS.get(signs.strain_of, signs.strain_of)})"
    if signs.strain_z is None:
        return name, "six weeks with load before it are needed"
    return name, (
        f"{signed(signs.strain_z)} times its usual spread, beside your own 12 weeks; "
        f"counts above {signed(policy.strain_z)}"
    )


def _monotony(signs: Signs, policy: Policy) -> tuple[str, str]:
    name = "Days alike (monotony)"
    if signs.loaded_days_7d is not None and signs.loaded_days_7d < policy.loaded_days:
        return name, f"{counted(signs.loaded_days_7d, 'loaded day')} of 7; looked at from {policy.loaded_days} on"
    if signs.monotony is None:
        return name, "a week of recorded days is needed"
    return name, f"{signs.monotony:.1f}; counts above {policy.monotony:g}"


def _pain(signs: Signs, policy: Policy) -> tuple[str, str]:
    name = "Pain while running"
    if signs.pain_trend is None:
        return name, "answered runs in both of the last two weeks are needed"
    return name, f"{signed(signs.pain_trend)} points on the 7 days before; counts from {signed(policy.pain_trend)}"


def _wellness(signs: Signs, policy: Policy) -> tuple[str, str]:
    name = "How you sleep and feel"
    if signs.wellness_z is None:
        return name, "4 answered mornings of the last 7 and 14 of the last 28 are needed"
    return name, (
        f"{signed(signs.wellness_z)} times its usual spread, beside your own month; "
        f"counts from {signed(-policy.wellness_sd)}"
    )


def _long_run(signs: Signs, policy: Policy) -> tuple[str, str]:
    name = f"Runs more than {100 * (policy.spike_small - 1):.0f} % over the longest before"
    if signs.long_runs_7d is None:
        return name, "a run of the last 7 days could not be compared"
    return name, f"{signs.long_runs_7d:,} in the last 7 days; counts from 1"


def signed(value: float) -> str:
    """One decimal with its sign.

    >>> signed(0.04), signed(-1.26)
    ('±0.0', '−1.3')
    """
    text = f"{value:+.1f}"
    return "±0.0" if text[1:] == "0.0" else text.replace("-", "−")


DETAILS = {"strain": _strain, "monotony": _monotony, "pain": _pain, "wellness": _wellness, "long_run": _long_run}
