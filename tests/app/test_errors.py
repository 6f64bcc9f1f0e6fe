"""What a person sees when something goes wrong."""

import logging
import re

import pytest
from streamlit.testing.v1 import AppTest

pytestmark = pytest.mark.filterwarnings("ignore:.*:ResourceWarning")


def failing_action() -> None:
    import streamlit as st

    from rtr.errors import StoreError
    from rtr.web.errors import attempt, did

    def save(value: int) -> int:
        if value < 0:
            raise StoreError("The diary [could](http://evil.example) not be *written*.", hint="Free some space.")
        return value

    st.write(attempt(save, 3), did(save, 3))
    st.write(str(attempt(save, -1)), str(did(save, -1)))
    st.write("the rest of the page")


def failing_page() -> None:
    from rtr.web.errors import on_script_error

    if on_script_error(ZeroDivisionError("secret detail")) is not True:
        raise AssertionError("Streamlit would show the exception")


def test_an_action_that_fails_is_explained_and_the_page_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    app = AppTest.from_function(failing_action).run()
    assert not app.exception
    assert [e.value.replace("\\", "") for e in app.error] == [
        "The diary [could](http:\u2060//evil.example) not be *written*. Free some space."
    ] * 2
    assert app.markdown[-1].value == "the rest of the page"
    assert [b.label for b in app.button] == ["Try again"] * 2
    number = app.caption[0].value.removeprefix("Error ")
    assert re.fullmatch(r"[0-9a-f]{8}", number)
    logged = [record for record in caplog.records if number in record.getMessage()]
    assert [record.levelno for record in logged] == [logging.ERROR]
    assert logged[0].exc_info is not None


def test_a_bug_shows_a_number_and_no_detail() -> None:
    app = AppTest.from_function(failing_page).run()
    shown = " ".join([*(e.value for e in app.error), *(c.value for c in app.caption)])
    assert "Something went wrong" in shown
    assert "secret" not in shown
    assert "ZeroDivision" not in shown
    assert re.search(r"Error [0-9a-f]{8}", shown)
