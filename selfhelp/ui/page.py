"""A page: made on entry, deleted on leaving. It draws the case as it is and sends changes."""

from collections.abc import Callable, Sequence
from typing import Any, Literal, TypeVar

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from selfhelp.case.change import Change
from selfhelp.case.keeping import KeepingError
from selfhelp.catalogue.model import Room
from selfhelp.language import render
from selfhelp.ui.desk import Desk
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import READING_WIDTH
from selfhelp.ui.widgets import text
from selfhelp.ui.widgets.cards import Rows

T = TypeVar("T")
#: Rows that are drawn in one turn of the window: few enough that it answers within a tenth of a second.
A_FEW = 5


class Column(QWidget):
    """What scrolls. It asks for no height of its own: how high it is follows from its width alone."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self.setObjectName("column")

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Leave the height to the layout; a guess at another width would bring a needless scroll bar."""
        return QSize(0, 0)


class ReadingColumn(QVBoxLayout):
    """A column that is never wider than is good to read.

    Qt asks a layout for its height at the width that is there, even where its widget has a maximum width.
    Lines that wrap only in the narrower column would then have no room and be cut off.
    """

    def __init__(self, parent: QWidget, widest: int) -> None:
        """Lay out a widget whose maximum width this is, in pixels."""
        super().__init__(parent)
        self._widest = widest
        parent.setMaximumWidth(widest)

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's name
        """Return the height at the width that is really used."""
        return super().heightForWidth(min(width, self._widest))

    def minimumHeightForWidth(self, width: int) -> int:  # noqa: N802  Qt's name
        """Return the smallest height at the width that is really used."""
        return super().minimumHeightForWidth(min(width, self._widest))


class Page(QWidget):
    """Base of every page. A page draws into one column and may have a footer that stays in view."""

    #: The room that is lit in the rail while this page is shown; None keeps the rail plain.
    room: Room | None = None
    #: Whether the rail offers the rooms; not before triage is over, nor while locked.
    shows_rooms = True
    #: Whether a change to the case draws the page again; pages with a form draw themselves.
    follows_case = True
    #: Whether the case is locked while this page is shown.
    behind_lock = False
    #: Which painting stands beside the page in place of the rail: ``whole``, ``strip``, or none.
    scene: Literal["", "strip", "whole"] = ""
    #: Whether the bar says what is saved where there is no rail to say it.
    says_kept = True
    #: Whether the page waits for work that it started with :meth:`wait_for`.
    waiting = False

    def __init__(self, desk: Desk, argument: str = "") -> None:
        """Build the page for an argument, such as the id of a service, and draw it."""
        super().__init__()
        self.desk = desk
        self.argument = argument
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self._scroll, 1)
        self._footer_place = QVBoxLayout()
        outer.addLayout(self._footer_place)
        self._column: QVBoxLayout | None = None
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
        """Draw the page with :meth:`add`."""
        raise NotImplementedError  # every page has its own; ABC can't be mixed with Qt's metaclass

    def footer(self) -> QWidget | None:
        """Return what stays in view under the column, or None."""
        return None

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

    def add(self, *widgets: QWidget, gap: int = 0) -> None:
        """Put widgets under each other, with extra space in pixels above the first."""
        if self._column is None:
            return
        if gap:
            self._column.addSpacing(LOOK.px(gap))
        for widget in widgets:
            self._column.addWidget(widget)

    def add_soon(self, draw: Callable[[], None]) -> None:
        """Draw more at the end of the column on the window's next turn, so that no turn takes long."""
        column = self._column

        def go_on() -> None:
            # The page may have been drawn again in between; that drawing brings its own rest.
            if column is not None and self._column is column:
                column.takeAt(column.count() - 1)
                draw()
                column.addStretch(1)

        QTimer.singleShot(0, self, go_on)

    def fill(self, rows: Rows, items: Sequence[T], draw: Callable[[T], QWidget]) -> None:
        """Put a row for each item into a list: a few now, the rest on the window's next turns.

        Args:
            rows: the list, on this page already.
            items: what to draw.
            draw: makes one row.
        """
        drawn = self._column
        place = self._scroll.verticalScrollBar().value()

        def go_on(start: int) -> None:
            # The page may have been drawn again in between; that drawing fills its own list.
            if start and (not isValid(rows) or self._column is not drawn):
                return
            for item in items[start : start + A_FEW]:
                rows.add(draw(item))
            if start + A_FEW < len(items):
                QTimer.singleShot(0, self, lambda: go_on(start + A_FEW))
            elif start and place and isValid(self):
                self._scroll.verticalScrollBar().setValue(place)

        go_on(0)

    def do(self, change: Change, said: str = "", *, undo: bool = True) -> bool:
        """Make a change and say so, or say what went wrong. Returns whether it was kept."""
        try:
            self.desk.session.do(change, undoable=undo)
        except KeepingError as error:
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

    def redraw(self) -> None:
        """Draw the page again, keeping the place that was read and the keyboard's place."""
        focused = next((w.objectName() for w in self.findChildren(QWidget) if w.hasFocus()), "")
        bar = self._scroll.verticalScrollBar()
        place = bar.value()
        holder = Column()
        aside = QVBoxLayout(holder)
        aside.setContentsMargins(LOOK.edge(), LOOK.px(4), LOOK.edge(), LOOK.px(28))
        inner = QWidget()
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._column = ReadingColumn(inner, round(READING_WIDTH * max(1.0, LOOK.scale)))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(LOOK.px(12))
        heading = text.title(self.title())
        heading.setObjectName("page-title")
        self._column.addWidget(heading)
        self.draw()
        self._column.addStretch(1)
        aside.addWidget(inner)
        old = self._scroll.takeWidget()
        self._scroll.setWidget(holder)
        if old is not None:
            old.deleteLater()
        self._draw_footer()
        if place:
            holder.adjustSize()
            bar.setValue(place)
        again = self.findChild(QWidget, focused) if focused else None
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw_footer(self) -> None:
        while self._footer_place.count():
            item = self._footer_place.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        foot = self.footer()
        if foot is None:
            return
        holder = QWidget()
        holder.setObjectName("footer")
        holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        aside = QVBoxLayout(holder)
        aside.setContentsMargins(LOOK.edge(), LOOK.px(12), LOOK.edge(), LOOK.px(24))
        foot.setMaximumWidth(round(READING_WIDTH * max(1.0, LOOK.scale)))
        aside.addWidget(foot)
        self._footer_place.addWidget(holder)

    def content_height(self) -> int:
        """Return the height in pixels at which the whole page is in view."""
        holder = self._scroll.widget()
        layout = holder.layout() if holder is not None else None
        inside = layout.totalHeightForWidth(self._scroll.viewport().width()) if layout is not None else 0
        return inside + self._footer_place.sizeHint().height()
