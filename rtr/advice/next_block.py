"""The next block of a diary, as it would be suggested on a day."""

import datetime as dt

from rtr.advice.block.ask import WEEKS
from rtr.advice.decide import suggest
from rtr.advice.reading import case_of
from rtr.diary import Diary
from rtr.plan import Block


def next_block(diary: Diary, day: dt.date, weeks: int = WEEKS, now: dt.datetime | None = None) -> Block | None:
    """One to four weeks from `day` on; None on a Stop, on a clinician's plan, and while there is too little to say."""
    return suggest(case_of(diary, day, now), weeks=weeks).block
