"""Places of the body: the list a runner chooses from, the keys of symptoms, and what a place is called."""

import itertools

import pytest

from rtr.body import (
    KIND_WORDS,
    SITES,
    InjuryKind,
    Side,
    known_place,
    needs_clinician,
    place,
    place_words,
    site_and_side,
)
from rtr.errors import SettingsError


def test_the_high_risk_bone_sites_are_the_eight_of_the_rule_base():
    """Femoral neck, front of the tibia, medial malleolus, talus, navicular, fifth metatarsal, base of the
    second, sesamoids (science §3.4)."""
    assert {site.id for site in SITES.values() if site.is_high_risk} == {
        "femoral_neck", "shin_front", "ankle_inner", "talus", "navicular", "metatarsal_5", "metatarsal_2", "sesamoid",
    }  # fmt: skip


def test_the_lower_risk_bone_sites_are_places_too_and_are_not_marked():
    for site in ("shin", "fibula", "thigh_bone", "pelvis", "heel_bone", "metatarsal"):
        assert InjuryKind.BONE in SITES[site].kinds
        assert not SITES[site].is_high_risk


def test_at_a_high_risk_site_bone_is_the_first_thought():
    assert {site.kinds[0] for site in SITES.values() if site.is_high_risk} == {InjuryKind.BONE}


@pytest.mark.parametrize("kind", sorted(set(InjuryKind) - {InjuryKind.CLINICIAN}))
def test_every_class_has_a_place_where_it_is_usual(kind):
    assert any(kind in site.kinds for site in SITES.values())


def test_every_class_has_words():
    assert set(KIND_WORDS) == set(InjuryKind)


def test_ids_are_their_keys_and_never_end_like_a_side():
    """`achilles_left` is read from the right: a site called `…_left` would be taken for a side."""
    for key, site in SITES.items():
        assert key == site.id
        assert site_and_side(key) == (key, Side.NONE)


def test_labels_are_distinct_short_and_in_plain_words():
    labels = [site.label for site in SITES.values()]
    assert len(set(labels)) == len(labels)
    assert max(map(len, labels)) <= 32
    assert SITES["navicular"].named == "Top of the midfoot (navicular)"
    assert SITES["calf"].named == "Calf"


def test_places_of_a_region_stand_together():
    regions = [site.region for site in SITES.values()]
    assert len(set(regions)) == 1 + sum(one != two for one, two in itertools.pairwise(regions))


@pytest.mark.parametrize("site", SITES)
def test_a_place_is_the_way_back_to_site_and_side(site):
    for side in (Side.LEFT, Side.RIGHT) if SITES[site].has_sides else (Side.NONE,):
        assert site_and_side(place(site, side)) == (site, side)
        assert known_place(place(site, side)) == place(site, side)
        assert place_words(place(site, side))[0].islower()


@pytest.mark.parametrize("key", ["elbow", "elbow_left", "", "left", "_left", "back_left", "pelvis_right"])
def test_what_is_no_place_is_refused(key):
    with pytest.raises(SettingsError, match="no place"):
        known_place(key)


def test_words_of_a_place():
    assert place_words("knee_outer_right") == "right outer knee"
    assert place_words("achilles") == "Achilles tendon"
    assert place_words("metatarsal_2_left") == "left midfoot behind the second toe"


@pytest.mark.parametrize("site", [site.id for site in SITES.values() if site.is_high_risk])
def test_a_bone_at_a_high_risk_site_is_a_clinicians_also_while_nobody_has_excluded_it(site):
    assert needs_clinician(site, InjuryKind.BONE)
    assert needs_clinician(site, InjuryKind.UNKNOWN)
    assert not needs_clinician(site, InjuryKind.TENDON)


def test_what_a_clinician_steers_is_a_clinicians_everywhere():
    assert needs_clinician("knee", InjuryKind.CLINICIAN)
    assert not needs_clinician("knee", InjuryKind.UNKNOWN)
    assert not needs_clinician("elbow", InjuryKind.BONE), "a place this version does not know"
