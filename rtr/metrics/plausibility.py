"""What a recording cannot have been: kept and shown, but left out of load until confirmed."""

from rtr.model import FOOT_SPORTS, Activity

LONGEST_S = 24 * 3600.0
FASTEST_ON_FOOT_M_PER_S = 7.0
"""A mean of 2:23 per km: a drive or a ride (formats §0.7, science §1.2)."""
SHORTEST_TO_JUDGE_S = 60.0
"""Accidental starts of a few seconds do no harm, whatever they say."""
LONGEST_RUN_M = 100_000.0
MOVED_M = 100.0


def doubt(activity: Activity) -> str | None:
    """Why this cannot be taken as it stands, as the end of a sentence; None for most.

    >>> from rtr.model import Sport
    >>> doubt(Activity(uid="", sport=Sport.RUNNING, source="gpx", timer_s=2820.0, distance_m=22064.0))
    'it covers 22.1 km on foot in 47 min, which is a drive or a ride'
    """
    counted_s, distance_m = activity.load_s, activity.distance_m or 0.0
    if counted_s is not None and counted_s > LONGEST_S:
        return f"it lasts {counted_s / 3600:.0f} hours, as if it was never stopped"
    if activity.timer_s is None and (activity.elapsed_s or 0.0) > LONGEST_S:
        return f"it spans {(activity.elapsed_s or 0.0) / 3600:.0f} hours, as if it was never stopped"
    if activity.elapsed_s == 0 and distance_m > MOVED_M:
        return "all of its points carry the same time"
    if activity.sport not in FOOT_SPORTS:
        return None
    if distance_m > LONGEST_RUN_M:
        return f"it covers {distance_m / 1000:.0f} km on foot"
    if counted_s and counted_s >= SHORTEST_TO_JUDGE_S and distance_m / counted_s > FASTEST_ON_FOOT_M_PER_S:
        return f"it covers {distance_m / 1000:.1f} km on foot in {counted_s / 60:.0f} min, which is a drive or a ride"
    return None


def left_running(activity: Activity) -> float | None:
    """Hours from start to save of a recording whose timer is sound; None where there is no such gap."""
    elapsed_s = activity.elapsed_s or 0.0
    if activity.timer_s is None or activity.timer_s > LONGEST_S or elapsed_s <= LONGEST_S:
        return None
    return elapsed_s / 3600.0


