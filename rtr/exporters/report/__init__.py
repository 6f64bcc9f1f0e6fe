"""A report in one file: opens offline, asks nobody for anything, prints on two pages."""

from rtr.exporters.report.file import report, report_csv

__all__ = ["report", "report_csv"]
