"""A page as the rooms draw it: one centred column, an aside where it is wide, and a soft edge to scroll."""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from selfhelp.ui.page import Page
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_16, GAP_24, GAP_40
from selfhelp.ui.widgets.aside import Aside
from selfhelp.ui.widgets.heading import PageTitle
from selfhelp.ui.widgets.page_columns import ColumnWithAside
from selfhelp.ui.widgets.stacked import Stacked


class ColumnPage(Page):
    """Base of the pages of rooms. A page fills :meth:`draw` with :meth:`add`.

    After something was done, :meth:`arrive` says where the person lands: what has the keyboard, and what
    stands at the top. Without it the place that was read stays, and the keyboard never falls out of the page.
    """

    #: Whether the page has two columns of its own.
    broad = False
    _arriving: tuple[str, str] | None = None

    def aside(self) -> Aside | None:
        """Return what stands beside the column from 1600 pixels on."""
        return None

    def lands_on(self) -> str:
        """Return the name of what gets the keyboard when the widget that had it is gone."""
        return ""

    # What a page uses ---------------------------------------------------------------------------

    def add(self, *widgets: QWidget, gap: int = GAP_16) -> None:
        """Put widgets under each other, with a gap in pixels above each; under a title it is never small."""
        for widget in widgets:
            count = self._inside.column.count()
            above = self._inside.column.itemAt(count - 1) if count else None
            under_title = above is not None and isinstance(above.widget(), PageTitle)
            self._inside.add(widget, gap=(max(gap, GAP_24) if under_title else gap) if count else 0)

    def grown(self) -> None:
        """Make room at once for what was added after the page was shown.

        Otherwise the window may draw once with everything pressed into the height from before.
        """
        holder = self._scroll.widget()
        if holder is not None:
            QApplication.sendPostedEvents(self._inside, QEvent.Type.LayoutRequest)
            QApplication.sendEvent(holder, QEvent(QEvent.Type.LayoutRequest))
            self._measure()

    def arrive(self, focus: str, top: str = "") -> None:
        """After the next drawing, give the keyboard to one widget and show another at the top."""
        self._arriving = (focus, top or focus)

    # Drawing ------------------------------------------------------------------------------------

    def redraw(self) -> None:
        """Draw the page again; the place that was read, and the keyboard's, stay in the page."""
        scroll = self._scroll
        held = [w for w in self.findChildren(QWidget) if w.hasFocus()]
        name = held[0].objectName() if held else ""
        place = scroll.verticalScrollBar().value()
        self._inside = Stacked(gap=0)
        self._inside.column.setContentsMargins(0, LOOK.px(GAP_16), 0, LOOK.px(GAP_40))
        self.draw()
        self._inside.column.addStretch(1)
        old = scroll.takeWidget()
        holder = ColumnWithAside(self._inside, self.aside(), broad=self.broad)
        holder.setObjectName("column")
        holder.resize(scroll.viewport().size())
        scroll.setWidget(holder)
        # A scroll area shows what it takes in, and Qt would lay it out at once, part by part.
        holder.hide()
        if scroll.isVisible():
            self._measured_column()
        if old is not None:
            old.hide()
            old.deleteLater()
        arriving, self._arriving = self._arriving, None
        if arriving is not None:
            self._land(*arriving)
            return
        if place:
            self._measure()
            scroll.verticalScrollBar().setValue(place)
        if held and not self._focus(name) and not self._focus(self.lands_on()):
            self._first()

    def _focus(self, name: str) -> bool:
        widget = self.findChild(QWidget, name) if name else None
        if widget is None:
            return False
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _first(self) -> None:
        first = self.first_stop()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the column out, now that the page has its width."""
        super().showEvent(event)
        self._measured_column()

    def _measured_column(self) -> QWidget | None:
        """Return the column, measured from now on."""
        scroll, holder = self._scroll, self._scroll.widget()
        if isinstance(holder, ColumnWithAside):
            bar = scroll.verticalScrollBar()
            holder.settle(scroll.maximumViewportSize(), bar.sizeHint().width())
            # The bar comes now, not a turn later: everything would be moved, and painted twice.
            QApplication.sendEvent(scroll, QEvent(QEvent.Type.LayoutRequest))
        return holder

    def _measure(self) -> None:
        """Give the column its height now, so that it can be scrolled before the window draws."""
        holder, view = self._measured_column(), self._scroll.viewport()
        if holder is not None:
            holder.resize(view.width(), max(holder.heightForWidth(view.width()), view.height()))

    def _land(self, focus: str, top: str) -> None:
        self._measure()
        if not self._focus(focus):
            self._first()

        def show() -> None:
            widget = self.findChild(QWidget, top)
            holder = self._scroll.widget()
            if widget is not None and holder is not None:
                y = widget.mapTo(holder, QPoint(0, 0)).y()
                self._scroll.verticalScrollBar().setValue(max(0, y - LOOK.px(GAP_16)))

        show()
        QTimer.singleShot(0, self, show)

    def content_height(self) -> int:
        """Return the height in pixels at which the whole page is in view."""
        holder = self._measured_column()
        return holder.heightForWidth(self._scroll.viewport().width()) if holder is not None else 0
