"""Every file in `importers/` gives what the .json beside it says; `--rewrite-golden` writes it anew.

A document without an expected file must not be recognised.
"""

import dataclasses
import datetime as dt
import json
import math
from pathlib import Path

import pytest

from rtr.errors import UnknownFormatError
from rtr.importers import IMPORTERS, importer_of, read
from rtr.importers.base import ImportResult, Recording
from rtr.samples import Samples

FOLDER = Path(__file__).parent / "importers"
DOCUMENTS = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")


def expected_path(document: Path) -> Path:
    return document.with_name(f"{document.name}.json")


def as_json(result: ImportResult) -> str:
    content = {
        "recordings": [_recording(recording) for recording in result.recordings],
        "check_ins": [_record(check_in) for check_in in result.check_ins],
        **{name: told for name, told in _words(result).items() if told},
        "problems": [_record(problem) for problem in result.problems],
    }
    return json.dumps(content, ensure_ascii=False, indent=1, default=_scalar) + "\n"


def _words(result: ImportResult) -> dict[str, list[dict[str, object]]]:
    """Answers to runs and injuries, where a document holds some."""
    return {"responses": [_record(r) for r in result.responses], "injuries": [_record(i) for i in result.injuries]}


def _recording(recording: Recording) -> dict[str, object]:
    samples = None if recording.samples is None else _samples(recording.samples)
    return {"activity": _record(recording.activity), "samples": samples, "origin": recording.origin}


def _record(record: object) -> dict[str, object]:
    """What is known of a record; the rest is unknown and would only fill the page."""
    values = dataclasses.asdict(record)  # type: ignore[call-overload]  # a dataclass of the model
    return {name: _rounded(v) for name, v in values.items() if v is not None and v is not False and v != ()}


def _rounded(value: object) -> object:
    """Without the last digits, in which machines differ."""
    return round(value, 3) if isinstance(value, float) else value


def _samples(samples: Samples) -> dict[str, object]:
    columns = {
        name: [round(float(v), 6) if math.isfinite(v) else None for v in (column[0], column[-1])]
        for name, column in samples.columns().items()
    }
    return {"count": len(samples), "first and last": columns}


def _scalar(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(type(value))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_gives_what_stands_beside_it(document: Path, rewrite_golden: bool):
    path = expected_path(document)
    try:
        found = as_json(read(document.name, document.read_bytes()))
    except UnknownFormatError as error:
        if path.exists():
            pytest.fail(f"{path.name} expects a result, but: {error}")
        return
    if rewrite_golden:
        path.write_text(found, encoding="utf-8")
    assert path.is_file(), f"{document.name} is recognised, but nothing says what it should give"
    assert found == path.read_text(encoding="utf-8")


def test_every_importer_has_a_document():
    known = [document for document in DOCUMENTS if expected_path(document).exists()]
    formats = {importer_of(document.read_bytes()).name for document in known}
    assert formats == {importer.name for importer in IMPORTERS}


def test_no_expected_file_without_a_document():
    assert {path.name for path in FOLDER.glob("*.json")} <= {expected_path(document).name for document in DOCUMENTS}
