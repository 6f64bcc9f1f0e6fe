"""Training impulse: time weighted by heart rate (Banister, Edwards, Lucia), from seconds per bpm.

Each formula is one weight per bpm, so a changed setting costs one product with the stored histograms.
"""

import numpy as np
import numpy.typing as npt

from rtr.measures import BPM_BINS, Counts
from rtr.metrics.base import EPS, Absence, Floats, Level, Metric, Validity
from rtr.profile import Sex

BANISTER = {Sex.MALE: (0.64, 1.92), Sex.FEMALE: (0.86, 1.67)}
"""Factor and exponent. For women another pair with 0.64 circulates; this one is Morton's and Banister's."""
GENERIC = "generic"
EDWARDS_FLOORS = (0.5, 0.6, 0.7, 0.8, 0.9)
"""Lower ends of zones 1 to 5 as shares of the highest heart rate; each belongs to its zone."""
EVERY_BPM: Floats = np.arange(BPM_BINS, dtype=float)


def variant(sex: Sex | None) -> str:
    """Which pair of coefficients is used: `male`, `female`, or `generic`, the mean of both results."""
    return GENERIC if sex is None else sex.value


def banister_per_min(bpm: npt.ArrayLike, rest_bpm: float, max_bpm: float, sex: Sex | None) -> Floats:
    """Banister's TRIMP of a minute, `x · a · e^(b·x)` with `x = (HR - rest) / (max - rest)` clipped to 0-1.

    >>> (60 * banister_per_min([155.0], 55, 190, Sex.MALE)).round(4)
    array([117.9399])
    """
    x = np.clip((np.asarray(bpm, dtype=float) - rest_bpm) / (max_bpm - rest_bpm), 0.0, 1.0)
    pairs = tuple(BANISTER.values()) if sex is None else (BANISTER[sex],)
    found: Floats = sum((x * a * np.exp(b * x) for a, b in pairs), start=np.zeros(x.shape)) / len(pairs)
    return found


def edwards_per_min(bpm: npt.ArrayLike, max_bpm: float) -> Floats:
    """Edwards' TRIMP of a minute: the number of its zone, 0 below half of the highest heart rate.

    >>> edwards_per_min([89, 90, 108, 179], 180)
    array([0., 1., 2., 5.])
    """
    floors = np.array(EDWARDS_FLOORS) * max_bpm - EPS
    return np.searchsorted(floors, np.asarray(bpm, dtype=float), side="right").astype(float)


def lucia_per_min(bpm: npt.ArrayLike, vt1_bpm: float, vt2_bpm: float) -> Floats:
    """Lucia's TRIMP of a minute: 1 below the first ventilatory threshold, 2 up to the second, 3 above it.

    >>> lucia_per_min([139, 140, 165, 166], 140, 165)
    array([1., 2., 2., 3.])
    """
    beats = np.asarray(bpm, dtype=float)
    return np.asarray(1.0 + (beats >= vt1_bpm - EPS) + (beats > vt2_bpm + EPS), dtype=np.float64)


def trimp(hr_s: Counts, per_min: Floats) -> Floats:
    """TRIMP of sessions: seconds per bpm, shape (sessions, 231), times the weight of a minute at each bpm.

    Summed second by second, never from a mean heart rate, which understates intervals. In AU.
    """
    # Not `@`: handing so small a product to several threads costs more than the product.
    total: Floats = np.einsum("ij,j->i", hr_s, per_min) / 60
    return total


_HEART = (
    "Empty without a heart rate for at least 80 % of the time, where it follows the cadence for more than 60 % of "
    "the running, without a highest heart rate, and with a medicine that slows the heart."
)
_ABSENCES = (Absence.NO_SENSOR, Absence.NO_THRESHOLD)

TRIMP_METRICS = (
    Metric(
        symbol="trimp_b",
        title="TRIMP after Banister",
        unit="AU",
        level=Level.SESSION,
        validity=Validity.UNKNOWN,
        formula="Σ minutes · x · a · e^(b·x), x = (heart rate − resting) ÷ (highest − resting), clipped to 0–1; "
        "men a = 0.64, b = 1.92; women a = 0.86, b = 1.67; sex not entered: mean of both results, flagged generic",
        needs="heart rate second by second, highest and resting heart rate",
        missing=_HEART,
        sources=("morton-1990", "tanaka-2001", "rtr-choice"),
        absences=_ABSENCES,
    ),
    Metric(
        symbol="trimp_e",
        title="TRIMP after Edwards",
        unit="AU",
        level=Level.SESSION,
        validity=Validity.UNKNOWN,
        formula="Σ minutes × 1 to 5 in the zones 50–60, 60–70, 70–80, 80–90 and 90–100 % of the highest heart rate; "
        "0 below 50 %",
        needs="heart rate second by second, highest heart rate",
        missing=_HEART,
        sources=("edwards-1993", "tanaka-2001"),
        absences=_ABSENCES,
    ),
    Metric(
        symbol="trimp_l",
        title="TRIMP after Lucia",
        unit="AU",
        level=Level.SESSION,
        validity=Validity.UNKNOWN,
        formula="minutes below the first ventilatory threshold × 1 + up to the second × 2 + above it × 3",
        needs="heart rate second by second, both thresholds from a test; they are never estimated",
        missing=f"{_HEART} Empty as well until both thresholds have been entered.",
        sources=("lucia-2003",),
        absences=_ABSENCES,
    ),
)
