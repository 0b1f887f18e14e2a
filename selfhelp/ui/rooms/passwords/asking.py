"""Asks before something is thrown away that can't be brought back: the exported file, or the report."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from selfhelp.language import pgettext
from selfhelp.ui.theme.tokens import GAP_8, GAP_16
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.notice import Notice
from selfhelp.ui.widgets.stacked import PlainCard, Stacked
from selfhelp.ui.widgets.text import Prose


class _InPlace(Stacked):
    """Shows one thing, and the question in its place."""

    def show_only(self, widget: QWidget) -> None:
        """Show a widget in place of what was shown."""
        while (item := self.column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.column.addWidget(widget)


class ExportStillThere(_InPlace):
    """Says that an exported file is still there; deleting it is asked once, for it can't be undone."""

    def __init__(self, path: Path, delete: Callable[[Path], None], explain: Callable[[], None]) -> None:
        """Make it for a file.

        Args:
            path: the file.
            delete: removes it.
            explain: shows what deleting can't do.
        """
        super().__init__(gap=0)
        self._path, self._delete, self._explain = path, delete, explain
        self._say()

    def _say(self) -> Button:
        delete = Button(pgettext("passwords", "Delete the file"), "outlined", about=self._path.name)
        delete.setObjectName("delete-export")
        delete.clicked.connect(self._ask)
        notice = Notice(
            pgettext("passwords", "“{file}” is still on this computer.", file=self._path.name),
            pgettext("passwords", "Anyone who opens the computer can read it."),
            icon="file-warning",
            button=delete,
        )
        self.show_only(notice)
        return delete

    def _ask(self) -> None:
        yes = Button(pgettext("passwords", "Delete it for good"), "erase", about=self._path.name)
        yes.setObjectName("delete-yes")
        yes.clicked.connect(lambda: self._delete(self._path))
        no = Button(pgettext("passwords", "Keep the file"), "outlined", about=self._path.name)
        no.setObjectName("delete-no")
        no.clicked.connect(lambda: self._say().setFocus(Qt.FocusReason.OtherFocusReason))
        cannot = Button(pgettext("passwords", "What deleting can’t do"), "text")
        cannot.setObjectName("cannot")
        cannot.clicked.connect(self._explain)
        card = PlainCard(
            Prose(pgettext("passwords", "Delete “{file}” now?", file=self._path.name), "medium"),
            Prose(
                pgettext(
                    "passwords",
                    "It can’t be brought back. Copies in a backup or a cloud folder stay, and so do "
                    "traces on the disk. This report stays until you leave.",
                )
            ),
            ButtonLine(yes, no, cannot),
            tone="caution",
            gap=GAP_8,
            inset=GAP_16,
        )
        self.show_only(card)
        no.setFocus(Qt.FocusReason.OtherFocusReason)


class AnotherExport(Stacked):
    """The way to another export; it asks before a report that is nowhere else is thrown away."""

    def __init__(self, go_on: Callable[[], None], beside: Sequence[QWidget]) -> None:
        """Show the button at the end of a line of others; ``go_on`` throws the report away."""
        super().__init__(gap=GAP_8)
        self._go_on = go_on
        self._again = Button(pgettext("passwords", "Open another export"), "text", icon="rotate-ccw")
        self._again.setObjectName("again")
        self._again.clicked.connect(self._ask)
        self.add(ButtonLine(*beside, self._again))

    def _ask(self) -> None:
        stay = Button(pgettext("passwords", "Keep this report"), "outlined")
        stay.setObjectName("again-no")
        over = Button(pgettext("passwords", "Open another export"), "text")
        over.setObjectName("again-yes")
        over.clicked.connect(self._go_on)
        card = PlainCard(
            Prose(pgettext("passwords", "This report is nowhere but here."), "medium"),
            Prose(pgettext("passwords", "It is gone when you open another export.")),
            ButtonLine(stay, over),
            tone="caution",
            gap=GAP_8,
            inset=GAP_16,
        )
        stay.clicked.connect(lambda: self._stay(card))
        self.add(card)
        stay.setFocus(Qt.FocusReason.OtherFocusReason)
        self._again.hide()

    def _stay(self, card: QWidget) -> None:
        self._again.show()
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)
        card.hide()
        card.deleteLater()
