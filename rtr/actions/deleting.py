"""Everything of one diary gone for good, and what still holds a copy said honestly."""

from dataclasses import dataclass

from rtr.errors import SettingsError
from rtr.model import Runner
from rtr.store import Store, backups


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """What a diary holds, counted, before it goes."""

    activities: int
    mornings: int
    answers: int
    injuries: int
    links: int
    comments: int


def going(store: Store, runner: Runner) -> Going:
    """What would go with this runner."""
    diary = store.diary(runner.id)
    return Going(
        activities=len(diary.activities),
        mornings=len(diary.told or diary.check_ins),
        answers=len(diary.responses),
        injuries=len(diary.injuries),
        links=len(store.links(runner.id)),
        comments=len(diary.comments),
    )


def delete_everything(store: Store, runner: Runner, typed: str, *, with_backups: bool = False) -> None:
    """Delete a diary; `typed` must be its name. `with_backups` also deletes the copies beside an SQLite file.

    What SQLite has freed in its file is overwritten, so that no note can be read from it afterwards.
    """
    if typed.strip() != runner.name.strip():
        raise SettingsError("That is not the name of this diary.", hint="Nothing was deleted.")
    store.delete_runner(runner.id)
    store.sweep()
    if with_backups and store.path is not None:
        backups.forget(store.path)
