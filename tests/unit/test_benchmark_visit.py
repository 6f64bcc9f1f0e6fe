"""A benchmark never takes a page that broke for a quick one."""

import pytest
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.app_visit import broken, is_end


def alert(kind: Alert.Format.ValueType, body: str) -> ForwardMsg:
    said = ForwardMsg()
    said.delta.new_element.alert.format = kind
    said.delta.new_element.alert.body = body
    return said


def exception(message: str) -> ForwardMsg:
    said = ForwardMsg()
    said.delta.new_element.exception.type = "KeyError"
    said.delta.new_element.exception.message = message
    return said


def finished(how: ForwardMsg.ScriptFinishedStatus.ValueType) -> ForwardMsg:
    return ForwardMsg(script_finished=how)


@pytest.mark.parametrize(
    ("said", "trouble"),
    [
        (alert(Alert.ERROR, "Something went wrong while this page was drawn."), "Something went wrong"),
        (exception("‘km’"), "‘km’"),
        (exception(""), "KeyError"),
        (finished(ForwardMsg.FINISHED_WITH_COMPILE_ERROR), "could not be read"),
    ],
)
def test_a_page_that_broke_says_so(said: ForwardMsg, trouble: str) -> None:
    assert trouble in (broken(said) or "")


@pytest.mark.parametrize(
    "said",
    [
        ForwardMsg(),
        alert(Alert.WARNING, "See a doctor first."),
        alert(Alert.INFO, "Nothing yet."),
        finished(ForwardMsg.FINISHED_SUCCESSFULLY),
        finished(ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY),
        finished(ForwardMsg.FINISHED_EARLY_FOR_RERUN),
    ],
)
def test_a_page_that_is_well_does_not(said: ForwardMsg) -> None:
    assert broken(said) is None


def test_a_script_that_stops_to_be_run_anew_has_not_finished() -> None:
    assert is_end(finished(ForwardMsg.FINISHED_SUCCESSFULLY))
    assert not is_end(finished(ForwardMsg.FINISHED_EARLY_FOR_RERUN))
    assert not is_end(alert(Alert.INFO, "Nothing yet."))
