"""Security headers of every answer; the policy allows this server's own files and nothing else."""

import base64
import hashlib
import re
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
ONE_YEAR = "max-age=31536000"
"""So long a browser that was here by https comes by nothing else; for this host alone."""
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def script_hashes(page: str) -> tuple[str, ...]:
    """CSP sources for the inline scripts of a page; Streamlit's shell has one, and it changes per release."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(page))
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def content_security_policy(hashes: tuple[str, ...]) -> str:
    """No script but this server's own and the hashed ones, no request to any other host, no frame around it."""
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self' 'wasm-unsafe-eval'", *hashes)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "frame-ancestors 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "object-src 'none'",
        )
    )


class SecurityHeaders:
    """ASGI middleware that writes the headers onto every HTTP answer, refusals included."""

    def __init__(self, app: ASGIApp, *, is_https: bool = False) -> None:
        self.app, self.is_https = app, is_https
        self.headers = ({"strict-transport-security": ONE_YEAR} if is_https else {}) | {
            "content-security-policy": content_security_policy(script_hashes(INDEX.read_text("utf-8"))),
            "x-content-type-options": "nosniff",
            "x-frame-options": "DENY",
            "referrer-policy": "no-referrer",
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": "same-origin",
            "permissions-policy": "camera=(), geolocation=(), microphone=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)  # our own pages have a stricter policy of their own
                if self.is_https:
                    _secure_cookies(headers)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def _secure_cookies(headers: MutableHeaders) -> None:
    """Streamlit's own cookies know nothing of https; here no cookie ever travels open."""
    given = headers.getlist("set-cookie")
    if all("; secure" in line.lower() for line in given):
        return
    del headers["set-cookie"]
    for line in given:
        headers.append("set-cookie", line if "; secure" in line.lower() else f"{line}; Secure")
