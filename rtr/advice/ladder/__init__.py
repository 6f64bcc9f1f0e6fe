"""The ladder: where a runner stands between walking and racing, and what moves them (science §4)."""

from rtr.advice.ladder.steps import LADDER, Element, Part, Rung, RungRun, ladder_of, rung

__all__ = ["LADDER", "Element", "Part", "Rung", "RungRun", "ladder_of", "rung"]
