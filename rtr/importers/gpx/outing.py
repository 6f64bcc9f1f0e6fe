"""From GPX tracks to recordings."""

import dataclasses
from collections.abc import Iterable

import numpy as np

from rtr.errors import Problem
from rtr.importers import points, written
from rtr.importers.base import Recording
from rtr.importers.gpx.document import Document, Track
from rtr.importers.reports import counted, note, warning
from rtr.importers.sports import sport_by_speed, sport_in_title, sport_of, sub_sport_of
from rtr.metrics.seconds import STAND_M_PER_S, per_second
from rtr.metrics.track import steps_m, without_jumps_m
from rtr.model import FOOT_SPORTS, Activity, Sport, ZoneSource
from rtr.samples import Column, Samples

SAME_OUTING_S = 600.0
"""A track of the same type that goes on so soon after the last one is a lap of it."""


def outings(tracks: Iterable[Track]) -> list[Track]:
    """Join tracks that go on within 10 minutes; tracks that overlap are recordings of their own."""
    joined: list[Track] = []
    for track in sorted(tracks, key=lambda t: t.points.span_s()):
        if joined and _goes_on(joined[-1], track):
            _join(joined[-1], track)
        else:
            joined.append(track)
    return joined


def recording_of(path: str, track: Track, document: Document) -> tuple[Recording, list[Problem]]:
    """The recording of one outing of at least two points, and what is worth saying about it."""
    columns = track.points.columns()
    samples = points.samples_of(columns, float(columns["time"][0]), has_steps=True)
    title = written.line(track.texts.get("name") or document.texts.get("name"))
    sport, told = _sport(path, track, title, samples)
    if sport not in FOOT_SPORTS:
        samples = dataclasses.replace(samples, cadence_spm=None)
    distance_m, jumps = _distance_m(track)
    activity = Activity(
        uid="",
        sport=sport,
        sub_sport=sub_sport_of(track.texts.get("type")),
        source="gpx",
        start_utc=written.instant(float(columns["time"][0])),
        utc_offset_s=track.offset_s,
        zone_source=None if track.offset_s is None else ZoneSource.FILE,
        elapsed_s=round(float(columns["time"][-1] - columns["time"][0]), 3),
        distance_m=distance_m,
        avg_hr_bpm=points.mean_of(samples.hr_bpm),
        max_hr_bpm=points.highest_of(samples.hr_bpm),
        avg_cadence_spm=points.mean_of(samples.cadence_spm, has_zeros=True),
        avg_power_w=points.mean_of(samples.power_w),
        title=title,
        notes=written.prose(track.texts.get("desc") or document.texts.get("desc")),
        device=written.line(document.creator, 100),
        is_flagged=bool(len(jumps)),
    )
    return Recording(activity=activity, samples=samples), [*told, *_left_out(path, track), *_jumped(path, jumps)]


def _distance_m(track: Track) -> tuple[float | None, Column]:
    """Length of the track as read, without jumps, and the jumps. Points without a time count too."""
    time, lat, lon, segment = track.points.as_read("time", "lat", "lon", "segment")
    steps, placed = steps_m(lat, lon, segment)
    if not len(steps):
        return None, steps
    steps, jumps = without_jumps_m(steps, time[placed])
    return float(steps.sum()), jumps


def _goes_on(before: Track, track: Track) -> bool:
    pause_s = track.points.span_s()[0] - before.points.span_s()[1]
    return before.texts.get("type") == track.texts.get("type") and 0 <= pause_s <= SAME_OUTING_S


def _join(before: Track, track: Track) -> None:
    before.points.extend(track.points)
    before.untimed += track.untimed
    before.misdated += track.misdated
    before.misplaced += track.misplaced
    before.is_zoneless |= track.is_zoneless


def _sport(path: str, track: Track, title: str | None, samples: Samples) -> tuple[Sport, list[Problem]]:
    """The sport the type names, else the one in the title, else a guess from the speed that is stated."""
    named = sport_of(track.texts.get("type")) or sport_in_title(title)
    if named is not None:
        return named, []
    speed = per_second(samples).speed_m_per_s
    moving = speed[speed >= STAND_M_PER_S]
    guess = sport_by_speed(float(np.median(moving)) if len(moving) else None)
    if guess is Sport.OTHER:
        return guess, [note(path, "The file does not name the sport, and its speed does not tell; it counts as other.")]
    return guess, [note(path, f"The file does not name the sport; by its speed it was read as {guess.value}.")]


def _left_out(path: str, track: Track) -> list[Problem]:
    found = []
    if track.misplaced:
        many = counted(track.misplaced, "point has a position", "points have positions")
        found.append(warning(path, f"{many} that cannot be on Earth; left out."))
    if track.untimed or track.misdated:
        many = counted(track.untimed + track.misdated, "point has", "points have")
        found.append(warning(path, f"{many} no usable time; only the distance counts of these."))
    if not track.points.is_ordered():
        found.append(warning(path, "The points were not in order of time; they were sorted."))
    if track.is_zoneless:
        found.append(note(path, "Its times state no zone; they were read as UTC, as GPX prescribes."))
    return found


def _jumped(path: str, jumps: Column) -> list[Problem]:
    if not len(jumps):
        return []
    what = (
        f"The position jumped {counted(len(jumps), 'time', 'times')}, by up to {jumps.max() / 1000:,.0f} km; the jumps "
        "are not part of the distance. The recording is kept, but left out of load until you confirm it."
    )
    return [warning(path, what)]
