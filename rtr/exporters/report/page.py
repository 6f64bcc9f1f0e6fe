"""The page of a report: every text of a person is escaped, nothing is fetched, scripts and style are named by hash."""

import base64
import hashlib
import html
from collections.abc import Iterable, Sequence

from rtr.advice.words import day_text
from rtr.exporters.report.figures import DRAW, Figure, library, spec_json, still
from rtr.exporters.report.style import STYLE
from rtr.exporters.route_drawing import route_alt, route_svg
from rtr.shared.routes import Route
from rtr.shared.stands import Gate
from rtr.views.report import ReportView

MARKS = {True: "✓", False: "○", None: "–"}
MARK_WORDS = {True: "met", False: "not met", None: "not known"}


def page(view: ReportView, figures: Sequence[Figure], routes: Sequence[Route], csv: bytes) -> str:
    """The whole file; the first of the figures stands on the first sheet."""
    scripts = (library(), DRAW) if figures else ()
    drawn = [_figure(one) for one in figures]
    body = "".join([_head(view), _answer(view), _list("What changed", view.changes), *drawn[:1]])
    second = "".join([*drawn[1:], _two(_gates(view), _runs(view)), _two(_ahead(view), _questions(view))])
    second += _routes(routes)
    title = html.escape(view.title)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">'
        f"<title>{title}</title><style>{STYLE}</style></head><body><main>{body}"
        f'<div class="sheet"></div>{second}{_foot(view, csv)}</main>'
        f"{''.join(f'<script>{one}</script>' for one in scripts)}</body></html>"
    )


def _policy(scripts: Iterable[str]) -> str:
    """Only what is in the file, by its hash; attributes of style are what a chart is drawn with."""
    named = " ".join(f"'{_hash(one)}'" for one in scripts) or "'none'"
    return (
        f"default-src 'none'; script-src {named}; style-src-elem '{_hash(STYLE)}'; "
        "style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _head(view: ReportView) -> str:
    return f'<header><h1>{html.escape(view.title)}</h1><p class="small">{html.escape(view.about)}</p></header>'


def _answer(view: ReportView) -> str:
    """The answer of the day; without the plan in scope only what is injured."""
    who = f"<p>{html.escape(view.who)}</p>" if view.who else ""
    if view.verdict is None:
        return f"<section>{who}</section>" if who else ""
    reasons = "".join(
        f"<li><b>{html.escape(lead)}</b> {html.escape(rest)} <span class='small'>{html.escape(grade)}</span></li>"
        for lead, rest, grade in view.reasons
    )
    hidden = f'<p class="small">{html.escape(view.hidden)}</p>' if view.hidden else ""
    return (
        f'<section class="answer"><span class="glyph {view.verdict.word}" aria-hidden="true">{view.glyph}</span><div>'
        f'<p class="word">{html.escape(view.word)}</p>{who}<p>{html.escape(view.headline)}</p>'
        f"<ul>{reasons}</ul>{hidden}</div></section>"
    )


def _list(heading: str, lines: Sequence[str]) -> str:
    items = "".join(f'<li><span class="text">{html.escape(line)}</span></li>' for line in lines)
    return f"<section><h2>{html.escape(heading)}</h2><ul>{items}</ul></section>" if lines else ""


def _figure(one: Figure) -> str:
    chart, note = one.chart, " ".join(text for text in (one.key, one.chart.note) if text)
    note = f'<p class="small">{html.escape(note)}</p>' if note else ""
    return (
        f"<section><h2>{html.escape(one.heading)}</h2><p>{html.escape(one.finding)}</p>"
        f'<div class="figure" role="img" aria-label="{html.escape(chart.alt, quote=True)}">'
        f'<div class="live"></div><div class="still">{still(chart)}</div>'
        f'<script type="application/json">{spec_json(chart)}</script></div>{note}</section>'
    )


def _two(*sections: str) -> str:
    there = [one for one in sections if one]
    return f'<div class="two">{"".join(there)}</div>' if len(there) > 1 else "".join(there)


def _gates(view: ReportView) -> str:
    rows = "".join(map(_gate, view.gates))
    return f'<section><h2>{html.escape(view.gates_heading)}</h2><ul class="gates">{rows}</ul></section>' if rows else ""


def _gate(gate: Gate) -> str:
    return (
        f'<li><b aria-hidden="true">{MARKS[gate.is_met]}</b><span class="told">{MARK_WORDS[gate.is_met]}: </span>'
        f"{html.escape(gate.words)} "
        f'<span class="small">{html.escape(gate.seen)}</span></li>'
    )


def _runs(view: ReportView) -> str:
    """How runs settled in counts, and what longer runs were followed by."""
    rows = "".join(f"<tr><td>{html.escape(word)}</td><td>{count}</td></tr>" for word, count in view.settled)
    said = "".join(f"<p>{html.escape(text)}</p>" for text in (view.settled_line, view.response) if text)
    return f"<section><h2>How runs settled</h2><table>{rows}</table>{said}</section>" if rows or said else ""


def _ahead(view: ReportView) -> str:
    return _list(view.ahead_heading, view.ahead)


def _questions(view: ReportView) -> str:
    return _list(f"{view.name} asks", view.questions)


def _routes(routes: Sequence[Route]) -> str:
    """The last routes as shapes."""
    drawn = "".join(
        f'<figure role="img" aria-label="{html.escape(route_alt(one), quote=True)}">{route_svg(one)}'
        f"<figcaption>{html.escape(day_text(one.day))}</figcaption></figure>"
        for one in routes
    )
    said = "Shapes without a map; the area around beginnings and ends is cut out."
    return (
        f'<section><h2>Last routes</h2><div class="routes">{drawn}</div><p class="small">{said}</p></section>'
        if drawn
        else ""
    )


def _foot(view: ReportView, csv: bytes) -> str:
    data = base64.b64encode(csv).decode()
    return (
        f'<footer class="small"><p class="screen"><a download="rtr_report.csv" href="data:text/csv;base64,{data}">'
        f"The numbers of these days as CSV</a></p><p>{html.escape(view.foot)}</p></footer>"
    )
