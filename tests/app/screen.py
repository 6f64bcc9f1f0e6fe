"""What stands on a page of the app."""

from streamlit.testing.v1 import AppTest

from rtr.web.escape import WORD_JOINER

KINDS = ("title", "header", "markdown", "caption", "badge", "code", "error", "toast")


def words(app: AppTest) -> str:
    """Every text as somebody reads it, without the marks that keep markdown asleep."""
    return markup(app).replace("\\", "").replace(WORD_JOINER, "")


def markup(app: AppTest) -> str:
    """Every text as the browser gets it."""
    return "\n".join(str(element.value) for kind in KINDS for element in app.get(kind))
