"""Writes a picture of every page, state and dialog into a folder."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication

from selfhelp.session import Session
from selfhelp.tour.dialogs import dialogs
from selfhelp.tour.sample import SAMPLE_EXPORT
from selfhelp.tour.states import State, states
from selfhelp.tour.stops import stops
from selfhelp.tour.walk import sample_window, settle, visit
from selfhelp.ui.desk import Desk
from selfhelp.ui.theme.motion import MOTION
from selfhelp.ui.window import Window

#: Size of the window in pictures, unless another width is asked for.
SIZE = QSize(1280, 800)
#: Pages taller than this, in pixels, are cut at it: enough to judge a long list.
TALLEST = 2600


@dataclass(frozen=True, slots=True)
class Looks:
    """How the pictures look: a language tag, ``light`` or ``dark``, text size in percent, width in pixels."""

    language: str = "en"
    theme: str = "light"
    text_size: int = 100
    width: int = 0


def _picture(window: Window, folder: Path, name: str, width: int) -> None:
    """Write one picture: as high as the window, or as the page where that needs more."""
    settle()
    shown = window.page
    if shown is not None:
        around = window.height() - shown.height()
        height = min(TALLEST, max(SIZE.height(), shown.content_height() + around))
        window.resize(QSize(width, height))
        settle()
    window.grab().save(str(folder / f"{name}.png"))


def _in_state(window: Window, desk: Desk, state: State) -> None:
    session = Session(state.case)
    if state.chosen:
        session.keep_nothing()
    window.take_session(session)
    MOTION.use(reduced=True)
    desk.region = state.region
    visit(window, state.page, state.argument)
    for name in state.presses:
        # The one that is drawn now: what was there before may not be gone yet.
        shown = [b for b in window.findChildren(QAbstractButton, name) if b.isVisible()]
        shown[-1].click()
        QApplication.processEvents()


def take(folder: Path, looks: Looks, only: tuple[str, ...] = ()) -> int:
    """Write a picture of every page into a folder; returns how many.

    Args:
        folder: exists and can be written.
        looks: how they look.
        only: beginnings of the names of pictures; all where empty.
    """
    window, desk = sample_window(looks.language, looks.theme, looks.text_size)
    window.show()
    export = folder / "sample-export.csv"
    export.write_text(SAMPLE_EXPORT, encoding="utf-8")
    written = 0
    # A picture shows the end of a movement, not its middle. Dressing the window asked the system for it.
    MOTION.use(reduced=True)

    def wanted(name: str) -> bool:
        return not only or name.startswith(only)

    try:
        width = looks.width or SIZE.width()
        for name, page, argument in stops(desk):
            if wanted(name):
                window.resize(QSize(width, SIZE.height()))
                visit(window, page, argument, export)
                _picture(window, folder, name, width)
                written += 1
        for state in states(desk):
            if wanted(state.name):
                window.resize(QSize(state.width or width, SIZE.height()))
                _in_state(window, desk, state)
                _picture(window, folder, state.name, state.width or width)
                written += 1
        for name, dialog in dialogs(window, folder):
            if wanted(name):
                dialog.show()
                QApplication.processEvents()
                dialog.grab().save(str(folder / f"{name}.png"))
                written += 1
            dialog.close()
            dialog.deleteLater()
    finally:
        export.unlink(missing_ok=True)
        window.hide()
        desk.background.stop()
        MOTION.use(reduced=None)
    return written
