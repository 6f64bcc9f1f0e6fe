"""What the invented runner wrote down: titles of sessions, notes of runs and of mornings."""

from rtr.demo.plan import Answer, Session
from rtr.demo.story import CUT_BACK_WEEKS, FLARE_WEEK, ILL_WEEK, LONG, ONSET_WEEK, TREADMILL_WEEK
from rtr.demo.tracks import Route
from rtr.model import Sport

TITLES = {Sport.STRENGTH: "Strength at home", Sport.CYCLING: "Easy ride", Sport.WALKING: "Brisk walk"}

STORIED: dict[tuple[int, int], str] = {
    (ONSET_WEEK, 3): "Longest run so far, in new shoes. The left Achilles pulled from kilometre 15 on. Walked home.",
    (30, 0): "First run-walk, one minute at a time. My physiotherapist set the first step.",
    (26, 1): "Ten minutes of running in total. The first steps were the stiffest.",
    (FLARE_WEEK, 2): "Went with the group and did not stop when I should have. 38 minutes in one piece.",
    (14, 0): "Starting again, small. Pain 3 at first, easier with every repeat.",
    (ILL_WEEK + 1, 2): "Round the hotel park, an hour behind home. Warm.",
    (ILL_WEEK, 0): "Last day away. Scratchy throat afterwards.",
    (5, 1): "First run after the cold. One step down, heavy legs.",
    (1, 2): "Canal loop with Ida. Could talk all the way.",
    (0, 0): "Canal path, mild wind. Tight for the first five minutes, then nothing.",
}
"""(week, which run of it) → note."""

RUN_POOL = (
    "Flat and even, old shoes.",
    "Full sentences all the way.",
    "Soft ground after the rain, kept it short of stride.",
    "Felt a little on the stairs in the evening.",
    "Held back on purpose.",
)
HOLD_POOL = (
    "A bit tighter than last time.",
    "Warmed up slowly, some pulling in the last repeat.",
    "Noticed it going downhill.",
)

MORNINGS: dict[int, tuple[str, ...]] = {
    35: ("Limping down the stairs. Physiotherapist on Thursday.", "No running for now. Calf raises on both legs."),
    33: ("Walking without thinking about it.",),
    30: ("Nervous and glad.",),
    FLARE_WEEK - 1: (
        "Could hardly walk to the bathroom. I knew it yesterday at minute 25.",
        "Still thick and sore. No running this week.",
        "Better than yesterday. Walking only.",
    ),
    ILL_WEEK: ("Fever in the night. Bed.", "Still coughing, no fever."),
    TREADMILL_WEEK: ("The path is dug up this week, so the treadmill.",),
}
"""Week → notes of its mornings, in order."""

MORNING_POOL = (
    "Fine after the first steps.",
    "Long day yesterday, early night.",
    "Nothing to report.",
    "Calf raises felt strong.",
    "Stiff until the kettle boiled.",
)
RAISED = "More than usual this morning."


def title_of(session: Session, route: Route | None) -> str:
    """What the runner called it."""
    if session.sport is not Sport.RUNNING:
        return TITLES[session.sport]
    place = route.name if route else "Treadmill"
    if session.step is None:
        return place
    if session.step == LONG:
        return f"{place}, group run"
    kind = "easy week" if session.week in CUT_BACK_WEEKS else "run-walk"
    return f"{place}, {kind}"


def run_note(session: Session, index: int) -> str | None:
    """The note of a run, where there is one."""
    if session.sport is not Sport.RUNNING:
        return None
    storied = STORIED.get((session.week, session.order))
    if storied or session.step is None:
        return storied
    if session.answer is not Answer.SETTLED:
        return HOLD_POOL[index % len(HOLD_POOL)]
    return RUN_POOL[index // 5 % len(RUN_POOL)] if index % 5 == 0 else None


def morning_note(week: int, count: int, *, is_raised: bool) -> str | None:
    """The note of the `count`-th check-in of a week, where there is one."""
    told = MORNINGS.get(week, ())
    if count < len(told):
        return told[count]
    if is_raised:
        return RAISED
    return MORNING_POOL[(week + count) % len(MORNING_POOL)] if (week * 7 + count) % 6 == 0 else None
