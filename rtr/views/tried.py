"""What we found when we tried our own methods; figures only, the data of people are not ours to give."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One trial: what was done, what came of it, and the counts it rests on.

    `benchmark` is the name of the measurement in `python -m benchmarks`, whose section of
    benchmarks/README.md holds the same figures; a test holds them together.
    """

    title: str
    when: str
    done: str
    found: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    data: str
    benchmark: str


CUTBACK = Tried(
    benchmark="cutback",
    title="The timing of cut-back weeks",
    when="November 2026",
    done=(
        "We replayed the rule over the years of 80 people, week by week, with what was known at the time, and looked "
        "whether an interruption began in the week it would have made lighter or in the one after."
    ),
    found=(
        "It would have spoken after 24 of 100 weeks, and made one week in ten lighter.",
        "An interruption followed 90 of its 435 proposals (21 %).",
        "It followed 546 of 2,354 loading weeks whatever was proposed (23 %), and a blind fourth week as often (23 %).",
        "So the rule does not see interruptions coming: as a warning, 345 of 435 would have been false alarms.",
        "It is a way to plan lighter weeks and to say why. Whether following it helps is not known: nobody did.",
    ),
    columns=(
        "Data",
        "People",
        "Weeks",
        "Spoke after",
        "After any loading week",
        "After a proposal",
        "Every fourth week",
    ),
    rows=(
        ("two running logs", "2", "302", "127", "27 of 197", "5 of 46", "7 of 49"),
        ("PMData", "11", "199", "44", "34 of 99", "9 of 21", "8 of 25"),
        ("SoccerMon", "44", "3,195", "747", "429 of 1,764", "66 of 317", "107 of 441"),
        ("football, Norway", "23", "656", "132", "56 of 294", "10 of 51", "14 of 74"),
        ("all", "80", "4,352", "1,050", "546 of 2,354", "90 of 435", "136 of 588"),
    ),
    data=(
        "Two personal running logs; PMData (Thambawita and others 2020); SoccerMon (Midoglu and others 2024); a season "
        "of football in Norway (Bache-Mathiesen and others 2021). Most are no runners, none is in a return. Morning "
        "soreness stands in for pain. Holidays and a season's end look like interruptions, too."
    ),
)

TRIED: tuple[Tried, ...] = (CUTBACK,)
"""Trials in the order of the Methods page."""
