"""What a server writes: one line per event, no message of an error, no filled-in word of other libraries."""

import json
import logging
import threading
from collections.abc import Iterator

import pytest

from rtr import logs

SECRET = "planted-secret-words"


class Written:
    """What was written on standard error so far."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys, self._text = capsys, ""

    def getvalue(self) -> str:
        self._text += self._capsys.readouterr().err
        return self._text


@pytest.fixture
def written(capsys: pytest.CaptureFixture[str]) -> Iterator[Written]:
    """What is logged; everything is put back afterwards."""
    root, hook = logging.getLogger(), threading.excepthook
    kept = root.handlers[:], root.level, logging.getLogger("rtr").level
    carried = {name: (one.handlers[:], one.propagate, one.disabled) for name, one in _loggers().items()}
    yield Written(capsys)
    root.handlers[:], threading.excepthook = kept[0], hook
    root.setLevel(kept[1])
    logging.getLogger("rtr").setLevel(kept[2])
    for name, (handlers, propagate, disabled) in carried.items():
        one = logging.getLogger(name)
        one.handlers[:], one.propagate, one.disabled = handlers, propagate, disabled


def _loggers() -> dict[str, logging.Logger]:
    return {name: logging.getLogger(name) for name in logging.root.manager.loggerDict}


def _fail() -> None:
    raise ValueError(SECRET)


def test_an_event_is_one_object_on_one_line(written: Written) -> None:
    logs.set_up("json")
    logging.getLogger("rtr").info("request", extra={logs.TOLD: {"route": "/s/…", "status": 410, "ms": 3}})
    told = json.loads(written.getvalue())
    assert (told["event"], told["route"], told["status"], told["level"], told["from"]) == (
        "request", "/s/…", 410, "info", "rtr",
    )  # fmt: skip
    assert told["at"].endswith("+00:00")


@pytest.mark.parametrize("how", ["json", "text", None])
def test_of_an_error_kind_and_place_are_written_and_not_its_message(written: Written, how: str | None) -> None:
    logs.set_up(how)
    try:
        _fail()
    except ValueError:
        logging.getLogger("rtr").exception("error %s", "1a2b")
        logging.getLogger("streamlit.runtime").exception("Uncaught app execution")
    lines = written.getvalue().splitlines()
    assert len(lines) == 2
    assert SECRET not in written.getvalue()
    assert all("ValueError" in line and "test_logs.py:" in line for line in lines)
    assert "error 1a2b" in lines[0]


def test_what_other_libraries_fill_in_is_left_out(written: Written) -> None:
    logs.set_up("json")
    logging.getLogger("uvicorn.error").warning("cannot serve %s", f"/s/{SECRET}")
    built = f"Task exception was never retrieved\nfuture: {SECRET}"
    logging.getLogger("asyncio").error(built)
    assert SECRET not in written.getvalue()
    assert [json.loads(line)["event"] for line in written.getvalue().splitlines()] == [
        "cannot serve %s", "Task exception was never retrieved",
    ]  # fmt: skip


def test_the_log_of_addresses_is_silent(written: Written) -> None:
    logs.set_up("json")
    logging.getLogger("uvicorn.access").error('"GET /s/%s"', SECRET)
    assert written.getvalue() == ""


def test_a_thread_that_dies_is_told_without_its_words(written: Written) -> None:
    logs.set_up("json")
    thread = threading.Thread(target=_fail)
    thread.start()
    thread.join()
    assert SECRET not in written.getvalue()
    assert json.loads(written.getvalue())["error"] == "ValueError"


def test_without_the_variable_only_troubles_are_written(written: Written) -> None:
    logs.set_up(None)
    logging.getLogger("rtr").info("request")
    logging.getLogger("rtr").warning("trouble")
    assert "request" not in written.getvalue()
    assert written.getvalue().endswith("warning rtr: trouble\n")
