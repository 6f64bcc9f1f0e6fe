"""Laps, splits and sites from columns. Spelled out: ten years of running hold 60,000 laps."""

from collections.abc import Iterable, Iterator

from rtr.model import Gait, Lap, SiteSymptoms, Split

Column = Iterable[float | None]

LAP_NAMES = ("start_s", "elapsed_s", "timer_s", "distance_m", "avg_hr_bpm", "avg_cadence_spm", "gait")
SPLIT_NAMES = ("gait", "timer_s", "distance_m")
SITE_NAMES = ("site", "pain_now", "pain_am", "stiff_am", "stiff_min")


def laps(  # noqa: PLR0913, PLR0917 - one per column
    starts: Iterable[float],
    elapsed: Column,
    timer: Column,
    distance: Column,
    hr: Column,
    cadence: Column,
    gaits: Iterable[str | None],
) -> Iterator[Lap]:
    """Laps, in the order of `LAP_NAMES`."""
    for start, e, t, d, h, c, gait in zip(starts, elapsed, timer, distance, hr, cadence, gaits, strict=True):
        yield Lap(
            start_s=start,
            elapsed_s=e,
            timer_s=t,
            distance_m=d,
            avg_hr_bpm=h,
            avg_cadence_spm=c,
            gait=Gait(gait) if gait else None,
        )


def splits(gaits: Iterable[str], timer: Iterable[float], distance: Column) -> Iterator[Split]:
    """Splits, in the order of `SPLIT_NAMES`."""
    for gait, t, d in zip(gaits, timer, distance, strict=True):
        yield Split(gait=Gait(gait), timer_s=t, distance_m=d)


def sites(
    names: Iterable[str],
    now: Iterable[int | None],
    am: Iterable[int | None],
    stiff: Iterable[int | None],
    stiff_min: Column,
) -> Iterator[SiteSymptoms]:
    """Sites, in the order of `SITE_NAMES`."""
    for name, n, a, s, m in zip(names, now, am, stiff, stiff_min, strict=True):
        yield SiteSymptoms(site=name, pain_now=n, pain_am=a, stiff_am=s, stiff_min=m)
