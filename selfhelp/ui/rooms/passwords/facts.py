"""What others know about the person, so that passwords made of it are found. It stays in memory."""

import datetime as dt
import re
from dataclasses import fields

from PySide6.QtWidgets import QLineEdit

from selfhelp.language import Message, message, pgettext, render
from selfhelp.passwords.facts import Facts
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.theme.tokens import GAP_16, GAP_24
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.field import Line
from selfhelp.ui.widgets.field_grid import FieldGrid
from selfhelp.ui.widgets.heading import PageTitle
from selfhelp.ui.widgets.labelled_field import Field
from selfhelp.ui.widgets.note_line import hint
from selfhelp.ui.widgets.stacked import PlainCard
from selfhelp.ui.widgets.text import Prose

LABELS: dict[str, Message] = {
    "names": message("facts", "Names in your family"),
    "pets": message("facts", "Pets"),
    "dates": message("facts", "Birthdays and other dates"),
    "streets": message("facts", "Streets you live or lived in"),
    "places": message("facts", "Places"),
    "handles": message("facts", "User names"),
    "phones": message("facts", "Phone numbers"),
    "emails": message("facts", "E-mail addresses"),
    "words": message("facts", "Other words: a club, a band, a team"),
}


def _hint(name: str) -> str:
    """Return what stands under a field; empty where its label says enough."""
    hints = {
        "names": pgettext("facts", "Yours, your partner’s, your children’s, your parents’."),
        "pets": pgettext("facts", "The ones you had before, too."),
        "dates": pgettext("facts", "Write dates as {example}, the year first.", example="1987-03-12"),
    }
    return hints.get(name, "")


class PasswordFactsPage(ColumnPage):
    """One field for each kind of fact, several values divided by commas."""

    room = "passwords"
    follows_case = False

    def prepare(self) -> None:
        """Start with what was typed before."""
        self._fields: dict[str, QLineEdit] = {}
        self._labelled: dict[str, Field] = {}

    def title(self) -> str:
        """Return the title."""
        return pgettext("facts", "What others know about you")

    def draw(self) -> None:
        """Draw the fields."""
        line = pgettext(
            "facts", "Someone who knows you tries these first. What you write here is never saved."
        )
        self.add(PageTitle(self.title(), line))
        for field in fields(Facts):
            line_edit = Line()
            line_edit.setText(", ".join(getattr(self.desk.audit.facts, field.name)))
            line_edit.returnPressed.connect(self.use)
            self._fields[field.name] = line_edit
            self._labelled[field.name] = Field(
                render(LABELS[field.name]), line_edit, f"facts-{field.name}", hint=_hint(field.name)
            )
        card = PlainCard(
            Prose(pgettext("facts", "Fill in what you like. Put commas between several words."), "muted"),
            FieldGrid(list(self._labelled.values())),
            gap=GAP_16,
        )
        use = Button(pgettext("facts", "Use these"), "main")
        use.setObjectName("facts-use")
        use.clicked.connect(self.use)
        forget = Button(pgettext("facts", "Forget them"), "text")
        forget.setObjectName("facts-forget")
        forget.clicked.connect(self.forget)
        self.add(card, ButtonLine(use, forget), gap=GAP_24)
        self.add(hint(pgettext("facts", "Checked your passwords before? Open the file again.")), gap=GAP_16)

    def use(self) -> None:
        """Take the facts, or say which date is not clear."""
        typed = {
            name: tuple(part.strip() for part in re.split("[,،]", line.text()) if part.strip())
            for name, line in self._fields.items()
        }
        for date in typed["dates"]:
            try:
                dt.date.fromisoformat(date)
            except ValueError:
                self._labelled["dates"].say(
                    pgettext(
                        "facts",
                        "A date is not clear. Write dates as {example}, the year first.",
                        example="1987-03-12",
                    ),
                    wrong=True,
                )
                self._fields["dates"].setFocus()
                return
        self.desk.audit.facts = Facts(**typed)
        self.desk.shell.go("passwords")

    def forget(self) -> None:
        """Forget every fact."""
        self.desk.audit.facts = Facts()
        self.redraw()
