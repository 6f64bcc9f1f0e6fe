"""What another person may see of a diary: cut to a scope before any page, chart or file looks at it."""

from rtr.shared.cut import cut
from rtr.shared.shown import Shown, Whole, shown, shown_of

__all__ = ["Shown", "Whole", "cut", "shown", "shown_of"]
