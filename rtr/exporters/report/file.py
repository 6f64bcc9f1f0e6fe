"""A report and its numbers as files."""

import datetime as dt

import pandas as pd

from rtr.charts.coach import coach_chart
from rtr.charts.load import weeks_chart
from rtr.exporters.csv_table import csv_bytes
from rtr.exporters.report.figures import Figure
from rtr.exporters.report.page import page
from rtr.exporters.report.rows import data_rows
from rtr.shared import Shown
from rtr.views.coach_days import BODY, LOAD, has_any
from rtr.views.report import DAYS, ReportView, report_view

HEADINGS = {
    (True, True): "Load and pain",
    (True, False): "Pain and stiffness",
    (False, True): "Load",
}
MOST_ROUTES = 6
PAIN_KEY = "○ pain while running · ◆ morning pain · – morning stiffness, where it differs"
LOAD_KEY = "■ running · □ walking"
WEEKS_KEY = f"{LOAD_KEY} · line: mean of the four full weeks before"


def report(shown: Shown, days: int = DAYS) -> bytes:
    """One HTML file that opens offline: the last `days` days of what is shown."""
    view = report_view(shown, days)
    since = shown.day - dt.timedelta(days=days - 1)
    routes = [one for one in shown.routes if one.day >= since][-MOST_ROUTES:]
    return page(view, figures(view), routes, report_csv(shown, days)).encode()


def report_csv(shown: Shown, days: int = DAYS) -> bytes:
    """The numbers behind it as CSV; no cell of it is a formula."""
    return csv_bytes(data_rows(shown, days))


def figures(view: ReportView) -> list[Figure]:
    """Each picture that has something to show."""
    found = []
    has_pain, has_load = has_any(view.days, BODY), has_any(view.days, LOAD)
    if has_pain or has_load:
        key = " · ".join([*([PAIN_KEY] if has_pain else []), *([LOAD_KEY] if has_load else [])])
        chart = coach_chart(view.days, today=pd.Timestamp(view.days["day"].iloc[-1]), palette="light")
        found.append(Figure(heading=HEADINGS[has_pain, has_load], finding=view.finding, key=key, chart=chart))
    if view.weeks is not None and len(view.weeks.weeks):
        weeks = view.weeks
        chart = weeks_chart(weeks.weeks, first=weeks.span.begin, palette="light", kinds=weeks.kinds)
        found.append(Figure(heading="Minutes per week", finding=weeks.sentence, key=WEEKS_KEY, chart=chart))
    return found
