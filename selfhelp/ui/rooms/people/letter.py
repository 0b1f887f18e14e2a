"""One letter: its gaps, its words to change, and how to take it along. What is typed stays a draft."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit

from selfhelp.case.change import keep_draft
from selfhelp.documents.letter import filled, refilled
from selfhelp.documents.letter_sheet import letter_sheet
from selfhelp.language import npgettext, pgettext, render
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.parts import clicks, source_line
from selfhelp.ui.rights_part import rights_card
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.field import Line, Words
from selfhelp.ui.widgets.field_grid import FieldGrid
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.labelled_field import Field
from selfhelp.ui.widgets.note_line import NoteLine, hint, may_notice
from selfhelp.ui.widgets.stacked import PlainCard, Stacked
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.letters import Gap, draft_of, letter_state, open_gaps, place_of, with_right

#: Lines of a letter in view; a longer one scrolls in its field.
MOST_LINES = 26


class LetterPage(ColumnPage):
    """Draws the letter whose id is the argument."""

    room = "people"
    follows_case = False
    holds_words = True

    def prepare(self) -> None:
        """Find the letter, and what was typed before."""
        found = self.desk.catalogue.letter(self.argument)
        if found is None:
            raise KeyError(self.argument)
        self.letter = found
        desk = self.desk
        self.state = letter_state(desk.catalogue, desk.case, desk.today(), found)
        self._gaps: dict[str, QLineEdit] = {}
        self._held: dict[str, str] = {}
        #: Whether the person wanted to copy while gaps were open.
        self._asked = False

    def title(self) -> str:
        """Return the letter's title."""
        return render(self.state.title)

    def kicker(self) -> str:
        """Name the room."""
        return pgettext("people", "People around me")

    def draw(self) -> None:
        """Draw the gaps, the text, and what can be done with it."""
        state = self.state
        self.add(PageTitle(self.title(), render(state.when)))
        if state.caution is not None:
            self.add(NoteLine(render(state.caution), "triangle-alert", "caution", used="body"), gap=12)
        draft = self.desk.case.draft(place_of(self.letter.id))
        if state.gaps:
            fields = [self._gap_field(gap, draft.get(f"gap:{gap.id}", "")) for gap in state.gaps]
            title = Heading(pgettext("letter", "Fill the gaps"), "heading")
            self.add(PlainCard(title, FieldGrid(fields), gap=12), gap=24)
        self._held = self._values()
        self._text = Words()
        self._text.setTabChangesFocus(True)
        self._text.setPlainText(draft.get("text", filled(state.template, state.held(self._held))))
        self.add(self._text_card(), gap=24)
        rights = rights_card(state.levers, self.desk.shell.open_link, name_it=self._name_right, offices=False)
        if rights is not None:
            self.add(rights)
        every = Button(pgettext("letter", "All letters"), "text", icon="arrow-left")
        self.add(ButtonLine(clicks(every, "all-letters", lambda: self.desk.shell.go("people"))), gap=24)
        self._text.textChanged.connect(self._say_open_gaps)
        self._say_open_gaps()

    def _gap_field(self, gap: Gap, value: str) -> Field:
        field = Line()
        field.setText(value)
        field.textEdited.connect(lambda _text: self._fill())
        self._gaps[gap.id] = field
        return Field(gap.name, field, f"gap-{gap.id}", hint=gap.hint)

    def _text_card(self) -> Stacked:
        lines = sum(1 + len(line) // 90 for line in self._text.toPlainText().split("\n"))
        field = Field(pgettext("letter", "The text"), self._text, "letter-text")
        self._text.show_lines(min(lines, MOST_LINES))
        self._open = Stacked()
        self._open.setObjectName("open-gaps")
        copy = Button(pgettext("letter", "Copy"), "main", icon="copy", about=self.title())
        paper = Button(
            pgettext("letter", "Print or save as PDF"), "outlined", icon="printer", about=self.title()
        )
        again = Button(pgettext("letter", "Begin the text anew"), "quiet")
        anyway = Button(pgettext("letter", "Copy with the gaps"), "outlined", icon="copy", about=self.title())
        self._copies = copy, anyway
        card = PlainCard(field, self._open, gap=12)
        note = pgettext("letter", "A PDF or a page on paper is not locked: anyone who finds it can read it.")
        card.add(
            may_notice(note),
            ButtonLine(
                clicks(copy, "letter-copy", self.copy),
                clicks(anyway, "copy-anyway", self._copy),
                clicks(paper, "letter-print", self._print),
                clicks(again, "letter-anew", self._begin_anew),
            ),
        )
        return card.add(hint(self._kept_words()), source_line(self.state.trust))

    def _kept_words(self) -> str:
        if self.desk.session.kept:
            return pgettext("letter", "What you type here is saved here, locked with your notes.")
        return pgettext("letter", "What you type here is not saved. When you leave, it disappears.")

    # The text -----------------------------------------------------------------------------------

    def _values(self) -> dict[str, str]:
        return {gap: field.text().strip() for gap, field in self._gaps.items()}

    def _fill(self) -> None:
        """Write what a gap holds into the text; what was written by hand stays."""
        values = self._values()
        held = self.state.held
        text = self._text.toPlainText()
        self._show(refilled(self.state.template, held(self._held), held(values), text))
        self._held = values

    def _show(self, text: str) -> None:
        """Show another text as one change that Ctrl+Z in the field takes back."""
        if text == self._text.toPlainText():
            return
        cursor = QTextCursor(self._text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def _begin_anew(self) -> None:
        self._show(filled(self.state.template, self.state.held(self._held)))
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_right(self, law: str) -> None:
        self._show(with_right(self._text.toPlainText(), law))
        self.desk.shell.notice(pgettext("letter", "The law is named at the end of the text."))

    # Gaps that are open -------------------------------------------------------------------------

    def _say_open_gaps(self) -> None:
        """Say which gaps are open before anything is copied; each is a way to its field."""
        gaps = open_gaps(self.state, self._text.toPlainText())
        while self._open.column.count():
            item = self._open.column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._open.setVisible(bool(gaps))
        # One of the two: copying as it is, once it was said that gaps are open.
        copy, anyway = self._copies
        copy.setVisible(not (gaps and self._asked))
        anyway.setVisible(bool(gaps) and self._asked)
        if not gaps:
            return
        words = npgettext("letter", "{count} gap is open.", "{count} gaps are open.", len(gaps))
        shown = pgettext("list of words", ", ").join(gap.shown for gap in gaps)
        self._open.add(Prose(words, "medium"), Prose(shown, "small"))

    def copy(self) -> None:
        """Copy the text; where gaps are open, go to the first one and say so instead."""
        gaps = open_gaps(self.state, self._text.toPlainText())
        if not gaps:
            self._copy()
            return
        self._asked = True
        self._say_open_gaps()
        self._gaps[gaps[0].id].setFocus(Qt.FocusReason.OtherFocusReason)
        self.desk.shell.notice(
            npgettext(
                "letter",
                "Not copied yet: {count} gap is open. Fill it, or choose “Copy with the gaps”.",
                "Not copied yet: {count} gaps are open. Fill them, or choose “Copy with the gaps”.",
                len(gaps),
            )
        )

    def _copy(self) -> None:
        self.desk.shell.copy(self._text.toPlainText())

    # On paper -----------------------------------------------------------------------------------

    def _print(self) -> None:
        """Print the words and nothing else; the name of the file says nothing of them."""
        sheet = letter_sheet(pgettext("paper", "Letter"), self._text.toPlainText(), self.desk.today())
        self.desk.shell.print_text(pgettext("paper", "Letter"), sheet, "letter")

    # Leaving ------------------------------------------------------------------------------------

    def may_leave(self) -> bool:
        """Keep what was typed as a draft."""
        words = draft_of(self.state, self._values(), self._text.toPlainText())
        if words == self.desk.case.draft(place_of(self.letter.id)):
            return True
        return self.do(keep_draft(place_of(self.letter.id), words), undo=False)
