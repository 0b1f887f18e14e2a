"""Passwords typed or pasted by hand, and the answers to security questions. They are dropped after."""

import contextlib

from PySide6.QtWidgets import QLineEdit, QWidget

from selfhelp.documents.audit_words import reasons_text
from selfhelp.language import pgettext, render
from selfhelp.passwords.audit import audit, audit_answers
from selfhelp.passwords.breaches import Breaches, open_breaches
from selfhelp.passwords.errors import PasswordsError
from selfhelp.passwords.importers.byhand import from_lines
from selfhelp.passwords.model import Report
from selfhelp.ui.audit_work import known
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.theme.tokens import GAP_8, GAP_12, GAP_16, GAP_24
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.field import Line
from selfhelp.ui.widgets.field_grid import FieldGrid
from selfhelp.ui.widgets.folded_line import FoldCard, FoldedLine
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.labelled_field import Field
from selfhelp.ui.widgets.notice import Notice
from selfhelp.ui.widgets.stacked import PlainCard, Stacked
from selfhelp.ui.widgets.text import Prose
from selfhelp.ui.widgets.text_area import TextArea

ANSWERS = 3


class PasswordEntryPage(ColumnPage):
    """A field for pasted lines, and a few for security questions."""

    room = "passwords"
    follows_case = False

    def prepare(self) -> None:
        """Start with nothing typed."""
        self._answers_report: Report | None = None

    def title(self) -> str:
        """Return the title."""
        return pgettext("password entry", "Check passwords that you type")

    def draw(self) -> None:
        """Draw both forms."""
        line = pgettext("password entry", "What you type is forgotten after the check. It is never saved.")
        self.add(PageTitle(self.title(), line))
        if self._answers_report is not None:
            self._draw_answers(self._answers_report)
        self._lines = TextArea(rows=5)
        self._lines.setTabChangesFocus(True)
        look = Button(pgettext("password entry", "Check them"), "main")
        look.setObjectName("entry-look")
        look.clicked.connect(self.look)
        self._lines_field = Field(
            pgettext("password entry", "One password on each line"),
            self._lines,
            "entry-lines",
            hint=pgettext("password entry", "With the site and the user name before it, if you like."),
        )
        self.add(
            PlainCard(
                self._lines_field,
                ButtonLine(look),
                gap=GAP_16,
            ),
            gap=GAP_24,
        )
        self._questions: list[tuple[Line, Line]] = []
        answers = FoldedLine(
            pgettext("password entry", "Answers to security questions"),
            self._answers_form,
            "fold-answers",
            note=pgettext("password entry", "such as “Name of your first pet”"),
        )
        self.add(FoldCard(answers), gap=GAP_16)

    def _answers_form(self) -> QWidget:
        """Return the fields for a few questions, which most people don't need."""
        self._questions = [(Line(), Line()) for _ in range(ANSWERS)]
        words = pgettext(
            "password entry", "Others can find out a true answer. Invent one, and keep it like a password."
        )
        form = Stacked(Prose(words), gap=GAP_12, inset=GAP_16)
        pairs: list[Field] = []
        for index, (question, answer) in enumerate(self._questions, start=1):
            answer.setEchoMode(QLineEdit.EchoMode.Password)
            asked = Field(pgettext("password entry", "Question {n}", n=index), question, f"question-{index}")
            given = Field(pgettext("password entry", "Answer {n}", n=index), answer, f"answer-{index}")
            pairs += [asked, given]
        form.add(FieldGrid(pairs))
        judge = Button(pgettext("password entry", "Check the answers"), "outlined")
        judge.setObjectName("answers-look")
        judge.clicked.connect(self.look_at_answers)
        return form.add(ButtonLine(judge), gap=GAP_8)

    def look(self) -> None:
        """Audit what was typed, and show it as a report."""
        imported = from_lines(self._lines.toPlainText())
        self._lines.clear()
        if not imported.credentials:
            self._lines_field.say(
                pgettext("password entry", "Type at least one line with a password."), wrong=True
            )
            self._lines.setFocus()
            return
        work = self.desk.audit
        work.start_over()
        said = known(self.desk.catalogue, self.desk.case)
        try:
            with contextlib.ExitStack() as opened:
                work.report = audit(imported, work.facts, self._breaches(opened), known=said)
        except PasswordsError as error:
            self.desk.shell.trouble(render(error.sentence))
            return
        self.desk.shell.go("passwords")

    def _breaches(self, opened: contextlib.ExitStack) -> Breaches | None:
        """Open the list of leaked passwords that the person chose, if any."""
        chosen = self.desk.audit.breaches
        if chosen is None:
            return None
        breaches = open_breaches(chosen)
        opened.enter_context(breaches)
        return breaches

    def look_at_answers(self) -> None:
        """Audit the answers, and drop them."""
        given = [(q.text().strip(), a.text()) for q, a in self._questions if a.text()]
        if not given:
            self.desk.shell.trouble(pgettext("password entry", "Type at least one answer."))
            return
        try:
            with contextlib.ExitStack() as opened:
                facts = self.desk.audit.facts
                self._answers_report = audit_answers(given, facts, self._breaches(opened))
        except PasswordsError as error:
            self.desk.shell.trouble(render(error.sentence))
            return
        self.redraw()

    def _draw_answers(self, report: Report) -> None:
        rows = [
            (f.title or pgettext("password entry", "Answer {n}", n=f.row), reasons_text(f))
            for f in sorted(report.findings, key=lambda f: f.row)
        ]
        if not rows:
            self.add(
                Notice(
                    pgettext("password entry", "Nothing speaks against these answers."),
                    icon="circle-check",
                    tone="done",
                ),
                gap=GAP_24,
            )
            return
        card = PlainCard(
            Heading(pgettext("password entry", "Answers that could be found out or guessed"), "heading"),
            gap=GAP_12,
        )
        for name, why in rows:
            card.add(Stacked(Prose(name, "medium"), Prose(why, "small"), gap=0))
        self.add(card, gap=GAP_24)
