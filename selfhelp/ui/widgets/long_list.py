"""A list of a hundred rows and more: drawn when it comes into view, reached by keyboard and screen reader."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from selfhelp.ui.theme.style import LOOK, dress_part
from selfhelp.ui.theme.tokens import RADIUS_CARD
from selfhelp.ui.widgets.focus_ring import hides_ring, keys_were_last
from selfhelp.ui.widgets.row_face import LARGE_TEXT, TICK_ZONE, RowFace, RowState, paint_row, row_height
from selfhelp.ui.widgets.surface import outline
from selfhelp.ui.widgets.typeset import flip

_Index = QModelIndex | QPersistentModelIndex
_FACE = Qt.ItemDataRole.UserRole + 1


class RowModel(QAbstractListModel):
    """The rows of a long list, and which of them fit the words that are searched."""

    def __init__(self, rows: Sequence[tuple[str, RowFace]]) -> None:
        """Hold rows: a key and a face each."""
        super().__init__()
        self._all = list(rows)
        self._shown = list(rows)
        self._words = ""

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return how many rows are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what is asked of a row: its title to find it by, its whole name for screen readers."""
        if not index.isValid():
            return None
        key, face = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return face.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return face.spoken()
        if role == Qt.ItemDataRole.CheckStateRole and face.done is not None:
            return Qt.CheckState.Checked if face.done else Qt.CheckState.Unchecked
        return face if role == _FACE else key if role == Qt.ItemDataRole.UserRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every row can be chosen; those with a tick can be ticked."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        done = self._shown[index.row()][1].done if index.isValid() else None
        return usual if done is None else usual | Qt.ItemFlag.ItemIsUserCheckable

    def row(self, index: _Index) -> tuple[str, RowFace]:
        """Return key and face of a row that is shown."""
        return self._shown[index.row()]

    def search(self, words: str) -> int:
        """Show only rows that hold all of the words; returns how many."""
        self.beginResetModel()
        self._words = words
        wanted = words.casefold().split()
        self._shown = [r for r in self._all if all(w in r[1].searched() for w in wanted)]
        self.endResetModel()
        return len(self._shown)

    def is_alike(self) -> bool:
        """Tell whether all rows have a second line, or none has."""
        return len({bool(face.second_line()) for _key, face in self._shown}) < 2

    def replace(self, key: str, face: RowFace) -> None:
        """Show a row in another state."""
        self._all = [(k, face if k == key else f) for k, f in self._all]
        for place, (other, _face) in enumerate(self._shown):
            if other == key:
                self._shown[place] = (key, face)
                self.dataChanged.emit(self.index(place), self.index(place))


class _Painter(QStyledItemDelegate):
    def __init__(self, view: "LongList") -> None:
        super().__init__(view)
        self._heights: dict[tuple[object, ...], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        face = index.data(_FACE)
        width = option.rect.width() if option.rect.width() > 0 else LOOK.px(600)
        # Qt asks for every row several times. Rows of one line each are as high as all others of their kind.
        one_line = LOOK.scale <= LARGE_TEXT
        key = (bool(face.second_line()),) if one_line else (face, width)
        if key not in self._heights:
            self._heights[key] = row_height(face, width, compact=True)
        return QSize(LOOK.px(200), self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        view = self.parent()
        if not isinstance(view, LongList):
            return
        state = option.state
        box = QRectF(option.rect)
        over = 1.0 if state & QStyle.StateFlag.State_MouseOver else 0.0
        held = view.held == index.row()
        painter.save()
        if index.row():
            inset = LOOK.px(16)
            line = QRectF(box.x() + inset, box.y(), box.width() - 2 * inset, 1)
            painter.fillRect(line, QColor(LOOK.colours.line))
        paint_row(painter, box, index.data(_FACE), RowState(over, held), framed=False)
        if view.hasFocus() and index == view.currentIndex() and keys_were_last():
            outline(painter, box.adjusted(4, 3, -4, -2), RADIUS_CARD - 4, LOOK.colours.accent, 2)
        painter.restore()


class LongList(QListView):
    """Rows in one card that scrolls by itself. ``opened`` and ``ticked`` carry the key of a row.

    Arrows move, letters find, Enter opens, Space ticks.
    """

    opened = Signal(str)
    ticked = Signal(str, bool)

    def __init__(
        self, rows: Sequence[tuple[str, RowFace]], words: str, name: str = "long-list", *, shows: int = 8
    ) -> None:
        """Make it.

        Args:
            rows: a key and a face each; hundreds are fine.
            words: its name for screen readers.
            name: object name.
            shows: how many rows are in view at most.
        """
        super().__init__()
        self.rows = RowModel(rows)
        self.held = -1
        self._shows = shows
        self.setModel(self.rows)
        self.rows.dataChanged.connect(self._fit)
        self.setItemDelegate(_Painter(self))
        self.setObjectName(name)
        self.setAccessibleName(words)
        dress_part(self, "lists", "bars")
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAutoScroll(False)
        hides_ring(self)
        self._fit()

    def _fit(self) -> None:
        # Of rows that are alike Qt measures one, and not some hundreds six times each.
        self.setUniformItemSizes(LOOK.scale <= LARGE_TEXT and self.rows.is_alike())
        shown = min(self.rows.rowCount(), self._shows)
        tall = sum(self.sizeHintForRow(i) for i in range(shown))
        self.setFixedHeight(max(tall, LOOK.px(56)) + 2)

    def search(self, words: str) -> int:
        """Show only rows that hold all of the words; returns how many. Connect a search field to it."""
        found = self.rows.search(words)
        self._fit()
        return found

    def take_keyboard(self) -> None:
        """Go to the first row, as from the search field."""
        if self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.rows.row(index)[0])

    def _tick(self, index: QModelIndex) -> None:
        key, face = self.rows.row(index)
        if face.done is not None:
            self.ticked.emit(key, not face.done)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space ticks where there is a tick, and opens where there is none."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(index)
        elif event.key() == Qt.Key.Key_Space and index.isValid():
            self._tick(index) if self.rows.row(index)[1].done is not None else self._open(index)
        else:
            super().keyPressEvent(event)
            self._follow()
        self.viewport().update()

    def _follow(self) -> None:
        """Keep the current row in view, in the list and on the page; a click never moves them."""
        index = self.currentIndex()
        if not index.isValid():
            return
        self.scrollTo(index)
        middle = self.viewport().mapTo(self, self.visualRect(index).center())
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        inside = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and inside is not None:
            at = self.mapTo(inside, middle)
            above.ensureVisible(at.x(), at.y(), 0, LOOK.px(64))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show which row is held."""
        super().mousePressEvent(event)
        self.held = self.indexAt(event.position().toPoint()).row()
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the row, or tick it, where the press began on the same one."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index, held = self.indexAt(at), self.held
        self.held = -1
        self.viewport().update()
        if not index.isValid() or index.row() != held:
            return
        box = QRectF(self.visualRect(index))
        zone = flip(QRectF(box.x(), box.y(), LOOK.px(TICK_ZONE), box.height()), box)
        if self.rows.row(index)[1].done is not None and zone.contains(event.position()):
            self._tick(index)
        else:
            self._open(index)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer left."""
        super().leaveEvent(event)
        self.viewport().update()
