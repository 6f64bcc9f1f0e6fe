"""What another person may see of a diary: cut to a scope before any page, chart or file looks at it."""

from rtr.shared.cut import cut
from rtr.shared.shown import Shown, shown

__all__ = ["Shown", "cut", "shown"]
