"""The window: the rail, one page at a time, "Leave" always in the same corner, and notices at the foot."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from selfhelp import life, places
from selfhelp.case.compare import Changes
from selfhelp.case.keeping import KeepingError
from selfhelp.documents.sheet import Sheet
from selfhelp.guard.opener import LinkOpener
from selfhelp.language import message, pgettext, render
from selfhelp.plan import wording
from selfhelp.session import Session, is_kept_in
from selfhelp.ui import printing
from selfhelp.ui.appearance import dress
from selfhelp.ui.clipboard import Clipboard
from selfhelp.ui.desk import Desk
from selfhelp.ui.hearing import Hearing
from selfhelp.ui.icon import icon
from selfhelp.ui.navigation import PAGES, RAIL
from selfhelp.ui.notices import Notices
from selfhelp.ui.page import Page
from selfhelp.ui.rail import Rail
from selfhelp.ui.rail_facts import rail_facts
from selfhelp.ui.screenshots import keep_out_of_pictures
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.topbar import TopBar
from selfhelp.ui.widgets import buttons

#: The name on the window and in the rail: it tells nobody what the program is for.
NEUTRAL_NAME = message("window", "Notes")
FIRST_SIZE = QSize(1120, 780)
SMALLEST = QSize(540, 480)
#: Below this width or height of the window, in pixels at 100 % text, the rail becomes a menu.
RAIL_NEEDS = 820
RAIL_NEEDS_DOWN = 600
#: Seconds that work on the safe may take to finish after the window is gone.
FINISH_SECONDS = 3.0


class Window(QWidget):
    """The one window of the program. It is the :class:`selfhelp.ui.desk.Shell` of every page."""

    left = Signal()

    def __init__(self, opener: LinkOpener, monotonic: Callable[[], float]) -> None:
        """Make an empty window; :meth:`start` fills it.

        Args:
            opener: opens links in the browser.
            monotonic: seconds on a clock that never goes back.
        """
        super().__init__()
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(places.given_name() or render(NEUTRAL_NAME))
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST_SIZE)
        self._opener = opener
        self._monotonic = monotonic
        self.hearing = Hearing(self.leave_now, monotonic)
        self._clipboard = Clipboard(monotonic)
        self._history: list[tuple[str, str]] = []
        self._where = ("triage", "")
        self._page: Page | None = None
        self._desk: Desk | None = None
        self._stop_watching: Callable[[], None] = lambda: None
        self._compact = False
        self._redraw_waits = False
        self._in_trouble = False
        self._build()
        self._gone = False
        self._shortcuts: list[tuple[QShortcut, bool]] = []
        for keys, action, early in (
            ("Ctrl+Z", self._undo, True),
            ("Alt+Left", self.back, True),
            ("F1", lambda: self.go("help"), True),
            ("Ctrl+P", lambda: self.go("plan"), False),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.activated.connect(action)
            self._shortcuts.append((shortcut, early))

    # Building -----------------------------------------------------------------------------------

    def _build(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self._rail = Rail(self.go)
        across.addWidget(self._rail)
        self._rail_line = QFrame()
        self._rail_line.setObjectName("railline")
        self._rail_line.setFixedWidth(1)
        across.addWidget(self._rail_line)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        across.addLayout(right, 1)
        self._top = QWidget()
        right.addWidget(self._top)
        self._right = right
        self._place = QVBoxLayout()
        right.addLayout(self._place, 1)
        self._notices = Notices()
        right.addWidget(self._notices)

    def start(self, desk: Desk, page: str, argument: str = "") -> None:
        """Take up a desk and show its first page."""
        self._desk = desk
        self._stop_watching = desk.session.watch(self._on_case)
        remembered = desk.case.preferences.window
        if remembered is not None:
            self.resize(max(SMALLEST.width(), remembered[0]), max(SMALLEST.height(), remembered[1]))
        self.go(page, argument)

    @property
    def desk(self) -> Desk:
        """The desk in use."""
        if self._desk is None:
            raise RuntimeError("the window has not been started")
        return self._desk

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._page

    @property
    def where(self) -> tuple[str, str]:
        """The id and argument of the page that is shown."""
        return self._where

    # Navigation ---------------------------------------------------------------------------------

    def go(self, page: str, argument: str = "") -> None:
        """Show a page by its id; the one before it can be come back to."""
        if self._page is not None and not self._page.may_leave():
            return
        if self._page is not None and self._page.comes_back() and self._where != (page, argument):
            self._history = [*self._history[-30:], self._where]
        self._show(page, argument)

    def back(self) -> None:
        """Show the page before this one."""
        if self._history and (self._page is None or self._page.may_leave()):
            page, argument = self._history[-1]
            self._history = self._history[:-1]
            self._show(page, argument)

    def _show(self, page: str, argument: str) -> None:
        self.hearing.page_changes()
        self._where = (page, argument)
        fresh = PAGES[page](self.desk, argument)
        # Behind the lock no key but Esc does anything; before the rooms are open, none leads into them.
        for shortcut, early in self._shortcuts:
            shortcut.setEnabled(not fresh.behind_lock and (early or fresh.shows_rooms))
        old, self._page = self._page, fresh
        while self._place.count():
            self._place.takeAt(0)
        self._place.addWidget(fresh, 1)
        if old is not None:
            old.hide()
            old.deleteLater()
        self._notices.clear()
        self._draw_frame()
        target = fresh.first_focus() or fresh.first_stop()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._notices.announce(fresh.title())

    def _on_case(self, _changes: Changes) -> None:
        self.no_trouble()
        life.settle(self.desk.lane, self.desk.session)
        # Drawing waits for the end of the click that caused it, whose button it may delete.
        if not self._redraw_waits:
            self._redraw_waits = True
            QTimer.singleShot(0, self, self._redraw)

    def _redraw(self) -> None:
        self._redraw_waits = False
        if self._page is not None and self._page.follows_case:
            self._page.redraw()
        self._draw_frame()

    # Frame --------------------------------------------------------------------------------------

    def _draw_frame(self) -> None:
        page = self._page
        if page is None:
            return
        compact = self._is_small()
        self._compact = compact
        self._rail.setVisible(not compact)
        self._rail_line.setVisible(not compact)
        rooms: list[tuple[str, str, str]] = []
        current = ""
        if page.shows_rooms:
            facts = rail_facts(self.desk.catalogue, self.desk.case, self.desk.plan(), self.desk.today())
            for page_id, room in RAIL:
                fact = render(facts[room]) if room in facts else ""
                rooms.append((page_id, render(wording.ROOMS[room]), fact))
                if page.room == room:
                    current = page_id
        self._rail.show_rooms(rooms, current, self._kept_words(), self.name())
        self._draw_top(page, rooms if compact else [])

    def _kept_words(self) -> str:
        sent = pgettext("rail", "Nothing is sent anywhere.")
        usual = places.is_usual(self.desk.folder)
        if self.desk.session.kept and usual:
            return pgettext("rail", "Kept on this computer, locked.") + "\n" + sent
        if self.desk.session.kept:
            return pgettext("rail", "Kept in the folder you chose, locked.") + "\n" + sent
        if self.desk.session.keeping_chosen:
            return pgettext("rail", "Nothing is kept: when you leave, all of it is gone.") + "\n" + sent
        if is_kept_in(self.desk.folder):
            return pgettext("rail", "Your notes are here, locked.") + "\n" + sent
        return pgettext("rail", "Nothing is kept until you say so.") + "\n" + sent

    def _draw_top(self, page: Page, rooms: list[tuple[str, str, str]]) -> None:
        fresh = TopBar(
            page.kicker_widget(),
            width=self.width(),
            rooms=rooms,
            back=self.back if self._history and page.shows_rooms else None,
            go=self.go if page.shows_rooms else None,
            leave=self.leave_now,
        )
        self._replace(self._top, fresh)
        self._top = fresh

    def _replace(self, old: QWidget, fresh: QWidget) -> None:
        name = next((w.objectName() for w in old.findChildren(QWidget) if w.hasFocus()), "")
        self._right.replaceWidget(old, fresh)
        old.hide()
        old.deleteLater()
        again = fresh.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Swap rail and menu when the room for the rail comes or goes."""
        super().resizeEvent(event)
        if self._page is not None and self._is_small() != self._compact:
            self._draw_frame()

    def _is_small(self) -> bool:
        return self.width() < LOOK.px(RAIL_NEEDS) or self.height() < LOOK.px(RAIL_NEEDS_DOWN)

    # Notices ------------------------------------------------------------------------------------

    def notice(self, text: str, *, undo: bool = False) -> None:
        """Say that something was done, with a way to take it back."""
        self._in_trouble = False
        choices = []
        if undo and self.desk.session.can_undo:
            choices.append(buttons.word(pgettext("window", "Undo"), self._undo, "undo"))
        self._notices.tell(text, *choices)

    def trouble(self, sentence: str) -> None:
        """Say what went wrong; it stays until the person closes it or goes on."""
        close = buttons.word(pgettext("window", "Close"), self._notices.clear, "close-notice")
        self._notices.tell(sentence, close)
        self._in_trouble = True

    def no_trouble(self) -> None:
        """Take away what was said about a trouble that is over; other notices stay."""
        if self._in_trouble:
            self._notices.clear()
            self._in_trouble = False

    def _undo(self) -> None:
        if not self.desk.session.can_undo:
            return
        try:
            self.desk.session.undo()
        except KeepingError as error:
            self.trouble(render(error.sentence))
            return
        if self._page is not None:
            self._page.taken_back()
        self.notice(pgettext("window", "Taken back."))

    # Doors to the outside -----------------------------------------------------------------------

    def open_link(self, url: str) -> None:
        """Open a link in the browser; where that fails, put its address on the clipboard's offer."""
        outcome = self._opener.open(url)
        if outcome.opened:
            self.notice(pgettext("window", "Opened in your browser. The site can see that you came."))
            return
        choices = []
        if outcome.offer_copy:
            words = pgettext("window", "Copy the address")
            choices.append(buttons.word(words, lambda: self.copy(url), "copy-address"))
        self._notices.tell(render(outcome.sentence), *choices)

    def open_own_link(self, url: str) -> None:
        """Open a link of the person's own. The opener still refuses what is not a plain https address."""
        self._opener.allow([url])
        self.open_link(url)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard for a minute."""
        self._clipboard.put(text)
        self.notice(pgettext("window", "Copied. It leaves the clipboard after one minute."))

    def print_text(self, title: str, html: str | Sheet, name: str = "notes") -> None:
        """Print a document, or save it as PDF."""
        document = printing.Document(title, html, name)
        printing.save_pdf(self._page or self, document, self.notice, self.trouble)

    # Session ------------------------------------------------------------------------------------

    def take_session(self, session: Session) -> None:
        """Go on with the session that was just opened."""
        self._stop_watching()
        self.desk.audit.forget()
        self.desk.session = session
        self._stop_watching = session.watch(self._on_case)
        self._history = []
        self.redress()

    def redress(self) -> None:
        """Take up the person's language, theme and text size, and draw everything again."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            dress(app, self.desk.case.preferences)
        self._show_name()
        if self._page is not None:
            self._show(*self._where)

    def name(self) -> str:
        """Return the name on the window: the person's own choice, the responder's, or "Notes"."""
        chosen = self._desk.case.preferences.name if self._desk else None
        return chosen or places.given_name() or render(NEUTRAL_NAME)

    def _show_name(self) -> None:
        self.setWindowTitle(self.name())
        self.setWindowIcon(icon(self._desk.case.preferences.icon if self._desk else None))
        if self._desk is not None and self.isVisible():
            keep_out_of_pictures(self, wanted=self._desk.case.preferences.unseen)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Ask the system to keep the window out of pictures, once it is there."""
        super().showEvent(event)
        self._show_name()

    def lock_when_alone(self) -> None:
        """Lock because the person seems to be gone. What is not kept would be lost, so it stays."""
        if self._desk is not None and self._desk.session.kept:
            self.lock()

    def lock(self) -> None:
        """Close the case; what was kept asks for its key again, what was not kept is gone."""
        if self._page is not None:
            # Out of sight first, whatever goes wrong afterwards.
            self._page.hide()
        old = self.desk.session
        kept = old.kept
        if kept:
            self._keep_typed_words()
        self.desk.background.stop(FINISH_SECONDS)
        self.desk.lane.stop(FINISH_SECONDS)
        self.desk.audit.forget()
        self._clipboard.leave()
        self._stop_watching()
        self.desk.session = Session()
        self._stop_watching = self.desk.session.watch(self._on_case)
        self._history = []
        try:
            old.close()
        finally:
            self._show("unlock" if kept else "triage", "")

    def _keep_typed_words(self) -> None:
        """Keep what is half typed on the page, as far as the page can; nothing may stop what comes after."""
        if self._page is None:
            return
        try:
            self._page.may_leave()
        except Exception:  # noqa: BLE001  leaving and locking go on whatever a page does
            return

    def erase_everything(self) -> tuple[Path, ...]:
        """Remove what is kept on this computer; returns what could not be removed."""
        folder = self.desk.folder
        self._stop_watching()
        self.desk.audit.forget()
        self._clipboard.leave()
        self.desk.lane.stop(FINISH_SECONDS)
        erased = life.erase_kept(folder, self.desk.session)
        self.desk.session = Session()
        self._stop_watching = self.desk.session.watch(self._on_case)
        self._history = []
        QTimer.singleShot(0, self, self._draw_frame)
        left = tuple(left.path for left in erased.left)
        if not erased.key_left:
            return left
        return (*left, Path(pgettext("leaving", "a key in this computer’s key store")))

    # Leaving ------------------------------------------------------------------------------------

    def leave_now(self) -> None:
        """Be gone: first the window, then the case, then the clipboard, then the program."""
        if self._gone:
            return
        self._gone = True
        self.hide()
        try:
            self._close_case()
            # Another program may hold the clipboard and not answer; by now nothing waits for that.
            self._clipboard.leave()
        finally:
            self.left.emit()

    def _close_case(self) -> None:
        self._stop_watching()
        if self._desk is None:
            return
        if self._desk.session.kept:
            self._keep_typed_words()
        self._desk.audit.forget()
        self._desk.background.stop(FINISH_SECONDS)
        life.leave(self._desk.lane, self._desk.session, FINISH_SECONDS)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Esc alone does nothing; three times within two seconds it leaves."""
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Count Esc wherever the keyboard is, and drop what was meant for the page before."""
        return self.hearing.swallows(watched, event) or super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Closing the window leaves, like the button."""
        event.accept()
        self.hide()
        if not self._gone:
            self._remember_size()
        self.leave_now()

    def _remember_size(self) -> None:
        from selfhelp.case.change import prefer

        if self._desk is None or not self._desk.session.kept:
            return
        try:
            self._desk.session.do(prefer(window=(self.width(), self.height())), undoable=False)
        except KeepingError:
            # The size of the window is not worth a message while leaving.
            return
