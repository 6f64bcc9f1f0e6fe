"""What all of Plan and the session of Today look at: the answer of the day, read once."""

import datetime as dt
from dataclasses import dataclass

from rtr.advice import case_of, suggest
from rtr.advice.block.ask import WEEKS, block_of
from rtr.advice.block.check import check_block
from rtr.advice.case import Case
from rtr.advice.decide import Suggestion
from rtr.advice.policy import POLICY
from rtr.diary import Diary
from rtr.model import Verdict
from rtr.plan import Block
from rtr.views.stop import Stop, stop_of


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Situation:
    """A diary as it stood on `day`, its case and the answer to it."""

    known: Diary
    day: dt.date
    case: Case
    suggestion: Suggestion
    stop: Stop | None
    is_steered: bool
    """A clinician makes the plan."""

    @property
    def planned(self) -> Block | None:
        """The accepted block that holds this day."""
        return self.known.accepted_on(self.day)

    def suggested(self, weeks: int = WEEKS) -> Block | None:
        """The next block as the rules have it; None where no session is shown."""
        verdict = self.suggestion.verdict
        return block_of(self.case, verdict, POLICY, until=self.suggestion.until, weeks=weeks)

    def misfits(self, block: Block) -> tuple[str, ...]:
        """Why a block does not fit this day, in sentences; empty where it does."""
        return check_block(block, self.case, self.suggestion.verdict, self.suggestion.until)


def situation(diary: Diary, day: dt.date, now: dt.datetime | None = None) -> Situation:
    """Everything of one day; `now` is the moment it is asked at."""
    known = diary.until(day)
    case = case_of(known, day, now)
    suggestion = suggest(case)
    stop = stop_of(case)
    is_steered = suggestion.verdict is Verdict.SEE_CLINICIAN and stop is None and bool(case.clinician_for)
    return Situation(known=known, day=day, case=case, suggestion=suggestion, stop=stop, is_steered=is_steered)
