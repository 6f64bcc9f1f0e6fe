"""Real exports and what independent parsers found in them; small files drawn for one test."""

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import SHARED

SAMPLES = SHARED / "samples"
HOSTILE = SHARED / "hostile"


def unpacked(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


def expected(*suffixes: str) -> list[dict[str, str]]:
    """Rows of EXPECTED.csv for files whose name, without .gz, ends so; none where the samples are not."""
    table = SAMPLES / "EXPECTED.csv"
    if not table.is_file():
        return []
    with table.open(encoding="utf-8", newline="") as handle:
        return [r for r in csv.DictReader(handle) if r["path"].lower().removesuffix(".gz").endswith(suffixes)]


def gpx(*tracks: str, head: str = "", creator: str = "drawn for a test") -> bytes:
    return f'<?xml version="1.0"?><gpx version="1.1" creator="{creator}">{head}{"".join(tracks)}</gpx>'.encode()


def trk(*segments: str, sport: str | None = "running", name: str = "Morning") -> str:
    kind = "" if sport is None else f"<type>{sport}</type>"
    return f"<trk><name>{name}</name>{kind}{''.join(f'<trkseg>{s}</trkseg>' for s in segments)}</trk>"


def trkpt(lat: object, lon: object, time: str | None, inner: str = "") -> str:
    stamp = "" if time is None else f"<time>{time}</time>"
    return f'<trkpt lat="{lat}" lon="{lon}">{stamp}{inner}</trkpt>'


def straight(
    seconds: int, m_per_s: float, *, start_s: int = 0, lat: float = 50.0, lon: float = 8.0, inner: str = ""
) -> str:
    """One point a second due north; 07:00:00 UTC on 1 May 2024 plus `start_s`."""
    return "".join(
        trkpt(f"{lat + m_per_s * i / 111_194.93:.7f}", lon, stamp(start_s + i), inner) for i in range(seconds)
    )


def stamp(second: int, zone: str = "Z") -> str:
    return f"2024-05-01T{7 + second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}{zone}"


def tcx(*activities: str, body: str = "") -> bytes:
    inside = body or f"<Activities>{''.join(activities)}</Activities>"
    return f'<?xml version="1.0"?><TrainingCenterDatabase>{inside}</TrainingCenterDatabase>'.encode()


def activity(*laps: str, sport: str = "Running", start: str = "2024-05-01T07:00:00Z", more: str = "") -> str:
    return f'<Activity Sport="{sport}"><Id>{start}</Id>{"".join(laps)}{more}</Activity>'


def lap(inner: str = "", *, start: str = "2024-05-01T07:00:00Z", timer: object = 600, distance: object = 2000) -> str:
    return (
        f'<Lap StartTime="{start}"><TotalTimeSeconds>{timer}</TotalTimeSeconds>'
        f"<DistanceMeters>{distance}</DistanceMeters>{inner}</Lap>"
    )


def track(*points: str) -> str:
    return f"<Track>{''.join(points)}</Track>"


def trackpoint(second: int, inner: str = "") -> str:
    return f"<Trackpoint><Time>{stamp(second)}</Time>{inner}</Trackpoint>"


def bouts(plan: list[tuple[int, float]]) -> Iterator[tuple[int, float]]:
    """Seconds and what holds in each, from (seconds, value) pairs."""
    second = 0
    for length, value in plan:
        for _ in range(length):
            yield second, value
            second += 1
