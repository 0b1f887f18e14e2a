"""Paints the leaflet with the program's own paper, so that Arabic is shaped and mirrored as on its pages."""

import datetime as dt
import os
from pathlib import Path

from maintainer.release.failure import BuildError
from selfhelp.documents.leaflet_sheet import Leaflet, leaflet_sheet
from selfhelp.language import activate, active, open_language


def write(leaflet: Leaflet, language: str, today: dt.date, target: Path) -> None:
    """Write the page as PDF.

    Args:
        leaflet: what it says.
        language: its tag.
        today: the day that stands on it.
        target: the file.

    Raises:
        BuildError: it does not fit on one page.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from selfhelp.app import application
    from selfhelp.ui.printing import write_sheet

    application()
    before = active()
    activate(open_language(language))
    try:
        # Where two numbers with long names make a second page, the first one stands there alone.
        pages = write_sheet(leaflet_sheet(leaflet, today), target, leaflet.title)
        if pages != 1:
            pages = write_sheet(leaflet_sheet(leaflet, today, numbers=1), target, leaflet.title)
    finally:
        activate(before)
    if pages != 1:
        target.unlink()
        raise BuildError(
            "The leaflet does not fit on one page. Shorten the names and hours of the help lines."
        )
