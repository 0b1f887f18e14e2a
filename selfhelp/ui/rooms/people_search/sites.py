"""People-search sites: what is due, whom to ask next, what waits; all others by search."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from selfhelp.language import npgettext, number, pgettext, render
from selfhelp.plan.wording import minutes_text, short_minutes
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.due_dates import due_dates_part
from selfhelp.ui.parts import again_words, asked_words, clicks
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.folded_line import FoldCard, FoldedLine
from selfhelp.ui.widgets.found_list import FoundList
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.hero_card import HeroCard
from selfhelp.ui.widgets.note_line import hint
from selfhelp.ui.widgets.row_face import RowFace, service_lead
from selfhelp.ui.widgets.row_group import RowGroup
from selfhelp.ui.widgets.stacked import PlainCard
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.people_search import NextSite, PeopleSearchState, SiteRow, people_search_state


class PeopleSearchPage(ColumnPage):
    """The ledger of people-search sites for the person's country."""

    room = "people-search"

    def prepare(self) -> None:
        """Skip nothing at first."""
        self._skipped: frozenset[str] = frozenset()

    def title(self) -> str:
        """Return the title."""
        return pgettext("people-search", "People-search sites")

    def _state(self) -> PeopleSearchState:
        desk = self.desk
        return people_search_state(desk.catalogue, desk.case, desk.today(), self._skipped)

    def kicker(self) -> str:
        """Say how many are gone and how many wait."""
        state = self._state()
        if not (state.gone or state.waiting or state.due):
            return ""
        waiting = len(state.waiting)
        return pgettext("people-search", "{gone} gone · {waiting} waiting", gone=state.gone, waiting=waiting)

    def lands_on(self) -> str:
        """Return the button of the next site."""
        return "start"

    def draw(self) -> None:
        """Draw what is due, the next site, a few that follow, what waits, and the search."""
        state = self._state()
        line = pgettext(
            "people-search", "These sites sell your address and phone number. You can ask them to remove you."
        )
        self.add(PageTitle(self.title(), line))
        if state.due:
            self.add(Heading(pgettext("people-search", "Time to look again")), gap=24)
            self.add(self._rows(state.due), gap=8)
        if state.next is not None:
            self.add(self._hero(state.next), gap=24)
            self.add(hint(self._sitting(state)), gap=12)
        elif not state.known:
            self.add(self._nothing_known(), gap=24)
        else:
            self.add(Prose(pgettext("people-search", "You have asked every site."), "opening"), gap=24)
        if state.after:
            self.add(Heading(pgettext("people-search", "After that")), gap=24)
            self.add(self._rows(state.after), gap=8)
        self._folds(
            (pgettext("people-search", "Waiting"), "waiting", state.waiting),
            (pgettext("people-search", "Gone"), "over", state.over),
        )
        if state.rest:
            self.add(Heading(pgettext("people-search", "Other sites")), gap=24)
            self.add(self._search(state.rest), gap=8)
        words = pgettext("people-search", "When a site refuses or wants an ID")
        refuses = Button(words, "text", icon="circle-help")
        clicks(refuses, "refuses", lambda: self.desk.shell.go("guide", "when-a-site-refuses"))
        asked = bool(state.waiting or state.over or state.due)
        days = due_dates_part(self, self.desk, refuses) if asked else None
        self.add(days if days is not None else ButtonLine(refuses), gap=24)

    def _sitting(self, state: PeopleSearchState) -> str:
        """Say what fits into one sitting, so that nobody thinks that all of it has to be done now."""
        left = npgettext("people-search", "{count} request left.", "{count} requests left.", state.left)
        sitting = npgettext(
            "people-search",
            "{count} a day is enough. That takes about {time}.",
            "{count} a day are enough. That takes about {time}.",
            state.sitting,
            time=minutes_text(state.minutes),
        )
        return pgettext("people-search", "{sitting} {left}", left=left, sitting=sitting)

    def _hero(self, site: NextSite) -> HeroCard:
        start = Button(pgettext("people-search", "Start"), "main", about=site.name)
        clicks(start, "start", lambda: self.desk.shell.go("broker", site.id))
        later = Button(pgettext("people-search", "Another site first"), "quiet")
        clicks(later, "not-now", lambda: self._skip(site.id))
        caution = " ".join(render(n) for n in site.notices)
        return HeroCard(
            site.name,
            render(site.covers) if site.covers else self._asks(site),
            service_lead(site.name),
            time=render(minutes_text(site.minutes)),
            caution=caution,
            buttons=(start, later),
        )

    def _asks(self, site: NextSite) -> str:
        """Say what the form of a site wants, where nothing else is said of it."""
        asks = asked_words(site.give)
        if not asks:
            return ""
        listed = pgettext("list of words", ", ").join(w[:1].lower() + w[1:] for w in asks)
        return pgettext("people-search", "The form asks for: {list}.", list=listed)

    def _nothing_known(self) -> QWidget:
        return PlainCard(
            Heading(pgettext("people-search", "No site is known for your country yet"), "heading"),
            Prose(
                pgettext(
                    "people-search",
                    "Search for your name and street in a search engine. Ask each site that shows "
                    "them to remove your page. The letters under “People around me” help.",
                ),
                "body",
            ),
            ButtonLine(
                clicks(
                    Button(pgettext("people-search", "Letters"), "outlined"),
                    "to-letters",
                    lambda: self.desk.shell.go("people"),
                )
            ),
        )

    def _folds(self, *parts: tuple[str, str, Sequence[SiteRow]]) -> None:
        """Draw lists that wait behind a line each: words, name, rows. An empty one has no line."""
        lines = [
            FoldedLine(words, partial(self._rows, rows), name, count=number(len(rows)))
            for words, name, rows in parts
            if rows
        ]
        if lines:
            self.add(FoldCard(*lines), gap=24)

    def _face(self, row: SiteRow) -> RowFace:
        line = render(row.line) if row.line else ""
        if row.look is not None:
            line = again_words(line, row.look)
        return RowFace(
            row.name,
            line,
            caution=render(row.caution) if row.caution else "",
            time=render(short_minutes(row.minutes)) if row.minutes else "",
            lead=service_lead(row.name),
            also=row.also,
        )

    def _rows(self, rows: Sequence[SiteRow]) -> RowGroup:
        group = RowGroup([(f"open-{row.id}", self._face(row)) for row in rows])
        for row in rows:
            group.row(f"open-{row.id}").opened.connect(lambda site=row.id: self.desk.shell.go("broker", site))
        return group

    def _search(self, rows: Sequence[SiteRow]) -> FoundList:
        words = npgettext("people-search", "Find one of {count} site", "Find one of {count} sites", len(rows))
        nothing = Prose(
            pgettext(
                "people-search",
                "No site of this name is here. If it shows your details, look at its foot for “Privacy” or "
                "“Remove my listing”.",
            ),
            "body",
        )
        found = FoundList([(row.id, self._face(row)) for row in rows], words, nothing)
        found.opened.connect(lambda site: self.desk.shell.go("broker", site))
        found.field.catch_typing(self)
        return found

    def _skip(self, site: str) -> None:
        self._skipped |= {site}
        self.redraw()
