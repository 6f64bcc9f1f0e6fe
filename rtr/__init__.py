"""rtr: a dashboard for injured runners who are coming back."""

__version__ = "0.1.0"
