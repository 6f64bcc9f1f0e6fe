"""Links are checked before they are kept; their address is told once."""

import datetime as dt
from dataclasses import replace

import pytest

from rtr.access.tokens import hash_of, is_token
from rtr.actions.links import LONGEST, LONGEST_NAME, extend_link, make_link, revoke_link, rotate_link
from rtr.errors import SettingsError, StoreError
from rtr.model import Injury
from rtr.share import USUAL_GROUPS, Group, ShareLink

AT = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
MONTH = AT + dt.timedelta(days=30)
SECOND = dt.timedelta(seconds=1)
TOLD = ShareLink(runner_id=0, recipient="Jonas", made_at=AT, ends_at=MONTH)


def token_of(path: str) -> str:
    return path.removeprefix("/s/")


def test_a_link_is_made_with_a_secret_that_only_the_path_knows(store, runner):
    link, path = make_link(store, runner, replace(TOLD, recipient="  Jonas,\n physio "), AT)
    assert is_token(token_of(path))
    assert (link.runner_id, link.recipient, link.groups) == (runner.id, "Jonas, physio", USUAL_GROUPS)
    assert store.open_link(hash_of(token_of(path)), AT).link.id == link.id
    assert store.open_link(token_of(path), AT) is None


def test_what_is_told_about_openings_is_not_believed(store, runner):
    link, _ = make_link(store, runner, replace(TOLD, views=9, runner_id=77, id=3, revoked_at=AT, last_view_at=AT), AT)
    assert (link.views, link.runner_id, link.revoked_at, link.last_view_at) == (0, runner.id, None, None)


@pytest.mark.parametrize("name", ["", "  ", "\x00", "x" * (LONGEST_NAME + 1)])
def test_a_link_is_for_somebody(store, runner, name):
    with pytest.raises(SettingsError):
        make_link(store, runner, replace(TOLD, recipient=name), AT)
    assert store.links(runner.id) == ()


def test_names_up_to_their_limit(store, runner):
    link, _ = make_link(store, runner, replace(TOLD, recipient="x" * LONGEST_NAME, shown_as=" "), AT)
    assert (len(link.recipient), link.shown_as) == (LONGEST_NAME, None)
    with pytest.raises(SettingsError, match="at most"):
        make_link(store, runner, replace(TOLD, shown_as="x" * (LONGEST_NAME + 1)), AT)


@pytest.mark.parametrize("ends_at", [AT - SECOND, AT, AT + LONGEST + SECOND])
def test_an_end_that_cannot_be(store, runner, ends_at):
    with pytest.raises(SettingsError, match="within a year"):
        make_link(store, runner, replace(TOLD, ends_at=ends_at), AT)


@pytest.mark.parametrize("ends_at", [AT + SECOND, AT + LONGEST])
def test_an_end_that_can(store, runner, ends_at):
    assert make_link(store, runner, replace(TOLD, ends_at=ends_at), AT)[0].ends_at == ends_at


def test_endless_only_when_said(store, runner):
    endless = replace(TOLD, ends_at=None)
    with pytest.raises(SettingsError, match="needs an end"):
        make_link(store, runner, endless, AT)
    link, _ = make_link(store, runner, endless, AT, is_endless=True)
    assert link.ends_at is None


@pytest.mark.parametrize(
    "wrong",
    [{"groups": ()}, {"place": "elbow"}, {"place": "knee_left"}, {"since": AT.date() + dt.timedelta(days=2)}],
    ids=["nothing", "no place", "not mine", "ahead"],
)
def test_content_that_cannot_be(store, runner, wrong):
    with pytest.raises(SettingsError):
        make_link(store, runner, replace(TOLD, **wrong), AT)


def test_an_own_injury_can_be_chosen(store, runner):
    store.save_injury(runner.id, Injury(site="knee", side="left", kind="joint", onset=AT.date()))
    link, _ = make_link(store, runner, replace(TOLD, place="knee_left", groups=(Group.LOAD, Group.LOAD)), AT)
    assert (link.place, link.groups) == ("knee_left", (Group.LOAD,))


def test_an_ended_link_can_be_extended_under_its_address(store, runner):
    link, path = make_link(store, runner, TOLD, AT)
    later = MONTH + dt.timedelta(days=5)
    assert store.open_link(hash_of(token_of(path)), later) is None
    extend_link(store, runner, link.id, later + dt.timedelta(days=1), later)
    assert store.open_link(hash_of(token_of(path)), later) is not None
    with pytest.raises(SettingsError, match="in the future"):
        extend_link(store, runner, link.id, later, later)


def test_a_new_address_and_the_way_back(store, runner):
    link, path = make_link(store, runner, TOLD, AT)
    again = rotate_link(store, runner, link.id)
    assert store.open_link(hash_of(token_of(path)), AT) is None
    assert store.open_link(hash_of(token_of(again)), AT) is not None
    revoke_link(store, runner, link.id, AT)
    assert store.open_link(hash_of(token_of(again)), AT) is None
    with pytest.raises(StoreError, match="no such link"):
        revoke_link(store, runner, link.id, AT)
