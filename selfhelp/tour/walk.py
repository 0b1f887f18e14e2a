"""Shows the pages of the sample case in a real window, one after another."""

import datetime as dt
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from selfhelp.app import Options, application, build
from selfhelp.case.change import prefer
from selfhelp.catalogue.load import load
from selfhelp.guard.offline import protect
from selfhelp.session import Session
from selfhelp.tour.sample import SAMPLE_DAY, ClosedOpener, sample_case
from selfhelp.tour.stops import stops
from selfhelp.ui.appearance import apply_preferences
from selfhelp.ui.desk import Desk
from selfhelp.ui.rooms.passwords.passwords import PasswordsPage
from selfhelp.ui.window import Window


def sample_window(language: str, theme: str, text_size: int) -> tuple[Window, Desk]:
    """Return a started window with the sample case, kept nowhere."""
    app = application()
    catalogue = load()
    protections = protect()
    case = prefer(language=language, theme=theme, text_size=text_size)(sample_case())
    session = Session(case)
    apply_preferences(app, case.preferences)
    # The folder does not exist, so that no page finds notes of the person who looks at the tour.
    options = Options(data=Path("nowhere") / "notes")
    window, desk = build(
        catalogue, ClosedOpener(), protections, options, session=session, monotonic=time.monotonic
    )
    desk.today = lambda: SAMPLE_DAY
    desk.now = lambda: dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
    desk.region = "US"
    session.keep_nothing()
    window.start(desk, "plan")
    return window, desk


def visit(window: Window, page: str, argument: str, export: Path | None = None) -> None:
    """Show one page, as a person would reach it, and let it settle."""
    if page == "unlock":
        with TemporaryDirectory() as place:
            kept = Session()
            kept.keep_with_passphrase(Path(place), "a passphrase for the tour", memory_kib=64 * 1024)
            kept.close()
            before, window.desk.folder = window.desk.folder, Path(place)
            window.go(page, argument)
            window.desk.folder = before
    elif page == "ways":
        with TemporaryDirectory() as place:
            before_session = window.desk.session
            window.desk.session = Session(before_session.case)
            window.desk.session.keep_with_passphrase(
                Path(place) / "notes", "for the tour", memory_kib=64 * 1024
            )
            window.go(page, argument)
            window.desk.session.close()
            window.desk.session = before_session
    elif (page, argument) == ("passwords", "report") and export is not None:
        window.go("passwords", "")
        shown = window.page
        if isinstance(shown, PasswordsPage):
            shown.open_files([export])
            deadline = QDeadlineTimer(20_000)
            while shown.busy and not deadline.hasExpired():
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    else:
        window.go(page, argument)
    settle()


def settle() -> None:
    """Let a page finish: what it draws a turn later, and then the room that this takes."""
    for _turn in range(3):
        QApplication.processEvents()


def visit_every_page() -> int:
    """Draw every page once; returns how many. Raises whatever a page raises."""
    window, desk = sample_window("en", "light", 100)
    count = 0
    for _name, page, argument in stops(desk):
        if argument != "report" or page != "passwords":
            visit(window, page, argument)
            count += 1
    desk.background.stop()
    return count
