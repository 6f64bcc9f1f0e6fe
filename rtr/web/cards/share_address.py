"""The secret address of a link, in a dialog, once."""

from urllib.parse import urlsplit

import streamlit as st

from rtr.web import hosting
from rtr.web.cards.buttons import cta

ONCE = "Copy it now. It is shown **once**; only a fingerprint of it is stored."


def tell(title: str, path: str, more: str) -> None:
    """Open the dialog; `title` and `more` are markdown (escape what is not ours). It is kept nowhere else."""

    def dialog() -> None:
        st.markdown(ONCE)
        st.code(f"{origin()}{path}", language=None, wrap_lines=True)
        st.markdown(more)
        if not hosting.is_hosted():
            st.caption("It opens only on this computer, because rtr answers nobody else yet.")
        if cta("Done", key="share_done"):
            st.rerun()

    st.dialog(title)(dialog)()


def origin() -> str:
    """Where others find this server; without others, where this browser found it."""
    parts = urlsplit(st.context.url or "http://localhost:8501")
    return hosting.public_url() or f"{parts.scheme}://{parts.netloc}"
