"""A file goes into the session of whoever sends it, and of nobody else.

Streamlit takes files for any session that is there: the id, which stands in the address, would be all it needs.
"""

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime

from rtr.web.gate import IDENTITY_HEADERS

UPLOADS = "/_stcore/upload_file/"


def is_own(path: str, headers: Headers) -> bool:
    """Whether the session in this address belongs to the visitor whom the gate let in."""
    if not runtime.exists():
        return False
    session = runtime.get_instance().get_app_session(path.removeprefix(UPLOADS).split("/")[0])
    return session is not None and session.matches_user_info(
        {key: headers.get(name) for name, key in IDENTITY_HEADERS.items()}
    )


class OwnUploads:
    """ASGI middleware behind the gate."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if (
            scope["type"] == "http"
            and scope["path"].startswith(UPLOADS)
            and not is_own(scope["path"], Headers(scope=scope))
        ):
            await PlainTextResponse("This upload belongs to no session of yours.", status_code=403)(
                scope, receive, send
            )
            return
        await self.app(scope, receive, send)
