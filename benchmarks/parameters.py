"""A changed heart-rate setting: TRIMP of 2,000 activities from stored histograms, against their samples."""

import datetime as dt
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np

from benchmarks.machine import load_average, machine
from rtr.importers.base import Recording
from rtr.measures import BPM_BINS, Histogram, stacked
from rtr.metrics.sessions import session_measures
from rtr.metrics.trimp import EVERY_BPM, banister_per_min, trimp
from rtr.model import Activity, Sport
from rtr.profile import HrMaxFrom, Profile, Sex
from rtr.samples import Samples
from rtr.store import Packed, Store, blob, pack

TITLE = "A changed heart-rate setting"
ACTIVITIES = 2_000
CEILING = 1 / 100
AGREE = 1e-12
LAST = dt.datetime(2026, 5, 6, 6)  # noqa: DTZ001 - what a clock on the wall showed
REST, HIGHEST = 52.0, 187.0


def run(rounds: int) -> str:
    """Check that both ways agree, measure, write up. Exits above the ceiling."""
    packed = [pack(_recording(number)) for number in range(ACTIVITIES)]
    blobs = [one.data for one in packed if one.data is not None]
    beats = [one.measures.hr for one in packed if one.measures is not None]
    slow, fast = _from_samples(blobs), _from_histograms(beats)
    apart = float(np.max(np.abs(slow - fast) / slow))
    if apart > AGREE:
        raise SystemExit(f"The two ways differ by {apart:.1e} of their value: nothing to measure.")
    rows = stacked(beats, BPM_BINS)
    before = load_average()
    samples_s = _seconds(lambda: _from_samples(blobs), rounds)
    packed_s = _seconds(lambda: _from_histograms(beats), rounds)
    rows_s = _seconds(lambda: trimp(rows, _weights()), rounds)
    with tempfile.TemporaryDirectory() as folder:
        kept_s, frame_s = _stored(f"sqlite:///{Path(folder) / 'rtr.db'}", packed, rounds)
    load = f"Load average {before} before, {load_average()} after."
    written = _report({"samples": samples_s, "packed": packed_s, "rows": rows_s, "kept": kept_s, "frame": frame_s})
    written = f"First checked: the two ways differ by {apart:.0e} of their value at most.\n\n{written}\n{load}"
    if packed_s > CEILING * samples_s:
        raise SystemExit(f"{written}\n\nThat is more than 1/100.")
    return written


def _recording(number: int) -> Recording:
    """Half an hour to an hour, a sample a second, whose heart rate wanders."""
    chance = np.random.default_rng([14, number])
    n = int(chance.integers(1800, 3600))
    hr = np.clip(np.rint(142 + np.cumsum(chance.normal(0, 0.6, n))), 70, 195)
    speed = np.round(2.6 + 0.1 * chance.standard_normal(n), 3)
    samples = Samples(
        t_s=np.arange(float(n)),
        hr_bpm=hr,
        cadence_spm=np.rint(166 + 2 * chance.standard_normal(n)),
        speed_m_per_s=speed,
        distance_m=np.round(np.cumsum(speed), 2),
        ele_m=np.round(5 * (100 + np.cumsum(chance.normal(0, 0.1, n)))) / 5,
    )
    start = LAST - dt.timedelta(days=number)
    run = Activity(
        uid=f"{number:032x}",
        sport=Sport.RUNNING,
        source="fit",
        start_utc=start.replace(tzinfo=dt.UTC),
        start_local=start,
        timer_s=float(n),
        run_s=float(n),
        walk_s=0.0,
        distance_m=float(speed.sum()),
        channels=samples.channels(),
    )
    return Recording(activity=run, samples=samples)


def _weights() -> np.ndarray:
    return banister_per_min(EVERY_BPM, REST, HIGHEST, Sex.FEMALE)


def _from_samples(blobs: list[bytes]) -> np.ndarray:
    """The cheapest way from samples: unpack each blob, add up time times weight."""
    weights, found = _weights() / 60, []
    for data in blobs:
        samples = blob.decode(data)
        assert samples.hr_bpm is not None
        found.append(float(np.sum(np.diff(samples.t_s) * weights[samples.hr_bpm[1:].astype(int)])))
    return np.array(found)


def _from_histograms(beats: list[Histogram]) -> np.ndarray:
    return trimp(stacked(beats, BPM_BINS), _weights())


def _stored(url: str, packed: list[Packed], rounds: int) -> tuple[float, float]:
    """Seconds to keep a setting and have the diary again, and to compute every measure of every session."""
    with closing(Store(url)) as store:
        store.migrate()
        runner = store.add_runner("Me", "Europe/Berlin")
        store.add_batch(runner.id, packed, (), at=LAST.replace(tzinfo=dt.UTC))
        told = Profile(hr_max_bpm=HIGHEST, hr_max_from=HrMaxFrom.LAB, hr_rest_bpm=REST, sex=Sex.FEMALE)

        def keep() -> None:
            store.save_profile(runner.id, told)
            store.diary(runner.id)

        kept_s = _seconds(keep, rounds)
        diary = store.diary(runner.id)
        return kept_s, _seconds(lambda: session_measures(diary, LAST.date()), rounds)


def _seconds(work: Callable[[], object], rounds: int) -> float:
    """Median of the rounds, after one for warming up."""
    taken = []
    for _ in range(rounds + 1):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken[1:])


def _report(took: dict[str, float]) -> str:
    ms = {name: seconds * 1e3 for name, seconds in took.items()}
    return f"""\
Banister's TRIMP of {ACTIVITIES:,} activities of half an hour to an hour (1 Hz, six channels), after a change of the
highest heart rate. Medians.

| way | ms | of the samples' time | wanted |
|---|---|---|---|
| from the stored samples, the cheapest way | {ms["samples"]:.0f} | 1 | – |
| from the packed histograms | {ms["packed"]:.2f} | 1/{ms["samples"] / ms["packed"]:.0f} | ≤ 1/100 |
| from histograms that are unpacked | {ms["rows"]:.2f} | 1/{ms["samples"] / ms["rows"]:.0f} | – |

As the app does it, on SQLite: keep the setting and read the whole diary {ms["kept"]:.0f} ms, then every measure of
every session as a checked frame {ms["frame"]:.0f} ms.

{machine("numpy", "zstandard", "pandas", "pandera", "sqlalchemy")}"""
