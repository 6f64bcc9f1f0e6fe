"""The columns of a recording: units, masks, breaks."""

import numpy as np

from rtr.importers.fit import read
from tests import fit_writer as fit

START = fit.START


def only(writer):
    (recording,) = read("run.fit", writer.done()).recordings
    return recording


def test_cadence_of_other_sports_is_not_of_the_feet():
    recording = only(fit.with_session(fit.with_records(fit.activity_file()), sport=2))
    assert recording.activity.avg_cadence_spm is None
    assert recording.samples.cadence_spm is None


def test_enhanced_fields_come_before_plain_ones():
    writer = fit.activity_file().define(
        1, fit.RECORD, (253, fit.UINT32), (6, fit.UINT16), (73, fit.UINT32), (2, fit.UINT16), (78, fit.UINT32)
    )
    writer.add(1, START, 65_535, 2_800, 65_535, 3_000).add(1, START + 1, 2_700, 0xFFFFFFFF, 2_600, 0xFFFFFFFF)
    samples = only(fit.with_session(writer)).samples
    assert samples.speed_m_per_s.tolist() == [2.8, 2.7]
    assert samples.ele_m.tolist() == [100.0, 20.0]


def test_positions_are_degrees_and_zero_zero_is_none():
    writer = fit.activity_file().define(1, fit.RECORD, (253, fit.UINT32), (0, fit.SINT32), (1, fit.SINT32))
    writer.add(1, START, 0, 0).add(1, START + 1, 2**29, -(2**30)).add(1, START + 2, 2**29, 0x7FFFFFFF)
    samples = only(fit.with_session(writer)).samples
    assert str(samples.lat_deg.tolist()) == "[nan, 45.0, nan]"
    assert str(samples.lon_deg.tolist()) == "[nan, -90.0, nan]"


def test_impossible_values_are_left_out_and_counted():
    writer = fit.activity_file().define(1, fit.RECORD, (253, fit.UINT32), (3, fit.UINT8), (73, fit.UINT32))
    for heart_rate, speed in ((0, 2_500), (19, 2_500), (20, 100_000), (250, 100_001), (251, 2_500)):
        writer.add(1, START, heart_rate, speed)
    result = read("run.fit", fit.with_session(writer).done())
    samples = result.recordings[0].samples
    assert str(samples.hr_bpm.tolist()) == "[nan, nan, 20.0, 250.0, nan]"
    assert str(samples.speed_m_per_s.tolist()) == "[2.5, 2.5, 100.0, nan, 2.5]"
    assert [p.what.rsplit(" ", 1)[1] for p in result.problems] == ["2.", "1."]


def test_pauses_divide_the_samples():
    writer = fit.with_records(fit.activity_file(), 20).define(
        3, fit.EVENT, (253, fit.UINT32), (0, fit.ENUM), (1, fit.ENUM)
    )
    writer.add(3, START, 0, 0).add(3, START + 3, 42, 3).add(3, START + 5, 0, 0)  # a second start is no pause
    writer.add(3, START + 8, 0, 4).add(3, START + 12, 0, 0)
    samples = only(fit.with_session(writer)).samples
    assert samples.segment.tolist() == [0.0] * 12 + [1.0] * 8


def test_times_never_decrease_and_are_finite():
    samples = only(fit.run(500)).samples
    assert np.all(np.diff(samples.t_s) >= 0)
    assert np.isfinite(samples.t_s).all()
