"""A benchmark rewrites its own section of the README and nothing else."""

from benchmarks.readme import HEAD, with_section


def test_the_first_section_comes_under_the_head():
    assert with_section("", "fit", "FIT", "fast").startswith(HEAD.rstrip())


def test_a_section_is_replaced_in_place_and_others_stay():
    text = with_section(with_section("", "fit", "FIT", "one"), "app", "App", "two")
    again = with_section(text, "fit", "FIT", r"three \1")
    assert again == text.replace("one", r"three \1")
    assert with_section(again, "fit", "FIT", r"three \1") == again
