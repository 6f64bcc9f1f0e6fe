"""Which runs ended in Ease back: they do not raise what counts as borne (rulings R9). The one place that says so."""

from collections.abc import Iterable

from rtr.diary import Diary
from rtr.frames import RunsFrame
from rtr.metrics.verdicts import RunVerdict, run_verdicts


def eased_back(known: Diary, runs: RunsFrame) -> frozenset[str]:
    """Uids, as `runs` has them, of the running sessions that ended in Ease back.

    What is not answered is not known, and no reason to leave a run out. Of a diary without a single
    answer nothing is read.
    """
    if runs.empty or not (known.responses or known.check_ins):
        return frozenset()
    first, last = runs["day"].iloc[0].date(), runs["day"].iloc[-1].date()
    until = max([last, *(check_in.day for check_in in known.check_ins[-1:])])
    return eased_back_of(run_verdicts(known, until, since=first))


def eased_back_of(verdicts: Iterable[RunVerdict]) -> frozenset[str]:
    """The sessions among these that eased back at any place."""
    return frozenset(verdict.uid for verdict in verdicts if verdict.has_eased_back)
