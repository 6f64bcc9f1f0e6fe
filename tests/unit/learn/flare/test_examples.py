"""Examples in the texts of the flare model and of the lagged correlation are true."""

import doctest
import importlib
import pkgutil

import pytest

from rtr.learn import flare

MODULES = [*(f"rtr.learn.flare.{one.name}" for one in pkgutil.iter_modules(flare.__path__)), "rtr.learn.lagged"]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
