"""One letter: its gaps to fill, the text to change and copy. What is typed here stays a draft."""

from PySide6.QtWidgets import QLineEdit

from selfhelp.case.change import keep_draft
from selfhelp.documents.letter import filled
from selfhelp.language import catalogue_text, pgettext
from selfhelp.ui.page import Page
from selfhelp.ui.parts import trust
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card
from selfhelp.ui.widgets.field import Line, Words, labelled
from selfhelp.ui.widgets.text import body, heading, muted, small


class LetterPage(Page):
    """Draws the letter whose id is the argument."""

    room = "people"
    follows_case = False

    def prepare(self) -> None:
        """Find the letter."""
        self.letter = next(x for x in self.desk.catalogue.letters if x.id == self.argument)
        self.key = f"letters/{self.letter.id}"
        self._gaps: dict[str, QLineEdit] = {}

    def title(self) -> str:
        """Return the letter's title."""
        return catalogue_text(f"{self.key}:title", self.letter.title)

    def kicker(self) -> str:
        """Name the room."""
        return pgettext("people", "People around me")

    def draw(self) -> None:
        """Draw the gaps and the text."""
        letter = self.letter
        self.add(muted(catalogue_text(f"{self.key}:when_to_use", letter.when_to_use)))
        if letter.caution:
            self.add(Card("note").add(body(catalogue_text(f"{self.key}:caution", letter.caution))))
        if letter.gaps:
            card = Card().add(heading(pgettext("letter", "Fill the gaps")))
            for gap, words in letter.gaps.items():
                field = Line()
                said = catalogue_text(f"{self.key}:gaps.{gap}", words)
                field.textEdited.connect(lambda _text: self._fill())
                self._gaps[gap] = field
                card.add(labelled(said, field, f"gap-{gap}"))
            self.add(card)
        self._text = Words()
        self._text.setObjectName("letter-text")
        self._text.setAccessibleName(pgettext("letter", "The text"))
        self._text.setTabChangesFocus(True)
        self._fill()
        self._take_up_draft()
        lines = self._text.toPlainText().count("\n") + len(self._text.toPlainText()) // 90
        self._text.setMinimumHeight(min(LOOK.px(640), LOOK.px(22) * (lines + 3)))
        self.add(
            Card().add(
                heading(pgettext("letter", "The text")),
                self._text,
                trust(letter, self.desk.catalogue, self.desk.today()),
                buttons.line_of(
                    buttons.primary(pgettext("letter", "Copy"), self.copy, "letter-copy"),
                    buttons.word(
                        pgettext("letter", "All letters"), lambda: self.desk.shell.go("people"), "all-letters"
                    ),
                ),
                small(self._kept_words()),
            )
        )

    def _kept_words(self) -> str:
        if self.desk.session.kept:
            return pgettext("letter", "What you type here stays here, locked with your notes.")
        return pgettext(
            "letter", "What you type here stays until you leave the program. Nothing is kept after that."
        )

    @property
    def _place(self) -> str:
        return f"letter:{self.letter.id}"

    def _take_up_draft(self) -> None:
        draft = self.desk.case.draft(self._place)
        for gap, field in self._gaps.items():
            field.setText(draft.get(f"gap:{gap}", ""))
        if draft:
            self._fill()
            if "text" in draft:
                self._text.setPlainText(draft["text"])

    def may_leave(self) -> bool:
        """Keep what was typed as a draft."""
        words = {f"gap:{gap}": field.text() for gap, field in self._gaps.items() if field.text().strip()}
        filled_in = self._filled()
        if self._text.toPlainText() != filled_in:
            words["text"] = self._text.toPlainText()
        if words == self.desk.case.draft(self._place):
            return True
        return self.do(keep_draft(self._place, words), undo=False)

    def _fill(self) -> None:
        self._text.setPlainText(self._filled())

    def _filled(self) -> str:
        values = {gap: field.text().strip() for gap, field in self._gaps.items()}
        subject = catalogue_text(f"{self.key}:subject", self.letter.subject) if self.letter.subject else ""
        text = catalogue_text(f"{self.key}:body", self.letter.body)
        whole = f"{subject}\n\n{text}" if subject else text
        return filled(whole, values)

    def copy(self) -> None:
        """Put the text on the clipboard."""
        self.desk.shell.copy(self._text.toPlainText())
