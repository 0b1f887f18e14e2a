"""Help lines and emergency numbers: those that fit what is happening first, what nothing confirms last."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from selfhelp.catalogue.model import EVERYWHERE
from selfhelp.language import catalogue_text, npgettext, pgettext, render
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.help_cards import emergency_card
from selfhelp.ui.parts import clicks, link_button, number_trust_line, short_address
from selfhelp.ui.rights_part import rights_card
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.folded_line import FoldCard, FoldedLine
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.labelled_field import Combo, Field
from selfhelp.ui.widgets.note_line import NoteLine, hint, may_notice
from selfhelp.ui.widgets.number_card import NumberCard, copy_number
from selfhelp.ui.widgets.side_by_side import SideBySide
from selfhelp.ui.widgets.stacked import Stacked
from selfhelp.ui.widgets.text import selectable
from selfhelp.views.help_lines import HelpState, LineState, help_state
from selfhelp.views.levers import levers_state


class HelpLinesPage(ColumnPage):
    """Lists who to call, the emergency numbers on top."""

    room = "help"
    follows_case = False

    def prepare(self) -> None:
        """Start with the person's country; another can be looked up without changing the answers."""
        self._country = self.desk.country()

    def title(self) -> str:
        """Return the title."""
        return pgettext("help", "Help lines")

    def first_focus(self) -> QWidget | None:
        """Start with the first way to reach someone: an arrow key on the country would change it."""
        reach = ("copy-", "mail-", "open-")
        return next((b for b in self.findChildren(Button) if b.objectName().startswith(reach)), None)

    def _state(self) -> HelpState:
        desk, here = self.desk, self._country == self.desk.country()
        return help_state(desk.catalogue, desk.case, self._country, desk.now(), here=here)

    def draw(self) -> None:
        """Draw numbers and help lines."""
        state = self._state()
        self.add(PageTitle(self.title(), pgettext("help", "People who listen and know what to do.")))
        self.add(self._country_field(), gap=16)
        self.add(emergency_card(state.country))
        note = pgettext("help", "A call can show on a shared phone bill and in the list of calls.")
        self.add(may_notice(note))
        # What holds for every line is said once, and not on each card.
        self.add(hint(pgettext("help", "If a number does not work, try the website of the line.")))
        if state.given:
            self.add(Heading(state.given_by), gap=24)
            self._add_lines(state.given)
        if state.fitting:
            self.add(Heading(pgettext("help", "For what is happening")), gap=24)
            self._add_lines(state.fitting)
        if not state.fitting and state.others:
            self.add(Heading(self._in_country(state)), gap=24)
            self._add_lines(state.others)
        self._draw_folds(state)

    def _draw_folds(self, state: HelpState) -> None:
        lines = []
        if state.fitting and state.others:
            lines.append(self._folded(self._in_country(state), state.others, "others"))
        everywhere = pgettext("help", "In every country")
        if state.everywhere and state.nothing_nearer:
            self.add(Heading(everywhere), gap=24)
            self._add_lines(state.everywhere)
        elif state.everywhere:
            lines.append(self._folded(everywhere, state.everywhere, "everywhere"))
        if state.unproved:
            words = pgettext("help", "Not verified: check before you rely on them")
            lines.append(self._folded(words, state.unproved, "unproved"))
        if lines:
            if not state.nothing_nearer:
                self.add(Heading(pgettext("help", "Other lines")), gap=24)
            self.add(FoldCard(*lines), gap=24 if state.nothing_nearer else 8)
        levers = levers_state(self.desk.catalogue, self._country or None, self.desk.today())
        rights = rights_card(levers, self.desk.shell.open_link)
        if rights is not None:
            self.add(Heading(pgettext("help", "Law and authorities")), gap=24)
            self.add(rights, gap=8)

    def _in_country(self, state: HelpState) -> str:
        if state.country_name is None:
            return pgettext("help", "Help lines")
        return render(state.country_name)

    def _folded(self, words: str, lines: Sequence[LineState], name: str) -> FoldedLine:
        count = npgettext("help", "{count} line", "{count} lines", len(lines))
        return FoldedLine(
            words, lambda: Stacked(*(self._line(x) for x in lines), gap=8, inset=16), name, count=count
        )

    def _add_lines(self, lines: Sequence[LineState]) -> None:
        for line in lines:
            self.add(self._line(line), gap=8)

    # One line -----------------------------------------------------------------------------------

    def _line(self, line: LineState) -> QWidget:
        under = [render(line.hours)] if line.hours else []
        if line.open_now and line.hours:
            under = [pgettext("help", "Open now"), *under]
        elif line.open_now is False:
            under = [pgettext("help", "Closed now"), *under]
        timed = bool(under)
        if line.free:
            under.append(pgettext("help", "free") if timed else pgettext("help", "Free of charge"))
        facts = pgettext("list of facts", " · ").join(under)
        if line.phone:
            copy = copy_number(line.name)
            clicks(copy, f"copy-{line.id}", lambda: self.desk.shell.copy(line.phone))
            card = NumberCard(line.name, render(line.what), line.phone, copy=copy)
        else:
            icon = "mail" if line.email else "message-circle" if line.sms is not None else "globe"
            card = NumberCard(line.name, render(line.what), "", icon=icon)
        if facts:
            card.tell(NoteLine(facts, "clock" if timed else "check"))
        if line.note is not None:
            card.tell(hint(render(line.note)))
        self._add_other_ways(card, line)
        return card

    def _add_other_ways(self, card: NumberCard, line: LineState) -> None:
        """Say how else the line is reached, and in the same line how old that is."""
        if line.sms is not None:
            card.tell(selectable(pgettext("help", "Text message: {words}", words=line.sms)))
        doors = []
        if line.email:
            card.tell(selectable(line.email))
            mail = Button(pgettext("help", "Copy address"), "text", icon="copy", about=line.name)
            doors.append(clicks(mail, f"mail-{line.id}", lambda: self.desk.shell.copy(line.email)))
        if line.url:
            # The button itself says which site it opens.
            words = pgettext("help", "Open {address}", address=short_address(line.url))
            name, open_link = f"open-{line.id}", self.desk.shell.open_link
            doors.append(link_button(words, line.url, name, open_link, about=line.name, kind="text"))
        age = number_trust_line(line.trust)
        if doors and line.trust.sureness != "unverified":
            age.setWordWrap(False)
            card.tell(SideBySide(ButtonLine(*doors), age))
        else:
            card.tell(ButtonLine(*doors), age) if doors else card.tell(age)

    # The country --------------------------------------------------------------------------------

    def _country_field(self) -> Field:
        named = [
            (catalogue_text(f"countries/{c.id.lower()}:name", c.name), c.id)
            for c in self.desk.catalogue.countries
            if c.id != EVERYWHERE
        ]
        none: tuple[str, object] = (pgettext("country", "Another country, or rather not say"), "")
        entries = [none, *sorted(named, key=lambda n: n[0].casefold())]
        box = Combo(entries, self._country)
        box.activated.connect(lambda _index: self.choose(str(box.value())))
        return Field(pgettext("help", "Country"), box, "country", width=420)

    def choose(self, code: str) -> None:
        """Look at another country."""
        self._country = code
        self.redraw()
