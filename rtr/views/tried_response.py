"""What we found when we tried the tests of Symptoms on invented diaries, where the truth is known."""

from rtr.views.tried import Tried

WORLDS = (
    "Worlds: pain that drifts and heals (base); the same with cut-back weeks (cutback); slow drift (slow); pain with a "
    "weekend pattern of its own (weekly); pain of 4 and more that cancels the next run (feedback). Three runs a week. "
    "The effect is the points of pain that 70 AU of load add on the next morning."
)

FOUND = Tried(
    title="How often the test finds a link",
    when="November 2026",
    benchmark="response",
    done=(
        "We made 1,000 invented diaries of each kind, in which load does nothing to pain, or a known something, and "
        "asked the test of each. The table counts the diaries, of 100, in which it named a link (p at most 0.05)."
    ),
    found=(
        "With nothing to find it named a link in 1.7 to 5.4 of 100 diaries; 8.6 was the limit.",
        (
            "After 60 days it found a strong link (+0.6) in 72.4 to 96.5 of 100, a weak one (+0.3) in 25.0 to 74.0. So "
            "two months of data can only reveal strong links, and no clear link does not mean no link."
        ),
        "After 120 days it was 89.8 to 99.1 of 100 for a strong link and 40.6 to 83.9 for a weak one.",
        (
            "Where pain has a weekend pattern of its own, the test without days of the week found a strong link in "
            "29.8 of 100 after 120 days. With them, as far as pain shows the pattern, it is 89.8."
        ),
        (
            "In harder worlds without a link (good mornings not answered, sore mornings that cancel the run, breaks, "
            "hardly any pain, no fixed days) it named one in 3.9 to 6.1 of 100."
        ),
    ),
    columns=("World", "Days", "Nothing there", "Weak link, +0.3", "Strong link, +0.6"),
    rows=(
        ("base", "60", "3.5", "50.3", "91.6"),
        ("base", "120", "4.7", "67.2", "98.9"),
        ("cutback", "60", "3.9", "41.6", "89.5"),
        ("cutback", "120", "5.4", "59.1", "97.4"),
        ("slow", "60", "3.9", "74.0", "96.5"),
        ("slow", "120", "5.1", "83.9", "99.1"),
        ("weekly", "60", "1.7", "25.0", "72.4"),
        ("weekly", "120", "3.0", "40.6", "89.8"),
        ("feedback", "60", "4.6", "43.9", "90.1"),
        ("feedback", "120", "4.8", "66.2", "98.8"),
    ),
    data=WORLDS,
)

USUAL = Tried(
    title="The usual correlation on the same diaries",
    when="November 2026",
    benchmark="response",
    done=(
        "On the same invented diaries of 120 days, with nothing to find, we counted how often the usual test "
        "(Spearman's, from any textbook) calls a link significant. No page of this dashboard shows it."
    ),
    found=(
        "With the load of 7 days beside the pain of a morning it called 72.9 to 88.5 of 100 diaries significant.",
        "With the load of one day it was 0.6 to 1.3, but 11.3 where pain cancels the next run.",
        "Our test of the 7-day load, of which it compares only what is new each day, named 3.7 to 5.5.",
        "Later mornings, two or three days after, gave 3.7 to 7.6; the limit was 8.6.",
    ),
    columns=("World", "7-day load, usual", "Load of the day, usual", "7-day load, our test"),
    rows=(
        ("base", "75.0", "1.3", "4.1"),
        ("cutback", "88.5", "1.0", "5.5"),
        ("slow", "76.2", "1.3", "5.0"),
        ("weekly", "72.9", "0.6", "5.4"),
        ("feedback", "80.1", "11.3", "3.7"),
    ),
    data=WORLDS,
)

INTERVAL = Tried(
    title="The 90 % interval of the slope",
    when="November 2026",
    benchmark="response",
    done=(
        "In the same worlds we know the slope. The table counts, of 100 diaries, those whose interval holds it. For an "
        "honest interval of 90 % it should be about 90; we ask for 85 to 95."
    ),
    found=(
        "It was 85.4 to 94.9 of 100.",
        "It is worst where pain drifts slowly, the link is strong and there are 60 days: 85.4.",
        "The usual way (blocks of one week, plain percentiles) held it in 66 to 88 only. So we left it.",
    ),
    columns=("World", "Days", "Nothing there", "Weak link, +0.3", "Strong link, +0.6"),
    rows=(
        ("base", "60", "93.1", "91.3", "93.2"),
        ("base", "120", "91.1", "91.4", "91.2"),
        ("cutback", "60", "94.9", "92.3", "92.3"),
        ("cutback", "120", "92.4", "91.4", "89.8"),
        ("slow", "60", "92.5", "90.0", "85.4"),
        ("slow", "120", "90.7", "90.0", "88.5"),
        ("weekly", "60", "94.2", "91.3", "92.2"),
        ("weekly", "120", "92.5", "93.4", "90.8"),
        ("feedback", "60", "93.1", "92.2", "91.8"),
        ("feedback", "120", "90.8", "91.5", "93.2"),
    ),
    data=WORLDS,
)

TABLE = Tried(
    title="The table of all questions",
    when="November 2026",
    benchmark="questions",
    done=(
        "All nine questions were asked of 1,000 invented diaries of 130 days in each row, as the page asks them. In "
        "each world load did nothing, or something known; sleep, energy and stress never did anything."
    ),
    found=(
        "Where there was nothing to find, 4.7 to 6.9 of 100 tables named a link all the same; 11.9 was the limit.",
        "With a strong link (+0.6) 79.9 to 99.4 of 100 tables named one; a weak one (+0.3) was often missed.",
        (
            "With a strong link a table named 2.69 to 4.13 links, though only load did anything: the ratio, climb, "
            "faster minutes and days since a run follow from the same runs. So one row does not stand for itself."
        ),
        "Of the links named, 2.1 to 5.5 of 100 were of sleep, energy or stress. Up to one in ten may be chance.",
    ),
    columns=(
        "World",
        "Effect",
        "Tables of 100 with a link",
        "With running minutes",
        "Links a table",
        "Idle, of 100 links",
    ),
    rows=(
        ("base", "none", "6.3", "1.6", "0.11", "–"),
        ("base", "+0.3", "64.2", "57.6", "2.20", "2.8"),
        ("base", "+0.6", "97.8", "96.2", "4.13", "2.3"),
        ("cutback", "none", "5.6", "1.8", "0.10", "–"),
        ("cutback", "+0.3", "62.2", "54.4", "2.06", "3.2"),
        ("cutback", "+0.6", "97.5", "96.2", "4.01", "2.1"),
        ("slow", "none", "6.9", "2.3", "0.11", "–"),
        ("slow", "+0.3", "85.2", "79.9", "2.90", "3.3"),
        ("slow", "+0.6", "99.4", "93.5", "4.09", "2.5"),
        ("weekly", "none", "4.7", "0.7", "0.07", "–"),
        ("weekly", "+0.3", "31.7", "23.2", "0.82", "5.5"),
        ("weekly", "+0.6", "79.9", "74.1", "2.69", "3.3"),
        ("feedback", "none", "5.6", "1.5", "0.09", "–"),
        ("feedback", "+0.3", "58.7", "53.4", "1.95", "3.6"),
        ("feedback", "+0.6", "97.9", "96.5", "3.99", "2.6"),
    ),
    data=WORLDS,
)

TRIED_RESPONSE: tuple[Tried, ...] = (FOUND, USUAL, INTERVAL, TABLE)
"""In the order of the Methods page."""
