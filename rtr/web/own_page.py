"""Pages that are no part of the dashboard: plain HTML from the server, without script, for whoever is outside it."""

import base64
import hashlib
from html import escape

from starlette.responses import HTMLResponse

STYLE = """
:root{color-scheme:light dark;--paper:#FCFBF9;--ink:#111417;--line:#DCD8CF;--act:#005F94;--on:#FFF;--mark:#0072B2}
@media(prefers-color-scheme:dark){
:root{--paper:#15181B;--ink:#E9E7E2;--line:#3A4046;--act:#6DBBEE;--on:#111417;--mark:#4FA8DC}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);
font:16px/1.6 "Source Sans 3","Source Sans Pro",system-ui,sans-serif}
header{padding:12px 16px}
header svg{display:block;height:32px}
.mark{fill:var(--mark);stroke:var(--mark)}
.word{fill:none;stroke:var(--ink)}
main{max-width:560px;margin:24px auto;padding:24px 16px;border:1px solid var(--line);border-radius:10px}
h1{margin:0 0 12px;font:600 2rem/1.2 "Source Serif 4","Source Serif Pro",Georgia,serif}
p{margin:0 0 12px}
main>:last-child{margin-bottom:0}
label{display:block;margin:0 0 4px}
input{width:100%;padding:10px 12px;margin:0 0 16px;font:inherit;color:inherit;background:transparent;
border:1px solid var(--line);border-radius:8px}
button{padding:10px 16px;font:inherit;color:var(--on);background:var(--act);border:0;border-radius:8px;cursor:pointer}
a{color:var(--act)}
code{overflow-wrap:anywhere}
:focus-visible{outline:2px solid var(--act);outline-offset:2px}
@media(max-width:600px){main{margin:8px 16px}}
"""
LOGO = (
    '<svg viewBox="0 0 116 32" role="img" aria-label="rtr"><g class="mark" stroke-width="2" stroke-linejoin="round">'
    '<rect x="3" y="19" width="9" height="10" rx="1.5" fill-opacity=".13"/>'
    '<rect x="16" y="12" width="9" height="17" rx="1.5" fill-opacity=".13"/>'
    '<rect x="29" y="3" width="9" height="26" rx="1.5"/></g><path class="mark" stroke="none" d="M16 22h9v7h-9z"/>'
    '<g class="word" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round">'
    '<path d="M54 12v16M54 19c1-4 4-7 9-7"/><path d="M75 5v18c0 4 2 5 6 5M70 12h11"/>'
    '<path d="M92 12v16M92 19c1-4 4-7 9-7"/></g></svg>'
)
_DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
HEADERS = {
    "content-security-policy": f"default-src 'none'; style-src 'sha256-{_DIGEST}'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow",
}


def page(title: str, *paragraphs: str, form: str = "", status: int = 200) -> HTMLResponse:
    """A title and paragraphs, all of them text; `form` is markup of our own, never of anybody else.

    A form tells this server that it comes from here, which a browser does not for a page that tells nobody
    anything; not even then does the path of the page go along.
    """
    referrer = "strict-origin" if "<form" in form else HEADERS["referrer-policy"]
    text = "".join(f"<p>{escape(said)}</p>" for said in paragraphs)
    document = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>rtr</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex, nofollow">'
        f'<meta name="referrer" content="{referrer}">'
        f"<style>{STYLE}</style></head><body><header>{LOGO}</header>"
        f"<main><h1>{escape(title)}</h1>{text}{form}</main></body></html>"
    )
    return HTMLResponse(document, status_code=status, headers=HEADERS | {"referrer-policy": referrer})
