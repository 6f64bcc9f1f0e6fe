"""The FIT figures as Markdown."""

import hashlib
import statistics
from dataclasses import dataclass, field

from benchmarks.machine import machine


@dataclass(slots=True)
class Timing:
    """One file: seconds by contender, one per round, on the wall and of the processor; records by reader."""

    name: str
    data: bytes
    seconds: dict[str, list[float]] = field(default_factory=dict)
    cpu: dict[str, list[float]] = field(default_factory=dict)
    records: dict[str, int] = field(default_factory=dict)

    def ratio(self, slow: str, fast: str) -> float:
        """Median over the rounds of slow/fast."""
        return statistics.median(a / b for a, b in zip(self.seconds[slow], self.seconds[fast], strict=True))


WHO = ("ours", "columns", "sdk", "sdk_plain", "limit")


def report(files: list[Timing], how: str, values: int, load: str) -> str:
    """All of it: what was compared, ratios, one pass, the machine, every file."""
    timed = [file for file in files if "sdk" in file.seconds]
    size = sum(len(file.data) for file in timed) / 1e6
    wall, cpu = (
        {c: sum(statistics.median(getattr(f, what)[c]) for f in timed) for c in WHO} for what in ("seconds", "cpu")
    )
    ours, sdk, fitdecode = (sum(f.records[reader] for f in files) for reader in ("ours", "sdk", "fitdecode"))
    like = "SDK, defaults / ours, only record columns and sessions"
    rows = "\n".join(_file(file) for file in timed)
    return f"""\
`rtr.importers.fit.read(name, bytes)`, the whole way to finished recordings (checksum, cleaning, laps,
splits, messages), on {len(timed)} real activity files ({size:.1f} MB). The peer decodes to the same columns.
{how}

First checked: {values:,} record and session values, none differs from the SDK's.
Records read: ours {ours:,}, garmin-fit-sdk {sdk:,}, fitdecode {fitdecode:,}.

| ratio per file | median | least | most | wanted |
|---|---|---|---|---|
{_ratios(timed, "garmin-fit-sdk, defaults / ours", "sdk", "ours", "≥ 20")}
{_ratios(timed, like, "sdk", "columns", "aim ≥ 150, least ≥ 40")}
{_ratios(timed, "garmin-fit-sdk, options off / ours", "sdk_plain", "ours", "–")}
{_ratios(timed, "ours / (unpack with zlib + SHA-256)", "ours", "limit", "≤ 3")}

| one pass over all files | ours | only columns and sessions | SDK, defaults | SDK, options off | unpack and hash |
|---|---|---|---|---|---|
| MB/s | {" | ".join(f"{size / wall[c]:.2f}" for c in WHO)} |
| CPU seconds | {" | ".join(f"{cpu[c]:.2f}" for c in WHO)} |

What bounds it: about 0.3 ms a file whatever its size (laps, sessions, many small calls into numpy), and
0.1 µs for every message that stands alone, where recordings and heart beats take turns without a pattern.

{machine("numpy", "fastcrc", "garmin-fit-sdk", "fitdecode")}
Load average {load}.

<details><summary>By file</summary>

| file | SHA-256 | kB | ms | × SDK | × limit |
|---|---|---|---|---|---|
{rows}

</details>
"""


def _ratios(timed: list[Timing], label: str, slow: str, fast: str, wanted: str) -> str:
    ratios = sorted(file.ratio(slow, fast) for file in timed)
    return f"| {label} | **{statistics.median(ratios):,.1f}** | {ratios[0]:,.1f} | {ratios[-1]:,.1f} | {wanted} |"


def _file(file: Timing) -> str:
    digest = hashlib.sha256(file.data).hexdigest()[:12]
    taken_ms = statistics.median(file.seconds["ours"]) * 1000
    return (
        f"| {file.name} | `{digest}` | {len(file.data) / 1000:.0f} | {taken_ms:.2f} "
        f"| {file.ratio('sdk', 'ours'):.0f} | {file.ratio('ours', 'limit'):.1f} |"
    )
