"""Ten stories of a return for each class of injury, told by the whole engine: what a physiotherapist can read."""

import dataclasses
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.returns_course import Day, course
from benchmarks.returns_diary import Written
from benchmarks.returns_people import ADHERENT, Habits, Life, Person, body_of, life_of
from benchmarks.returns_tissues import TISSUES, Body
from rtr.advice import Suggestion
from rtr.body import KIND_WORDS, place_words
from rtr.model import Verdict

WEEKS, WHOLE = 3, 4
"""Weeks of a story, and of the one that shows a lighter week."""
QUIET = frozenset[int]()
Change = Callable[[Life], Life]


def as_it_comes(life: Life) -> Life:
    """Nothing in between: no illness, no journey."""
    luck = life.luck.copy()
    luck[:, 6] = 1.0  # no red flag out of nowhere
    return dataclasses.replace(life, fever=QUIET, away=QUIET, silent=QUIET, luck=luck)


def with_fever(life: Life) -> Life:
    """Three days of fever in the second week."""
    return dataclasses.replace(as_it_comes(life), fever=frozenset({8, 9, 10}))


def away(life: Life) -> Life:
    """Sixteen days away from the second week on, with mornings answered."""
    return dataclasses.replace(as_it_comes(life), away=frozenset(range(4, 20)))


def flagged(life: Life) -> Life:
    """A sore spot on the bone on the tenth day."""
    calm = as_it_comes(life)
    calm.luck[9, 6] = 0.0
    return calm


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What is told: a leg that bears `bears` of what is usual, habits, what happens, and where it begins."""

    name: str
    bears: float = 1.3
    habits: Habits = ADHERENT
    change: Change = as_it_comes
    rung: str | None = None
    weeks: int = WEEKS


STORIES: tuple[Story, ...] = (
    Story(name="goes well", weeks=WHOLE),
    Story(name="bears little", bears=0.5),
    Story(name="a little too much", bears=0.75),
    Story(name="adds to every run", bears=0.8, habits=Habits(adds=1.0)),
    Story(name="runs on rest days", bears=0.9, habits=Habits(rest_runs=0.25)),
    Story(name="fever", change=with_fever),
    Story(name="sixteen days away", change=away),
    Story(name="mornings left out", habits=Habits(skips=0.35), bears=0.8),
    Story(name="red flag", change=flagged),
    Story(name="begins with walks", rung="W4.5", bears=1.0),
)


def replay(kind: str, number: int) -> str:
    """The text of one story."""
    story = STORIES[number]
    person = Person(kind=kind, number=number, habits=story.habits, weeks=story.weeks)
    guide = Written(person=person, rung=story.rung)
    days = list(course(person, guide, story.change(life_of(person)), _body(person, story)))
    place = place_words(guide.where)
    head = f"{KIND_WORDS[kind]}: {place}. {story.name.capitalize()}."  # type: ignore[index] # kinds are StrEnum
    lay_off = (
        f"{TISSUES[kind].lay_off_d} days without running; the physiotherapist set {guide.diary.placements[0].rung}."
    )
    return "\n".join((head, lay_off, "", *_lines(days, guide.asked))) + "\n"


def _body(person: Person, story: Story) -> Body:
    body = body_of(person)
    body.bears, body.most = person.tissue.bears * story.bears, person.tissue.most
    return body


def _lines(days: Sequence[Day], asked: Sequence[Suggestion]) -> Iterator[str]:
    """One line a day, why below it where it was not said before; days like the one before are counted."""
    said = {""}
    for is_same, group in itertools.groupby(_told(list(zip(days, asked, strict=True))), key=lambda one: one[0]):
        told = list(group)
        if is_same:
            yield f"{'':12}{len(told)} more like this"
            continue
        for _, day, found in told:
            why = _why(found)
            yield f"{_heading(day)} | {found.verdict.word} {_step(found)}: {found.headline}"
            if why not in said:
                yield f"{'':12}why: {why}"
            said.add(why)
            yield from _done(day)


def _told(pairs: Sequence[tuple[Day, Suggestion]]) -> Iterator[tuple[bool, Day, Suggestion]]:
    """Each day, and whether it is like the one before."""
    last: object = None
    for day, found in pairs:
        morning = day.morning
        now = (found.verdict, found.headline, morning.pain, morning.flag, morning.has_fever, morning.is_told)
        yield now == last and day.ran is None, day, found
        last = None if day.ran is not None else now


def _heading(day: Day) -> str:
    morning = day.morning
    said = f"pain {morning.pain} stiff {morning.stiff}" if morning.is_told else "no check-in"
    extra = (", fever" if morning.has_fever else "") + (f", {morning.flag}" if morning.flag else "")
    return f"{morning.day:%a %d %b}  {said}{extra if morning.is_told else ''}"


def _step(found: Suggestion) -> str:
    return "no step" if found.case.ladder is None else found.case.ladder.rung


def _why(found: Suggestion) -> str:
    """The two reasons that weigh most, else what is not known; a rest day after a run explains itself."""
    reasons = [reason for reason in found.reasons if reason.verdict is found.verdict]
    if reasons and reasons[0].rule == "ran-yesterday":
        return ""
    open_ones = [str(one.sentence) for one in found.unknown if one.verdict is found.verdict > Verdict.PROGRESS]
    return " / ".join([*(str(reason.sentence) for reason in reasons), *open_ones][:2])


def _done(day: Day) -> Iterator[str]:
    if day.ran is None:
        return
    felt = day.ran.felt
    extra = f" (suggested {day.advice.minutes:g})" if day.ran.minutes != day.advice.minutes else ""
    warned = ", sharp or pelvic signs" if felt.warns else ""
    how = f"pain {felt.pain_max}, an hour later {felt.pain_60}{warned}" if day.ran.is_told else "no answer"
    yield f"{'':12}ran {day.ran.minutes:g} min{extra}: {how}"
