"""Files from the browser: taken out of the server's memory into a private folder, then handed to a job."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from rtr import jobs
from rtr.errors import RtrError
from rtr.model import Runner
from rtr.web import session
from rtr.web.errors import attempt
from rtr.web.runners import own_runner

JOB = "job"
"""Name of the running import in the URL, so that it can be found again after a reload."""
ROUND = "rtr_upload_round"
PREFIX = "rtr-import-"
LABEL = "Drop FIT, GPX, TCX or CSV files, or a whole ZIP archive"
LONGEST_BYTES = 200
"""File systems take 255; the end is kept, which tells the kind of file."""


class Uploaded(Protocol):
    """What Streamlit hands out for one file."""

    @property
    def name(self) -> str: ...
    @property
    def file_id(self) -> str: ...
    def getbuffer(self) -> Any: ...


def drop_zone() -> None:
    """The place to drop files on. What is dropped is imported at once, into one's own diary."""
    number = st.session_state.setdefault(ROUND, 0)
    files = st.file_uploader(LABEL, accept_multiple_files=True, key=f"upload_{number}")
    if not files:
        return
    job = attempt(_start, files)
    forget(files)
    st.session_state[ROUND] = number + 1
    if job is not None:
        st.query_params[JOB] = job
        st.rerun()


def _start(files: Iterable[Uploaded]) -> str:
    """Stage the files and start the import; gives the id of the job."""
    runner, store = own_runner(), session.store()
    _show(runner)
    folder = staged(files)
    try:
        return jobs.start_import(store.url, runner, folder, at=session.now())
    except RtrError:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _show(runner: Runner) -> None:
    """Whoever imports wants to see the own diary, not the demo."""
    session.show_runner(runner.id)


def staged(files: Iterable[Uploaded]) -> Path:
    """A new folder that only this user can read, with one numbered folder per file, which keeps its name."""
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    for number, file in enumerate(files):
        place = folder / f"{number:05d}"
        place.mkdir()
        (place / tame(file.name)).write_bytes(file.getbuffer())
    return folder


def tame(name: str) -> str:
    """The last part of a file name a browser sent, usable as a name here; never empty, never a path."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(c for c in last if c.isprintable()).encode()[-LONGEST_BYTES:].decode(errors="ignore").strip()
    return kept if kept.strip(".") else "file"


def forget(files: Iterable[Uploaded]) -> None:
    """Free the memory now. Streamlit keeps uploads until the session is gone (streamlit #6748); no public way."""
    context = get_script_run_ctx()
    if context is None:
        return
    manager: Any = context.uploaded_file_mgr
    for file in files:
        with contextlib.suppress(AttributeError):
            manager.remove_file(context.session_id, file.file_id)
