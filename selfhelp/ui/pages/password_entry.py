"""Passwords typed or pasted by hand, and the answers to security questions. They are dropped after."""

import contextlib

from PySide6.QtWidgets import QLineEdit

from selfhelp.documents.audit_words import reasons_text
from selfhelp.language import pgettext, render
from selfhelp.passwords.audit import audit, audit_answers
from selfhelp.passwords.breaches import Breaches, open_breaches
from selfhelp.passwords.errors import PasswordsError
from selfhelp.passwords.importers.byhand import from_lines
from selfhelp.passwords.model import Report
from selfhelp.ui.audit_work import known
from selfhelp.ui.page import Page
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card, Row, Rows
from selfhelp.ui.widgets.field import Line, Words, labelled
from selfhelp.ui.widgets.text import body, heading, muted, section, small, strong

ANSWERS = 3


class PasswordEntryPage(Page):
    """A field for pasted lines, and a few for security questions."""

    room = "passwords"
    follows_case = False

    def prepare(self) -> None:
        """Start with nothing typed."""
        self._answers_report: Report | None = None

    def title(self) -> str:
        """Return the title."""
        return pgettext("password entry", "Type or paste a few")

    def draw(self) -> None:
        """Draw both forms."""
        self.add(
            muted(pgettext("password entry", "What you type is looked at in memory and dropped right after."))
        )
        self._lines = Words()
        self._lines.setFixedHeight(LOOK.px(150))
        self._lines.setTabChangesFocus(True)
        self.add(
            Card().add(
                heading(pgettext("password entry", "Passwords")),
                labelled(
                    pgettext(
                        "password entry", "One a line: site, user name, password. Or the password alone."
                    ),
                    self._lines,
                    "entry-lines",
                ),
                buttons.line_of(
                    buttons.primary(pgettext("password entry", "Look at them"), self.look, "entry-look")
                ),
            )
        )
        self._questions = [(Line(), Line()) for _ in range(ANSWERS)]
        card = Card().add(
            heading(pgettext("password entry", "Answers to security questions")),
            body(
                pgettext(
                    "password entry",
                    "A true answer can be found out. Treat it like a second password: make one up and "
                    "keep it.",
                )
            ),
        )
        for index, (question, answer) in enumerate(self._questions, start=1):
            answer.setEchoMode(QLineEdit.EchoMode.Password)
            card.add(
                labelled(pgettext("password entry", "Question {n}", n=index), question, f"question-{index}"),
                labelled(pgettext("password entry", "Answer {n}", n=index), answer, f"answer-{index}"),
            )
        card.add(
            buttons.line_of(
                buttons.plain(
                    pgettext("password entry", "Look at the answers"), self.look_at_answers, "answers-look"
                )
            )
        )
        self.add(card)
        if self._answers_report is not None:
            self._draw_answers(self._answers_report)

    def look(self) -> None:
        """Audit what was typed, and show it as a report."""
        imported = from_lines(self._lines.toPlainText())
        self._lines.clear()
        if not imported.credentials:
            self.desk.shell.trouble(pgettext("password entry", "Type at least one line with a password."))
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
        rows = Rows()
        for finding in sorted(report.findings, key=lambda f: f.row):
            name = finding.title or pgettext("password entry", "Answer {n}", n=finding.row)
            rows.add(Row([strong(name), small(reasons_text(finding))]))
        if rows.count():
            self.add(section(pgettext("password entry", "Answers that could be found out or guessed")), rows)
        else:
            self.add(body(pgettext("password entry", "Nothing speaks against these answers.")))
