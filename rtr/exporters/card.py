"""A plan on one sheet of paper: a small HTML page that opens offline and prints; no script, no request."""

import html
from collections.abc import Iterable

from rtr.exporters.workout_text import duration, lines
from rtr.plan import RUNNING, Session, SessionKind

STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; color: #111; background: #fff; max-width: 44rem; margin: 2rem auto; }
h1 { font-size: 1.4rem; margin: 0 0 .2rem; } p { margin: .2rem 0; }
table { border-collapse: collapse; width: 100%; margin-top: 1rem; }
td, th { border-bottom: 1px solid #999; padding: .35rem .6rem .35rem 0; text-align: left; vertical-align: top; }
th { font-weight: 600; } .box { width: 1.1rem; height: 1.1rem; border: 1px solid #333; display: inline-block; }
.small { color: #444; font-size: .85rem; } li { margin: 0; } ul { margin: 0; padding-left: 1.1rem; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }
"""
NOT_MEDICAL = "Self-tracking, not a medical assessment."
RULES = (
    "Easy means you can talk in full sentences.",
    "Stop for sharp pain, a limp, or anything that frightens you. Then look at Today before the next run.",
)


def card(sessions: Iterable[Session], *, title: str, limit: str = "") -> str:
    """The sessions as a page to print, a box to tick for each. `limit` is the runner's own limit in words."""
    rows = "".join(map(_row, sorted(sessions, key=lambda s: (s.day, s.kind.value))))
    rules = "".join(f"<li>{html.escape(rule)}</li>" for rule in (*RULES, *((limit,) if limit else ())))
    head = html.escape(title)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{head}</title><style>{STYLE}</style></head><body><h1>{head}</h1><ul>{rules}</ul>"
        f"<table><thead><tr><th>Day</th><th>What</th><th>Done</th></tr></thead><tbody>{rows}</tbody></table>"
        f'<p class="small">{NOT_MEDICAL}</p></body></html>'
    )


def _row(session: Session) -> str:
    day = f"{session.day:%a} {session.day.day} {session.day:%b}"
    steps = "".join(f"<li>{html.escape(line)}</li>" for line in lines(session))
    length = f" ({duration(session.total_s)})" if session.kind in RUNNING else ""
    note = f'<p class="small">{html.escape(session.note)}</p>' if session.note else ""
    what = f"<b>{html.escape(session.title)}</b>{length}<ul>{steps}</ul>{note}"
    box = "" if session.kind is SessionKind.REST else '<span class="box"></span>'
    return f"<tr><td>{day}</td><td>{what}</td><td>{box}</td></tr>"
