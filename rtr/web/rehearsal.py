"""Before the first visitor: import what pages import, draw once, and open every page, so that nobody waits.

Libraries and Streamlit load much of themselves at first use: without this the first view of a page
takes a second longer than the next one.
"""

import contextlib
import datetime as dt
import gc
import importlib
import logging
import pkgutil
import threading

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from rtr.charts.load import weeks_chart
from rtr.charts.month import month_chart
from rtr.charts.pain import pain_chart
from rtr.charts.pain_spans import pain_spans_chart
from rtr.charts.ratio import ratio_chart
from rtr.charts.settling import settling_chart
from rtr.charts.spike import spike_chart
from rtr.charts.strip import strip_chart
from rtr.charts.theme import PALETTES
from rtr.charts.year import year_chart
from rtr.diary import Diary
from rtr.learn.questions import table
from rtr.model import Activity, Injury, Runner, Sport
from rtr.views.journal import journal_view
from rtr.views.load import load_view
from rtr.views.methods import methods_view
from rtr.views.settings import settings_view
from rtr.views.settling import settling_view
from rtr.views.symptoms import symptoms_of
from rtr.views.symptoms_ask import ask
from rtr.views.symptoms_history import place_history, symptoms_history
from rtr.views.today import today_view
from rtr.views.year import year_view
from rtr.web import cards
from rtr.web.navigation import MENU

LOG = logging.getLogger("rtr")
HEAVY = ("altair", "pandas.io.formats.style", "pyarrow", "rtr.actions")
RUNS = 30
WAIT_S = 20


def rehearse(day: dt.date) -> None:
    """Import, then fill every view and draw every chart of an invented diary that ends on `day`."""
    for name in HEAVY:
        importlib.import_module(name)
    for module in pkgutil.iter_modules(cards.__path__, f"{cards.__name__}."):
        importlib.import_module(module.name)
    diary = _diary(day)
    today_view(diary, day)
    settled = settling_view(diary, day)
    methods_view()
    settings_view(diary, day)
    month = journal_view(diary, day, day).month
    load, year = load_view(diary, day), year_view(diary, day)
    for palette in PALETTES:
        weeks_chart(load.weeks, first=load.period.begin, palette=palette)
        spike_chart(load.sessions, palette=palette)
        ratio_chart(load.ratio, is_expert=False, palette=palette)
        strip_chart(load.strip, palette=palette)
        if settled is not None:
            settling_chart(settled.moments, usual=settled.usual, limit=settled.limit, palette=palette)
        month_chart(month.cells, weekdays=month.weekdays, heading=month.heading, palette=palette)
        year_chart(
            year.cells, year.marks, weekdays=year.weekdays, months=year.months, chosen="", heading="", palette=palette
        )
    _symptoms(diary, day)


def _symptoms(diary: Diary, day: dt.date) -> None:
    """The time line in days and in weeks, and the statistics that so few answers allow."""
    past = symptoms_history(diary, day)
    here = place_history(past, None)
    if here is None:
        return
    days, weeks = (symptoms_of(past, here, span).timeline for span in (8, None))
    ask(here.exposures, None, (1,), table(here.exposures))
    for palette in PALETTES:
        pain_chart(days.rows, guides=days.guides, palette=palette)
        pain_spans_chart(weeks.rows, word=weeks.word, guides=weeks.guides, palette=palette)


def _diary(day: dt.date) -> Diary:
    """A run of twenty minutes a week, with a sore place."""
    starts = [dt.datetime.combine(day - dt.timedelta(weeks=n), dt.time(7)) for n in reversed(range(RUNS))]
    runs = [
        Activity(
            uid=f"{number:032x}",
            sport=Sport.RUNNING,
            source="rehearsal",
            start_utc=start.replace(tzinfo=dt.UTC),
            start_local=start,
            elapsed_s=1200,
            timer_s=1200,
            distance_m=3000,
            run_s=1200,
            walk_s=0,
        )
        for number, start in enumerate(starts)
    ]
    sore = Injury(site="achilles", side="left", kind="tendon", onset=day - dt.timedelta(weeks=RUNS))
    return Diary(runner=Runner(id=0, name="", zone="UTC"), activities=tuple(runs), injuries=(sore,))


def open_every_page(host: str, port: int) -> None:
    """Visit the own server in the background once it answers; fills the caches of the diary, too."""
    threading.Thread(target=_visit, args=(f"{host}:{port}",), daemon=True).start()


def _visit(address: str) -> None:
    for entry in MENU:
        try:
            with contextlib.closing(_connection(address)) as connection:
                _run(connection, "" if entry is MENU[0] else entry.url)
        except (OSError, WebSocketException, TimeoutError) as trouble:
            LOG.debug("the page %s was not opened ahead: %s", entry.word, trouble)
    set_aside()


def set_aside() -> None:
    """Take whatever lives now out of the collector's sight: libraries and code, hundreds of thousands of objects.

    A full collection then takes milliseconds instead of 60 to 90. What is dropped later is freed as ever, unless it
    points at itself in a circle: a few views of the first diary.
    """
    gc.collect()
    gc.freeze()


def _connection(address: str) -> ClientConnection:
    return connect(
        f"ws://{address}/_stcore/stream",
        origin=Origin(f"http://{address}"),
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        proxy=None,
        open_timeout=WAIT_S,
    )


def _run(connection: ClientConnection, path: str) -> None:
    """Ask for a page as a browser does, and wait until its script has finished."""
    asked = BackMsg()
    asked.rerun_script.page_name = path
    connection.send(asked.SerializeToString())
    said = ForwardMsg()
    while said.WhichOneof("type") != "script_finished":
        said = ForwardMsg.FromString(bytes(connection.recv(timeout=WAIT_S, decode=False)))
