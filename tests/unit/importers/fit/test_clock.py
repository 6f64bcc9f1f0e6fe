"""Times that are not written in full."""

from rtr.importers.fit import read
from rtr.importers.fit.container import parts
from rtr.importers.fit.messages import Messages
from rtr.importers.fit.profile import RECORD
from rtr.importers.fit.stream import walk
from tests import fit_writer as fit
from tests.fit_writer import FitWriter

START = fit.START


def seconds_of(writer):
    data = writer.done()
    (part,) = parts(data)
    table = Messages(data, walk(data, part.start, part.end), is_intact=True, span=(part.start, part.end)).table(RECORD)
    return [second - START for second in table.columns["timestamp"].tolist()]


def test_compressed_times_roll_over_every_32_seconds():
    writer = FitWriter().define(0, fit.EVENT, (253, fit.UINT32)).define(1, fit.RECORD, (3, fit.UINT8))
    writer.add(0, START)
    expected = [1, 2, 30, 31, 33, 64, 64, 95]
    for second in expected:
        writer.compressed(1, START + second, 140)
    assert seconds_of(writer) == expected


def test_a_full_time_of_any_kind_of_message_sets_the_reference_anew():
    writer = FitWriter().define(0, 22, (253, fit.UINT32)).define(1, fit.RECORD, (3, fit.UINT8))
    writer.add(0, START).compressed(1, START + 5, 140).add(0, START + 1000).compressed(1, START + 1003, 141)
    assert seconds_of(writer) == [5, 1003]


def test_a_compressed_time_before_any_full_time_is_unknown():
    writer = FitWriter().define(0, fit.EVENT, (253, fit.UINT32)).define(1, fit.RECORD, (3, fit.UINT8))
    writer.compressed(1, START, 140).add(0, START).compressed(1, START + 1, 141)
    assert str(seconds_of(writer)) == "[nan, 1.0]"


def test_a_record_without_a_time_happened_with_the_message_before_it():
    """Pool swims: a length with a time, then a record without one."""
    writer = FitWriter().define(0, fit.LENGTH, (253, fit.UINT32)).define(1, fit.RECORD, (5, fit.UINT32))
    for length in range(1, 4):
        writer.add(0, START + 30 * length).add(1, 2500 * length)
    assert seconds_of(writer) == [30, 60, 90]


def test_one_second_back_is_held_and_told():
    writer = fit.activity_file().define(1, fit.RECORD, (253, fit.UINT32), (3, fit.UINT8))
    for second in (0, 1, 2, 1, 2, 3, 4):
        writer.add(1, START + second, 140)
    result = read("run.fit", fit.with_session(writer).done())
    assert result.recordings[0].samples.t_s.tolist() == [0, 1, 2, 2, 2, 3, 4]
    assert [p.severity for p in result.problems] == ["note"]


def test_records_far_out_of_order_are_sorted():
    writer = fit.activity_file().define(1, fit.RECORD, (253, fit.UINT32), (3, fit.UINT8))
    for second in (200, 300, 0, 100):
        writer.add(1, START + second, 100 + second // 100)
    samples = read("run.fit", fit.with_session(writer, seconds=300).done()).recordings[0].samples
    assert samples.t_s.tolist() == [0, 100, 200, 300]
    assert samples.hr_bpm.tolist() == [100, 101, 102, 103]


def test_a_jump_of_the_clock_longer_than_the_run_is_taken_out():
    writer = fit.with_records(fit.activity_file(), 30)
    writer = fit.with_records(writer, 30, start=START + 20 * 86_400)
    result = read("run.fit", fit.with_session(writer, seconds=60).done())
    assert result.recordings[0].samples.t_s[-1] == 60
    assert "20 days" in result.problems[0].what


def test_a_pause_of_days_that_the_watch_counted_stays():
    """27 days in `sports-lib__27-days-activity.fit`: the timer was never ended."""
    writer = fit.with_records(fit.activity_file(), 30)
    writer = fit.with_records(writer, 30, start=START + 3 * 86_400)
    result = read("run.fit", fit.with_session(writer, seconds=3 * 86_400 + 30).done())
    assert result.recordings[0].samples.t_s[-1] == 3 * 86_400 + 29
    assert result.problems == ()
