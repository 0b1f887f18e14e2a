"""A page: made on entry, deleted on leaving. It draws the case as it is and sends changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfhelp.language import render
from selfhelp.ui.desk import Desk
from selfhelp.ui.widgets import text
from selfhelp.ui.widgets.soft_scroll import SoftScroll

if TYPE_CHECKING:
    from selfhelp.case.change import Change
    from selfhelp.case.keeping import KeepingError
    from selfhelp.catalogue.model import Room


class Page(QWidget):
    """What the window needs of every page; :class:`ColumnPage` draws it into a column."""

    #: The room that is lit in the rail while this page is shown; None keeps the rail plain.
    room: Room | None = None
    #: Whether the rail offers the rooms; not before triage is over, nor while locked.
    shows_rooms = True
    #: Whether a change to the case draws the page again; pages with a form draw themselves.
    follows_case = True
    #: Whether words stand in its fields that are nowhere else: they stay when a change was not kept.
    holds_words = False
    #: Whether the case is locked while this page is shown.
    behind_lock = False
    #: Which painting stands beside the page in place of the rail: ``whole``, ``strip``, or none.
    scene: Literal["", "strip", "whole"] = ""
    #: Whether a line at the foot says what is saved where there is no rail to say it.
    says_kept = True
    #: How long what was done last still moves, in ms. What stands around the page is drawn after that: a plan
    #: that is made while something moves would be seen as a jerk.
    moves_for = 0
    #: Whether the page waits for work that it started with :meth:`wait_for`.
    waiting = False

    def __init__(self, desk: Desk, argument: str = "") -> None:
        """Build the page for an argument, such as the id of a service, and draw it."""
        super().__init__()
        self.desk = desk
        self.argument = argument
        self.setObjectName("page")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._scroll = SoftScroll()
        outer.addWidget(self._scroll, 1)
        self.prepare()
        self.redraw()

    # What a page fills in -----------------------------------------------------------------------

    def prepare(self) -> None:
        """Set up what the page remembers between drawings. Called once."""

    def title(self) -> str:
        """Return the title of the page, in the active language."""
        raise NotImplementedError  # every page has its own; ABC can't be mixed with Qt's metaclass

    def kicker(self) -> str:
        """Return the small line over the title, in the active language; empty for none."""
        return ""

    def kicker_widget(self) -> QWidget:
        """Return what stands over the title beside "Leave": the kicker, unless a page has more."""
        return text.small(self.kicker())

    def draw(self) -> None:
        """Put what the page shows under each other."""
        raise NotImplementedError  # every page has its own; ABC can't be mixed with Qt's metaclass

    def redraw(self) -> None:
        """Draw the page again; the place that was read, and the keyboard's, stay in the page."""
        raise NotImplementedError  # a column page does; ABC can't be mixed with Qt's metaclass

    def content_height(self) -> int:
        """Return the height in pixels at which the whole page is in view."""
        raise NotImplementedError  # a column page does; ABC can't be mixed with Qt's metaclass

    def first_focus(self) -> QWidget | None:
        """Return what has the keyboard when the page is entered; the first thing that takes it if None."""
        return None

    def first_stop(self) -> QWidget | None:
        """Return the first thing on the page that takes the keyboard, or None."""
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
            if takes and self.isAncestorOf(widget):
                return widget
            widget = widget.nextInFocusChain()
        return None

    def may_leave(self) -> bool:
        """Tell whether the page can be left now; a page that holds unsaved words keeps them first."""
        return True

    def width_changed(self) -> None:
        """Take up that the window became narrow, or wide again; for pages that are drawn differently then."""

    def taken_back(self) -> None:
        """Show the case after its last change was taken back; for pages that don't follow the case."""

    def corner(self, *, on_picture: bool) -> list[QWidget]:  # noqa: ARG002  for pages with a picture on top
        """Return what stands before "Leave": the language on the first page, danger on the questions.

        Args:
            on_picture: the bar lies on a painting, where words need a ground.
        """
        return []

    def remember(self) -> object:
        """Return what "Back" brings back: by itself, the place that was read."""
        return self._scroll.verticalScrollBar().value()

    def recall(self, what: object) -> None:
        """Show the page as it was when it was left; ``what`` is what :meth:`remember` returned then."""
        if isinstance(what, int) and what > 0:
            self.show_place(what)

    def show_place(self, place: int) -> None:
        """Scroll to a place in pixels, as soon as the page has its height."""
        QTimer.singleShot(0, self, lambda: self._scroll.verticalScrollBar().setValue(place))

    def comes_back(self) -> bool:
        """Tell whether "Back" may come here again: not to a question that was settled."""
        return True

    # What a page uses ---------------------------------------------------------------------------

    def do(self, change: Change, said: str = "", *, undo: bool = True) -> bool:
        """Make a change and say so, or say what went wrong. Returns whether it was kept."""
        # Here and below: the first page makes no change until it is drawn.
        from selfhelp.case.keeping import KeepingError

        try:
            self.desk.session.do(change, undoable=undo)
        except KeepingError as error:
            if not self.holds_words:
                self.redraw()
            self.desk.shell.trouble(render(error.sentence))
            return False
        if said:
            self.desk.shell.notice(said, undo=undo)
        return True

    def wait_for(
        self,
        words: str,
        work: Callable[[], object],
        done: Callable[[Any], None],
        failed: Callable[[KeepingError], None],
        discard: Callable[[Any], None] = lambda _result: None,
    ) -> None:
        """Do slow work off the window's thread, take no input meanwhile, and say what is being done.

        Args:
            words: what is being done, such as "Opening".
            work: what to do; it may raise :class:`KeepingError`.
            done: gets the result, on the window's thread.
            failed: gets the error, on the window's thread.
            discard: gets the result when the page is gone by then; on the work's own thread.
        """
        from selfhelp.case.keeping import KeepingError

        if self.waiting:
            return
        self.waiting = True
        self.setEnabled(False)
        self.desk.shell.notice(words)

        def over() -> None:
            self.waiting = False
            self.setEnabled(True)

        def finish(result: object) -> None:
            over()
            done(result)

        def fail(error: Exception) -> None:
            over()
            if not isinstance(error, KeepingError):
                raise error
            failed(error)

        ticket = self.desk.lane.run(work, finish, fail, discard)
        self.destroyed.connect(ticket.cancel)
