"""A table the program does not know: the person says which column is what. No cell of it is shown."""

from pathlib import Path

from selfhelp.language import Message, message, npgettext, pgettext, render
from selfhelp.passwords.errors import PasswordsError
from selfhelp.passwords.importers.mapping import Mapping, Table, columns_of
from selfhelp.ui.page import Page
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card
from selfhelp.ui.widgets.field import labelled
from selfhelp.ui.widgets.picker import Picker
from selfhelp.ui.widgets.text import muted

ROLES: dict[str, Message] = {
    "password": message("column", "The password"),
    "site": message("column", "The site or its address"),
    "title": message("column", "The name of the entry"),
    "username": message("column", "The user name"),
}
SHAPES: dict[str, Message] = {
    "address": message("column shape", "addresses"),
    "email": message("column shape", "e-mail addresses"),
    "number": message("column shape", "numbers"),
    "text": message("column shape", "text"),
    "empty": message("column shape", "empty"),
}


class PasswordColumnsPage(Page):
    """Asks which column is what; the argument is the file."""

    room = "passwords"
    follows_case = False

    def prepare(self) -> None:
        """Look at the table's shape."""
        self._path = Path(self.argument)
        self._table: Table | None = None
        self._trouble = ""
        try:
            self._table = columns_of(self._path)
        except PasswordsError as error:
            self._trouble = render(error.sentence)

    def title(self) -> str:
        """Return the title."""
        return pgettext("columns", "Which column is what?")

    def draw(self) -> None:
        """Draw a choice for each role."""
        back = buttons.word(pgettext("columns", "Choose another file"), self._back, "columns-back")
        if self._table is None:
            self.add(muted(self._trouble), buttons.line_of(back))
            return
        table = self._table
        self.add(
            muted(
                npgettext(
                    "columns",
                    "The program does not know this kind of file. It has {count} row.",
                    "The program does not know this kind of file. It has {count} rows.",
                    table.records,
                )
            )
        )
        self._boxes: dict[str, Picker] = {}
        card = Card()
        for role, words in ROLES.items():
            box = Picker()
            box.addItem(pgettext("columns", "None of them"), -1)
            for column in table.columns:
                name = column.name or pgettext("columns", "Column {n}", n=column.place + 1)
                shape = render(SHAPES[column.shape])
                box.addItem(pgettext("columns", "{name} ({shape})", name=name, shape=shape), column.place)
                if column.role == role:
                    box.setCurrentIndex(box.count() - 1)
            box.setMaximumWidth(LOOK.px(420))
            self._boxes[role] = box
            card.add(labelled(render(words), box, f"column-{role}"))
        card.add(
            buttons.line_of(
                buttons.primary(pgettext("columns", "Look at the passwords"), self.look, "columns-look"), back
            )
        )
        self.add(card)

    def look(self) -> None:
        """Say how to read the file; the passwords room reads it."""
        chosen = {role: box.currentData() for role, box in self._boxes.items()}
        if chosen["password"] < 0:
            self.desk.shell.trouble(pgettext("columns", "Say which column holds the password."))
            return
        places = {role: place if place >= 0 else None for role, place in chosen.items()}
        mapping = Mapping(
            password=chosen["password"],
            site=places["site"],
            title=places["title"],
            username=places["username"],
            has_header=bool(self._table and self._table.header),
        )
        work = self.desk.audit
        work.start_over()
        work.files, work.mapping = (self._path,), mapping
        self.desk.shell.go("passwords")

    def _back(self) -> None:
        self.desk.shell.go("passwords")
