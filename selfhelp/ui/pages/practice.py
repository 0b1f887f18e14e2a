"""Practice: a throw-away code on the screen, and a field for what the app shows. Nothing is kept."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfhelp.language import npgettext, pgettext, render
from selfhelp.twofactor import practice, qr
from selfhelp.ui.page import Page
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card, Steps
from selfhelp.ui.widgets.field import Line, labelled
from selfhelp.ui.widgets.qr import QrCode
from selfhelp.ui.widgets.text import body, muted, selectable, small


class PracticePage(Page):
    """Shows a fresh key each time it is entered."""

    room = "two-factor"
    follows_case = False

    def prepare(self) -> None:
        """Make the throw-away key."""
        self.key = practice.new_key()
        self._answer = ""
        self._right = False

    def title(self) -> str:
        """Return the title."""
        return pgettext("practice", "Practice with a code that opens nothing")

    def kicker(self) -> str:
        """Name the room."""
        return pgettext("two-factor", "Two-factor")

    def draw(self) -> None:
        """Draw the code, the steps and the field."""
        self.add(
            muted(
                pgettext(
                    "practice",
                    "This code belongs to no account. It is made anew each time and forgotten when you go "
                    "on.",
                )
            )
        )
        picture = QrCode(
            qr.matrix(practice.address(self.key)),
            pgettext("practice", "Practice code to scan. The same key stands below it as letters."),
        )
        key_words = selectable(" ".join(self._grouped(self.key.secret)), "code")
        key_words.setAccessibleName(pgettext("practice", "The key as letters"))
        steps = Steps(
            [
                pgettext(
                    "practice",
                    "Open your authenticator app on the phone. If you have none, install one first.",
                ),
                pgettext("practice", "Add an account, and choose to scan a code."),
                pgettext("practice", "Point the camera at this picture."),
                pgettext("practice", "Type the six digits that the app shows for “Practice”."),
            ]
        )
        holder = QWidget()
        wide = LOOK.scale <= 1.3
        across = QHBoxLayout(holder) if wide else QVBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(LOOK.px(24))
        across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(steps, 1, Qt.AlignmentFlag.AlignTop)
        self._field = Line()
        self._field.setMaximumWidth(LOOK.px(180))
        self._field.setMaxLength(12)
        self._field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._field.returnPressed.connect(self.check)
        card = Card().add(
            holder,
            small(pgettext("practice", "If the camera does not work, type this key into the app:")),
            key_words,
            labelled(pgettext("practice", "The six digits from the app"), self._field, "code"),
        )
        if self._answer:
            answer = Card("soft" if self._right else "note").add(body(self._answer))
            card.add(answer)
        card.add(
            buttons.line_of(
                buttons.primary(pgettext("practice", "Check"), self.check, "check"),
                buttons.word(pgettext("practice", "Another code"), self.again, "again"),
            )
        )
        self.add(card, gap=4)
        self.add(
            small(
                pgettext(
                    "practice",
                    "Afterwards, delete the account “Practice” in the app. On a real account the site "
                    "also shows "
                    "recovery codes: write them on paper.",
                )
            ),
            buttons.line_of(
                buttons.word(
                    pgettext("practice", "To my accounts"),
                    lambda: self.desk.shell.go("two-factor"),
                    "to-accounts",
                )
            ),
        )

    def _grouped(self, secret: str) -> list[str]:
        return [secret[i : i + 4] for i in range(0, len(secret), 4)]

    def check(self) -> None:
        """Say what the typed code is."""
        typed = self._field.text()
        checked = practice.check(self.key, typed, self.desk.now().timestamp())
        self._right = checked.state == "right"
        self._answer = render(checked.sentence)
        if checked.state == "clock-off":
            minutes = max(1, round(abs(checked.seconds_off) / 60))
            if checked.seconds_off > 0:
                more = npgettext(
                    "practice",
                    "The phone is about {count} minute ahead of this computer.",
                    "The phone is about {count} minutes ahead of this computer.",
                    minutes,
                )
            else:
                more = npgettext(
                    "practice",
                    "The phone is about {count} minute behind this computer.",
                    "The phone is about {count} minutes behind this computer.",
                    minutes,
                )
            self._answer = f"{self._answer}\n{more}"
        self.redraw()
        self._field.setText("" if self._right else typed)
        self._field.setFocus()

    def again(self) -> None:
        """Start over with another key."""
        self.prepare()
        self.redraw()
