"""All answers on one page, each a row that changes it. From it one comes back to where one was."""

from collections.abc import Sequence
from functools import partial

from selfhelp.case.change import reopen_triage
from selfhelp.language import pgettext
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.theme.tokens import GAP_8, GAP_24
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.row_face import RowFace
from selfhelp.ui.widgets.row_group import RowGroup
from selfhelp.views.answers import Answer, answers_given


class AnswersPage(ColumnPage):
    """Draws what was said. A row opens its question alone."""

    room = "task"

    def title(self) -> str:
        """Return the title."""
        return pgettext("answers", "Your answers")

    def draw(self) -> None:
        """Draw a row for each question."""
        words = pgettext("answers", "The plan follows what you change here. What you did stays done.")
        self.add(PageTitle(self.title(), words))
        given = answers_given(self.desk.catalogue, self.desk.case)
        said, asked = [a for a in given if a.given], [a for a in given if not a.given]
        if said:
            self.add(self._rows(said), gap=GAP_24)
        if asked:
            # Apart, so that one sees at once what is open; and no question twice as loud as its answer.
            self.add(Heading(pgettext("answers", "Not answered yet. You can leave these out.")), gap=GAP_24)
            self.add(self._rows(asked), gap=GAP_8)
        back = Button(pgettext("answers", "Back to the plan"), "main")
        back.setObjectName("to-plan")
        back.clicked.connect(partial(self._go_to_plan))
        again = Button(pgettext("answers", "Go through all questions again"), "quiet")
        again.setObjectName("ask-again")
        again.clicked.connect(partial(self._ask_again))
        self.add(ButtonLine(back, again), gap=GAP_24)

    def _rows(self, given: Sequence[Answer]) -> RowGroup:
        """Return a row for each question; one that is open shows the question alone."""
        rows = RowGroup((f"change-{a.id}", RowFace(a.question, a.words if a.given else "")) for a in given)
        for answer in given:
            row = rows.row(f"change-{answer.id}")
            row.button.setAccessibleName(
                pgettext(
                    "answers", "Change: {question}, {answer}", question=answer.question, answer=answer.words
                )
            )
            row.opened.connect(partial(self.desk.shell.go, "answer", answer.id))
        return rows

    def _go_to_plan(self, _checked: bool = False) -> None:
        self.desk.shell.go("plan")

    def _ask_again(self, _checked: bool = False) -> None:
        if self.do(reopen_triage, undo=False):
            self.desk.shell.go("triage")
