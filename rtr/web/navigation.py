"""The menu: every page of the app, one word and one question each (rulings R25)."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

PAGES = Path(__file__).resolve().parents[2] / "pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the menu. `word` is the file name in `pages/`, `question` what the page answers."""

    word: str
    title: str
    icon: str
    group: str
    question: str
    url: str
    is_in_menu: bool = True
    """False for pages that are reached from others (rulings R25)."""


MENU = (
    Entry(word="today", title="Today", icon="directions_run", group="Now", url="today",
          question="May I run today, and what exactly?"),
    Entry(word="journal", title="Journal", icon="calendar_month", group="Now", url="journal",
          question="What happened on that day?"),
    Entry(word="plan", title="Plan", icon="stairs", group="Now", url="plan",
          question="What comes next, and why?"),
    Entry(word="year", title="Year", icon="grid_view", group="Now", url="year",
          question="What did the year hold, and what lies ahead?", is_in_menu=False),
    Entry(word="take_along", title="Take along", icon="watch", group="Now", url="take-along",
          question="How does the plan get into my calendar, onto my watch, onto paper?", is_in_menu=False),
    Entry(word="load", title="Load", icon="bar_chart", group="Look back", url="load",
          question="Am I doing too much, too fast?"),
    Entry(word="symptoms", title="Symptoms", icon="healing", group="Look back", url="symptoms",
          question="How does the site answer?"),
    Entry(word="imports", title="Import", icon="upload_file", group="Data", url="import",
          question="Did my runs arrive?"),
    Entry(word="share", title="Share", icon="group", group="Data", url="share",
          question="Who sees what, until when?"),
    Entry(word="settings", title="Settings", icon="settings", group="Data", url="settings",
          question="What do the numbers know about me?"),
    Entry(word="set_up", title="Set-up", icon="tune", group="Data", url="set-up",
          question="What follows from my return?", is_in_menu=False),
    Entry(word="injuries", title="Injuries", icon="healing", group="Data", url="injuries",
          question="What is injured, and which limits follow?", is_in_menu=False),
    Entry(word="methods", title="Methods", icon="menu_book", group="Data", url="methods",
          question="Where does each number come from?", is_in_menu=False),
)  # fmt: skip
"""In the order of the menu; the first page is the one at `/`."""
COACH = Entry(word="coach", title="Shared with you", icon="visibility", group="", url="shared",
              question="What changed since my last visit?")  # fmt: skip
"""The one page of a coach."""


def page(word: str) -> st.Page:
    """The page of that word, for `st.page_link` and `st.switch_page`."""
    entry = next(e for e in (*MENU, COACH) if e.word == word)
    return st.Page(
        PAGES / f"{entry.word}.py",
        title=entry.title,
        icon=f":material/{entry.icon}:",
        url_path=entry.url,
        default=entry in (MENU[0], COACH),
        visibility="visible" if entry.is_in_menu else "hidden",
        help=entry.question,
    )


def coach_menu() -> list[st.Page]:
    """What a coach can open: nothing but the one page."""
    return [page(COACH.word)]


def menu() -> dict[str, list[st.Page]]:
    """All pages by group, as `st.navigation` takes them."""
    groups: dict[str, list[st.Page]] = {}
    for entry in MENU:
        groups.setdefault(entry.group, []).append(page(entry.word))
    return groups
