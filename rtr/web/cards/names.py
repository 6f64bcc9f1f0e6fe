"""Names of widgets: those of one runner's form never hold what another form was told."""

import datetime as dt
from dataclasses import dataclass

from rtr.web import session


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one form, by what it is about: a day, or a run."""

    stem: str

    @classmethod
    def of(cls, form: str, about: dt.date | str) -> "Names":
        runner = session.current_runner()
        return cls(stem=f"{form}_{runner.id if runner else 0}_{about}")

    def __call__(self, *parts: str) -> str:
        return "_".join((self.stem, *parts))
