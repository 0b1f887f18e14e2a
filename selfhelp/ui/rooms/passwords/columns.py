"""A table the program does not know: the person says which column is what. No cell of it is shown."""

from pathlib import Path

from selfhelp.language import Message, message, npgettext, pgettext, render
from selfhelp.passwords.errors import PasswordsError
from selfhelp.passwords.importers.mapping import Mapping, Table, columns_of
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.theme.tokens import GAP_16, GAP_24
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.heading import PageTitle
from selfhelp.ui.widgets.labelled_field import Combo, Field
from selfhelp.ui.widgets.stacked import PlainCard

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


class PasswordColumnsPage(ColumnPage):
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
        back = Button(pgettext("columns", "Choose another file"), "text")
        back.setObjectName("columns-back")
        back.clicked.connect(self._back)
        if self._table is None:
            self.add(PageTitle(self.title(), self._trouble), ButtonLine(back), gap=GAP_24)
            return
        table = self._table
        words = npgettext(
            "columns",
            "The program does not know this kind of file. It has {count} row.",
            "The program does not know this kind of file. It has {count} rows.",
            table.records,
        )
        self.add(PageTitle(self.title(), words))
        self._boxes: dict[str, Combo] = {}
        card = PlainCard(gap=GAP_16)
        for role, label in ROLES.items():
            entries: list[tuple[str, object]] = [(pgettext("columns", "None of them"), -1)]
            for column in table.columns:
                name = column.name or pgettext("columns", "Column {n}", n=column.place + 1)
                shape = render(SHAPES[column.shape])
                entries.append(
                    (pgettext("columns", "{name} ({shape})", name=name, shape=shape), column.place)
                )
            place = next((c.place for c in table.columns if c.role == role), -1)
            self._boxes[role] = Combo(entries, place)
            card.add(Field(render(label), self._boxes[role], f"column-{role}", width=420))
        look = Button(pgettext("columns", "Look at the passwords"), "main")
        look.setObjectName("columns-look")
        look.clicked.connect(self.look)
        self.add(card, ButtonLine(look, back), gap=GAP_24)

    def look(self) -> None:
        """Say how to read the file; the passwords room reads it."""
        chosen = {role: box.currentData() for role, box in self._boxes.items()}
        if chosen["password"] < 0:
            self._boxes["password"].setFocus()
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
