"""Write `data/demo`: four small files of the invented runner, one for each common kind of export.

`python -m data.make_demo` writes them anew; the same code gives the same bytes.
"""

import datetime as dt
from pathlib import Path

from data.fit_writer import FitWriter
from data.text_files import activities_csv, at, gpx, known, tcx
from rtr.demo import demo_records
from rtr.importers.base import Recording
from rtr.model import Activity, Gait, Lap, Sport
from rtr.samples import Samples

FOLDER = Path(__file__).parent / "demo"
TODAY = dt.date(2026, 11, 18)
FIT_DAY, GPX_DAY, TCX_DAY = dt.date(2026, 11, 16), dt.date(2026, 11, 11), dt.date(2026, 9, 19)
CSV_DAYS = (dt.date(2026, 9, 21), dt.date(2026, 11, 8))
SPLIT_KINDS = {Gait.RUN: 17, Gait.WALK: 18}
TIMER, ACTIVITY = 0, 26
START, STOP, STOP_ALL = 0, 1, 4


def demo_files() -> dict[str, bytes]:
    """Name and content of every file."""
    recordings = demo_records(TODAY).recordings
    runs = {r.activity.day: r for r in recordings if r.activity.sport is Sport.RUNNING}
    listed = [r.activity for r in recordings if CSV_DAYS[0] <= r.activity.day <= CSV_DAYS[1]]
    return {
        f"{FIT_DAY}_run_walk.fit": fit(runs[FIT_DAY]),
        f"{GPX_DAY}_park_loop.gpx": gpx(runs[GPX_DAY]),
        f"{TCX_DAY}_treadmill.tcx": tcx(runs[TCX_DAY]),
        "Activities.csv": activities_csv(listed),
    }


def fit(recording: Recording) -> bytes:
    """A watch's own file: every second, kilometre laps, run and walk splits, effort."""
    activity, samples = known(recording)
    start, end = at(activity, 0), at(activity, samples.t_s[-1])
    writer = FitWriter()
    writer.write("file_id", type=4, manufacturer=255, product=1, serial_number=1, time_created=start)
    writer.write("event", timestamp=start, event=TIMER, event_type=START)
    _records(writer, activity, samples)
    writer.write("event", timestamp=end, event=TIMER, event_type=STOP_ALL)
    for lap in activity.laps:
        _fit_lap(writer, activity, lap)
    _splits(writer, activity)
    writer.write(
        "session", timestamp=end, start_time=start, sport=1, sub_sport=0, elapsed=activity.elapsed_s,
        timer=activity.timer_s, distance=activity.distance_m, avg_hr=activity.avg_hr_bpm, max_hr=activity.max_hr_bpm,
        avg_cadence=_strides(activity.avg_cadence_spm), ascent=activity.ascent_m, descent=activity.descent_m,
        first_lap=0, laps=len(activity.laps), feel=75, rpe=activity.rpe,
    )  # fmt: skip
    offset = dt.timedelta(seconds=activity.utc_offset_s or 0)
    writer.write(
        "activity", timestamp=end, timer=activity.timer_s, sessions=1, type=0, event=ACTIVITY, event_type=STOP,
        local_timestamp=end + offset,
    )  # fmt: skip
    return writer.finished()


def _records(writer: FitWriter, activity: Activity, samples: Samples) -> None:
    columns = {
        "lat": samples.lat_deg, "lon": samples.lon_deg, "altitude": samples.ele_m, "hr": samples.hr_bpm,
        "distance": samples.distance_m, "speed": samples.speed_m_per_s,
    }  # fmt: skip
    for i, t in enumerate(samples.t_s):
        values = {name: None if column is None else float(column[i]) for name, column in columns.items()}
        strides = samples.cadence_spm[i] / 2 if samples.cadence_spm is not None else None
        whole = None if strides is None else float(int(strides))
        part = None if strides is None or whole is None else float(strides - whole)
        writer.write("record", timestamp=at(activity, t), cadence=whole, fractional_cadence=part, **values)


def _fit_lap(writer: FitWriter, activity: Activity, lap: Lap) -> None:
    writer.write(
        "lap", timestamp=at(activity, lap.start_s + (lap.elapsed_s or 0)), start_time=at(activity, lap.start_s),
        elapsed=lap.elapsed_s, timer=lap.timer_s, distance=lap.distance_m, avg_hr=lap.avg_hr_bpm,
        avg_cadence=_strides(lap.avg_cadence_spm), intensity=0, trigger=2,
    )  # fmt: skip


def _splits(writer: FitWriter, activity: Activity) -> None:
    """Each stretch the watch called running or walking, and the sums over both."""
    begun = 0.0
    for index, split in enumerate(activity.splits):
        writer.write(
            "split", index=index, kind=SPLIT_KINDS[split.gait], elapsed=split.timer_s, timer=split.timer_s,
            distance=split.distance_m, start_time=at(activity, begun),
        )  # fmt: skip
        begun += split.timer_s
    for gait, kind in SPLIT_KINDS.items():
        own = [s for s in activity.splits if s.gait is gait]
        timer, distance = sum(s.timer_s for s in own), sum(s.distance_m or 0 for s in own)
        writer.write("split_summary", kind=kind, count=len(own), timer=timer, distance=distance)


def _strides(steps: float | None) -> float | None:
    return None if steps is None else float(int(steps / 2))


def main() -> None:
    """Write all files."""
    FOLDER.mkdir(exist_ok=True)
    for name, content in demo_files().items():
        (FOLDER / name).write_bytes(content)


if __name__ == "__main__":
    main()
