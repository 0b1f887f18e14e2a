"""A search over a long list: the field alone at first, and what is found once a person types."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from selfhelp.language import npgettext
from selfhelp.ui.theme.tokens import GAP_8
from selfhelp.ui.widgets.long_list import LongList
from selfhelp.ui.widgets.row_face import RowFace
from selfhelp.ui.widgets.search_field import SearchField
from selfhelp.ui.widgets.spoken import announce
from selfhelp.ui.widgets.stacked import Stacked


class FoundList(Stacked):
    """``opened`` carries the key of the row that a person chose.

    The list is made when it is first needed; Down or Enter in the empty field shows all of it.
    """

    opened = Signal(str)

    def __init__(
        self, rows: Sequence[tuple[str, RowFace]], words: str, nothing: QWidget, name: str = "search"
    ) -> None:
        """Make it.

        Args:
            rows: a key and a face each.
            words: stand in the field and name it, such as "Find one of 70 services".
            nothing: shown where no row holds the words.
            name: object name of the field; the list's is the same with ``-list``.
        """
        super().__init__(gap=GAP_8)
        self._rows, self._words, self._name = rows, words, name
        self._list: LongList | None = None
        self._nothing = nothing
        self.field = SearchField(words, name)
        self.field.searched.connect(self.search)
        self.field.entered.connect(self._into)
        self.add(self.field, nothing)
        nothing.hide()

    @property
    def list(self) -> LongList:
        """The list of what is found."""
        if self._list is None:
            self._list = LongList(self._rows, self._words, f"{self._name}-list")
            self._list.opened.connect(self.opened)
            self.column.insertWidget(1, self._list)
        return self._list

    def search(self, words: str) -> None:
        """Show what holds the words; nothing where there are none."""
        found = self.list.search(words) if words or self._list is not None else 0
        self.list.setVisible(bool(words) and found > 0)
        self._nothing.setVisible(bool(words) and not found)
        if words:
            announce(self.field, npgettext("search", "{count} found", "{count} found", found))

    def _into(self) -> None:
        """Go into what is found; an empty field shows everything."""
        if not self.field.text().strip():
            self.list.search("")
            self.list.show()
        if self.list.rows.rowCount():
            self.list.take_keyboard()
