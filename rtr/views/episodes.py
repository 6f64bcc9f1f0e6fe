"""Injury episodes as every chart over time shows them."""

import datetime as dt

import pandas as pd

from rtr.body import place, place_words
from rtr.diary import Diary
from rtr.model import Injury


def episodes(known: Diary, first: dt.date, last: dt.date, day: dt.date) -> pd.DataFrame:
    """Injuries that touch the days from `first` to `last`: `first` and `last` day as drawn, and `name`.

    An injury that is not over is drawn up to the day on which running was cleared: a tint over a
    whole return would say nothing. Without a clearance it reaches to `day`, today.
    """
    rows = [(injury.onset, end_of(injury, day), episode_name(injury)) for injury in known.injuries]
    touching = [row for row in rows if row[0] <= last and row[1] >= first]
    frame = pd.DataFrame(touching, columns=["first", "last", "name"])
    return frame.astype({"first": "datetime64[us]", "last": "datetime64[us]", "name": "str"})


def end_of(injury: Injury, day: dt.date) -> dt.date:
    """The last day of its tint."""
    return injury.until or injury.cleared_on or day


def episode_name(injury: Injury) -> str:
    """`Injury: left Achilles tendon`."""
    return f"Injury: {place_words(place(injury.site, injury.side))}"
