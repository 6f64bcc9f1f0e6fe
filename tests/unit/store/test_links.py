"""Share links and the visits of those who opened them: what counts, what ends, what several do at once."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
import sqlalchemy as sa

from rtr.access.tokens import hash_of
from rtr.errors import StoreError
from rtr.share import Group, PrivacyZone, ShareLink
from rtr.store import Store
from rtr.store.links import SITTING

AT = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
END = AT + dt.timedelta(days=14)
DAY = dt.timedelta(days=1)
SECOND = dt.timedelta(seconds=1)


@pytest.fixture
def link(store, runner) -> ShareLink:
    return store.add_link(told(runner), "first")


def told(runner, **more) -> ShareLink:
    return ShareLink(**({"runner_id": runner.id, "recipient": "Jonas", "made_at": AT, "ends_at": END} | more))


def visit(store, seen, name="browser", at=AT):
    return store.join_visit(name, seen, at, at + DAY)


def test_a_link_is_kept_as_it_was_told(store, runner):
    full = told(
        runner,
        groups=(Group.LOAD, Group.ROUTES),
        since=AT.date(),
        place="achilles_left",
        shown_as="M",
        may_comment=True,
    )
    added = store.add_link(full, "h")
    assert store.links(runner.id) == (added,)
    assert [added.scope.has(group) for group in (Group.ROUTES, Group.PLAN)] == [True, False]


def test_openings_are_counted_and_tell_the_one_before(store, runner, link):
    first, second = store.open_link("first", AT), store.open_link("first", AT + DAY)
    assert (first.since_at, second.since_at) == (None, AT)
    (kept,) = store.links(runner.id)
    assert (kept.views, kept.last_view_at) == (2, AT + DAY)


def test_it_ends_at_its_last_moment(store, link):
    assert store.has_link("first", END - SECOND)
    assert store.open_link("first", END - SECOND) is not None
    assert store.open_link("first", END) is None
    assert not store.has_link("first", END)


def test_wrong_addresses_change_nothing(store, runner, link):
    for wrong in ("", "First", "first ", "first' OR '1'='1", hash_of("first")):
        assert store.open_link(wrong, AT) is None
    assert store.links(runner.id)[0].views == 0


def test_an_endless_link_has_no_end(store, runner):
    store.add_link(told(runner, ends_at=None), "h")
    assert store.open_link("h", AT + 9999 * DAY) is not None


def test_a_link_taken_back_is_closed_where_it_is_open(store, runner, link):
    visit(store, store.open_link("first", AT))
    assert [seen.link.id for seen in store.visited("browser", AT)] == [link.id]
    store.revoke_link(runner.id, link.id, AT + SECOND)
    assert store.visited("browser", AT + SECOND) == ()
    assert store.open_link("first", AT + SECOND) is None
    with pytest.raises(StoreError, match="no such link"):
        store.extend_link(runner.id, link.id, None)
    with pytest.raises(StoreError, match="no such link"):
        store.rotate_link(runner.id, link.id, "again")


def test_a_new_address_closes_the_old_one_everywhere(store, runner, link):
    visit(store, store.open_link("first", AT))
    store.rotate_link(runner.id, link.id, "second")
    assert store.visited("browser", AT) == ()
    assert store.open_link("first", AT) is None
    assert store.open_link("second", AT).link.id == link.id


def test_links_of_another_runner_are_unknown(store, link):
    other = store.add_runner("Ben", "UTC")
    for change in (
        lambda: store.revoke_link(other.id, link.id, AT),
        lambda: store.extend_link(other.id, link.id, None),
        lambda: store.rotate_link(other.id, link.id, "x"),
    ):
        with pytest.raises(StoreError, match="no such link"):
            change()
    assert store.links(other.id) == ()
    assert store.open_link("first", AT) is not None


def test_a_visit_ends_and_others_know_nothing_of_it(store, link):
    ends_at = visit(store, store.open_link("first", AT))
    assert ends_at == AT + DAY
    assert store.visited("browser", ends_at - SECOND)
    assert store.visited("browser", ends_at) == ()
    assert store.visited("other", AT) == ()
    store.end_visit("browser")
    assert store.visited("browser", AT) == ()


def test_a_visit_lasts_while_links_are_opened_in_it(store, link):
    visit(store, store.open_link("first", AT))
    later = AT + 20 * 3600 * SECOND
    assert visit(store, store.open_link("first", later), at=later) == later + DAY
    earlier_end = store.join_visit("browser", store.open_link("first", later), later, later + SECOND)
    assert earlier_end == later + DAY


def test_several_links_in_one_browser_the_last_opened_first(store, runner, link):
    other = store.add_link(told(store.add_runner("Ben", "UTC")), "second")
    visit(store, store.open_link("first", AT))
    visit(store, store.open_link("second", AT + SECOND), at=AT + SECOND)
    assert [seen.link.id for seen in store.visited("browser", AT + SECOND)] == [other.id, link.id]
    store.revoke_link(runner.id, link.id, AT)
    assert [seen.link.id for seen in store.visited("browser", AT + SECOND)] == [other.id]


def test_within_a_sitting_news_count_from_the_same_moment(store, link):
    store.open_link("first", AT - DAY)
    visit(store, store.open_link("first", AT))
    for at, since in ((AT + SITTING - SECOND, AT - DAY), (AT + 3 * SITTING, AT + SITTING - SECOND)):
        visit(store, store.open_link("first", at), at=at)
        assert store.visited("browser", at)[0].since_at == since


def test_twenty_at_once_are_twenty_views(store_url, store, runner, link):
    def opened(number: int) -> bool:
        with closing(Store(store_url)) as mine:
            seen = mine.open_link("first", AT + number * SECOND)
            mine.join_visit("browser", seen, AT, AT + DAY)
            return seen is not None

    store.join_visit("browser", store.open_link("first", AT), AT, AT + DAY)
    with ThreadPoolExecutor(20) as pool:
        assert all(pool.map(opened, range(20)))
    assert store.links(runner.id)[0].views == 21
    assert len(store.visited("browser", AT)) == 1


def test_taking_back_beats_opening(store_url, store, runner, link):
    """Whatever comes first: after it was taken back nobody is counted, and no visit shows it."""

    def opened(number: int) -> bool:
        with closing(Store(store_url)) as mine:
            seen = mine.open_link("first", AT)
            if seen is not None:
                mine.join_visit(f"browser {number}", seen, AT, AT + DAY)
            return seen is not None

    with ThreadPoolExecutor(12) as pool:
        tries = [pool.submit(opened, number) for number in range(10)]
        taken = pool.submit(store.revoke_link, runner.id, link.id, AT)
        tries += [pool.submit(opened, number) for number in range(10, 20)]
    taken.result()
    in_time = sum(one.result() for one in tries)
    assert store.links(runner.id)[0].views == in_time
    assert not any(store.visited(f"browser {number}", AT) for number in range(20))
    assert store.open_link("first", AT) is None


@pytest.mark.parametrize("meanwhile", ["another address", "taken back", "its runner deleted"])
def test_what_happens_between_opening_and_entering_wins(store, runner, link, meanwhile):
    """Two steps, and somebody who takes the link back or gives it another address just between them."""
    seen = store.open_link("first", AT)
    if meanwhile == "another address":
        store.rotate_link(runner.id, link.id, "second")
    elif meanwhile == "taken back":
        store.revoke_link(runner.id, link.id, AT)
    else:
        store.delete_runner(runner.id)
    assert visit(store, seen) is None
    assert store.visited("browser", AT) == ()


def test_nothing_of_a_link_outlives_its_runner(store, runner, link):
    visit(store, store.open_link("first", AT))
    store.delete_runner(runner.id)
    assert store.open_link("first", AT) is None
    assert store.visited("browser", AT) == ()


def test_no_link_and_no_opening_raises_the_revision(store, runner, link):
    before = store.revision(runner.id)
    visit(store, store.open_link("first", AT))
    store.revoke_link(runner.id, link.id, AT)
    assert store.revision(runner.id) == before


def test_two_links_have_two_addresses(store, runner, link):
    with pytest.raises(StoreError):
        store.add_link(told(runner), "first")


def test_the_privacy_zone_is_drawn_once(store, runner):
    first = PrivacyZone(east_m=1, north_m=2, radius_m=300)
    assert store.privacy_zone(runner.id, first) == first
    assert store.privacy_zone(runner.id, PrivacyZone(east_m=9, north_m=9, radius_m=300)) == first


def test_only_hashes_are_in_the_tables(store, link):
    found = {column["name"] for column in sa.inspect(store._engine).get_columns("share_link")}
    assert "token_hash" in found
    assert not found & {"token", "address", "path"}
