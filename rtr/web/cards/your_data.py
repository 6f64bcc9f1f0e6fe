"""Your data: take it out, put it back, delete it, and where it lies."""

import dataclasses
import datetime as dt
import io
from functools import partial

import streamlit as st

from rtr.actions import archives, deleting
from rtr.actions.backups import last_backup
from rtr.errors import AccessError, RtrError
from rtr.model import Runner
from rtr.store import Store
from rtr.views.your_data import EXPORT, NOT_IN_IT, RESTORE, copied, going_words, where
from rtr.web import hosting, notes, rights, session
from rtr.web.cards.buttons import cta, label
from rtr.web.cards.layout import card, row
from rtr.web.errors import attempt
from rtr.web.escape import escaped
from rtr.web.uploads import Uploaded, forget

ROUND = "rtr_restore_round"
TYPED, BACKUPS = "rtr_delete_typed", "rtr_delete_backups"
DELETED, WRONG = "rtr_deleted", "rtr_delete_wrong"


def your_data_card(runner: Runner) -> None:
    """Everything about the diary as a whole."""
    with card("Your data", EXPORT, key="your_data"):
        _place()
        with st.container(horizontal=True):
            st.download_button(
                "Export everything", partial(_export, session.store(), runner, session.now()), file_name(runner),
                "application/zip", key="export_everything", icon=":material/download:", on_click="ignore",
            )  # fmt: skip
            if st.button("Delete everything", key="delete_everything", type="tertiary"):
                _ask_delete(runner)
        st.caption(NOT_IN_IT)
        _restore()


def restore_card() -> None:
    """Only the way back in, where there is no diary yet."""
    with card("Your data", RESTORE, key="your_data"):
        _drop_zone()


def file_name(runner: Runner) -> str:
    """`rtr_anna_2026-05-06.zip`: letters and digits of the name, whatever it holds."""
    plain = "".join(c for c in runner.name.lower() if c.isascii() and c.isalnum())
    return f"rtr_{plain or 'diary'}_{session.now():%Y-%m-%d}.zip"


def _export(store: Store, runner: Runner, at: dt.datetime) -> bytes:
    """The zip, made at the click, outside of any page; the gate has asked again who it is."""
    out = io.BytesIO()
    archives.export_diary(store, runner, out, at=at)
    return out.getvalue()


def _place() -> None:
    store, is_hosted = session.store(), hosting.is_hosted()
    path = store.path
    row("○", escaped(where(str(path) if path is not None else None, is_hosted=is_hosted)))
    last = None if is_hosted else last_backup(store)
    row("○", escaped(copied(last, session.now(), has_file=path is not None, is_hosted=is_hosted)))


def _restore() -> None:
    with st.expander("Restore an export"):
        st.markdown(RESTORE)
        _drop_zone()


def _drop_zone() -> None:
    number = st.session_state.setdefault(ROUND, 0)
    file = st.file_uploader("Drop an export of rtr (ZIP)", type="zip", key=f"restore_{number}")
    st.caption("Larger than 100 MB? On the computer that serves: python3 -m rtr restore FILE.zip")
    if file is not None and cta("Restore this export", key="restore_file", icon=":material/restore:"):
        with st.spinner("Reading the export"):
            done = attempt(_take_in, file)
        forget([file])
        if done is not None:
            st.session_state[ROUND] = number + 1
            session.show_runner(done.runner.id)
            notes.later(escaped(done.sentence), ":material/restore:")
            st.rerun()


def _take_in(file: Uploaded) -> archives.Restored:
    handle, mine = io.BytesIO(file.getbuffer()), rights.account_id()
    return archives.restore_diary(session.store(), handle, at=session.now(), account_id=mine)


@st.dialog("Delete everything?")
def _ask_delete(runner: Runner) -> None:
    if st.session_state.pop(DELETED, False):
        st.rerun()
    store, is_hosted = session.store(), hosting.is_hosted()
    counts = dataclasses.asdict(deleting.going(store, runner))
    st.markdown(f"This deletes the diary **{escaped(runner.name)}** for good: {escaped(going_words(**counts))}.")
    st.markdown("Share links stop working at once. Exports you have downloaded stay yours; take one first if unsure.")
    is_ours = not is_hosted and store.path is not None
    if is_ours:
        st.toggle("Delete the backups on this computer, too", key=BACKUPS)
        st.caption("The backups hold every diary of this database.")
    else:
        st.caption("Backups that whoever runs the server has made still hold it until they are replaced.")
    with st.form("delete_everything_form", border=False, enter_to_submit=False):
        st.text_input(f"Type {escaped(runner.name)} to delete it", key=TYPED, max_chars=archives.LONGEST_NAME)
        with st.container(horizontal=True):
            is_kept = st.form_submit_button(label("Keep my diary"), key="keep_everything", type="primary")
            st.form_submit_button(
                "Delete everything", key="confirm_delete_everything", on_click=_delete, args=(runner,)
            )  # fmt: skip
    if wrong := st.session_state.pop(WRONG, None):
        st.error(escaped(wrong))
    if is_kept:
        st.rerun()


def _delete(runner: Runner) -> None:
    """Callback: delete the diary if its name was typed."""
    typed = st.session_state.get(TYPED, "")
    with_backups = bool(st.session_state.get(BACKUPS)) and not hosting.is_hosted()
    if runner not in session.store().runners(rights.account_id()):
        raise AccessError(rights.NOT_YOURS)
    try:
        deleting.delete_everything(session.store(), runner, typed, with_backups=with_backups)
    except RtrError as error:  # shown in the dialog: what a callback writes stands nowhere
        st.session_state[WRONG] = f"{error} {error.hint}"
    else:
        st.session_state[DELETED] = True
        notes.later("The diary is deleted.", ":material/delete:")
