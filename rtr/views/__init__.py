"""One module per page: a frozen view-model and the function that fills it from a diary and a day.

Scalars, sentences and frames only: no charts, no markup, nothing that was typed by anyone.
"""

from rtr.views.imports import ImportsView, imports_view
from rtr.views.journal import JournalView, journal_view
from rtr.views.load import LoadView, load_view
from rtr.views.methods import MethodsView, methods_view
from rtr.views.settings import SettingsView, settings_view
from rtr.views.today import TodayView, today_view

__all__ = [
    "ImportsView",
    "JournalView",
    "LoadView",
    "MethodsView",
    "SettingsView",
    "TodayView",
    "imports_view",
    "journal_view",
    "load_view",
    "methods_view",
    "settings_view",
    "today_view",
]
