"""The real window with a clock, a browser and a folder of the test's own, worked as a person would."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from selfhelp import life
from selfhelp.app import Options, application, build, first_page
from selfhelp.case.model import Case, Preferences
from selfhelp.catalogue.model import Catalogue
from selfhelp.guard.offline import Protections
from selfhelp.guard.opener import Outcome
from selfhelp.session import Session
from selfhelp.ui.appearance import apply_preferences
from selfhelp.ui.desk import Desk
from selfhelp.ui.widgets.note_line import NoteLine
from selfhelp.ui.widgets.text import Prose
from selfhelp.ui.window import Window

TODAY = dt.date(2026, 11, 22)
NOW = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
PASSPHRASE = "gravel tunnel orbit lamp"

W = TypeVar("W", bound=QWidget)


class FakeOpener:
    """A browser that writes down what it was asked to open."""

    def __init__(self) -> None:
        """Start with a browser that works."""
        self.code = "opened"
        self.urls: list[str] = []
        self.allowed: list[str] = []

    def allow(self, urls: Iterable[str]) -> tuple[str, ...]:
        """Take every link."""
        self.allowed += urls
        return ()

    def open(self, url: str) -> Outcome:
        """Write the link down and answer as told."""
        self.urls.append(url)
        return Outcome(self.code)


@dataclass
class FakeClock:
    """Seconds that pass only when a test says so."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.seconds


def settle() -> None:
    """Let everything that waits for the end of a click happen, deletions included."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def pass_time(milliseconds: int) -> None:
    """Let the window live for a while, as movements take their time."""
    deadline = QDeadlineTimer(milliseconds)
    while not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    settle()


@dataclass
class Person:
    """Someone in front of the window: sees what is visible, clicks and types what can be reached."""

    qtbot: QtBot
    window: Window
    desk: Desk
    opener: FakeOpener
    clock: FakeClock
    day: list[dt.date] = field(default_factory=lambda: [TODAY])

    # Looking ------------------------------------------------------------------------------------

    @property
    def where(self) -> tuple[str, str]:
        """The page that is shown."""
        return self.window.where

    @property
    def case(self) -> Case:
        """The case as it is now."""
        return self.desk.case

    def all_of(self, kind: type[W]) -> list[W]:
        """Return every visible widget of a kind."""
        return [w for w in self.window.findChildren(kind) if w.isVisible()]

    def has(self, name: str) -> bool:
        """Tell whether something of this name can be seen."""
        return any(w.objectName() == name for w in self.all_of(QWidget))

    def find(self, name: str, kind: type[W]) -> W:
        """Return the one visible widget of this name."""
        found = [w for w in self.all_of(kind) if w.objectName() == name]
        names = sorted({w.objectName() for w in self.all_of(kind)} - {""})
        assert len(found) == 1, f"{len(found)} times {name!r} on {self.where}; there are {names}"
        return found[0]

    def text(self) -> str:
        """Return every word that can be read in the window."""
        words = [w.plain() if isinstance(w, Prose) else w.text() for w in self.all_of(QLabel)]
        words += [b.text() for b in self.all_of(QAbstractButton)]
        return "\n".join(words)

    def page_text(self) -> str:
        """Return every word of the page itself, without rail and notices."""
        page = self.window.page
        assert page is not None
        labels = [w for w in page.findChildren(QLabel) if w.isVisible()]
        words = [w.plain() if isinstance(w, Prose) else w.text() for w in labels]
        words += [w.accessibleName() for w in page.findChildren(NoteLine) if w.isVisible()]
        words += [b.text() for b in page.findChildren(QAbstractButton) if b.isVisible()]
        return "\n".join(words)

    def page_rows(self) -> list[str]:
        """Return the names of the rows of the page that open something, from the top."""
        page = self.window.page
        assert page is not None
        rows = [b for b in page.findChildren(QAbstractButton) if b.isVisible()]
        rows = [
            b for b in rows if b.objectName().startswith("open-") and not b.objectName().endswith("-tick")
        ]
        return [b.objectName() for b in sorted(rows, key=lambda b: b.mapToGlobal(QPoint(0, 0)).y())]

    def notice(self) -> str:
        """Return what the notice at the foot says; empty when there is none."""
        found = [w for w in self.all_of(Prose) if w.objectName() == "notice-text"]
        return found[-1].plain() if found else ""

    def heading(self) -> str:
        """Return the title of the page."""
        return self.find("page-title", Prose).plain()

    # Doing --------------------------------------------------------------------------------------

    def go(self, page: str, argument: str = "") -> None:
        """Be on a page, whichever way led there."""
        self.window.go(page, argument)
        settle()
        assert self.where == (page, argument)

    def reach(self, widget: QWidget) -> None:
        """Scroll until a widget is in view."""
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()
        settle()

    def click(self, name: str) -> None:
        """Click a button by its name."""
        button = self.find(name, QAbstractButton)
        assert button.isEnabled(), f"{name} can't be clicked"
        self.reach(button)
        middle = QPoint(button.width() // 2, button.height() // 2)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        self.wait()

    def choose(self, name: str, value: object) -> None:
        """Choose an entry of a list by what it stands for; the last step is an arrow key."""
        box = self.find(name, QComboBox)
        wanted = box.findData(value)
        assert wanted >= 0, f"{value!r} is not in {name}"
        self.reach(box)
        box.setFocus()
        box.setCurrentIndex(wanted - 1 if wanted else 1)
        QTest.keyClick(box, Qt.Key.Key_Down if wanted else Qt.Key.Key_Up)
        settle()

    def type(self, name: str, words: str) -> None:
        """Replace what a field holds by typing."""
        field = self.find(name, QWidget)
        self.reach(field)
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        field.setFocus()
        field.selectAll()
        if words:
            QTest.keyClicks(field, words)
        else:
            QTest.keyClick(field, Qt.Key.Key_Delete)
        settle()

    def press(self, key: Qt.Key, *, ctrl: bool = False, patient: bool = True) -> None:
        """Press a key where the keyboard is, as the window system delivers it; patient: wait for its work."""
        held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        handle = self.window.windowHandle()
        assert handle is not None
        if key == Qt.Key.Key_Escape:
            # It is counted by the time that it carries.
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, held)
                event.setTimestamp(round(self.clock.seconds * 1000))
                QCoreApplication.sendEvent(handle, event)
        else:
            QTest.keyClick(handle, key, held)
        if patient:
            self.wait()

    def wait(self) -> None:
        """Wait for what a click began: opening notes, making a place for them, a save on a busy disk."""
        settle()
        deadline = QDeadlineTimer(30_000)
        while self.desk.session.saving or (self.window.page is not None and self.window.page.waiting):
            assert not deadline.hasExpired(), "it is still waiting"
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        settle()

    def tomorrow(self, days: int = 1) -> None:
        """Let days pass."""
        self.day[0] += dt.timedelta(days=days)


@dataclass
class House:
    """Opens the program, as often as a story needs it."""

    qtbot: QtBot
    catalogue: Catalogue
    folder: Path
    opened: list[Window] = field(default_factory=list)

    def enter(
        self,
        case: Case | None = None,
        *,
        session: Session | None = None,
        language: str = "en",
        no_trace: bool = False,
        page: tuple[str, str] | None = None,
        size: tuple[int, int] | None = None,
        keep_nothing: bool = True,
    ) -> Person:
        """Start the program as :func:`selfhelp.app.run` does, and show its first page.

        Args:
            case: what was said before; with it the choice to keep nothing has been made.
            session: an open session in place of a case.
            language: spoken until the case says otherwise.
            no_trace: started with ``--no-trace``.
            page: the page to start with; by default what the program would choose.
            size: of the window.
            keep_nothing: whether the choice to keep nothing was made, when a case is given.
        """
        if session is None:
            session = Session(case)
            if case is not None and keep_nothing:
                session.keep_nothing()
        app = application()
        apply_preferences(app, session.case.preferences, session.case.preferences.language or language)
        opener, clock = FakeOpener(), FakeClock()
        options = Options(data=self.folder, no_trace=no_trace)
        walls = Protections("not-on-this-system", audit_hook=True)
        window, desk = build(self.catalogue, opener, walls, options, session=session, monotonic=clock)
        desk.region = ""
        day = [TODAY]
        desk.today = lambda: day[0]
        desk.now = lambda: NOW
        # A person in a test acts at once; the quiet after a page change has tests of its own.
        window.hearing.quiet_ms = 0
        app.installEventFilter(window)
        self.opened.append(window)
        if size is not None:
            window.resize(*size)
        start = page or (first_page(desk), "")
        window.start(desk, *start)
        window.show()
        self.qtbot.waitExposed(window)
        settle()
        return Person(self.qtbot, window, desk, opener, clock, day)

    def leave(self) -> None:
        """Close what a test left open, and end its work."""
        app = application()
        for window in self.opened:
            app.removeEventFilter(window)
            window.desk.background.stop()
            life.leave(window.desk.lane, window.desk.session, 30.0)
            window.hide()
            window.deleteLater()
        self.opened.clear()
        settle()
        apply_preferences(app, Preferences(theme="light"), "en")
        QGuiApplication.clipboard().clear()


def kept(folder: Path, case: Case, passphrase: str = PASSPHRASE) -> Session:
    """Return a session that keeps a case in a folder, with a light key derivation."""
    session = Session(case)
    session.keep_with_passphrase(folder, passphrase, memory_kib=64)
    return session


def has_keyboard(person: Person) -> str:
    """Return the name of what has the keyboard; it is on the page."""
    focused = QApplication.focusWidget()
    assert focused is not None
    assert person.window.page is not None
    assert person.window.page.isAncestorOf(focused), f"{focused.objectName()} is not on the page"
    return focused.objectName()
