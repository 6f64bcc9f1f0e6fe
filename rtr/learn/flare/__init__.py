"""Flares of the next 48 hours, forecast from a runner's own past (science §6.4)."""

from rtr.learn.flare.bands import Band
from rtr.learn.flare.days import FlareDays
from rtr.learn.flare.hidden import Hidden, Miss, Reason
from rtr.learn.flare.interval import Estimate
from rtr.learn.flare.labels import flares
from rtr.learn.flare.model import FlareModel, flare_model
from rtr.learn.flare.today import NoBand

__all__ = ["Band", "Estimate", "FlareDays", "FlareModel", "Hidden", "Miss", "NoBand", "Reason", "flare_model", "flares"]
