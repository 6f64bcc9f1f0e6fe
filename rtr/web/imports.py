"""The import flow on the page: progress, taking an import back, answering what looks like the same run."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from rtr import actions, jobs
from rtr.model import Batch, DuplicatePair, Runner
from rtr.store import KEEP_BOTH, KEEP_OLD, USE_NEW, Job, JobState
from rtr.web import notes, session
from rtr.web.cards.buttons import cta
from rtr.web.errors import attempt, did
from rtr.web.escape import escaped
from rtr.web.uploads import JOB

ANSWERS = {KEEP_OLD: "Keep old", USE_NEW: "Use new", KEEP_BOTH: "Keep both"}
FAILED = "rtr_import_failed"
SILENT_S = 30
"""A job that gave no sign of life for this long is dead: the dashboard was stopped under it."""


def progress() -> None:
    """How far the running import is, looked up once a second; after one that failed, what happened."""
    if message := st.session_state.get(FAILED):
        st.error(escaped(message), icon=":material/error:")
    runner = session.current_runner()
    job_id = st.query_params.get(JOB) or next(iter(_open_jobs(runner)), None)
    if runner is not None and job_id is not None:
        _poll(runner, job_id)


def _open_jobs(runner: Runner | None) -> list[str]:
    """Imports that run for this runner, so that one is found again after leaving the page."""
    return [job.id for job in session.store().open_jobs(runner.id)] if runner is not None else []


@st.fragment(run_every=1.0)
def _poll(runner: Runner, job_id: str) -> None:
    store = session.store()
    job = store.job(runner.id, job_id)
    if job is None or job.state.is_over:
        _leave(job)
    elif session.now() - job.beat_at > dt.timedelta(seconds=SILENT_S):
        store.update_job(job.id, at=session.now(), state=JobState.FAILED, message=jobs.STOPPED)
    else:
        st.progress(_share(job), text=escaped(_how_far(job)))
        if st.button("Stop this import", key="cancel_import"):
            jobs.cancel(store, job.id, at=session.now())


def _leave(job: Job | None) -> None:
    """The import is over: say how it went and show the page anew."""
    st.query_params.pop(JOB, None)
    st.session_state.pop(FAILED, None)
    if job is not None and job.state is JobState.DONE:
        notes.later("Import finished.")
    elif job is not None and job.state is JobState.CANCELLED:
        notes.later("Import stopped. Nothing of it was stored.", ":material/info:")
    elif job is not None:
        st.session_state[FAILED] = job.message or jobs.STOPPED
    st.rerun()


def _share(job: Job) -> float:
    return min(job.done / job.total, 1.0) if job.total else 0.0


def _how_far(job: Job) -> str:
    if not job.total:
        return "Reading the files"
    name = f": {job.message}" if job.message else ""
    return f"File {job.done:,} of {job.total:,}{name}"


def undo_button(batch: Batch) -> None:
    """Opens the question whether to take this import back."""
    if st.button("Undo this import", key=f"undo_{batch.id}", icon=":material/undo:"):
        _ask_undo(batch)


@st.dialog("Undo this import?")
def _ask_undo(batch: Batch) -> None:
    runs = sum(file.activities_new for file in batch.files)
    counted = "1 activity" if runs == 1 else f"{runs:,} activities" if runs else "this import"
    st.markdown(
        f"This takes back **{counted}** from {_moment(batch)}, with the mornings and answers its files brought. "
        "Answers and check-ins you wrote here stay. "
        "Other imports are not touched, and you can import the same files again."
    )
    with st.container(horizontal=True):
        is_kept = cta("Keep them", key="keep_import")
        is_undone = st.button(f"Undo {counted}", key="confirm_undo")
    if is_kept or (is_undone and _undo(batch)):
        st.rerun()


def _undo(batch: Batch) -> bool:
    runner = session.current_runner()
    if runner is None or attempt(actions.undo_import, session.store(), runner, batch.id) is None:
        return False
    notes.later("Import undone.", ":material/undo:")
    return True


def _moment(batch: Batch) -> str:
    local = batch.created_at.astimezone(session.zone())
    return f"{local.day} {local:%B %H:%M}"


def answer_pairs(pairs: Sequence[DuplicatePair]) -> None:
    """The button below the questions: stores the answer chosen for each pair."""
    count = "this pair" if len(pairs) == 1 else f"{len(pairs)} pairs"
    if cta(f"Apply to {count}", key="apply_pairs", icon=":material/check:"):
        answers = {pair.new.uid: st.session_state.get(pair_key(pair)) or pair.suggestion for pair in pairs}
        if did(_resolve, answers):
            st.rerun()


def pair_choice(pair: DuplicatePair, label: str) -> None:
    """What to do with one pair, the suggestion chosen."""
    st.segmented_control(
        label,
        list(ANSWERS),
        format_func=ANSWERS.__getitem__,
        default=pair.suggestion,
        key=pair_key(pair),
        required=True,
        wrap=True,
    )


def pair_key(pair: DuplicatePair) -> str:
    return f"pair_{pair.kept.uid}_{pair.new.uid}"


def _resolve(answers: dict[str, str]) -> None:
    runner = session.current_runner()
    if runner is not None:
        for uid, answer in answers.items():
            session.store().resolve(runner.id, uid, answer)


def count_it(uid: str) -> None:
    """Callback: the runner says that a flagged activity is right, so it counts from now on."""
    runner = session.current_runner()
    if runner is not None:
        did(session.store().confirm, runner.id, uid)
