"""What others know about the person, so that passwords made of it are found. It stays in memory."""

import datetime as dt
import re
from dataclasses import fields

from PySide6.QtWidgets import QLineEdit

from selfhelp.language import Message, message, pgettext, render
from selfhelp.passwords.facts import Facts
from selfhelp.ui.page import Page
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card
from selfhelp.ui.widgets.field import Line, labelled
from selfhelp.ui.widgets.text import muted, small

LABELS: dict[str, Message] = {
    "names": message("facts", "Names: yours, your partner’s, your children’s, your parents’"),
    "pets": message("facts", "Pets"),
    "dates": message("facts", "Birthdays and other dates, as {example}", example="1987-03-12"),
    "streets": message("facts", "Streets you live or lived in"),
    "places": message("facts", "Places"),
    "handles": message("facts", "User names"),
    "phones": message("facts", "Phone numbers"),
    "emails": message("facts", "E-mail addresses"),
    "words": message("facts", "Other words: a club, a band, a team"),
}


class PasswordFactsPage(Page):
    """One field for each kind of fact, several values divided by commas."""

    room = "passwords"
    follows_case = False

    def prepare(self) -> None:
        """Start with what was typed before."""
        self._fields: dict[str, QLineEdit] = {}

    def title(self) -> str:
        """Return the title."""
        return pgettext("facts", "What others know about you")

    def draw(self) -> None:
        """Draw the fields."""
        self.add(
            muted(
                pgettext(
                    "facts",
                    "Someone who knows you tries these first. Write what you like, divided by commas. It "
                    "stays "
                    "in memory until you leave, and is never kept.",
                )
            )
        )
        card = Card()
        for field in fields(Facts):
            line = Line()
            line.setText(", ".join(getattr(self.desk.audit.facts, field.name)))
            self._fields[field.name] = line
            card.add(labelled(render(LABELS[field.name]), line, f"facts-{field.name}"))
        card.add(
            buttons.line_of(
                buttons.primary(pgettext("facts", "Use these"), self.use, "facts-use"),
                buttons.word(pgettext("facts", "Forget them"), self.forget, "facts-forget"),
            )
        )
        self.add(card)
        self.add(
            small(
                pgettext("facts", "An audit that was made before does not know them. Open the export again.")
            )
        )

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
                self._fields["dates"].setFocus()
                self.desk.shell.trouble(
                    pgettext(
                        "facts",
                        "A date is not clear. Write dates as {example}, the year first.",
                        example="1987-03-12",
                    )
                )
                return
        self.desk.audit.facts = Facts(**typed)
        self.desk.shell.go("passwords")

    def forget(self) -> None:
        """Forget every fact."""
        self.desk.audit.facts = Facts()
        self.redraw()
