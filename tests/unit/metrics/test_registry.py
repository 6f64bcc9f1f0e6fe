"""Every metric has its credentials; the Methods page and the command line walk this list."""

import doctest
import importlib
import pkgutil
import subprocess
import sys

import numpy as np
import pytest

import rtr.metrics
from rtr.evidence import SOURCES
from rtr.metrics import METRICS
from rtr.metrics.base import Absence
from rtr.metrics.load import load


def test_symbols_are_unique():
    assert len({metric.symbol for metric in METRICS}) == len(METRICS)


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.symbol)
def test_credentials_are_complete_and_sources_known(metric):
    assert metric.sources
    assert set(metric.sources) <= set(SOURCES)
    assert all((metric.title, metric.unit, metric.formula, metric.needs, metric.missing))


@pytest.mark.parametrize("metric", [m for m in METRICS if m.compute], ids=lambda metric: metric.symbol)
def test_a_series_is_named_like_its_metric_and_states_its_reasons(metric):
    found = metric.compute(load(np.r_[np.full(40, 10.0), np.full(40, np.nan), np.zeros(60)]))
    assert found.symbol == metric.symbol
    assert set(found.absent) - {""} <= {absence.value for absence in metric.absences}
    assert metric.compute.__doc__
    assert ">>>" in metric.compute.__doc__


def test_every_absence_has_words():
    assert all(absence.words for absence in Absence)


def test_absences_are_the_closed_list_of_the_command_line():
    assert " ".join(absence.value for absence in Absence) == (
        "missing short_history low_base zero_chronic reentry few_loaded_days no_sensor no_threshold"
    )


@pytest.mark.parametrize("name", sorted(m.name for m in pkgutil.iter_modules(rtr.metrics.__path__)))
def test_examples_in_docstrings_run(name):
    module = importlib.import_module(f"rtr.metrics.{name}")
    assert doctest.testmod(module).failed == 0


def test_readers_of_files_do_not_load_the_frame_library():
    code = "import rtr.metrics, sys; print('pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
