"""What a day, a week or a session holds, before anything is computed from it."""

from rtr.metrics.base import Absence, Level, Metric, Validity

VOLUME_METRICS = (
    Metric(
        symbol="run_min",
        title="Running minutes",
        unit="min",
        level=Level.DAY,
        validity=Validity.RELIABLE,
        formula="running seconds ÷ 60, walking breaks excluded; a rest day is 0",
        needs="device splits, laps, cadence or speed",
        missing="Empty on a day with a run that could not be split into running and walking.",
        sources=("rtr-choice",),
        absences=(Absence.MISSING,),
    ),
    Metric(
        symbol="walk_min",
        title="Walking minutes",
        unit="min",
        level=Level.DAY,
        validity=Validity.RELIABLE,
        formula="walking seconds ÷ 60, of run-walk sessions and of walks",
        needs="device splits, laps, cadence or speed",
        missing="Empty on a day with a run that could not be split into running and walking.",
        sources=("rtr-choice",),
        absences=(Absence.MISSING,),
    ),
    Metric(
        symbol="distance_km",
        title="Distance of running sessions",
        unit="km",
        level=Level.DAY,
        validity=Validity.RELIABLE,
        formula="distance as the device states it, walking breaks included; other sports excluded",
        needs="satellite positions, a foot pod or the treadmill's own figure",
        missing="Empty on a day with a run that has no distance.",
        sources=("rtr-choice",),
    ),
    Metric(
        symbol="runs",
        title="Runs",
        unit="1",
        level=Level.DAY,
        validity=Validity.RELIABLE,
        formula="recorded activities that hold running",
        needs="an activity",
        missing="Never empty.",
        sources=("rtr-choice",),
    ),
)
