"""Days between runs, in own words: strength, mobility, cross-training, rest (science §4.2, §4.10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rtr.plan import Do, SessionKind, Step

MIN_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day without a run: its title, what to do, and a sentence."""

    kind: SessionKind
    title: str
    exercises: tuple[str, ...] = ()
    minutes: float = 0.0
    note: str = ""

    @property
    def steps(self) -> tuple[Step, ...]:
        """One step per exercise, of equal length; walking or cycling in one piece."""
        if not self.minutes:
            return ()
        each_s = self.minutes * MIN_S / max(1, len(self.exercises))
        return tuple(Step(do=Do.EXERCISE, s=each_s, note=words) for words in self.exercises or (self.title,))


SLOW = "Slow and steady, two sets; stop at pain above 3 of 10. Your physiotherapist's list comes before this one."
STRENGTH: Mapping[int, Day] = MappingProxyType(
    {
        0: Day(
            kind=SessionKind.STRENGTH,
            title="Strength, the basics",
            exercises=("Calf raises on two legs", "Sit to stand", "Hip bridge", "Front plank"),
            minutes=20,
            note=SLOW,
        ),
        1: Day(
            kind=SessionKind.STRENGTH,
            title="Strength on one leg",
            exercises=("Calf raises on one leg", "Step-downs from a low step", "Hip bridge on one leg", "Side plank"),
            minutes=25,
            note=SLOW,
        ),
        2: Day(
            kind=SessionKind.STRENGTH,
            title="Strength on one leg, slower",
            exercises=("Slow calf raises, straight and bent knee", "Split squats", "Step-ups", "Side plank"),
            minutes=30,
            note=SLOW,
        ),
        3: Day(
            kind=SessionKind.STRENGTH,
            title="Strength with weight",
            exercises=(
                "Calf raises with weight",
                "Split squats with weight",
                "Hinge with weight",
                "Plank with leg lift",
            ),
            minutes=35,
            note=SLOW,
        ),
    }
)
MOBILITY: Mapping[int, Day] = MappingProxyType(
    {
        0: Day(
            kind=SessionKind.MOBILITY,
            title="Mobility",
            exercises=("Ankle rocks at a wall", "Hip circles", "Hamstring sweeps", "Back rotations"),
            minutes=10,
            note="Easy movement without pain.",
        ),
        3: Day(
            kind=SessionKind.MOBILITY,
            title="Mobility and drills",
            exercises=("Ankle rocks at a wall", "Leg swings", "Marching on the spot", "Easy skips"),
            minutes=15,
            note="Drills stay relaxed; leave out what hurts.",
        ),
    }
)
CROSS = Day(
    kind=SessionKind.CROSS_TRAINING,
    title="Easy bike or swim, if you like",
    minutes=30,
    note="Effort up to 4 of 10. It keeps fitness and does not count as running.",
)
REST = Day(kind=SessionKind.REST, title="Rest", note="Nothing planned. A walk is fine.")


def of_phase(content: Mapping[int, Day], phase: int) -> Day:
    """What is meant for a phase: its own, else that of the phase below."""
    return content[max(first for first in content if first <= phase)]


def lighter(day: Day) -> Day:
    """The same in a cut-back week: a set less."""
    if day.kind is not SessionKind.STRENGTH:
        return day
    note = "One set less than usual: this week is lighter."
    return Day(kind=day.kind, title=day.title, exercises=day.exercises, minutes=day.minutes * 2 / 3, note=note)
