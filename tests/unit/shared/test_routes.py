"""Routes without the place: what is cut, what is left, and that many runs do not give the door away."""

import datetime as dt
import math
import random

import numpy as np
import pytest

from rtr.model import Activity, Sport
from rtr.samples import Samples
from rtr.share import PrivacyZone
from rtr.shared.lines import crosses, simplified
from rtr.shared.routes import HIDDEN_M, LEAST_SHIFT_M, MOST_SHIFT_M, RADIUS_M, ROUND_M, TOLERANCE_M, drawn_zone, shapes

M_PER_DEG = 111_195.0
DOOR = (52.5, 13.4)
ZONE = drawn_zone(random.Random(1))


def run(uid: str, ways_m: list[tuple[float, float]], *, door=DOOR, t_s=None, segment=None) -> tuple[Activity, Samples]:
    """A run along (east, north) in metres from a door, a point a second."""
    east, north = np.array(ways_m, dtype=float).T
    cos = math.cos(math.radians(door[0]))
    return Activity(uid=uid, sport=Sport.RUNNING, source="gpx"), Samples(
        t_s=np.arange(len(east), dtype=float) if t_s is None else np.array(t_s, dtype=float),
        lat_deg=door[0] + north / M_PER_DEG,
        lon_deg=door[1] + east / (M_PER_DEG * cos),
        segment=segment,
    )


def out_and_back(angle: float, far_m: float = 1200.0, jitter=(0.0, 0.0)) -> list[tuple[float, float]]:
    """Away from the door and back to it, a point every 10 m, with a bend on the way."""
    away = np.concatenate([np.arange(0, far_m, 10.0), np.arange(far_m, 0, -10.0)])
    return [(r * math.cos(angle + r / 4000) + jitter[0], r * math.sin(angle + r / 4000) + jitter[1]) for r in away]


def walked(runs: list[tuple[Activity, Samples]], zone=ZONE) -> dict[str, np.ndarray]:
    """The shown points of each run on the true ground: which offset fits is known to the test only."""
    found = {}
    for (activity, samples), shape in zip(runs, shapes(runs, zone), strict=True):
        assert activity.uid == shape.uid
        points = np.array([p for part in shape.parts for p in part], dtype=float)
        north = (samples.lat_deg - DOOR[0]) * M_PER_DEG
        east = (samples.lon_deg - DOOR[1]) * M_PER_DEG * math.cos(math.radians(DOOR[0]))
        truth = np.column_stack([east, north])
        away = [(np.min(np.hypot(*(truth[None] - (points + at)[:, None]).transpose(2, 0, 1)), axis=1).sum(), tuple(at))
                for at in truth]  # fmt: skip
        found[shape.uid] = points + np.array(min(away)[1])
    return found


class TestWhatIsCut:
    def test_nothing_within_200_m_of_the_door_is_shown_in_many_runs_and_zones(self) -> None:
        for seed in range(8):
            runs = [run(str(n), out_and_back(n * 2 * math.pi / 7)) for n in range(7)]
            for points in walked(runs, drawn_zone(random.Random(seed))).values():
                assert np.hypot(*points.T).min() >= HIDDEN_M

    def test_a_run_that_stays_near_its_door_is_not_shown_at_all(self) -> None:
        assert shapes([run("1", out_and_back(0.3, far_m=190))], ZONE) == ()

    def test_a_run_past_the_door_of_others_is_cut_there_too(self) -> None:
        home = [run(str(n), out_and_back(n)) for n in range(3)]
        past = run("past", [(x, 30.0) for x in np.arange(-2000, 2000, 3.0)])
        points = {s.uid: s for s in shapes([*home, past], ZONE)}["past"]
        assert len(points.parts) == 2
        (last, first) = points.parts[0][-1], points.parts[1][0]
        assert math.dist(last, first) >= 2 * math.sqrt(HIDDEN_M**2 - 60**2)

    def test_a_line_with_few_points_does_not_run_through_the_circle(self) -> None:
        """A watch that saves a point every 100 m or rarer: between two shown points lies the door."""
        ways = [(0.0, 0.0), *[(x, 0.0) for x in range(400, 1300, 100)], *[(x, 400.0) for x in range(1200, -1300, -400)]]
        samples = run("1", ways, t_s=[30 * at for at in range(len(ways))])
        (shape,) = shapes([samples], PrivacyZone(east_m=0.0, north_m=100.0, radius_m=RADIUS_M))
        assert len(shape.parts) == 2

    def test_both_sides_of_a_long_break_are_hidden_a_short_one_is_not(self) -> None:
        ways = [(x, 0.0) for x in np.arange(0, 6000, 3.0)]
        seconds = np.arange(len(ways), dtype=float)
        paused = seconds + np.where(seconds >= 1000, 900.0, 0.0)
        brief = seconds + np.where(seconds >= 1000, 60.0, 0.0)
        (long,), (short,) = (shapes([run("1", ways, t_s=t)], ZONE) for t in (paused, brief))
        assert (len(long.parts), len(short.parts)) == (2, 1)

    def test_without_positions_there_is_no_route(self) -> None:
        assert shapes([(Activity(uid="1", sport=Sport.RUNNING, source="fit"), Samples(t_s=np.arange(9.0)))], ZONE) == ()
        assert shapes([], ZONE) == ()

    def test_a_route_across_the_date_line_keeps_its_shape(self) -> None:
        (shape,) = shapes([run("1", out_and_back(0.0), door=(-16.8, 179.999))], ZONE)
        assert max(abs(x) for part in shape.parts for x, _ in part) < 3000


class TestWhatIsShown:
    def test_metres_from_the_first_point_in_whole_tens(self) -> None:
        (shape,) = shapes([run("1", out_and_back(1.0))], ZONE)
        assert shape.parts[0][0] == (0, 0)
        assert all(value % ROUND_M == 0 for part in shape.parts for point in part for value in point)

    def test_the_same_run_elsewhere_on_earth_looks_the_same(self) -> None:
        here, there = (shapes([run("1", out_and_back(1.0), door=at)], ZONE)[0].parts for at in (DOOR, (-33.9, 151.2)))
        assert np.abs(np.array(here[0][:3]) - np.array(there[0][:3])).max() <= 3 * ROUND_M

    def test_few_points_are_enough(self) -> None:
        (shape,) = shapes([run("1", out_and_back(1.0))], ZONE)
        assert sum(map(len, shape.parts)) < 60


class TestTheDoor:
    def test_averaging_the_cut_ends_of_many_runs_leads_astray_by_the_shift(self) -> None:
        """With every true position known, the circle that fits all cut ends has its middle at the wrong door."""
        wrong = []
        for seed in range(12):
            zone = drawn_zone(random.Random(seed))
            chance = random.Random(seed + 100)
            runs = [
                run(str(n), out_and_back(n * 2 * math.pi / 24, jitter=(chance.gauss(0, 5), chance.gauss(0, 5))))
                for n in range(24)
            ]
            cut_ends = [points[0] for points in walked(runs, zone).values()]
            wrong.append(math.hypot(*middle(np.array(cut_ends))))
        assert min(wrong) > LEAST_SHIFT_M / 2
        assert LEAST_SHIFT_M <= float(np.mean(wrong)) <= MOST_SHIFT_M + TOLERANCE_M

    def test_the_radius_says_nothing_of_the_shift(self) -> None:
        assert {drawn_zone(random.Random(seed)).radius_m for seed in range(50)} == {RADIUS_M}

    def test_shifts_lie_between_their_limits_in_all_directions(self) -> None:
        drawn = [drawn_zone(random.Random(seed)) for seed in range(400)]
        apart = [math.hypot(zone.east_m, zone.north_m) for zone in drawn]
        assert min(apart) >= LEAST_SHIFT_M
        assert max(apart) <= MOST_SHIFT_M
        assert abs(np.mean([zone.east_m for zone in drawn])) < 20

    def test_a_stored_zone_that_is_too_small_is_widened(self) -> None:
        zone = PrivacyZone(east_m=100.0, north_m=0.0, radius_m=50.0)
        for points in walked([run("1", out_and_back(2.0))], zone).values():
            assert np.hypot(*points.T).min() >= HIDDEN_M


def middle(points: np.ndarray) -> tuple[float, float]:
    """The centre of the circle that fits points best (least squares)."""
    left = np.column_stack([2 * points, np.ones(len(points))])
    east, north, _ = np.linalg.lstsq(left, (points**2).sum(axis=1), rcond=None)[0]
    return float(east), float(north)


class TestLines:
    @pytest.mark.parametrize(("off_m", "kept"), [(19.9, 2), (20.1, 3)])
    def test_a_bend_is_kept_from_the_tolerance_on(self, off_m: float, kept: int) -> None:
        assert len(simplified(np.array([[0, 0], [100, off_m], [200, 0]], dtype=float), TOLERANCE_M)) == kept

    @pytest.mark.parametrize(("off_m", "does"), [(199.0, True), (201.0, False)])
    def test_a_way_crosses_a_circle_between_two_points_outside(self, off_m: float, does: bool) -> None:
        points, centre = np.array([[-500.0, off_m], [500.0, off_m]]), np.array([[0.0, 0.0]])
        assert crosses(points, centre, 200.0).tolist() == [does]


def test_days_do_not_matter_to_a_shape() -> None:
    told = Activity(uid="1", sport=Sport.RUNNING, source="gpx", start_local=dt.datetime(2026, 3, 2, 6))
    _, samples = run("1", out_and_back(1.0))
    assert shapes([(told, samples)], ZONE) == shapes([run("1", out_and_back(1.0))], ZONE)
