"""Walking the stream: every message is found, whatever order, size and byte order it comes in."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rtr.importers.fit.container import parts
from rtr.importers.fit.layout import definition_size, layout_of
from rtr.importers.fit.messages import Messages
from rtr.importers.fit.profile import LAP, RECORD
from rtr.importers.fit.stream import walk
from tests import fit_writer as fit
from tests.fit_writer import FitWriter


def messages_of(data):
    (part,) = parts(data)
    return Messages(data, walk(data, part.start, part.end), is_intact=True, span=(part.start, part.end))


def naive_walk(data, start, end):
    """The obvious twin: one message after the other, as (position, kind, size)."""
    layouts, found, pos = {}, [], start
    while pos < end:
        header = data[pos]
        local = header >> 5 & 3 if header & 0x80 else header & 0x0F
        if header & 0xC0 == 0x40:
            size = definition_size(data, pos, end)
            layouts[local] = layout_of(data[pos : pos + size])
        else:
            size = layouts[local].size
            found.append((pos, layouts[local].kind, size))
        pos += size
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 90), st.booleans()), min_size=1, max_size=25))
def test_the_fast_walk_finds_what_the_naive_walk_finds(stretches):
    """Runs, alternations and redefinitions of any length."""
    writer = FitWriter()
    for local in range(4):
        writer.define(local, (fit.RECORD, 78, 233, fit.EVENT)[local], (253, fit.UINT32), *[(9, fit.UINT8)] * local)
    for local, count, alternate in stretches:
        for i in range(count):
            here = (local + i % 2) % 4 if alternate else local
            writer.add(here, fit.START + i, *[0] * here)
        if count == 7:
            writer.define(local, fit.RECORD, (253, fit.UINT32), *[(9, fit.UINT8)] * local)
    data = writer.done()
    found = walk(data, 14, len(data) - 2, is_every_kind=True)
    fast = sorted((int(p), b.layout.kind, b.layout.size) for b in found.blocks for p in b.positions())
    assert fast == naive_walk(data, 14, len(data) - 2)
    assert not found.is_cut
    assert found.damaged == ()


def test_both_byte_orders_give_the_same_columns():
    tables = []
    for big_endian in (False, True):
        writer = fit.with_records(FitWriter(big_endian=big_endian), 40)
        tables.append(messages_of(writer.done()).table(RECORD).columns)
    little, big = tables
    assert little.keys() == big.keys()
    assert all((little[name] == big[name]).all() for name in little)


def test_a_local_type_may_be_defined_anew_half_way():
    writer = FitWriter().define(0, fit.RECORD, (253, fit.UINT32), (3, fit.UINT8))
    writer.add(0, fit.START, 120).add(0, fit.START + 1, 121)
    writer.define(0, fit.RECORD, (3, fit.UINT8), (6, fit.UINT16), (253, fit.UINT32))
    writer.add(0, 122, 2500, fit.START + 2)
    columns = messages_of(writer.done()).table(RECORD).columns
    assert columns["heart_rate"].tolist() == [120, 121, 122]
    assert columns["speed"].tolist()[2] == 2.5
    assert (columns["timestamp"] - fit.START).tolist() == [0, 1, 2]


def test_two_local_types_of_one_kind_come_in_the_order_of_the_file():
    writer = FitWriter()
    writer.define(0, fit.RECORD, (253, fit.UINT32), (3, fit.UINT8)).define(1, fit.RECORD, (253, fit.UINT32))
    for second in range(50):
        writer.add(0, fit.START + second, 100 + second) if second % 3 else writer.add(1, fit.START + second)
    columns = messages_of(writer.done()).table(RECORD).columns
    assert (columns["timestamp"] - fit.START).tolist() == list(range(50))
    assert columns["heart_rate"][1] == 101


def test_invalid_values_are_unknown():
    writer = FitWriter().define(0, fit.RECORD, (253, fit.UINT32), (3, fit.UINT8), (2, fit.UINT16), (7, fit.UINT16Z))
    writer.add(0, fit.START, 255, 65535, 0).add(0, fit.START, 150, 2600, 210)
    columns = messages_of(writer.done()).table(RECORD).columns
    assert [column[0] for column in columns.values()][1:] != [column[1] for column in columns.values()][1:]
    assert str(columns["heart_rate"].tolist()) == "[nan, 150.0]"
    assert str(columns["altitude"].tolist()) == "[nan, 20.0]"
    assert str(columns["power"].tolist()) == "[nan, 210.0]"


def test_a_field_whose_size_is_no_multiple_of_its_type_is_skipped():
    """Coros writes one byte of a four-byte type."""
    writer = FitWriter().define(0, fit.RECORD, (5, fit.UINT32, 1), (253, fit.UINT32), (3, fit.UINT8))
    writer.add(0, b"\x07", fit.START, 133)
    columns = messages_of(writer.done()).table(RECORD).columns
    assert columns["heart_rate"].tolist() == [133]
    assert "distance" not in columns


def test_of_an_array_the_first_value_counts():
    writer = FitWriter().define(0, fit.RECORD, (253, fit.UINT32), (6, fit.UINT16, 4))
    writer.add(0, fit.START, b"\xf8\x02\xff\xff")
    assert messages_of(writer.done()).table(RECORD).columns["speed"].tolist() == [0.76]


def test_a_base_type_without_its_endian_bit_is_read():
    writer = FitWriter().define(0, fit.RECORD, (253, 0x06, 4), (6, 0x04, 2))
    writer.add(0, fit.START.to_bytes(4, "little"), (3000).to_bytes(2, "little"))
    columns = messages_of(writer.done()).table(RECORD).columns
    assert columns["speed"].tolist() == [3.0]


def test_developer_fields_take_up_room_and_never_replace_native_ones():
    """Swim apps define their own total_distance under the native number."""
    writer = FitWriter().define(0, fit.LAP, (9, fit.UINT32), developer=[(9, 4, 0), (1, 2, 0)])
    writer.add(0, 12_345, tail=b"\x01\x02\x03\x04\x05\x06").add(0, 23_456, tail=b"\xff" * 6)
    laps = messages_of(writer.done()).rows(LAP)
    assert [lap.numbers["total_distance"] for lap in laps] == [123.45, 234.56]


def test_a_developer_field_may_change_its_size_half_way():
    """Developer index 0, field 0 described anew with another type (seen in a multisport file)."""
    writer = FitWriter().define(0, fit.RECORD, (253, fit.UINT32), (3, fit.UINT8), developer=[(0, 4, 0)])
    writer.add(0, fit.START, 140, tail=b"\x00" * 4)
    writer.define(0, fit.RECORD, (253, fit.UINT32), (3, fit.UINT8), developer=[(0, 1, 0)])
    writer.add(0, fit.START + 1, 141, tail=b"\x00")
    assert messages_of(writer.done()).table(RECORD).columns["heart_rate"].tolist() == [140, 141]


def test_text_ends_at_its_first_nul_byte():
    writer = FitWriter().define(0, fit.WORKOUT, (8, fit.TEXT, 12)).add(0, b"Walk\0run\0\0\0\0\0"[:12])
    assert messages_of(writer.done()).first(26).texts == {"wkt_name": "Walk"}


def test_a_number_declared_as_text_is_left_out():
    writer = FitWriter().define(0, fit.LAP, (9, fit.TEXT, 3)).add(0, b"abc")
    assert messages_of(writer.done()).rows(LAP)[0].numbers == {}
