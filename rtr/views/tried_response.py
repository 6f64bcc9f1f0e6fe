"""What we found when we tried the tests of Symptoms on invented diaries, where the truth is known."""

from rtr.views.tried import Tried

WORLDS = (
    "Worlds: pain that drifts and heals (base); the same with cut-back weeks (cutback); slow drift (slow); pain with a "
    "weekend pattern of its own (weekly); pain of 4 and more that cancels the next run (feedback). Three runs a week. "
    "The effect is the points of pain that 70 AU of load add on the next morning."
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

TRIED_RESPONSE: tuple[Tried, ...] = (TABLE,)
"""In the order of the Methods page."""
