"""Practice: a throw-away code on the screen, and a field for what the app shows. Nothing is kept."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from selfhelp.language import pgettext, render
from selfhelp.twofactor import practice, qr
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.theme.tokens import GAP_8, GAP_16, GAP_24
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.checklist import Checklist
from selfhelp.ui.widgets.field import Line
from selfhelp.ui.widgets.fold import Fold
from selfhelp.ui.widgets.heading import PageTitle
from selfhelp.ui.widgets.labelled_field import Field
from selfhelp.ui.widgets.note_line import hint
from selfhelp.ui.widgets.notice import Notice
from selfhelp.ui.widgets.qr import QrCode
from selfhelp.ui.widgets.side_by_side import SideBySide
from selfhelp.ui.widgets.spoken import announce
from selfhelp.ui.widgets.stacked import PlainCard, Stacked
from selfhelp.views.practice import STEPS, Answer, answer_to, key_in_groups


class PracticePage(ColumnPage):
    """Shows a fresh key each time it is entered."""

    room = "two-factor"
    follows_case = False

    def prepare(self) -> None:
        """Make the throw-away key."""
        self.key = practice.new_key()
        self._answer: Answer | None = None

    def title(self) -> str:
        """Return the title."""
        return pgettext("practice", "Practice with a code that opens nothing")

    def kicker(self) -> str:
        """Name the room."""
        return pgettext("two-factor", "Second step")

    def first_focus(self) -> QWidget | None:
        """Begin with the field for the digits."""
        return self._field

    def draw(self) -> None:
        """Draw the code, the steps and the field."""
        line = pgettext("practice", "It belongs to no account, and is forgotten when you go on.")
        self.add(PageTitle(self.title(), line))
        picture = QrCode(
            qr.matrix(practice.address(self.key)),
            pgettext("practice", "Practice code to scan. The same key is below as letters."),
        )
        self._field = Line()
        self._field.setMaxLength(12)
        self._field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._field.returnPressed.connect(self.check)
        self._place = Stacked(gap=0)
        # Steps and field stand beside the code: one looks from the phone to the field, and not past a card.
        field = Field(
            pgettext("practice", "The six digits from the app"),
            self._field,
            "code",
            width=180,
            end=self._check_button(),
        )
        doing = Stacked(Checklist([render(step) for step in STEPS]), field, gap=GAP_8)
        card = PlainCard(SideBySide(doing, lead=picture, lead_up=True), gap=GAP_16)
        card.add(Fold(pgettext("practice", "The camera does not work"), self._by_hand, "by-hand"))
        self.add(card, gap=GAP_24)
        self.add(self._place, gap=GAP_8)
        self.add(self._buttons(), gap=GAP_16)
        self._say()
        self.add(
            hint(
                pgettext(
                    "practice",
                    "Afterwards, delete “Practice” in the app. On a real account the site also shows "
                    "recovery codes: write them on paper.",
                )
            ),
            gap=GAP_24,
        )

    def _by_hand(self) -> QWidget:
        """Return the key as letters, in a field that can only be read: its value is read out, and copied."""
        letters = Line()
        letters.setText(key_in_groups(self.key))
        letters.setReadOnly(True)
        letters.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        words = pgettext("practice", "The key as letters")
        copy = Button(pgettext("practice", "Copy"), "outlined", icon="copy", about=words)
        copy.setObjectName("copy-key")
        copy.clicked.connect(lambda: self.desk.shell.copy(self.key.secret))
        field = Field(
            words, letters, "key-letters", hint=pgettext("practice", "Type this key into the app."), width=420
        )
        return Stacked(field, ButtonLine(copy), gap=GAP_8)

    def _check_button(self) -> Button:
        check = Button(pgettext("practice", "Check"), "main")
        check.setObjectName("check")
        check.clicked.connect(self.check)
        return check

    def _buttons(self) -> QWidget:
        again = Button(pgettext("practice", "Another code"), "text")
        again.setObjectName("again")
        again.clicked.connect(self.again)
        back = Button(pgettext("practice", "All sites"), "quiet")
        back.setObjectName("to-accounts")
        back.clicked.connect(lambda: self.desk.shell.go("two-factor"))
        return ButtonLine(again, back)

    def _say(self) -> None:
        """Show what the typed code turned out to be, in its place under the field."""
        while self._place.column.count():
            item = self._place.column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        answer = self._answer
        self._place.setVisible(answer is not None)
        if answer is None:
            return
        words = render(answer.sentence)
        more = render(answer.more) if answer.more is not None else ""
        if answer.right:
            more = pgettext("practice", "That is all there is to it. On a real account it is the same.")
        self._place.add(
            Notice(
                words,
                more,
                icon="circle-check" if answer.right else "info",
                tone="done" if answer.right else "caution",
            )
        )
        announce(self, " ".join(part for part in (words, more) if part))

    def check(self) -> None:
        """Say what the typed code is; only its place on the page changes."""
        self._answer = answer_to(practice.check(self.key, self._field.text(), self.desk.now().timestamp()))
        if self._answer.right:
            self._field.clear()
        self._say()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def again(self) -> None:
        """Start over with another key."""
        self.prepare()
        self.redraw()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
