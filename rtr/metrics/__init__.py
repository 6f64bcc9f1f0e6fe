"""Pure functions from a diary's frames to series, each with its credentials.

`METRICS` is the registry: the Methods page, the command line and the tests walk it. This module
loads numpy only; frames live in `week` and `guard`, so that readers of files start quickly.
"""

from rtr.metrics.base import Metric
from rtr.metrics.cutback import CUTBACK_METRICS
from rtr.metrics.faster import FASTER_METRICS
from rtr.metrics.grade import GRADE_METRICS
from rtr.metrics.intensity import INTENSITY_METRICS
from rtr.metrics.load import LOAD_METRICS
from rtr.metrics.own_range import RANGE_METRICS
from rtr.metrics.pace import PACE_METRICS
from rtr.metrics.pain import PAIN_METRICS
from rtr.metrics.smooth import SMOOTH_METRICS
from rtr.metrics.spike import SPIKE_METRICS
from rtr.metrics.srpe import SRPE_METRICS
from rtr.metrics.steps import STEPS_METRICS
from rtr.metrics.strainz import STRAIN_METRICS
from rtr.metrics.trimp import TRIMP_METRICS
from rtr.metrics.variety import VARIETY_METRICS
from rtr.metrics.volume import VOLUME_METRICS
from rtr.metrics.zones import ZONE_METRICS

METRICS: tuple[Metric, ...] = (
    *VOLUME_METRICS,
    *STEPS_METRICS,
    *GRADE_METRICS,
    *FASTER_METRICS,
    *PACE_METRICS,
    *SRPE_METRICS,
    *TRIMP_METRICS,
    *ZONE_METRICS,
    *INTENSITY_METRICS,
    *LOAD_METRICS,
    *RANGE_METRICS,
    *SMOOTH_METRICS,
    *VARIETY_METRICS,
    *STRAIN_METRICS,
    *SPIKE_METRICS,
    *CUTBACK_METRICS,
    *PAIN_METRICS,
)
