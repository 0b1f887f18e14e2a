"""People around me: words ready for family, work, school, police, banks and sites."""

from collections.abc import Sequence

from selfhelp.language import npgettext, pgettext, render
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.painting.regions import CUP
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.folded_line import FoldCard, FoldedLine
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.hero_card import HeroCard
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
            first, *then = state.fitting
            self.add(self._hero(first, render(first.title), render(first.line)), gap=24)
            if then:
                self.add(Heading(pgettext("people", "Fits what is happening")), gap=24)
                self.add(self._rows(then), gap=8)
        elif state.others:
            self.add(
                self._hero(
                    state.others[0][1][0],
                    pgettext("people", "Begin with one person you trust"),
                    pgettext("people", "The words are ready. You decide how much you say."),
                ),
                gap=24,
            )
        if state.others:
            lines = [self._folded(render(w), rows) for w, rows in state.others]
            more = pgettext("people", "More letters") if state.fitting else pgettext("people", "All letters")
            self.add(Heading(more), gap=24)
            self.add(FoldCard(*lines), gap=8)

    def _hero(self, row: LetterRow, title: str, why: str) -> HeroCard:
        """Return the one letter to begin with."""
        words = pgettext("people", "Go on with it") if row.begun else pgettext("people", "See the words")
        begin = Button(words, "main", about=render(row.title))
        begin.setObjectName(f"open-{row.id}")
        begin.clicked.connect(lambda: self.desk.shell.go("letter", row.id))
        return HeroCard(title, why, icon_lead(row.icon, "accent"), buttons=(begin,), picture=CUP)

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
