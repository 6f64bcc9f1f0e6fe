"""What a recording cannot have been: kept and shown, but left out of load until confirmed."""

from rtr.model import FOOT_SPORTS, Activity

LONGEST_S = 24 * 3600.0
FASTEST_ON_FOOT_M_PER_S = 7.0
"""A mean of 2:23 per km: a drive or a ride (formats §0.7, science §1.2)."""
SHORTEST_TO_JUDGE_S = 60.0
"""Accidental starts of a few seconds do no harm, whatever they say."""
LONGEST_RUN_M = 100_000.0
MOVED_M = 100.0
LONGEST_RIDE_S = 120.0
LARGEST_RIDDEN_SHARE = 0.1
"""Drifting positions reach about a twelfth of a real run in the samples; a drive home is more."""


def doubt(activity: Activity, ridden_s: float = 0.0) -> str | None:
    """Why this cannot be taken as it stands, as the end of a sentence; None for most.

    `ridden_s` are seconds too fast for feet. The timer is believed where there is one, however
    late the recording was saved.

    >>> from rtr.model import Sport
    >>> doubt(Activity(uid="", sport=Sport.RUNNING, source="gpx", timer_s=2820.0, distance_m=22064.0))
    'it covers 22.1 km on foot in 47 min, which is a drive or a ride'
    """
    lasted_s = activity.load_s if activity.timer_s is not None else activity.elapsed_s or activity.load_s
    if lasted_s is not None and lasted_s > LONGEST_S:
        return f"it lasts {lasted_s / 3600:.0f} hours, as if it was never stopped"
    if activity.elapsed_s == 0 and (activity.distance_m or 0.0) > MOVED_M:
        return "all of its points carry the same time"
    return _doubt_on_foot(activity, ridden_s) if activity.sport in FOOT_SPORTS else None


def _doubt_on_foot(activity: Activity, ridden_s: float) -> str | None:
    counted_s, distance_m = activity.load_s or 0.0, activity.distance_m or 0.0
    if distance_m > LONGEST_RUN_M:
        return f"it covers {distance_m / 1000:,.0f} km on foot"
    if counted_s < SHORTEST_TO_JUDGE_S:
        return None
    if distance_m / counted_s > FASTEST_ON_FOOT_M_PER_S:
        return f"it covers {distance_m / 1000:.1f} km on foot in {counted_s / 60:.0f} min, which is a drive or a ride"
    if ridden_s > max(LONGEST_RIDE_S, LARGEST_RIDDEN_SHARE * counted_s):
        return f"{ridden_s / 60:.0f} min of it are faster than anyone runs, as if the watch was still on during a drive"
    return None


def left_running(activity: Activity) -> float | None:
    """Hours from start to save of a recording whose timer is sound; None where there is no such gap."""
    elapsed_s = activity.elapsed_s or 0.0
    if activity.timer_s is None or activity.timer_s > LONGEST_S or elapsed_s <= LONGEST_S:
        return None
    return elapsed_s / 3600.0
