"""People around me: words ready for family, work, school, police, banks and sites."""

from PySide6.QtWidgets import QWidget

from selfhelp.catalogue.model import Letter, Recipient
from selfhelp.language import Message, catalogue_text, message, pgettext, render
from selfhelp.ui.page import Page
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Row, Rows
from selfhelp.ui.widgets.text import muted, section, small, strong

RECIPIENTS: dict[Recipient, Message] = {
    "family": message("recipient", "Family"),
    "friend": message("recipient", "Friends"),
    "employer": message("recipient", "Work"),
    "school": message("recipient", "School"),
    "police": message("recipient", "Police"),
    "landlord": message("recipient", "Neighbours and landlord"),
    "bank": message("recipient", "Bank"),
    "carrier": message("recipient", "Phone company"),
    "court": message("recipient", "Court"),
    "site": message("recipient", "Sites"),
}


class PeoplePage(Page):
    """Lists the letters and scripts, those that fit the case first."""

    room = "people"

    def title(self) -> str:
        """Return the title."""
        return pgettext("people", "People around me")

    def draw(self) -> None:
        """Draw the letters by recipient."""
        self.add(
            muted(
                pgettext(
                    "people",
                    "Words you can send or say. Fill the gaps, change what does not sound like you, and "
                    "copy it.",
                )
            )
        )
        what, country = set(self.desk.case.answers.what), self.desk.case.answers.country
        letters = [
            x
            for x in self.desk.catalogue.letters
            if not x.countries or country is None or country in x.countries
        ]
        fitting = [x for x in letters if what & set(x.scenarios)]
        if fitting:
            self._list(pgettext("people", "Fits what is happening"), fitting)
        for recipient, words in RECIPIENTS.items():
            mine = [x for x in letters if x.audience == recipient and x not in fitting]
            if mine:
                self._list(render(words), mine)

    def _list(self, words: str, letters: list[Letter]) -> None:
        rows = Rows()
        for letter in letters:
            rows.add(self._row(letter))
        self.add(section(words), gap=8)
        self.add(rows)

    def _row(self, letter: Letter) -> QWidget:
        key = f"letters/{letter.id}"
        name = catalogue_text(f"{key}:title", letter.title)
        open_it = buttons.word(
            pgettext("people", "Open"), lambda: self.desk.shell.go("letter", letter.id), f"open-{letter.id}"
        )
        open_it.setAccessibleName(pgettext("people", "Open: {what}", what=name))
        return Row(
            [strong(name), small(catalogue_text(f"{key}:when_to_use", letter.when_to_use))], end=[open_it]
        )
