"""The diary as files: what the runner wrote belongs to the runner."""

from functools import partial

import streamlit as st

from rtr.diary import Diary
from rtr.exporters.diary_csv import diary_files, diary_zip
from rtr.web import session
from rtr.web.cards.layout import card
from rtr.web.escape import escaped

SENTENCE = "Mornings, answers to runs and injuries as CSV files. They can be imported again on the page Import."
NAMES = {"check_ins.csv": "Mornings", "answers.csv": "Answers to runs", "injuries.csv": "Injuries"}


def files_card() -> None:
    """One ZIP with everything, or one file alone; made only when somebody asks for it."""
    diary = session.diary()  # the files are made outside of the page, where nobody is looking
    with card("Keep your diary", SENTENCE), st.container(horizontal=True, gap=8, vertical_alignment="center"):
        st.download_button(
            "Download the diary (ZIP)", partial(diary_zip, diary), "rtr_diary.zip", "application/zip",
            key="diary_zip", icon=":material/download:", on_click="ignore",
        )  # fmt: skip
        for name, label in NAMES.items():
            st.download_button(
                escaped(label), partial(_file, diary, name), f"rtr_{name}", "text/csv",
                key=f"diary_{name}", icon=":material/download:", on_click="ignore", type="tertiary",
            )  # fmt: skip


def _file(diary: Diary, name: str) -> bytes:
    return diary_files(diary)[name]
