"""A question is asked once in a run, and again in the next."""

from streamlit.testing.v1 import AppTest

from rtr.web import this_run

ASKED: list[str] = []


def asks() -> None:
    import streamlit as st

    from rtr.web import this_run
    from tests.app.test_this_run import ASKED

    for word in ("a", "b", "a"):
        this_run.once(lambda word=word: ASKED.append(word), word)
    if st.button("again"):
        this_run.forget()
        this_run.once(lambda: ASKED.append("anew"), "a")


def test_once_in_a_run() -> None:
    ASKED.clear()
    app = AppTest.from_function(asks).run()
    assert ASKED == ["a", "b"]
    app.run()
    assert ASKED == ["a", "b"] * 2
    app.button[0].click().run()
    assert ASKED == ["a", "b"] * 3 + ["anew"]


def test_outside_of_a_run_every_time() -> None:
    said: list[int] = []
    for _ in range(2):
        this_run.once(lambda: said.append(1), "a")
    assert said == [1, 1]
