"""The demo's exports that are text: a GPX track, a TCX of laps, and Garmin Connect's list."""

import csv
import datetime as dt
import io
from xml.sax.saxutils import escape

from rtr.importers.base import Recording
from rtr.model import Activity, Lap, Sport
from rtr.samples import Samples

EVERY_S = 5
"""GPX and TCX hold a point this often, as watches do when they save space."""

TYPES = {
    Sport.RUNNING: "Running", Sport.CYCLING: "Cycling", Sport.STRENGTH: "Strength Training", Sport.WALKING: "Walking",
}  # fmt: skip
COLUMNS = (
    "Activity Type", "Date", "Favorite", "Title", "Distance", "Calories", "Time", "Avg HR", "Max HR",
    "Avg Run Cadence", "Avg Pace", "Total Ascent", "Total Descent", "Avg Stride Length",
    "Number of Laps", "Moving Time", "Elapsed Time",
)  # fmt: skip


def gpx(recording: Recording) -> bytes:
    """A track with heart rate and cadence in Garmin's extension."""
    activity, samples = known(recording)
    points = "\n".join(_trkpt(activity, samples, i) for i in _kept(samples))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="rtr demo" xmlns="http://www.topografix.com/GPX/1/1" \
xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">
<metadata><time>{_utc(activity, 0)}</time></metadata>
<trk><name>{escape(activity.title or "")}</name><type>running</type><trkseg>
{points}
</trkseg></trk>
</gpx>
""".encode()


def _trkpt(activity: Activity, samples: Samples, i: int) -> str:
    c = samples.columns()
    body = f"<gpxtpx:hr>{c['hr_bpm'][i]:.0f}</gpxtpx:hr><gpxtpx:cad>{c['cadence_spm'][i] / 2:.0f}</gpxtpx:cad>"
    return (
        f'<trkpt lat="{c["lat_deg"][i]:.7f}" lon="{c["lon_deg"][i]:.7f}"><ele>{c["ele_m"][i]:.1f}</ele>'
        f"<time>{_utc(activity, samples.t_s[i])}</time><extensions><gpxtpx:TrackPointExtension>{body}"
        "</gpxtpx:TrackPointExtension></extensions></trkpt>"
    )


def tcx(recording: Recording) -> bytes:
    """A treadmill run: laps, heart rate, cadence and the watch's distance, no positions."""
    activity, samples = known(recording)
    laps = "\n".join(_tcx_lap(activity, samples, lap) for lap in activity.laps)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">
<Activities><Activity Sport="Running"><Id>{_utc(activity, 0)}</Id>
{laps}
<Notes>{escape(activity.title or "")}</Notes></Activity></Activities>
</TrainingCenterDatabase>
""".encode()


def _tcx_lap(activity: Activity, samples: Samples, lap: Lap) -> str:
    end_s = lap.start_s + (lap.elapsed_s or 0)
    is_last = end_s == samples.t_s[-1]
    inside = [
        i for i in _kept(samples) if lap.start_s <= samples.t_s[i] < end_s or (is_last and samples.t_s[i] == end_s)
    ]
    points = "\n".join(_trackpoint(activity, samples, i) for i in inside)
    return (
        f'<Lap StartTime="{_utc(activity, lap.start_s)}"><TotalTimeSeconds>{lap.timer_s:.1f}</TotalTimeSeconds>'
        f"<DistanceMeters>{lap.distance_m:.2f}</DistanceMeters>"
        f"<AverageHeartRateBpm><Value>{lap.avg_hr_bpm:.0f}</Value></AverageHeartRateBpm>"
        f"<Intensity>Active</Intensity><TriggerMethod>Distance</TriggerMethod><Track>\n{points}\n</Track></Lap>"
    )


def _trackpoint(activity: Activity, samples: Samples, i: int) -> str:
    c = samples.columns()
    return (
        f"<Trackpoint><Time>{_utc(activity, samples.t_s[i])}</Time>"
        f"<DistanceMeters>{c['distance_m'][i]:.2f}</DistanceMeters>"
        f"<HeartRateBpm><Value>{c['hr_bpm'][i]:.0f}</Value></HeartRateBpm>"
        '<Extensions><TPX xmlns="http://www.garmin.com/xmlschemas/ActivityExtension/v2">'
        f"<Speed>{c['speed_m_per_s'][i]:.3f}</Speed><RunCadence>{c['cadence_spm'][i] / 2:.0f}</RunCadence>"
        "</TPX></Extensions></Trackpoint>"
    )


def activities_csv(listed: list[Activity]) -> bytes:
    """The list of activities as Garmin Connect exports it, newest first."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(activity) for activity in reversed(listed))
    return out.getvalue().encode()


def _row(a: Activity) -> list[str]:
    kind = "Treadmill Running" if a.sub_sport == "treadmill" else TYPES[a.sport]
    whole = [_whole(v) for v in (a.avg_hr_bpm, a.max_hr_bpm, a.avg_cadence_spm)]
    return [
        kind, f"{a.start_local:%Y-%m-%d %H:%M:%S}", "false", a.title or "",
        "0.00" if a.distance_m is None else f"{a.distance_m / 1000:.2f}", "--", _clock(a.timer_s), *whole,
        _pace(a), _whole(a.ascent_m), _whole(a.descent_m), _stride_m(a), str(max(len(a.laps), 1)), _clock(a.moving_s),
        _clock(a.elapsed_s),
    ]  # fmt: skip


def _pace(a: Activity) -> str:
    """Minutes a kilometre on foot, km/h on a bicycle: one column holds both, as in the real list."""
    if not a.distance_m or not a.timer_s:
        return "--"
    if a.sport is Sport.CYCLING:
        return f"{3.6 * a.distance_m / a.timer_s:.1f}"
    minutes, seconds = divmod(round(1000 * a.timer_s / a.distance_m), 60)
    return f"{minutes}:{seconds:02}"


def _stride_m(a: Activity) -> str:
    """Mean step in metres."""
    if not a.distance_m or not a.timer_s or not a.avg_cadence_spm:
        return "--"
    return f"{a.distance_m / (a.timer_s / 60 * a.avg_cadence_spm):.2f}"


def _clock(seconds: float | None) -> str:
    return "--" if seconds is None else str(dt.timedelta(seconds=round(seconds))).rjust(8, "0")


def _whole(value: float | None) -> str:
    return "--" if value is None else f"{value:.0f}"


def _kept(samples: Samples) -> list[int]:
    """Every fifth sample, and the last."""
    return sorted({*range(0, len(samples), EVERY_S), len(samples) - 1})


def known(recording: Recording) -> tuple[Activity, Samples]:
    if recording.samples is None:
        raise ValueError(f"{recording.activity.title} has no samples to write")
    return recording.activity, recording.samples


def at(activity: Activity, t_s: float) -> dt.datetime:
    if activity.start_utc is None:
        raise ValueError("the demo always knows its times")
    return activity.start_utc + dt.timedelta(seconds=float(t_s))


def _utc(activity: Activity, t_s: float) -> str:
    return f"{at(activity, t_s):%Y-%m-%dT%H:%M:%SZ}"
