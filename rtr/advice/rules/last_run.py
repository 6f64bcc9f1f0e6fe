"""Last run: how it settled decides before any number of load.

What it does: a run that eased back gives Ease back for 48 hours, then a check-in decides; what did not settle is Hold.
Why it matters: in a trial of a sore tendon running under such limits did no worse than rest; the morning is the test.
When it does not apply: once a check-in 48 hours later is settled; two that are not (one for bone) end in Stop.
Without data: a run without its answers counts as held: Hold, and the missing answers are named.
Example: Monday's run ended at 18:40 with a limp: no running until Wednesday 18:40, then a check-in decides.
Thresholds: by class of injury, as the Methods page shows; 48 hours of absolute time from the end of the run.
Sources: pain-monitoring model of a trial, four pain rules, teaching of a trial of kneecap pain; hours are choices.
"""

from collections.abc import Mapping

from rtr.advice.base import Cleared, Finding, Outcome, Rule, Unknown
from rtr.advice.case import Case
from rtr.advice.pausing import AGAIN, CLINICIAN, DUE, NO_RUNNING, finding_of, standing, until_text, walk_text
from rtr.advice.policy import Policy
from rtr.advice.run_words import ANSWERS, reason_of
from rtr.advice.words import listed, number, points, run_on, sentence_case
from rtr.metrics.base import EPS
from rtr.metrics.verdicts import Settling
from rtr.model import Verdict

CAUSE = "run"


def check(case: Case, policy: Policy) -> Outcome:
    """Ease back while a run keeps from running; Hold unless the last one settled."""
    pause, last = standing(case, CAUSE, policy), case.last_session
    if pause is not None:
        return finding_of(case, pause, policy)
    if last is None:
        return Unknown(missing=("last_run",), words="no_run")
    if last.settling == Settling.GREEN:
        return Cleared(words="hard" if _is_hard(case, policy) else "cleared")
    if last.settling == Settling.BACK:
        return Finding(observed=0, limit=policy.settled_runs, unit="runs", verdict=Verdict.HOLD, words="passed")
    if last.settling == Settling.HOLD and not last.missing:
        observed, limit = last.observed or 0.0, last.beside or 0.0
        return Finding(observed=observed, limit=limit, unit="0-10", verdict=Verdict.HOLD, words="held")
    return Unknown(missing=last.missing, words=_WORDS.get(last.settling, "incomplete"))


def _is_hard(case: Case, policy: Policy) -> bool:
    """Whether it felt hard while all running is easy: then the step counts it as held, whatever pain says."""
    told = case.ladder
    if told is None or told.last_rpe is None:
        return False
    return told.phase < policy.hard_below_phase and told.last_rpe >= policy.hard_rpe - EPS


_WORDS = {
    Settling.PENDING.value: "pending",
    Settling.UNANSWERED.value: "unanswered",
    Settling.UNJUDGED.value: "unjudged",
}


def parts(case: Case, policy: Policy) -> Mapping[str, str]:
    pause, last = standing(case, CAUSE, policy), case.last_session
    shown = pause or last
    lead, comparison = ("", "") if shown is None else reason_of(shown, case.on)
    run = run_on(case.on if shown is None else shown.day, case.on)
    return {
        "lead": lead or sentence_case(run),
        "comparison": comparison,
        "run": run,
        "Run": sentence_case(run),
        "until": until_text(case, pause, policy),
        "walk": walk_text(case, "" if pause is None else pause.kind, policy),
        "settled": number(policy.settled_runs),
        "rpe": points(None if case.ladder is None else case.ladder.last_rpe),
        "missing": listed([ANSWERS.get(name, name) for name in (last.missing if last else ())]),
        "diagnosis": _DIAGNOSIS if case.undiagnosed_backs >= policy.undiagnosed_backs else "",
    }


_DIAGNOSIS = " More than one run eased back at a place without a diagnosis: have it looked at, a name sets its limits."
RULE = Rule(
    code="last-run",
    title="How the last run settled",
    sources=("silbernagel-2007", "vincent-2017", "esculier-2018", "rtr-choice"),
    if_unknown=Verdict.HOLD,
    about=__doc__,
    check=check,
    parts=parts,
    templates={
        "pause": ("{lead}", "{comparison}, so {run} eased back. " + NO_RUNNING + "{diagnosis}"),
        "again": ("{lead}", AGAIN + "{diagnosis}"),
        "due": ("{Run} eased back.", DUE + "{diagnosis}"),
        "clinician": ("{Run} eased back.", CLINICIAN),
        "passed": (
            "{Run} eased back.",
            "Your check-in since then was settled. Repeat the lower step until {settled} runs have settled.{diagnosis}",
        ),
        "held": ("{lead}", "{comparison}, so {run} does not count as settled."),
        "incomplete": ("{Run} was not answered in full.", "Missing: {missing}. It counts as held until you add it."),
        "pending": ("{Run} is still open.", "To come: {missing}. Until then it counts as held."),
        "unanswered": (
            "{Run} has no answers.",
            "How it was taken is not known, so it counts as held. Add it if you remember.",
        ),
        "unjudged": (
            "{Run} is not judged here.",
            "A clinician steers this place: your answers are kept, and no verdict is given.",
        ),
        "cleared": ("{Run} settled.", "Nothing was raised by the next morning."),
        "hard": (
            "{Run} settled, and it felt like {rpe} of 10.",
            "Nothing was raised by the next morning. While all running is easy, one that hard counts as held.",
        ),
        "no_run": ("There is no run in your diary yet.", ""),
    },
)
