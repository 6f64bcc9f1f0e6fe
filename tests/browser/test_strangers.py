"""Two people on one running server: Ben speaks its protocol himself, with everything of Anna's but her cookie."""

import datetime as dt
import uuid
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field

import pytest
from websockets.exceptions import InvalidStatus

from rtr.access.tokens import hash_of
from rtr.actions import accounts
from rtr.actions.calendars import make_calendar_link
from rtr.model import CheckIn
from rtr.store import Store
from tests.browser.conftest import Server
from tests.browser.program import Program, Talk

PASSWORD = "eleven tired herons"
SECRET = "Quetzalcoatl"
FILE = "Huitzilopochtli"


@dataclass
class Person(Program):
    """Somebody who has signed in, with a program instead of a browser; `sessions` are those that began."""

    token: str = ""
    sessions: list[str] = field(default_factory=list)

    def look(self, talk: Talk, page: str = "", query: str = "") -> str:
        """Everything one run of a page sends."""
        before = len(talk.said)
        talk.run(page, query=query)
        self.sessions.append(talk.session)
        return talk.said[before:].decode("utf-8", "replace")

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        """As a page of this server asks."""
        return super().ask(path, method, body, **{"Origin": self.url} | headers)


@pytest.fixture(scope="module")
def server(start_server: Callable[..., Server]) -> Server:
    return start_server(prepare=_people, RTR_PUBLIC_URL="http://127.0.0.1:{port}")


def _people(database: str) -> None:
    at = dt.datetime.now(dt.UTC)
    with closing(Store(database)) as store:
        store.migrate()
        for name, shown in (("anna", f"Anna {SECRET}"), ("ben", "Ben")):
            account = accounts.add_account(store, name, PASSWORD, at)
            for runner in (shown, f"{shown} junior"):
                made = store.add_runner(runner, "UTC", account_id=account.id)
            store.save_check_in(made.id, CheckIn(day=at.date(), note=shown, mood=3, recorded_at=at))


def _signed_in(server: Server, name: str) -> Person:
    with closing(Store(server.database)) as store:
        token = accounts.sign_in(store, name, PASSWORD, "127.0.0.1", dt.datetime.now(dt.UTC))
    assert isinstance(token, str)
    return Person(server.url, f"rtr_login={token}", token)


@pytest.fixture
def anna(server: Server) -> Person:
    return _signed_in(server, "anna")


@pytest.fixture
def ben(server: Server) -> Person:
    return _signed_in(server, "ben")


def test_the_first_visit_after_a_start_passes_the_main_script(start_server: Callable[..., Server]) -> None:
    """A folder `pages` beside the main script would answer it without asking anybody anything."""
    fresh = start_server(prepare=_people, RTR_PUBLIC_URL="http://127.0.0.1:{port}")
    ben = _signed_in(fresh, "ben")
    with closing(Store(fresh.database)) as store, ben.connected() as his:
        store.end_login(hash_of(ben.token))
        seen = ben.look(his, "settings")
    assert "You are signed out" in seen
    assert "Ben junior" not in seen


ROUNDABOUT = ("//", "/./", "/%2e%2e/", "/static/..%2f", "/static/../", "/s/..%2f", "/s/../", "/login/..%2f",
              "/login/../", "/login%2f..%2f", "/calendar/../", "/oauth2callback/../", "/healthz/../")  # fmt: skip


@pytest.mark.parametrize("way", ROUNDABOUT)
@pytest.mark.parametrize("page", ["_stcore/metrics", "_stcore/host-config", "media/x"])
def test_no_spelling_of_an_address_gets_past_the_gate(server: Server, way: str, page: str) -> None:
    stranger = Person(server.url, "rtr_login=nobody")
    for said in ({}, {"x-rtr-role": "owner", "x-rtr-uid": "owner"}, {"X-Original-URL": "/healthz"}):
        status, text = stranger.ask(way + page, **said)
        assert status in (400, 401, 404), (status, text[:200])


def test_everybody_sees_their_own(anna: Person, ben: Person) -> None:
    """Or the searches below would find nothing anywhere."""
    with anna.connected() as hers, ben.connected() as his:
        assert SECRET in anna.look(hers)
        seen = ben.look(his)
        assert "Ben junior" in seen
        assert SECRET not in seen


def test_the_session_of_another_cannot_be_taken_over(anna: Person, ben: Person) -> None:
    """Neither while she is there nor after she has gone, when Streamlit keeps it for her to come back to."""
    with anna.connected() as hers:
        anna.look(hers)
        with ben.connected(anna.sessions[-1]) as his:
            assert SECRET not in ben.look(his)
    with ben.connected(anna.sessions[-1]) as his:
        assert SECRET not in ben.look(his)
    assert anna.sessions[-1] not in ben.sessions
    with anna.connected(anna.sessions[-1]) as again:
        anna.look(again)
    assert anna.sessions[-1] == anna.sessions[0], "her own she gets back"


def test_a_job_of_another_is_no_job(server: Server, anna: Person, ben: Person) -> None:
    with closing(Store(server.database)) as store:
        runner = next(r for r in store.runners() if SECRET in r.name)
        at = dt.datetime.now(dt.UTC)
        job = store.add_job(runner.id, "import", at)
        store.update_job(job, at=at, done=1, total=5, message=FILE)
        with anna.connected() as hers, ben.connected() as his:
            assert FILE in anna.look(hers, "import", f"job={job}")
            assert FILE not in ben.look(his, "import", f"job={job}")
        found = store.job(runner.id, job)
        assert found is not None
        assert not found.state.is_over


def test_nothing_can_be_put_into_the_session_of_another(anna: Person, ben: Person) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="f"; filename="f.gpx"\r\n\r\n<gpx/>\r\n--x--\r\n'
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    with anna.connected() as hers, ben.connected() as his:
        anna.look(hers)
        ben.look(his)
        own = f"/_stcore/upload_file/{ben.sessions[-1]}/{uuid.uuid4()}"
        assert ben.ask(own, "PUT", body, **kind)[0] == 204
        foreign = f"/_stcore/upload_file/{anna.sessions[-1]}/{uuid.uuid4()}"
        for method in ("PUT", "DELETE"):
            assert ben.ask(foreign, method, body if method == "PUT" else None, **kind)[0] in (400, 403, 404)


def test_an_upload_needs_the_token_against_forged_requests(ben: Person) -> None:
    with ben.connected() as his:
        ben.look(his)
        path = f"/_stcore/upload_file/{ben.sessions[-1]}/{uuid.uuid4()}"
        for wrong in ("", "2|00000000|" + "cd" * 16 + "|1700000000"):
            assert ben.ask(path, "PUT", b"", **{"X-Xsrftoken": wrong})[0] == 403


def test_an_upload_has_a_limit(ben: Person) -> None:
    """Told by its length, before a byte of it is read."""
    with ben.connected() as his:
        ben.look(his)
        path = f"/_stcore/upload_file/{ben.sessions[-1]}/{uuid.uuid4()}"
        kind = {"Content-Type": "multipart/form-data; boundary=x"}
        assert ben.ask(path, "PUT", None, **kind, **{"Content-Length": str(102 * 1024 * 1024)})[0] == 413


def test_a_calendar_is_reached_by_its_address_only(server: Server, ben: Person) -> None:
    with closing(Store(server.database)) as store:
        runner = next(r for r in store.runners() if SECRET in r.name)
        path = make_calendar_link(store, runner, dt.datetime.now(dt.UTC))
    assert ben.ask(path)[0] == 200
    for wrong in (
        f"/calendar/{runner.id}.ics",
        path[:12] + ("A" if path[12] != "A" else "B") + path[13:],
        "/calendar/x.ics",
    ):
        assert ben.ask(wrong)[0] == 404


def test_a_login_that_was_ended_ends_an_open_line(server: Server, anna: Person) -> None:
    """The websocket stays; what is asked over it is answered to nobody."""
    with anna.connected() as hers:
        assert SECRET in anna.look(hers)
        with closing(Store(server.database)) as store:
            store.end_login(hash_of(anna.token))
        seen = anna.look(hers)
        assert SECRET not in seen
        assert "You are signed out" in seen
    with pytest.raises(InvalidStatus), anna.connected():
        pass
