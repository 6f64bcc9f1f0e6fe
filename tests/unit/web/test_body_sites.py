"""The picker of places: what two widgets say is a place, or not one yet."""

import pytest

from rtr.body import SITES, known_place
from rtr.web.cards.body_sites import ORDER, chosen, site_words


@pytest.mark.parametrize(
    ("site", "side", "place"),
    [
        ("achilles", "left", "achilles_left"),
        ("achilles", "right", "achilles_right"),
        ("achilles", "none", "achilles"),
        ("back", None, "back"),
        ("back", "left", "back"),
        ("achilles", None, None),
        (None, "left", None),
        ("elbow", "left", None),
        ("achilles", "up", None),
    ],
)
def test_a_place_needs_its_side_where_it_has_two(site, side, place):
    assert chosen(site, side) == place


def test_every_place_can_be_chosen_and_is_known():
    for site in ORDER:
        for side in ("left", "right", "none"):
            place = chosen(site, side)
            assert place is not None
            assert known_place(place) == place


def test_the_list_reads_in_groups():
    regions = [SITES[site].region for site in ORDER]
    assert regions == sorted(regions, key=regions.index), "places of a region stand together"
    assert site_words("knee_front") == "Knee · Kneecap"
    assert site_words("other") == "Somewhere else"
