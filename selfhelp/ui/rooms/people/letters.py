"""People around me: words ready for family, work, school, police, banks and sites."""

from collections.abc import Sequence

from selfhelp.language import npgettext, pgettext, render
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.widgets.folded_line import FoldCard, FoldedLine
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.row_face import RowFace, icon_lead
from selfhelp.ui.widgets.row_group import RowGroup
from selfhelp.views.letters import LetterRow, people_state


class PeoplePage(ColumnPage):
    """Lists the letters and scripts, those that fit the case first."""

    room = "people"

    def title(self) -> str:
        """Return the title."""
        return pgettext("people", "People around me")

    def draw(self) -> None:
        """Draw what fits, then the others by whom they are for."""
        state = people_state(self.desk.catalogue, self.desk.case)
        line = pgettext(
            "people", "Words you can send or say. Fill the gaps, and change what does not sound like you."
        )
        self.add(PageTitle(self.title(), line))
        if state.fitting:
            self.add(Heading(pgettext("people", "Fits what is happening")), gap=24)
            self.add(self._rows(state.fitting), gap=8)
        if state.others:
            lines = [self._folded(render(w), rows) for w, rows in state.others]
            more = pgettext("people", "More letters") if state.fitting else pgettext("people", "To whom?")
            self.add(Heading(more), gap=24)
            self.add(FoldCard(*lines), gap=8)

    def _folded(self, words: str, rows: Sequence[LetterRow]) -> FoldedLine:
        count = npgettext("people", "{count} letter", "{count} letters", len(rows))
        line = FoldedLine(words, lambda: self._rows(rows), f"for-{rows[0].id}", count=count)
        return line.marked(rows[0].icon)

    def _rows(self, rows: Sequence[LetterRow]) -> RowGroup:
        group = RowGroup([(f"open-{row.id}", self._face(row)) for row in rows])
        for row in rows:
            group.row(f"open-{row.id}").opened.connect(
                lambda letter=row.id: self.desk.shell.go("letter", letter)
            )
        return group

    def _face(self, row: LetterRow) -> RowFace:
        time = pgettext("people", "begun") if row.begun else ""
        return RowFace(render(row.title), render(row.line), time=time, lead=icon_lead(row.icon))
