"""The suggestion on the command line: asked of the diary, or replayed from a stored case."""

import json
from pathlib import Path

from rtr.advice import Case, CaseError, Suggestion, case_of, suggest
from rtr.advice.headline import named
from rtr.cli.face import Face, now, say


def asked(face: Face) -> Suggestion:
    """The suggestion of the day for the runner of the command line."""
    with face.store() as store:
        runner = face.runner(store)
        return suggest(case_of(store.diary(runner.id), face.day(runner), now()))


def replayed(case_file: Path) -> Suggestion:
    """The suggestion for a stored case, or for the case inside a stored suggestion. Raises `CaseError`."""
    try:
        told = json.loads(case_file.read_bytes())
    except (ValueError, RecursionError, OSError) as error:
        raise CaseError(f"{case_file} cannot be read as JSON.") from error
    if isinstance(told, dict) and isinstance(told.get("case"), dict):
        told = told["case"]
    return suggest(Case.from_json(told))


def tell(found: Suggestion) -> None:
    """The answer, then what speaks for it."""
    say(f"{found.on:%A} {found.on.day} {found.on:%B %Y}: {found.word}. {found.headline}")
    for title, lines in (("Why", found.reasons), ("Not known", found.unknown), ("In the clear", found.cleared)):
        if lines:
            say(f"\n{title}")
        for line in lines:
            say(f"  - {line.sentence}")
    if found.block is not None:
        say("\nThe next days")
        for one in found.block.sessions:
            say(f"  - {one.day:%a} {one.day.day} {one.day:%b}: {named(one)}")
    say("\nSelf-tracking, not a medical assessment.")
