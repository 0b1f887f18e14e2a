"""One people-search site: what to give and hold back, the steps, and where the request stands."""

from selfhelp.case import subjects
from selfhelp.case.change import mark, unmark, withdraw_request
from selfhelp.case.model import RequestState
from selfhelp.language import pgettext, render
from selfhelp.plan import asked
from selfhelp.plan.wording import minutes_text
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.parts import address_line, asked_words, clicks, link_button, trust_line, words_of
from selfhelp.ui.request_part import answers, sent_part, standing_card
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.checklist import Checklist
from selfhelp.ui.widgets.folded_line import FoldCard, FoldedLine
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.lead_mark import LeadMark
from selfhelp.ui.widgets.main_and_side import MainAndSide
from selfhelp.ui.widgets.note_line import hint, may_notice, minutes
from selfhelp.ui.widgets.points import Numbered
from selfhelp.ui.widgets.row_face import service_lead
from selfhelp.ui.widgets.stacked import PlainCard, Stacked
from selfhelp.ui.widgets.text import Prose, selectable
from selfhelp.ui.widgets.two_columns import Half, TwoColumns
from selfhelp.views.people_search import SiteState, site_state


class BrokerPage(ColumnPage):
    """Draws the people-search site whose id is the argument."""

    room = "people-search"
    broad = True

    def prepare(self) -> None:
        """Find the site."""
        found = self.desk.catalogue.broker(self.argument)
        if found is None:
            raise KeyError(self.argument)
        self.broker = found
        self.subject = subjects.broker(found.id)

    def title(self) -> str:
        """Return the site's name."""
        return self.broker.name

    def kicker(self) -> str:
        """Name the room."""
        return pgettext("people-search", "People-search sites")

    def lands_on(self) -> str:
        """Return the first answer that may be given."""
        return "gone" if self.desk.case.request(self.subject) else "sent"

    def draw(self) -> None:
        """Draw what to give, the steps, and beside them where the request stands."""
        state = site_state(self.desk.catalogue, self.desk.case, self.desk.today(), self.broker)
        self.add(
            PageTitle(
                self.title(),
                render(state.covers) if state.covers else "",
                lead=LeadMark(service_lead(state.name)),
                end=minutes(render(minutes_text(state.minutes))),
            )
        )
        if state.belongs is not None:
            self.add(hint(render(state.belongs)), gap=12)
        # What one may say of a request that was sent comes before what was to do.
        sent = state.request.state is not None
        self.add(MainAndSide(self._main(state), self._side(state), side_first=sent), gap=24)
        every = Button(pgettext("people-search", "All people-search sites"), "text", icon="arrow-left")
        clicks(every, "all-sites", lambda: self.desk.shell.go("people-search"))
        self.add(ButtonLine(every), gap=24)

    def _main(self, state: SiteState) -> Stacked:
        main = Stacked(gap=16)
        if state.give or state.hold_back:
            main.add(self._give(state))
        title = pgettext("people-search", "What to do")
        if state.again:
            main.add(self._steps(state, Heading(title, "heading")))
        elif state.request.until is not None:
            # Nothing but waiting is left: the steps are there to read again, with nothing to tick.
            main.add(self._steps(state, Heading(title, "heading"), ticks=False))
        else:
            main.add(FoldCard(FoldedLine(title, lambda: self._steps(state, None), "what-to-do")))
        if state.caution is not None:
            main.add(hint(render(state.caution)))
        return main

    def _steps(self, state: SiteState, heading: Heading | None, *, ticks: bool = True) -> Stacked:
        """Return the steps, the addresses, and how old all that is."""
        card = PlainCard(heading) if heading is not None else Stacked(inset=16)
        if state.find is not None:
            card.add(Prose(render(state.find), "body"))
        steps = words_of(state.steps)
        card.add(Checklist(steps) if ticks else Numbered(steps))
        for note in state.notices:
            card.add(may_notice(render(note)))
        for note in state.remarks:
            card.add(hint(render(note)))
        self._add_doors(card, state)
        return card.add(trust_line(state.trust))

    def _give(self, state: SiteState) -> TwoColumns:
        nothing = (pgettext("people-search", "Only what the form asks for"),)
        give = Half(pgettext("people-search", "You give"), "send", asked_words(state.give) or nothing)
        usual = (pgettext("people-search", "Leave optional fields empty."),)
        # Advice in sentences, and not a list of things: a dash before one would read as a "don't".
        words = pgettext("people-search", "Give no more than this")
        back = Half(words, "lock", state.hold_back or usual, "dot")
        return TwoColumns(give, back)

    def _add_doors(self, card: Stacked, state: SiteState) -> None:
        open_link, doors, urls = self.desk.shell.open_link, [], []
        if state.search:
            words = pgettext("people-search", "Look for my page")
            doors.append(link_button(words, state.search, "search", open_link, about=state.name))
            urls.append(state.search)
        if state.form:
            words = pgettext("people-search", "Open the removal page")
            doors.append(link_button(words, state.form, "form", open_link, about=state.name))
            urls.append(state.form)
        if state.mail:
            words = pgettext("people-search", "Write to {address}", address=state.mail)
            card.add(selectable(words))
            copy = Button(pgettext("people-search", "Copy the address"), "outlined", icon="copy")
            doors.append(clicks(copy, "copy", lambda: self.desk.shell.copy(state.mail)))
        if doors:
            card.add(ButtonLine(*doors), gap=8)
        if urls:
            card.add(address_line(*dict.fromkeys(urls)))

    # Where the request stands -------------------------------------------------------------------

    def _side(self, state: SiteState) -> Stacked:
        if state.request.state is not None:
            part = answers(state.request, "", self._say, self._withdraw, stacked=True)
            extra = []
            if state.request.help is not None:
                now = Button(pgettext("people-search", "What now?"), "outlined")
                clicks(now, "what-now", lambda: self.desk.shell.go("guide", "when-a-site-refuses"))
                extra.append(ButtonLine(now))
            return Stacked(standing_card(state.request, *extra), part, gap=16)
        if state.not_there:
            back = Button(pgettext("people-search", "Put it back on the list"), "outlined")
            clicks(back, "put-back", self._put_back)
            words = pgettext("people-search", "You said you are not on this site.")
            return Stacked(PlainCard(Prose(words, "body"), ButtonLine(back)))
        listed = Button(pgettext("people-search", "I am not on this site"), "quiet")
        clicks(listed, "not-listed", self._not_listed)
        sent = sent_part("", pgettext("people-search", "I sent the request"), self._sent, listed)
        return Stacked(PlainCard(Heading(pgettext("people-search", "Afterwards"), "heading"), sent))

    def _sent(self, number: str) -> None:
        pace = asked.pace_of(self.broker)
        self.arrive("gone", "page-title")
        self.do(
            asked.moved(self.subject, "sent", pace, self.desk.today(), reference=number),
            pgettext("people-search", "Noted. The plan reminds you when it is time to look again."),
        )

    def _say(self, state: RequestState) -> None:
        words = {
            "gone": pgettext(
                "people-search", "Good. Pages come back sometimes, so look again in a few months."
            ),
            "still-there": pgettext(
                "people-search",
                "Noted. Send the request again, or look at what to do when a site refuses.",
            ),
        }.get(state, pgettext("people-search", "Noted."))
        self.do(asked.moved(self.subject, state, asked.pace_of(self.broker), self.desk.today()), words)

    def _withdraw(self) -> None:
        self.do(withdraw_request(self.subject), pgettext("people-search", "Back on the list."))

    def _not_listed(self) -> None:
        self.arrive("put-back", "page-title")
        self.do(
            mark(self.subject, "does-not-apply", self.desk.today(), self.broker.revision),
            pgettext("people-search", "Noted."),
        )

    def _put_back(self) -> None:
        self.do(unmark(self.subject), pgettext("people-search", "Back on the list."))
