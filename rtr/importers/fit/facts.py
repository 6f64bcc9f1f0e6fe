"""What a session says of itself; what it leaves out is computed from its records where they tell."""

import numpy as np

from rtr.importers.fit.messages import Messages
from rtr.importers.fit.profile import ACTIVITY, MANUFACTURERS
from rtr.importers.fit.session import Session
from rtr.importers.fit.sports import TRANSITION, sport_of
from rtr.importers.fit.table import Row
from rtr.importers.fit.track import Track
from rtr.importers.fit.values import date, number
from rtr.model import FOOT_SPORTS, Sport
from rtr.samples import Column, Samples

_QUARTER_HOUR_S = 900
_LARGEST_OFFSET_S = 14 * 3600
_MOST_STEPS_PER_MIN = 230.0


def steps_factor(session: Session, track: Track) -> float | None:
    """Two steps to a stride, unless the values were steps already; None where cadence is not of the feet."""
    is_foot = sport(session.row) in FOOT_SPORTS or session.row.numbers.get("sport") == TRANSITION
    if not is_foot:
        return None
    mean = number(session.row, "avg_cadence", 1, 254)
    if mean is None:
        moving = _positive(track.channels.get("cadence"), session.records)
        mean = float(moving.mean()) if len(moving) else 0.0
    return 1.0 if 2 * mean > _MOST_STEPS_PER_MIN else 2.0


def sport(row: Row) -> Sport:
    """Our word for what the session says it was."""
    return sport_of(row.numbers.get("sport"), row.numbers.get("sub_sport"))


def utc_offset_s(messages: Messages) -> int | None:
    """Local time less UTC, if it is near a quarter of an hour and on this planet."""
    row = messages.first(ACTIVITY)
    local, utc = date(row, "local_timestamp"), date(row, "timestamp")
    if local is None or utc is None:
        return None
    offset_s = round((local - utc) / _QUARTER_HOUR_S) * _QUARTER_HOUR_S
    is_usable = abs(local - utc - offset_s) <= 60 and abs(offset_s) <= _LARGEST_OFFSET_S
    return offset_s if is_usable else None


def distance_m(session: Session, samples: Samples | None) -> float | None:
    """As the session says; else the way between its first and last record."""
    stated = number(session.row, "total_distance", 0, 5e6)
    if stated is not None or samples is None or samples.distance_m is None:
        return stated
    known = samples.distance_m[~np.isnan(samples.distance_m)]
    return round(float(known.max() - (0.0 if session.is_only else known.min())), 2)


def heart_rate(messages: Messages, session: Session, track: Track) -> tuple[float | None, float | None]:
    """Mean and maximum: as the session says, else over the records that hold a heart rate.

    Of an intact file every one above zero counts, as the file means it; of a damaged one only
    the possible ones.
    """
    average = number(session.row, "avg_heart_rate", 1, 254)
    highest = number(session.row, "max_heart_rate", 1, 254)
    if average is not None and highest is not None:
        return average, highest
    recorded = track.raw_hr if messages.is_intact else track.channels.get("hr_bpm")
    beats = _positive(recorded, session.records)
    if len(beats):
        average = average if average is not None else round(float(beats.mean()), 1)
        highest = highest if highest is not None else float(beats.max())
    return average, highest


def cadence_spm(session: Session, samples: Samples | None, factor: float | None) -> float | None:
    """Steps of both feet per minute; from the records only where there is no session message."""
    if factor is None:
        return None
    strides = number(session.row, "avg_cadence", 1, 254)
    if strides is not None:
        return (strides + session.row.numbers.get("avg_fractional_cadence", 0.0)) * factor
    steps = _positive(samples.cadence_spm if samples and not session.has_message else None, slice(None))
    return round(float(steps.mean()), 1) if len(steps) else None


def _positive(column: Column | None, part: slice) -> Column:
    values = np.empty(0) if column is None else column[part]
    return values[(values > 0) & (values < np.inf)]


def device(row: Row) -> str | None:
    """Maker and model as far as the file names them: `Suunto 9`, `Garmin product 3992`."""
    maker = MANUFACTURERS.get(int(row.numbers.get("manufacturer", -1)))
    name, product = row.texts.get("product_name"), row.numbers.get("product")
    if name:
        return name if maker is None or name.lower().startswith(maker.lower()) else f"{maker} {name}"
    return maker if maker is None or product is None else f"{maker} product {product:.0f}"
