"""The privacy review: the services the person uses, the most important first; all others by search."""

from selfhelp.language import npgettext, pgettext, render
from selfhelp.plan.wording import minutes_text, short_minutes
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.painting.regions import SILL
from selfhelp.ui.parts import clicks
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.found_list import FoundList
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.hero_card import HeroCard
from selfhelp.ui.widgets.row_face import RowFace, icon_lead, service_lead
from selfhelp.ui.widgets.row_group import RowGroup
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.privacy import PrivacyState, ServiceRow, privacy_state


class PrivacyPage(ColumnPage):
    """Lists services to go through, one by one."""

    room = "privacy"

    def title(self) -> str:
        """Return the title."""
        return pgettext("privacy", "Privacy")

    def _state(self) -> PrivacyState:
        return privacy_state(self.desk.catalogue, self.desk.case)

    def kicker(self) -> str:
        """Say how many services are behind."""
        state = self._state()
        if not state.total:
            return ""
        return npgettext(
            "privacy",
            "{done} of {count} service done",
            "{done} of {count} services done",
            state.total,
            done=state.done,
        )

    def draw(self) -> None:
        """Draw the next service, the person's others, and the search."""
        state = self._state()
        line = pgettext(
            "privacy",
            "One service at a time, one setting at a time. You make each change yourself, on the site or "
            "in the app.",
        )
        self.add(PageTitle(self.title(), line))
        if state.next is not None:
            self.add(self._hero(state.next), gap=24)
        elif not state.total:
            self.add(self._nothing_chosen(), gap=24)
        else:
            self.add(Prose(pgettext("privacy", "You have looked at all your services."), "opening"), gap=24)
        if state.mine:
            self.add(Heading(pgettext("privacy", "Services you use")), gap=24)
            self.add(self._rows(state.mine), gap=8)
        if state.others:
            heading = (
                pgettext("privacy", "Other services") if state.mine else pgettext("privacy", "All services")
            )
            self.add(Heading(heading), gap=24)
            self.add(self._search(state.others), gap=8)

    def _hero(self, row: ServiceRow) -> HeroCard:
        start = Button(pgettext("privacy", "Start"), "main", about=row.name)
        clicks(start, "start", lambda: self.desk.shell.go("service", row.id))
        return HeroCard(
            row.name,
            render(row.line),
            service_lead(row.name),
            time=pgettext("privacy", "About {time} for the first ones", time=minutes_text(row.minutes)),
            buttons=(start,),
            picture=SILL,
        )

    def _nothing_chosen(self) -> HeroCard:
        choose = Button(pgettext("privacy", "Choose my services"), "main")
        clicks(choose, "choose-services", lambda: self.desk.shell.go("answer", "where"))
        return HeroCard(
            pgettext("privacy", "Which services do you use?"),
            pgettext("privacy", "Choose them once. What matters most comes first. Or find one below."),
            icon_lead("eye-off", "accent"),
            buttons=(choose,),
            picture=SILL,
        )

    def _face(self, row: ServiceRow) -> RowFace:
        time = render(short_minutes(row.minutes)) if row.minutes else ""
        return RowFace(row.name, render(row.line), time=time, lead=service_lead(row.name), also=row.also)

    def _rows(self, rows: tuple[ServiceRow, ...]) -> RowGroup:
        group = RowGroup([(f"open-{row.id}", self._face(row)) for row in rows])
        for row in rows:
            group.row(f"open-{row.id}").opened.connect(
                lambda service=row.id: self.desk.shell.go("service", service)
            )
        return group

    def _search(self, rows: tuple[ServiceRow, ...]) -> FoundList:
        words = npgettext("privacy", "Find one of {count} service", "Find one of {count} services", len(rows))
        nothing = Prose(
            pgettext(
                "privacy",
                "No service of this name is here. In its settings, look for who can find you, who can write "
                "to you, and which devices are signed in.",
            ),
            "body",
        )
        found = FoundList([(row.id, self._face(row)) for row in rows], words, nothing)
        found.opened.connect(self._open)
        found.field.catch_typing(self)
        return found

    def _open(self, key: str) -> None:
        covered = self.desk.catalogue.service(key) is not None
        self.desk.shell.go("service" if covered else "report-service", key)
