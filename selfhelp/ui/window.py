"""The window: the rail, one page at a time, "Leave" always in the same corner, and notices at the foot."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from selfhelp import places
from selfhelp.language import pgettext, render
from selfhelp.ui.appearance import apply_preferences
from selfhelp.ui.desk import Desk
from selfhelp.ui.frame.outside import Outside
from selfhelp.ui.frame.shortcuts import Shortcuts
from selfhelp.ui.frame.surround import Surround, Ways
from selfhelp.ui.frame.told import Told
from selfhelp.ui.hearing import Hearing
from selfhelp.ui.icon import NEUTRAL_NAME, icon
from selfhelp.ui.navigation import page as page_of
from selfhelp.ui.page import Page
from selfhelp.ui.screenshots import keep_out_of_pictures
from selfhelp.ui.widgets import typeset
from selfhelp.ui.widgets.placing import take_away
from selfhelp.ui.widgets.spoken import speak_as

# The first page needs none of them: whoever changes, keeps or closes a case imports them then.
if TYPE_CHECKING:
    from selfhelp import life
    from selfhelp.case.compare import Changes
    from selfhelp.case.keeping import KeepingError
    from selfhelp.case.model import Preferences
    from selfhelp.documents.sheet import Sheet
    from selfhelp.guard.opener import LinkOpener
    from selfhelp.session import Session

FIRST_SIZE = QSize(1120, 780)
SMALLEST = QSize(540, 480)
#: Seconds that work on the safe may take to finish after the window is gone.
FINISH_SECONDS = 3.0
#: Seconds that the window waits for a case to close before it shows the lock.
LOCK_SECONDS = 0.05


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
        speak_as(self, QAccessible.Role.Window)  # else no screen reader takes it for one
        self.setWindowTitle(places.given_name() or render(NEUTRAL_NAME))
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST_SIZE)
        self.hearing = Hearing(self.leave_now, monotonic)
        self._history: list[tuple[str, str, object]] = []
        self._where = ("threshold", "")
        self._page: Page | None = None
        self._desk: Desk | None = None
        self._stop_watching: Callable[[], None] = lambda: None
        self._drawn_at = QSize()
        self._redraw_waits = False
        self._asked_to_leave = False
        self._around = Surround(self, self.go)
        self._told = Told(self._around)
        self._outside = Outside(self, self._around, opener, monotonic)
        self._gone = False
        self._shortcuts = Shortcuts(self, undo=self._undo, back=self.back, go=self.go)

    def start(self, desk: Desk, page: str, argument: str = "") -> None:
        """Take up a desk and show its first page."""
        self._desk = desk
        if desk.begun:
            self._take_up(desk.session)
        else:
            desk.follow = self._follow
        preferences = self._preferences()
        remembered = preferences.window if preferences else None
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
            self._history = [*self._history[-30:], (*self._where, self._page.remember())]
        self._show(page, argument)

    def back(self) -> None:
        """Show the page before this one, as it was left: what was folded open, and the place."""
        if self._history and (self._page is None or self._page.may_leave()):
            page, argument, remembered = self._history[-1]
            self._history = self._history[:-1]
            self._show(page, argument)
            if self._page is not None:
                self._page.recall(remembered)

    def _show(self, page: str, argument: str) -> None:
        self.hearing.page_changes()
        typeset.forget()
        self._where = (page, argument)
        fresh = page_of(page)(self.desk, argument)
        self._shortcuts.fit(fresh)
        old, self._page = self._page, fresh
        self._around.notices.clear()
        self._around.put(fresh)
        self._draw_frame()
        # Now it has its width. Its layout would show it a turn later, and all of it would be painted twice.
        fresh.show()
        target = fresh.first_focus() or fresh.first_stop()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        if old is not None:
            take_away(old)  # only now, so that the keyboard does not wander through the frame
        self._around.announce(fresh.title())

    def _on_case(self, _changes: Changes) -> None:
        from selfhelp import life

        self.no_trouble()
        life.settle(self.desk.lane, self.desk.session)
        # Drawing waits for the end of the click that caused it, whose button it may delete.
        if not self._redraw_waits:
            self._redraw_waits = True
            QTimer.singleShot(self._page.moves_for if self._page is not None else 0, self, self._redraw)

    def _redraw(self) -> None:
        self._redraw_waits = False
        if self._page is not None and self._page.follows_case:
            self._page.redraw()
        self._draw_frame()

    # Frame --------------------------------------------------------------------------------------

    def _draw_frame(self) -> None:
        page = self._page
        if page is not None:
            ways = Ways(self.go, self.back if self._history else None, self.leave_asking)
            self._drawn_at = self.size()
            self._around.draw(page, self.desk, self.name(), ways)

    def redraw_frame(self) -> None:
        """Draw what stands around the page again, once what happens now is over."""
        QTimer.singleShot(0, self, self._draw_frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Swap rail and menu when the room for the rail comes or goes."""
        super().resizeEvent(event)
        if self._page is None or self._drawn_at == self.size():
            return
        turned = self._around.is_small() != self._around.compact
        if turned or self._page.scene:
            self._draw_frame()
        if turned:
            self._page.width_changed()

    # Notices ------------------------------------------------------------------------------------

    def notice(self, text: str, *, undo: bool = False) -> None:
        """Say that something was done, with a way to take it back."""
        self._told.done(text, undo=self._undo if undo and self.desk.session.can_undo else None)

    def trouble(self, sentence: str) -> None:
        """Say what went wrong; it stays until the person closes it or goes on."""
        self._told.trouble(sentence)

    def _not_kept(self, error: KeepingError) -> None:
        if self._page is not None:
            self._page.taken_back()
        self._told.not_kept(render(error.sentence), self._try_again)

    def _try_again(self) -> None:
        from selfhelp.case.keeping import KeepingError

        try:
            self.desk.session.try_again()
        except KeepingError as error:
            self._not_kept(error)

    def no_trouble(self) -> None:
        """Take away what was said about a trouble that is over; other notices stay."""
        self._told.trouble_is_over()

    def _undo(self) -> None:
        from selfhelp.case.keeping import KeepingError

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
        self._outside.open_link(url)

    def open_own_link(self, url: str) -> None:
        """Open a link of the person's own. The opener still refuses what is not a plain https address."""
        self._outside.open_own_link(url)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard for a minute."""
        self._outside.copy(text)

    def print_text(self, title: str, html: str | Sheet, name: str = "notes") -> None:
        """Print a document, or save it as PDF."""
        self._outside.print_text(self._page or self, title, html, name)

    # Session ------------------------------------------------------------------------------------

    def _take_up(self, session: Session) -> None:
        """Show this session's case from now on, and save it beside the window."""
        self._stop_watching()
        self.desk.forget()
        self.desk.session = session
        self._follow(session)
        self._history = []

    def _follow(self, session: Session) -> None:
        from selfhelp import life

        self._stop_watching = session.watch(self._on_case)
        life.save_beside(self.desk.lane, session, self._not_kept)

    def _preferences(self) -> Preferences | None:
        """Return how the person wants it to look; None where nobody has chosen anything yet."""
        return self._desk.case.preferences if self._desk is not None and self._desk.begun else None

    def take_session(self, session: Session) -> None:
        """Go on with the session that was just opened."""
        self._take_up(session)
        self.redress()

    def redress(self) -> None:
        """Take up the person's language, theme and text size, and draw everything again."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_preferences(app, self.desk.case.preferences)
        self._around.forget_scene()
        self._show_name()
        if self._page is not None:
            self._show(*self._where)

    def name(self) -> str:
        """Return the name on the window: the person's own choice, the responder's, or "Notes"."""
        preferences = self._preferences()
        return (preferences.name if preferences else None) or places.given_name() or render(NEUTRAL_NAME)

    def _show_name(self) -> None:
        self.setWindowTitle(self.name())
        preferences = self._preferences()
        self.setWindowIcon(icon(preferences.icon if preferences else None))
        if self._desk is not None and self.isVisible():
            keep_out_of_pictures(self, wanted=preferences is not None and preferences.unseen)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask the system to keep the window out of pictures, once it is there."""
        super().showEvent(event)
        self._show_name()

    def lock_when_alone(self) -> None:
        """Lock because the person seems to be gone. What is not kept would be lost, so it stays."""
        if self._is_kept():
            self.lock()

    def _is_kept(self) -> bool:
        return self._desk is not None and self._desk.begun and self._desk.session.kept

    def lock(self) -> None:
        """Close the case; what was kept asks for its key again, what was not kept is gone."""
        from selfhelp import life
        from selfhelp.session import Session

        if self._page is not None:
            # Out of sight first, whatever goes wrong afterwards.
            self._page.hide()
        old = self.desk.session
        if kept := old.kept:
            self._keep_typed_words()
        self._take_up(Session())
        try:
            self.desk.background.stop(LOCK_SECONDS)
            life.leave(self.desk.lane, old, LOCK_SECONDS)
        finally:
            self._show("unlock" if kept else "threshold", "")
            self._outside.clipboard.leave()

    def _keep_typed_words(self) -> None:
        """Keep what is half typed on the page, as far as the page can; nothing may stop what comes after."""
        with suppress(Exception):
            if self._page is not None:
                self._page.may_leave()

    def erasing(self) -> life.Job:
        """Let go of the case, and return the work that removes what is kept; it gives what is left."""
        from selfhelp import life
        from selfhelp.session import Session

        old = self.desk.session
        self._take_up(Session())
        self._outside.clipboard.leave()
        return life.erasing(self.desk.lane, self.desk.folder, old)

    # Leaving ------------------------------------------------------------------------------------

    def leave_asking(self) -> None:
        """Leave; a plan that was never saved is asked about once. The second press leaves at once."""
        if self._asked_to_leave or self._desk is None or not self._desk.asks_before_leaving():
            self.leave_now()
            return
        self._asked_to_leave = True
        self._around.ask_about_saving(leave=self.leave_now, save=lambda: self.go("keep"))

    def leave_now(self) -> None:
        """Be gone: first the window, then the case, then the clipboard, then the program."""
        if self._gone:
            return
        self._gone = True
        self.hide()
        try:
            self._close_case()
            # Another program may hold the clipboard and not answer; by now nothing waits for that.
            self._outside.clipboard.leave()
        finally:
            self.left.emit()

    def _close_case(self) -> None:
        self._stop_watching()
        if self._desk is None:
            return
        if self._is_kept():
            self._keep_typed_words()
        self._desk.forget()
        until = time.monotonic() + FINISH_SECONDS
        self._desk.background.stop(FINISH_SECONDS)
        if self._desk.begun:
            from selfhelp import life

            life.leave(self._desk.lane, self._desk.session, max(0.0, until - time.monotonic()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc alone does nothing; three times within two seconds it leaves."""
        if event.key() == Qt.Key.Key_Escape:
            # What asks or says something at the foot is closed by it.
            self._around.notices.clear()
            event.accept()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count Esc wherever the keyboard is, and drop what was meant for the page before."""
        return self.hearing.swallows(watched, event) or super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window leaves, like the button."""
        event.accept()
        self.hide()
        if not self._gone and self._is_kept():
            self.desk.remember_window(self.width(), self.height())
        self.leave_now()
