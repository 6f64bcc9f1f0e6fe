"""How tests are dealt out to processes: what is named is there, and what belongs together stays together."""

import pytest

from tests.browser import test_pages
from tests.side_by_side import BY_SCREEN, LONGEST, LOOSE, ROOT, pytest_collection_modifyitems, rank, together


@pytest.mark.parametrize("name", [*LONGEST, *sorted(LOOSE), BY_SCREEN])
def test_what_is_named_is_there(name):
    assert (ROOT / name).exists()


def test_a_file_comes_before_the_rest_of_its_folder():
    files = ["tests/unit/test_body.py", "tests/browser/test_report.py", "tests/browser/test_pages.py"]
    assert sorted(files, key=rank) == files[::-1]


def test_the_tests_of_a_file_stay_together_unless_they_share_nothing():
    assert together("tests/app/test_plan.py::test_a[x]") == together("tests/app/test_plan.py::TestB::test_c")
    assert together("tests/golden/test_replays.py::test_a[x]") != together("tests/golden/test_replays.py::test_a[y]")


def test_the_pages_of_one_kind_of_screen_stay_together():
    kinds = [f"{width}-{scheme}" for width in test_pages.WIDTHS_PX for scheme in test_pages.SCHEMES]
    found = {together(f"{BY_SCREEN}::{test}[{kind}-chromium-{word}]")
             for kind in kinds for word in test_pages.PAGES
             for test in ("test_a_page_of_the_demo", "test_a_page_without_data")}  # fmt: skip
    assert found == {f"{BY_SCREEN}::{kind}" for kind in kinds}


class _Config:
    """Outside a process of xdist nothing is put into another order."""


def test_one_process_alone_keeps_the_order_of_the_files():
    items = ["late", "early"]
    pytest_collection_modifyitems(_Config(), items)
    assert items == ["late", "early"]
