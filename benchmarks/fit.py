"""FIT: `rtr.importers.fit.read` against garmin-fit-sdk and against unpacking and hashing the same bytes."""

import gzip
import hashlib
import statistics
import time
import zlib
from collections.abc import Callable
from pathlib import Path

from benchmarks.fit_agreement import agreement
from benchmarks.fit_peers import sdk, sdk_plain
from benchmarks.fit_report import Timing, report
from benchmarks.machine import load_average
from rtr.errors import FileImportError
from rtr.importers.fit import read
from rtr.importers.fit.container import parts
from rtr.importers.fit.messages import Messages
from rtr.importers.fit.profile import RECORD, SESSION
from rtr.importers.fit.stream import walk

TITLE = "FIT decoding"
SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples" / "fit"
SMALLEST_BYTES = 15_000
INNER = 7
FLOOR = 20.0


def run(rounds: int) -> str:
    """Check that all values agree, measure, and write up. Exits where a ratio is below the floor."""
    files = list(_files())
    if not files:
        raise SystemExit("The real FIT files do not lie beside this checkout: nothing to measure.")
    values = 0
    for file in files:
        file.records, compared = agreement(file.data)
        values += compared
    before = load_average()
    for measured in range(rounds + 1):
        for file in files:
            _measure(file, keep=measured > 0)
    how = f"{rounds} rounds after one for warming up; ours and the limit {INNER} times a round, their median."
    written = report(files, how, values, f"{before} before, {load_average()} after")
    slowest = min(file.ratio("sdk", "ours") for file in files if "sdk" in file.seconds)
    if slowest < FLOOR:
        raise SystemExit(f"{written}\n\nOne file is only {slowest:.1f} times as fast: below the floor of {FLOOR:.0f}.")
    return written


def _files() -> list[Timing]:
    """Every activity of the samples from 15 kB, unpacked."""
    found = []
    for path in sorted(SAMPLES.glob("*")):
        raw = path.read_bytes()
        data = gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw
        if len(data) >= SMALLEST_BYTES and _is_activity(data):
            found.append(Timing(path.name, data))
    return found


def _is_activity(data: bytes) -> bool:
    try:
        return bool(read("", data).recordings)
    except FileImportError:
        return False


def _columns(data: bytes) -> object:
    """Only what the peer does as well: checksum, record columns, session values."""
    part = next(parts(data))
    span = (part.start, part.end)
    messages = Messages(data, walk(data, *span), is_intact=part.is_checked, span=span)
    return messages.table(RECORD), messages.rows(SESSION)


def _measure(file: Timing, *, keep: bool) -> None:
    """One round of all contenders in fixed order; the fast ones several times, their median."""
    packed = zlib.compress(file.data)
    contenders: dict[str, tuple[Callable[[], object], int]] = {
        "ours": (lambda: read(file.name, file.data), INNER),
        "columns": (lambda: _columns(file.data), INNER),
        "limit": (lambda: hashlib.sha256(zlib.decompress(packed)).digest(), INNER),
        "sdk_plain": (lambda: sdk_plain(file.data), 1),
        "sdk": (lambda: sdk(file.data), 1),
    }
    for name, (decode, times) in contenders.items():
        if name.startswith("sdk") and file.records["sdk"] < file.records["ours"]:
            continue  # it stops half way: no fair race
        taken, cpu = [], []
        for _ in range(times):
            start, busy = time.perf_counter(), time.process_time()
            decode()
            taken.append(time.perf_counter() - start)
            cpu.append(time.process_time() - busy)
        if keep:
            file.seconds.setdefault(name, []).append(statistics.median(taken))
            file.cpu.setdefault(name, []).append(statistics.median(cpu))
