"""Links on the command line: the address once, endless only when said, ids of others unknown."""

import datetime as dt
import json
from contextlib import closing
from functools import partial

import pytest

from rtr.access.tokens import hash_of, is_token
from rtr.model import Injury
from rtr.store import Store

DONE, WRONG_USE, NOTHING_USABLE = 0, 2, 3
ONSET = dt.date(2026, 3, 1)


@pytest.fixture
def store(url, monkeypatch):
    monkeypatch.delenv("RTR_PUBLIC_URL", raising=False)
    with closing(Store(url)) as made:
        made.migrate()
        runner = made.add_runner("Anna", "Europe/Berlin")
        made.save_injury(runner.id, Injury(site="achilles", side="left", kind="tendon", onset=ONSET))
        made.save_injury(
            runner.id, Injury(site="knee", side="right", kind="joint", onset=ONSET - dt.timedelta(days=900))
        )
        yield made


@pytest.fixture
def rtr(rtr, store):
    return partial(rtr, "share")


def opens(store, address):
    return store.open_link(hash_of(address.rsplit("/", 1)[1]), dt.datetime.now(dt.UTC))


def test_a_link_is_made_and_its_address_told_once(rtr, store):
    code, out, err = rtr("create", "Jonas, physio")
    assert (code, is_token(out.strip().removeprefix("/s/"))) == (DONE, True)
    assert "verdict and plan, load, pain and how it felt" in err
    link = opens(store, out.strip()).link
    assert (link.since, link.place, link.may_comment) == (ONSET, "achilles_left", False)
    assert (link.ends_at - link.made_at).days == 30
    _, listed, _ = rtr("list")
    assert "Jonas, physio" in listed
    assert out.strip() not in listed


def test_everything_can_be_said(rtr, store, monkeypatch):
    monkeypatch.setenv("RTR_PUBLIC_URL", "https://rtr.example/")
    words = ("--show", "load,heart", "--no-end", "--comment", "--since", "everything", "--place", "all", "--json")
    code, out, err = rtr("create", "Ben", "--called", "A.", *words)
    said = json.loads(out)
    assert (code, said["address"].startswith("https://rtr.example/s/")) == (DONE, True)
    assert (said["show"], said["ends_at"], said["since"], said["place"]) == (["load", "heart"], None, None, None)
    assert (said["comment"], said["called"], said["state"], said["views"], err) == (True, "A.", "open", 0, "")


@pytest.mark.parametrize(
    "words",
    [("--days", "0"), ("--days", "367"), ("--show", "load,foo"), ("--show", ""), ("--since", "yesterday")],
    ids=" ".join,
)
def test_wrong_use(rtr, words):
    assert rtr("create", "Jonas", *words)[0] == WRONG_USE


@pytest.mark.parametrize(("name", "words"), [("", ()), ("x" * 61, ()), ("Jonas", ("--place", "elbow"))])
def test_what_cannot_be_is_refused_in_a_sentence(rtr, name, words):
    code, out, err = rtr("create", name, *words)
    assert (code, out) == (NOTHING_USABLE, "")
    assert err.count(".") >= 2


def test_a_new_address_and_taking_back(rtr, store):
    _, first, _ = rtr("create", "Jonas")
    link_id = str(opens(store, first.strip()).link.id)
    _, second, _ = rtr("rotate", link_id)
    assert opens(store, first.strip()) is None
    assert opens(store, second.strip()) is not None
    assert rtr("revoke", link_id)[0] == DONE
    assert opens(store, second.strip()) is None
    listed = json.loads(rtr("list", "--json")[1])["links"]
    assert [(one["id"], one["state"], one["views"]) for one in listed] == [(int(link_id), "taken back", 2)]
    for command in ("revoke", "rotate"):
        assert rtr(command, link_id)[0] == NOTHING_USABLE


def test_an_id_of_somebody_else_is_unknown(rtr, store):
    _, address, _ = rtr("create", "Jonas")
    link_id = str(opens(store, address.strip()).link.id)
    store.add_runner("Ben", "UTC")
    assert rtr("revoke", link_id, "--runner", "Ben")[0] == NOTHING_USABLE
    assert opens(store, address.strip()) is not None


def test_no_link_yet(rtr):
    assert rtr("list") == (DONE, "Nobody reads along yet.\n", "")
