"""Documents and their statements -> a static HTML report: a folder that opens without network.

In: documents, one extraction for each, the run that made them.  Out: ``write_report``, which
writes the folder, and ``ReportSummary``, which says what was written.
"""

from __future__ import annotations

from tallywire.export.report.writer import ReportSummary, write_report

__all__ = ["ReportSummary", "write_report"]
