"""Report and recover: what was asked and is due, the person's services, and all others by search."""

from collections.abc import Sequence

from selfhelp.frozen import replace
from selfhelp.language import npgettext, pgettext, render
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.due_dates import due_dates_part
from selfhelp.ui.painting.regions import SILL
from selfhelp.ui.parts import again_words, clicks
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.fold import Fold
from selfhelp.ui.widgets.found_list import FoundList
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.hero_card import HeroCard
from selfhelp.ui.widgets.letter_tile import letters_of
from selfhelp.ui.widgets.notice import Notice
from selfhelp.ui.widgets.row_face import RowFace, icon_lead, service_lead
from selfhelp.ui.widgets.row_group import RowGroup
from selfhelp.ui.widgets.stacked import Stacked
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.report import ANOTHER_SITE, Asked, Place, ReportState, report_state


class ReportPage(ColumnPage):
    """Lists what was asked, and the services that can be asked."""

    room = "report"

    def title(self) -> str:
        """Return the title."""
        return pgettext("report", "Report and recover")

    def _state(self) -> ReportState:
        return report_state(self.desk.catalogue, self.desk.case, self.desk.today())

    def kicker(self) -> str:
        """Say how many requests are due."""
        due = self._state().due
        return npgettext("report", "{count} to look at again", "{count} to look at again", due) if due else ""

    def draw(self) -> None:
        """Draw the warning, what was asked, and the services."""
        state = self._state()
        line = pgettext("report", "Ask a service to remove something, or take an account back.")
        self.add(PageTitle(self.title(), line))
        how = Button(pgettext("report", "How to save it"), "outlined")
        clicks(how, "how-to-save", lambda: self.desk.shell.go("guide", "saving-evidence"))
        self.add(
            Notice(
                pgettext("report", "Save it before you report it"),
                pgettext("report", "When a post is removed, you and the police can’t see it any more."),
                icon="camera",
                button=how,
            ),
            gap=24,
        )
        self._draw_asked([r for r in state.asked if not r.solved or r.due])
        if state.mine:
            self.add(Heading(pgettext("report", "Services you use")), gap=24)
            self.add(self._rows(state.mine), gap=8)
        elif not state.asked:
            self.add(self._nothing_chosen(), gap=24)
        words = pgettext("report", "Other services") if state.mine else pgettext("report", "Services")
        self.add(Heading(words), gap=24)
        self.add(self._search(state.others), gap=8)
        another = Button(pgettext("report", "A site that is not here"), "text", icon="globe")
        clicks(another, ANOTHER_SITE, lambda: self.desk.shell.go("report-service", ANOTHER_SITE))
        solved = [r for r in state.asked if r.solved and not r.due]
        if solved:
            words = pgettext("report", "Solved: {count}", count=len(solved))
            self.add(Fold(words, lambda: self._asked_rows(solved), "solved"), gap=24)
        days = due_dates_part(self, self.desk, another) if state.asked else None
        self.add(days if days is not None else ButtonLine(another), gap=24)

    def _nothing_chosen(self) -> HeroCard:
        choose = Button(pgettext("report", "Choose the services"), "main")
        clicks(choose, "choose-services", lambda: self.desk.shell.go("answer", "where"))
        return HeroCard(
            pgettext("report", "Where does it happen?"),
            pgettext("report", "Then you see the forms that fit. You can also find a service below."),
            icon_lead("flag", "accent"),
            buttons=(choose,),
            picture=SILL,
        )

    def _draw_asked(self, rows: Sequence[Asked]) -> None:
        if not rows:
            return
        self.add(Heading(pgettext("report", "What you asked for")), gap=24)
        self.add(self._asked_rows(rows), gap=8)

    def _asked_rows(self, rows: Sequence[Asked]) -> RowGroup:
        group = RowGroup([(f"asked-{row.subject}", self._asked_face(row)) for row in rows])
        for row in rows:
            group.row(f"asked-{row.subject}").opened.connect(
                lambda page=row.page: self.desk.shell.go("report-service", page)
            )
        return group

    def _asked_face(self, row: Asked) -> RowFace:
        line = render(row.line)
        if row.look is not None:
            line = again_words(line, row.look)
        name = row.name if row.page != ANOTHER_SITE else pgettext("report", "Another site")
        lead = icon_lead("bell", "accent") if row.due else service_lead(name)
        return RowFace(name, line, lead=lead)

    def _face(self, place: Place) -> RowFace:
        return RowFace(place.name, render(place.line), lead=service_lead(place.name), also=place.also)

    def _rows(self, places: Sequence[Place]) -> RowGroup:
        names = [p.name for p in places]
        faces = [
            (f"open-{p.id}", replace(self._face(p), lead=service_lead(p.name, letters_of(p.name, names))))
            for p in places
        ]
        group = RowGroup(faces)
        for place in places:
            group.row(f"open-{place.id}").opened.connect(
                lambda service=place.id: self.desk.shell.go("report-service", service)
            )
        return group

    def _search(self, places: Sequence[Place]) -> FoundList:
        words = npgettext(
            "report", "Find one of {count} service", "Find one of {count} services", len(places)
        )
        usual = Button(pgettext("report", "The usual way to report"), "outlined")
        clicks(usual, "usual-way", lambda: self.desk.shell.go("report-service", ANOTHER_SITE))
        nothing = Stacked(
            Prose(pgettext("report", "Nothing is written on a service of this name."), "body"),
            ButtonLine(usual),
        )
        found = FoundList([(p.id, self._face(p)) for p in places], words, nothing)
        found.opened.connect(lambda service: self.desk.shell.go("report-service", service))
        found.field.catch_typing(self)
        return found
