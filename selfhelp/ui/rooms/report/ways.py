"""The ways of one service: reports and the way back in, one open at a time; or the usual way of any site."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from selfhelp.case import subjects
from selfhelp.case.change import mark, unmark, withdraw_request
from selfhelp.case.model import RequestState
from selfhelp.language import npgettext, pgettext, render
from selfhelp.plan import asked
from selfhelp.plan.wording import minutes_text, short_minutes
from selfhelp.ui.account_part import account_part
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.parts import (
    address_line,
    again_words,
    asked_words,
    clicks,
    link_button,
    trust_line,
    words_of,
)
from selfhelp.ui.request_part import answers, sent_part, standing_card
from selfhelp.ui.rights_part import rights_card
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.checklist import Checklist
from selfhelp.ui.widgets.folded_line import FoldCard, FoldedLine
from selfhelp.ui.widgets.hairline import Hairline
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.hero_card import RaisedCard
from selfhelp.ui.widgets.lead_mark import LeadMark
from selfhelp.ui.widgets.note_line import hint, may_notice, minutes
from selfhelp.ui.widgets.row_face import RowFace, icon_lead, service_lead
from selfhelp.ui.widgets.row_group import RowGroup
from selfhelp.ui.widgets.stacked import Stacked
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.asked_for import AskedFor, standing
from selfhelp.views.levers import levers_state
from selfhelp.views.report import (
    ANOTHER_SITE,
    GeneralState,
    Way,
    WaysState,
    general_state,
    opens_with,
    pace_of_way,
    ways_state,
)
from selfhelp.views.service import part_of


class ReportServicePage(ColumnPage):
    """Draws the service whose id is the argument, or the usual way where nothing is written on a site."""

    room = "report"

    def prepare(self) -> None:
        """Find the service; open what is due or fits the case."""
        self.service = self.desk.catalogue.service(self.argument)
        self._opened = ""
        if self.service is None and self._general() is None:
            raise KeyError(self.argument)
        if self.service is not None:
            self._opened = opens_with(self._ways())

    def _ways(self) -> WaysState:
        if self.service is None:
            raise KeyError(self.argument)
        return ways_state(self.desk.catalogue, self.desk.case, self.desk.today(), self.service)

    def _general(self) -> GeneralState | None:
        return general_state(self.desk.catalogue, self.desk.case, self.desk.today(), self.argument)

    def title(self) -> str:
        """Return the service's name."""
        if self.service is not None:
            return self.service.name
        general = self._general()
        return general.name if general and general.name else pgettext("report", "Another site")

    def kicker(self) -> str:
        """Name the room."""
        return pgettext("report", "Report and recover")

    def lands_on(self) -> str:
        """Return the button that notes that something was sent."""
        return f"sent-{self._opened}"

    def draw(self) -> None:
        """Draw what fits first, then the rest; or the usual way."""
        general = self._general() if self.service is None else None
        if general is not None:
            self._draw_general(general)
        else:
            self._draw_ways(self._ways())
        every = Button(pgettext("report", "All services"), "text", icon="arrow-left")
        self.add(ButtonLine(clicks(every, "all-services", lambda: self.desk.shell.go("report"))), gap=24)

    def _draw_title(self) -> None:
        lead = icon_lead("globe") if self.argument == ANOTHER_SITE else service_lead(self.title())
        self.add(PageTitle(self.title(), lead=LeadMark(lead)))

    # A service ----------------------------------------------------------------------------------

    def _draw_ways(self, state: WaysState) -> None:
        self._draw_title()
        ways = (*state.first, *state.others)
        opened = next((w for w in ways if w.id == self._opened), None)
        if opened is not None:
            self.add(self._card(opened), gap=24)
        if state.left_out:
            words = npgettext(
                "report",
                "{count} form is not shown: someone in the images may be under 18, and it asks for "
                "the image.",
                "{count} forms are not shown: someone in the images may be under 18, and they ask for the "
                "image.",
                state.left_out,
            )
            self.add(hint(words))
        fitting = [w for w in state.first if w is not opened]
        if fitting:
            self.add(Heading(pgettext("report", "Also fits what is happening")), gap=24)
            self.add(self._rows(fitting), gap=8)
        others = [w for w in state.others if w is not opened]
        if others:
            words = pgettext("report", "Other ways") if ways != tuple(others) else pgettext("report", "Ways")
            self.add(Heading(words), gap=24)
            self.add(self._rows(others), gap=8)
        self._draw_sessions()

    def _rows(self, ways: Sequence[Way]) -> RowGroup:
        group = RowGroup([(f"show-{w.id}", self._face(w)) for w in ways])
        for way in ways:
            group.row(f"show-{way.id}").opened.connect(lambda way=way.id: self._show(way))
        return group

    def _face(self, way: Way) -> RowFace:
        made = self.desk.case.request(way.request.subject)
        lead = icon_lead("key-round" if way.id == "recovery" else "flag")
        if made is None:
            line = render(way.facts[0]) if way.facts else ""
            return RowFace(render(way.title), line, time=render(short_minutes(way.minutes)), lead=lead)
        words, look = standing(made, self.desk.today())
        line = render(words)
        if look is not None:
            line = again_words(line, look)
        return RowFace(render(way.title), line, lead=lead)

    def _show(self, way: str) -> None:
        self._opened = way
        self.arrive("step-1", "way-card")
        self.redraw()

    def _card(self, way: Way) -> RaisedCard:
        card = RaisedCard()
        card.setObjectName("way-card")
        card.add(Heading(render(way.title), "hero"))
        facts = pgettext("list of facts", " · ").join(
            [render(minutes_text(way.minutes)), *words_of(way.facts)]
        )
        card.add(minutes(facts), gap=4)
        if way.note is not None:
            card.add(Prose(render(way.note), "body"), gap=12)
        if way.request.state is not None:
            card.add(standing_card(way.request), gap=16)
            card.add(self._answers(way.request, way.id), gap=16)
            return card.add(trust_line(way.trust), gap=12)
        asks = asked_words(way.asks)
        if asks:
            listed = pgettext("list of words", ", ").join(w[:1].lower() + w[1:] for w in asks)
            card.add(Prose(pgettext("report", "Have ready: {list}", list=listed), "body"), gap=12)
        card.add(Checklist(words_of(way.steps)), gap=12)
        for note in way.notices:
            card.add(may_notice(render(note)), gap=8)
        for note in way.remarks:
            card.add(hint(render(note)), gap=8)
        self._add_link(card, way.link, render(way.title))
        card.add(trust_line(way.trust), gap=8)
        card.add(self._sent_part(way.request, way.id), gap=16)
        if way.after:
            card.add(Heading(pgettext("report", "When you are back in")), gap=16)
            card.add(Checklist(words_of(way.after), name="after"), gap=8)
        return card

    def _add_link(self, card: RaisedCard, link: str, name: str) -> None:
        if link:
            words = pgettext("report", "Open the form")
            card.add(
                ButtonLine(link_button(words, link, "link", self.desk.shell.open_link, about=name)), gap=16
            )
            card.add(address_line(link), gap=8)

    # Any site -----------------------------------------------------------------------------------

    def _draw_general(self, state: GeneralState) -> None:
        self._draw_title()
        card = RaisedCard()
        card.setObjectName("way-card")
        card.add(Heading(pgettext("report", "The usual way to report"), "hero"))
        if state.why is not None:
            card.add(Prose(render(state.why), "body"), gap=8)
        if state.request.state is not None:
            card.add(standing_card(state.request), gap=16)
            card.add(self._answers(state.request, state.id), gap=16)
        else:
            card.add(Checklist(words_of(state.steps)), gap=12)
            for note in state.notices:
                card.add(may_notice(render(note)), gap=8)
            card.add(self._sent_part(state.request, state.id), gap=16)
        self.add(card, gap=24)
        letter = Button(pgettext("report", "A letter to a site"), "text", icon="mail")
        clicks(letter, "to-letter", lambda: self.desk.shell.go("letter", "takedown-private-data"))
        refuses = Button(pgettext("report", "When a site refuses"), "text")
        clicks(refuses, "refuses", lambda: self.desk.shell.go("guide", "when-a-site-refuses"))
        self.add(ButtonLine(letter, refuses), gap=16)
        levers = levers_state(self.desk.catalogue, self.desk.case.answers.country, self.desk.today())
        rights = rights_card(levers, self.desk.shell.open_link)
        if rights is not None:
            self.add(rights, gap=24)

    # The request --------------------------------------------------------------------------------

    def _sent_part(self, request: AskedFor, way: str) -> QWidget:
        words = pgettext("report", "I sent it")
        part = sent_part(f"-{way}", words, lambda number: self._sent(request.subject, way, number))
        # What is done elsewhere ends here; what is noted here begins.
        return Stacked(Hairline(), Heading(pgettext("people-search", "Afterwards"), "heading"), part, gap=16)

    def _answers(self, request: AskedFor, way: str) -> QWidget:
        return answers(
            request,
            f"-{way}",
            self._say(request.subject, way),
            lambda: self.do(withdraw_request(request.subject), pgettext("report", "Taken back.")),
        )

    def _sent(self, subject: str, way: str, number: str) -> None:
        self._opened = way
        self.arrive(f"gone-{way}", "way-card")
        pace = pace_of_way(self.service, way)
        self.do(
            asked.moved(subject, "sent", pace, self.desk.today(), reference=number),
            pgettext("report", "Noted. The plan reminds you when it is time to look again."),
        )

    def _say(self, subject: str, way: str) -> Callable[[RequestState], object]:
        def say(state: RequestState) -> None:
            pace = pace_of_way(self.service, way)
            self.do(asked.moved(subject, state, pace, self.desk.today()), pgettext("report", "Noted."))

        return say

    # Signed-in devices --------------------------------------------------------------------------

    def _draw_sessions(self) -> None:
        desk, service = self.desk, self.service
        if service is None:
            return
        part = part_of(service, "sessions", desk.catalogue, desk.case, desk.today())
        if part is None:
            return
        count = pgettext("service", "done") if part.looked else render(short_minutes(part.minutes))
        line = FoldedLine(
            render(part.title),
            lambda: account_part(part, desk.shell, self._looked),
            "part-sessions",
            count=count,
        )
        self.add(FoldCard(line), gap=24)

    def _looked(self, looked: bool) -> None:
        sessions = self.service.sessions if self.service else None
        if sessions is None:
            return
        subject = subjects.sessions(self.argument)
        if looked:
            change = mark(subject, "done", self.desk.today(), sessions.revision)
            self.do(change, pgettext("report", "Noted."))
        else:
            self.do(unmark(subject), pgettext("report", "Back on the plan."))
