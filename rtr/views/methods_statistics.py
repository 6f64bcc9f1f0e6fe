"""What the statistics of Symptoms are, in plain words, for Methods: the test, its limits, the steps of a diary."""

from dataclasses import dataclass

from rtr.learn.flare.model import FEWEST_FLARES as MODEL_FLARES
from rtr.learn.flare.model import FEWEST_RUNS as MODEL_RUNS
from rtr.learn.flare.model import LEAST_GAIN, LEAST_SLOPE, MOST_SLOPE
from rtr.learn.questions import ALPHA, FALSE_SHARE, QUESTIONS, TABLE_DAYS
from rtr.learn.response import FEWEST_LEVELS, FEWEST_PAINS, FEWEST_PAIRS, FEWEST_RUNS
from rtr.learn.stage import DESCRIBED_DAYS, MODEL_DAYS
from rtr.learn.tolerance import EDGES, FEWEST, FEWEST_OF_BIN, NO_FORECAST, WINDOW_DAYS
from rtr.views.grade import Citation, citations
from rtr.views.tried import Tried
from rtr.views.tried_flare import TRIED_FLARE
from rtr.views.tried_response import TRIED_RESPONSE

CITED = ("harris-2020", "benjamini-hochberg-1995")
"""Sources of the statistics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """What Methods says of statistics. `steps` are (from how much, what is shown), `questions` (asked of, about)."""

    test: tuple[str, ...]
    misleading: tuple[str, ...]
    limits: tuple[str, ...]
    steps: tuple[tuple[str, str], ...]
    questions: tuple[tuple[str, str, str], ...]
    tolerance: tuple[str, ...]
    flare: tuple[str, ...]
    tried: tuple[Tried, ...]
    sources: tuple[Citation, ...]


def statistics() -> Statistics:
    """The texts with the limits the code has."""
    return Statistics(
        test=TEST,
        misleading=MISLEADING,
        limits=LIMITS,
        steps=STEPS,
        questions=tuple((q.title, q.per.removeprefix("for "), q.outcome_words) for q in QUESTIONS),
        tolerance=TOLERANCE,
        flare=FLARE,
        tried=(*TRIED_RESPONSE, *TRIED_FLARE),
        sources=citations(CITED),
    )


TEST = (
    (
        "The question is always the same: does more of something on one day go with more pain the next morning, "
        "beyond what the pain of that day's own morning already tells?"
    ),
    (
        "A pair is a morning, what the day brought, and the morning after. Where one of them is missing there is no "
        "pair; nothing is filled in."
    ),
    (
        "Both sides are ranked. The trend over the weeks and the pain of the morning before are taken out, and days "
        "of the week as far as your pain has a weekly rhythm of its own."
    ),
    (
        "Chance is measured in your own diary: what you did is shifted against the mornings by a week and more, in "
        "every possible way. p is the share of these calendars, the real one among them, that agree at least this well."
    ),
    "Asked about several mornings at once there is one p over all of them, so that looking thrice is no advantage.",
    (
        f"There is no result below {FEWEST_PAIRS} pairs, {FEWEST_RUNS} runs, {FEWEST_PAINS} mornings with pain and "
        f"{FEWEST_LEVELS} different values of pain."
    ),
    (
        "You see the slope in points of pain for a natural step, its 90 % interval from blocks of one or two weeks "
        "drawn again, and the number of pairs."
    ),
    (
        f"A link is named where p is at most {ALPHA:g} and the interval leaves 0 out; in the table of all questions, "
        f"where Benjamini and Hochberg's q is at most {FALSE_SHARE:g}: of the links named, so many may be chance. "
        "Everything else is called no clear link."
    ),
)
MISLEADING = (
    (
        "Pain drifts: it is like the day before. Training drifts: it grows over weeks. Two things that drift go "
        "together for a while by chance alone, and the usual test takes every day for news."
    ),
    "A sum over seven days makes it worse: neighbouring days share six of their seven values.",
    (
        "Who hurts runs less. That turns the direction around: pain decides about the run, and the usual correlation "
        "cannot tell."
    ),
    (
        "Shifting alone does not help while both sides drift. That is why the trend and the morning before are taken "
        "out first, and why we counted how often the test is wrong where there is nothing to find."
    ),
)
LIMITS = (
    "Two months of data can only reveal strong links. No clear link does not mean no link.",
    "A link is no cause. Something that changes both sides, and is not in the diary, looks like one.",
    (
        "On a day without a run every measure of running is 0, so each of them also compares days with a run and days "
        "without. A hilly run is often a long one, too: a link of one can be the work of the other."
    ),
    "Asking one question after the other before there is a table finds links by luck. Choose one beforehand.",
    (
        "Later mornings (two or three days after) are tested only with the runs in between in the model. With the "
        "same days every week they are hard to tell apart even so."
    ),
    "It speaks of your mornings so far. A site that heals answers otherwise next month.",
)
STEPS = (
    (f"fewer than {DESCRIBED_DAYS} mornings", "What you wrote down, and nothing else."),
    (
        f"{DESCRIBED_DAYS} mornings",
        (
            "The middle change from one morning to the next, after days without a run, after short runs and after "
            "long ones (split at your own median), with range and count. Nothing is tested."
        ),
    ),
    (f"{FEWEST_PAIRS} pairs, {FEWEST_RUNS} runs", "One question of your choice, with the 24-hour response test."),
    (f"{TABLE_DAYS} mornings", "All questions of the list, with q. Most answers will be no clear link."),
    (
        f"{MODEL_DAYS} mornings, {MODEL_FLARES} flares, {MODEL_RUNS} runs",
        "For experts, the flare model, if it passes its own tests on your data.",
    ),
)
COLUMN_ENDS = "; or ".join(", ".join(map(str, edges)) for _, edges in EDGES)
TOLERANCE = (
    (
        "Runs are counted by their running minutes and by how they settled. A run that is pending, not answered, or "
        "answered in part is left out and counted beside."
    ),
    (
        f"The time is fixed beforehand: the last {WINDOW_DAYS // 7} weeks, or since the onset of the injury where that "
        "is later."
    ),
    (
        f"The columns follow the median length of your runs, not how they settled: ends at {COLUMN_ENDS} minutes. A "
        f"column needs {FEWEST_OF_BIN} runs."
    ),
    (
        f"The sentence speaks of the longest column with {FEWEST_OF_BIN} runs, up to the longest run in it, once "
        f"{FEWEST} runs are no longer than that. The longest ones are named apart, so that many short runs do not hide "
        "them."
    ),
    "Runs were short when the injury was fresh and longer later, so length and time go together. " + NO_FORECAST,
)
FLARE = (
    (
        "A flare is pain within 48 hours after a run of two points or more above the usual morning, or over 5, or a "
        "run that eased back."
    ),
    (
        "Three things go in: your share of flares so far, the pain before the run, and its minutes beside your usual "
        "ones. On the data of others more did not help."
    ),
    (
        "It is trained on the past only: first on 60 % of the runs, then anew each week, with two days between "
        "training and test."
    ),
    (
        f"It is shown only from {MODEL_FLARES} flares and {MODEL_RUNS} runs on, and only if it tells flares from other "
        f"runs better than the pain of the day alone (by {LEAST_GAIN:g} of AUC, where 0.5 is a coin and 1 is knowing), "
        "with a 90 % interval that leaves the coin out, forecasts better than the usual share, and is neither too "
        f"bold nor too timid (calibration slope {LEAST_SLOPE:g} to {MOST_SLOPE:g})."
    ),
    "You see bands and counts, never a percentage. It never makes advice bolder.",
)
