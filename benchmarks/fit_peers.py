"""Other people's FIT decoders, brought to the same end: record columns and session values."""

import math
import warnings
from typing import Any

import fitdecode
import numpy as np
from garmin_fit_sdk import Decoder, Stream

FIELDS = (
    "timestamp", "position_lat", "position_long", "altitude", "enhanced_altitude", "heart_rate", "cadence",
    "fractional_cadence", "distance", "speed", "enhanced_speed", "power",
)  # fmt: skip
PLAIN = {
    "apply_scale_and_offset": True, "convert_datetimes_to_dates": False, "convert_types_to_strings": False,
    "merge_heart_rates": False, "expand_sub_fields": False, "expand_components": False, "enable_crc_check": False,
}  # fmt: skip
EPOCH_S = 631_065_600

Columns = dict[str, np.ndarray]
Sessions = list[dict[str, Any]]


def sdk(data: bytes, **options: Any) -> tuple[Columns, Sessions]:
    """Decode with garmin-fit-sdk; its defaults unless options are given."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        messages, _ = Decoder(Stream.from_byte_array(bytearray(data))).read(**options)
    records = messages.get("record_mesgs", [])
    columns = {name: np.array([_number(record.get(name)) for record in records]) for name in FIELDS}
    return columns, [dict(message) for message in messages.get("session_mesgs", [])]


def sdk_plain(data: bytes) -> tuple[Columns, Sessions]:
    """Decode with garmin-fit-sdk, every option off that costs time."""
    return sdk(data, **PLAIN)


def fitdecode_records(data: bytes) -> int:
    """How many records fitdecode reads before it meets something that it cannot read."""
    count = 0
    with fitdecode.FitReader(data, error_handling=fitdecode.ErrorHandling.IGNORE) as reader:
        try:
            for frame in reader:
                count += isinstance(frame, fitdecode.FitDataMessage) and frame.name == "record"
        except fitdecode.FitError:
            pass
    return count


def _number(value: Any) -> float:
    first = value[0] if isinstance(value, list) else value
    if hasattr(first, "timestamp"):
        return float(first.timestamp()) - EPOCH_S
    return math.nan if first is None else float(first)
