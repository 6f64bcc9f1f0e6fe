"""A coach and the runner they read along with, without a browser: both pages on one diary."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from rtr import actions
from rtr.access.tokens import hash_of
from rtr.model import CheckIn, Runner
from rtr.plan import SessionKind
from rtr.share import Comment, CommentKind, Decided, Group, ShareLink
from rtr.store import Store
from rtr.views.plan_situation import situation
from rtr.web.visitor import coach as coach_visitor
from tests.app.conftest import MAIN
from tests.app.diaries import BAD_TEXT
from tests.app.poured import pour
from tests.app.screen import words
from tests.app.test_pages import REMOTE, texts
from tests.coached import planned_demo

VISIT = hash_of("a-visit")
DAY = dt.timedelta(days=1)


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@pytest.fixture
def runner(store: Store) -> Runner:
    """The demo runner of today with an accepted plan: a coach's page is always about today."""
    pour(store, _planned)
    return store.runners()[0]


def _planned(store: Store) -> None:
    planned_demo(store, now())


@pytest.fixture
def share(store: Store, runner: Runner) -> Callable[..., ShareLink]:
    """Makes a link and opens it in the coach's browser: `share(may_comment=False)`."""
    made: list[ShareLink] = []

    def shared(**told: object) -> ShareLink:
        facts: dict[str, object] = {
            "runner_id": runner.id, "recipient": "Jonas, physio", "made_at": now() - DAY, "ends_at": now() + DAY,
            "shown_as": "Maja", "may_comment": True,
        }  # fmt: skip
        token_hash = hash_of(f"link-{len(made)}")
        link = store.add_link(ShareLink(**(facts | told)), token_hash)  # type: ignore[arg-type] # by name
        made.append(link)
        seen = store.open_link(token_hash, now())
        assert seen is not None
        store.join_visit(VISIT, seen, now(), now() + DAY)
        return link

    return shared


@pytest.fixture
def look(store: Store) -> Callable[[], AppTest]:
    """Opens the app in the coach's browser."""

    def looked() -> AppTest:
        app = AppTest.from_file(MAIN, default_timeout=60)
        visitor = coach_visitor(VISIT)
        app.user = {"uid": visitor.uid, "role": visitor.role}
        app.context = {"timezone": "Europe/Berlin"}
        return app.run()

    return looked


def field(app: AppTest, key: str) -> Any:
    """A text area by the beginning of its key."""
    return next(one for one in app.text_area if str(one.key).startswith(key))


def chosen(app: AppTest, key: str) -> Any:
    """A select box or a number by the beginning of its key."""
    return next(one for one in (*app.selectbox, *app.number_input) if str(one.key).startswith(key))


def press(app: AppTest, label: str) -> AppTest:
    """Send the form of that button."""
    buttons: list[Any] = list(app.get("form_submit_button"))
    return next(one for one in buttons if one.label == label).click().run()  # type: ignore[no-any-return] # the app


def thread(store: Store, runner: Runner) -> tuple[Comment, ...]:
    return store.diary(runner.id).comments


def test_the_page_of_a_coach(share: Callable[..., ShareLink], look: Callable[[], AppTest]) -> None:
    share()
    app = look()
    assert not app.exception
    told = words(app)
    for said in ("Shared with Jonas, physio, until", "In the last 14 days", "Body, load, how it felt, plan",
                  "Minutes per week", "Gates out of phase", "Comments", "not a medical record"):  # fmt: skip
        assert said in told
    assert len(app.get("vega_lite_chart")) == 2
    assert not app.sidebar.children


def test_a_comment_is_kept_with_name_and_day(
    store: Store, runner: Runner, share: Callable[..., ShareLink], look: Callable[[], AppTest]
) -> None:
    link = share()
    app = look()
    field(app, "coach_text").set_value("Looks good.")
    app = press(app, "Send")
    assert not app.exception
    (told,) = thread(store, runner)
    assert (told.by, told.text, told.link_id, told.is_coach) == ("Jonas, physio", "Looks good.", link.id, True)
    assert "Looks good." in words(app)
    assert field(app, "coach_text").value == ""


def test_nothing_is_sent_for_nothing(
    store: Store, runner: Runner, share: Callable[..., ShareLink], look: Callable[[], AppTest]
) -> None:
    share()
    app = press(look(), "Send")
    assert not thread(store, runner)
    assert "nothing written" in app.error[0].value


@pytest.mark.parametrize("how", ["revoked", "ended"])
def test_a_link_that_ends_while_the_page_is_open_writes_nothing(
    how: str, store: Store, runner: Runner, share: Callable[..., ShareLink], look: Callable[[], AppTest]
) -> None:
    link = share()
    app = look()
    field(app, "coach_text").set_value("Too late.")
    assert link.id is not None
    if how == "revoked":
        store.revoke_link(runner.id, link.id, now())
    else:
        store.extend_link(runner.id, link.id, now() - DAY)
    app = press(app, "Send")
    assert not thread(store, runner)
    assert [title.value for title in app.title] == ["This link has ended"]
    assert "Maja" not in words(app)


def test_a_link_that_only_reads_has_no_forms(share: Callable[..., ShareLink], look: Callable[[], AppTest]) -> None:
    share(may_comment=False)
    app = look()
    assert "This link is read only." in words(app)
    assert not app.text_area
    assert not app.get("form_submit_button")


def test_a_change_is_proposed_and_accepted(
    store: Store, runner: Runner, share: Callable[..., ShareLink], look: Callable[[], AppTest],
    open_app: Callable[..., AppTest],
) -> None:  # fmt: skip
    share()
    app = look()
    at = next(n for n, one in enumerate(chosen(app, "propose_which").options) if ": Run " in one and n)
    chosen(app, "propose_which").select_index(at)
    chosen(app, "propose_times").set_value(4)
    app = press(app, "Propose it")
    (told,) = thread(store, runner)
    assert (told.kind, told.sessions[0].run_s) == (CommentKind.PROPOSAL, 480)
    own = open_app("plan", on=None)
    assert "The rules have nothing against it." in words(own)
    own.button(key=f"accept_plan_{told.id}").click().run()
    assert thread(store, runner)[0].decided is Decided.ACCEPTED
    planned = store.diary(runner.id).blocks[-1]
    changed = next(one for one in planned.sessions if one.kind is SessionKind.RUN_WALK and one.run_s == 480)
    assert changed.note is not None
    assert changed.note.startswith("changed by Jonas, physio on ")
    assert "Accepted: your proposal of Run 8" in words(look())


def test_what_the_rules_say_against_it_stands_where_accepting_would(
    store: Store, runner: Runner, share: Callable[..., ShareLink], look: Callable[[], AppTest],
    open_app: Callable[..., AppTest],
) -> None:  # fmt: skip
    share()
    app = look()
    at = next(n for n, one in enumerate(chosen(app, "propose_which").options) if ": Run " in one and n)
    chosen(app, "propose_which").select_index(at)
    chosen(app, "propose_times").set_value(40)
    press(app, "Propose it")
    own = open_app("today", on=None)
    (told,) = thread(store, runner)
    assert "is above the cap of" in words(own)
    assert not [one for one in own.button if one.key == f"accept_today_{told.id}"]
    own.button(key=f"decline_today_{told.id}").click().run()
    assert thread(store, runner)[0].decided is Decided.DECLINED


def test_a_question_with_a_rhythm_is_answered_on_today(
    store: Store, runner: Runner, share: Callable[..., ShareLink], look: Callable[[], AppTest],
    open_app: Callable[..., AppTest],
) -> None:  # fmt: skip
    share()
    app = look()
    field(app, "ask_text").set_value("How was the week?")
    chosen(app, "ask_every").select(7)
    press(app, "Ask")
    own = open_app("today", on=None)
    assert "asks every week" in words(own)
    field(own, "text_due").set_value("Good, two hills.")
    own = press(own, "Send this answer")
    asked, told = thread(store, runner)
    assert (asked.every_days, told.answers, told.text) == (7, asked.id, "Good, two hills.")
    assert "asks every week" not in words(own)
    assert "Good, two hills." in words(look())


def test_a_word_stands_on_today_until_it_is_read_and_in_the_journal_for_good(
    store: Store, runner: Runner, share: Callable[..., ShareLink], open_app: Callable[..., AppTest]
) -> None:
    yesterday = now().date() - DAY
    actions.write_comment(store, share(), "Keep the cut-back weeks.", at=now(), day=yesterday)
    own = open_app("today", on=None)
    assert "Keep the cut-back weeks." in words(own)
    (told,) = thread(store, runner)
    own.button(key=f"day_of_{told.id}").click().run()
    assert [title.value for title in own.title] == ["Journal"]
    assert "Keep the cut-back weeks." in words(own)
    own = open_app("today", on=None)
    own.button(key="comments_seen").click().run()
    assert "Keep the cut-back weeks." not in words(own)


def test_a_warning_sign_leaves_no_room_for_comments(
    store: Store, runner: Runner, share: Callable[..., ShareLink], open_app: Callable[..., AppTest],
    look: Callable[[], AppTest],
) -> None:  # fmt: skip
    actions.write_comment(store, share(), "Keep the cut-back weeks.", at=now())
    today = situation(store.diary(runner.id), now().date(), now()).day
    actions.save_check_in(store, runner, CheckIn(day=today, red_flags=("RF1",)), now())
    assert "Keep the cut-back weeks." not in words(open_app("today", on=None))
    app = look()
    assert "A warning sign was marked" in words(app)
    assert "Gates out of" not in words(app)


def test_several_links_are_one_list(store: Store, share: Callable[..., ShareLink], look: Callable[[], AppTest]) -> None:
    share()
    other = store.add_runner("Bob", "Europe/Berlin")
    second = share(runner_id=other.id, shown_as="Bob", groups=(Group.LOAD,))
    app = look()
    assert "Who shares with you" in words(app)
    first = next(one for one in app.button if str(one.key).startswith("look_"))
    assert f"look_{second.id}" != first.key
    assert [title.value for title in app.title] == ["Bob"]
    first.click().run()
    assert "Maja" in words(app)
    assert [one.key for one in app.button if str(one.key).startswith("look_")] == [f"look_{second.id}"]


@pytest.mark.parametrize("text", BAD_TEXT[:3])
def test_names_and_words_of_people_stay_text(  # noqa: PLR0917 - fixtures
    text: str, store: Store, runner: Runner, share: Callable[..., ShareLink], look: Callable[[], AppTest],
    open_app: Callable[..., AppTest],
) -> None:  # fmt: skip
    link = share(recipient=text[:80], shown_as=text[:80])
    actions.write_comment(store, link, text, at=now())
    actions.ask(store, link, text, at=now(), every_days=7)
    actions.ask_everybody(store, runner, text, at=now())
    for page in (look(), open_app("today", on=None), open_app("journal", on=None), open_app("plan", on=None)):
        assert not page.exception
        found = [one for one in texts(page) if "evil" in one or "alert" in one or "frac" in one]
        assert not [one for one in found if REMOTE.search(one)]


def test_what_the_runner_asks_for_the_next_appointment(
    store: Store, runner: Runner, share: Callable[..., ShareLink], look: Callable[[], AppTest]
) -> None:
    share()
    asked = actions.ask_everybody(store, runner, "May I start calf raises?", at=now())
    app = look()
    assert "Question: “May I start calf raises?”" in words(app)
    field(app, f"answer_text_{asked.id}").set_value("Yes, twice a week.")
    app = press(app, "Send this answer")
    assert thread(store, runner)[-1].answers == asked.id
    assert "Question: “May I start calf raises?”" not in words(app)


def test_what_was_typed_for_one_runner_never_goes_to_another(
    store: Store, runner: Runner, share: Callable[..., ShareLink], look: Callable[[], AppTest]
) -> None:
    """The link on screen is taken back while a comment is being written; the next one comes up in its place."""
    other = store.add_runner("Bob", "Europe/Berlin")
    bobs = share(runner_id=other.id, shown_as="Bob")
    mine = share()
    app = look()
    assert "Maja" in words(app)
    field(app, "coach_text").set_value("Only for Maja.")
    assert mine.id is not None
    store.revoke_link(runner.id, mine.id, now())
    app = press(app, "Send")
    assert bobs.id is not None
    assert "Bob" in words(app)
    assert not thread(store, runner)
    assert not store.diary(other.id).comments
    assert field(app, "coach_text").value == ""


def test_without_a_name_the_runner_is_named_within_the_sentence(
    share: Callable[..., ShareLink], look: Callable[[], AppTest]
) -> None:
    share(shown_as=None)
    assert "rtr says to the runner today" in words(look())


@pytest.mark.parametrize("is_shared", [True, False])
def test_routes_are_there_where_they_are_shared(
    is_shared: bool, share: Callable[..., ShareLink], look: Callable[[], AppTest]
) -> None:
    share(groups=tuple(group for group in Group if is_shared or group is not Group.ROUTES))
    app = look()
    assert not app.exception
    assert ("Last routes" in words(app)) == is_shared
    drawn = [str(html.proto.body) for html in app.get("html") if "Shape of the run" in str(html.proto.body)]
    assert len(drawn) == (6 if is_shared else 0)
