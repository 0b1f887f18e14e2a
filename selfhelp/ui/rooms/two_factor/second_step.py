"""Turning on the second step of one site: which way, the steps, and what to keep for a lost phone."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from selfhelp.case import subjects
from selfhelp.case.change import mark, unmark
from selfhelp.language import pgettext, render
from selfhelp.plan.wording import minutes_text
from selfhelp.twofactor import qr
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.parts import date_words, trust
from selfhelp.ui.theme.tokens import GAP_4, GAP_8, GAP_12, GAP_16, GAP_24, Tone
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.checklist import Checklist
from selfhelp.ui.widgets.chip import Chip
from selfhelp.ui.widgets.fold import Fold
from selfhelp.ui.widgets.folded_line import FoldCard, FoldedLine
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.hero_card import RaisedCard
from selfhelp.ui.widgets.lead_mark import LeadMark
from selfhelp.ui.widgets.letter_tile import LetterTile
from selfhelp.ui.widgets.note_line import hint, may_notice, minutes
from selfhelp.ui.widgets.notice import Notice
from selfhelp.ui.widgets.number_card import open_outside
from selfhelp.ui.widgets.qr import QrCode
from selfhelp.ui.widgets.row_face import icon_lead
from selfhelp.ui.widgets.side_by_side import SideBySide
from selfhelp.ui.widgets.spoken import speak_as
from selfhelp.ui.widgets.stacked import PlainCard, Stacked
from selfhelp.ui.widgets.text import Prose, selectable
from selfhelp.views.second_step import Level, SecondStepState, SiteDoor, Way, chosen_way, second_step_state

TONES: dict[Level, Tone] = {"strongest": "done", "strong": "done", "good": "plain", "weak": "caution"}


class SecondStepPage(ColumnPage):
    """Draws the site whose id is the argument: a service, another site, or one not covered yet."""

    room = "two-factor"

    def prepare(self) -> None:
        """Find the site."""
        if self._state() is None:
            raise KeyError(self.argument)

    def _state(self) -> SecondStepState | None:
        return second_step_state(self.desk.catalogue, self.desk.case, self.argument)

    def title(self) -> str:
        """Return the title."""
        state = self._state()
        name = state.name if state is not None else self.argument
        return pgettext("two-factor", "A second step for {service}", service=name)

    def kicker(self) -> str:
        """Name the room."""
        return pgettext("two-factor", "Second step")

    def lands_on(self) -> str:
        """Return what takes the keyboard when the button that had it is gone."""
        return "2fa-all"

    def draw(self) -> None:
        """Draw the ways, the steps, and what to keep."""
        state = self._state()
        if state is None:
            return
        line = pgettext("two-factor", "Do this on a device that only you can open.")
        self.add(PageTitle(self.title(), line, lead=LetterTile(state.name)))
        if state.mark != "open":
            self.add(self._noted(state), gap=GAP_24)
        if state.ways:
            self.add(Heading(pgettext("two-factor", "What it offers, strongest first")), gap=GAP_24)
            self.add(self._ways(state), gap=GAP_8)
            if state.claim is not None and not state.own_steps:
                self.add(trust(state.claim, self.desk.catalogue, self.desk.today()), gap=GAP_8)
        self.add(self._how(state), gap=GAP_24)
        self.add(self._lost(state), gap=GAP_16)
        self.add(self._buttons(state), gap=GAP_24)

    def _noted(self, state: SecondStepState) -> QWidget:
        undo = Button(
            pgettext("two-factor", "Not set up after all")
            if state.mark == "done"
            else pgettext("two-factor", "Put it back on the plan"),
            "outlined",
            about=state.name,
        )
        undo.setObjectName("2fa-undo")
        undo.clicked.connect(
            lambda: self.do(
                unmark(subjects.two_factor(state.id)), pgettext("two-factor", "Back on the plan.")
            )
        )
        day = date_words(state.marked_on) if state.marked_on is not None else ""
        if state.mark == "done":
            return Notice(
                pgettext("two-factor", "You set it up"),
                pgettext("two-factor", "Noted on {day}.", day=day),
                icon="circle-check",
                tone="done",
                button=undo,
            )
        return Notice(
            pgettext("two-factor", "You said this is not for you"),
            pgettext("two-factor", "Noted on {day}.", day=day),
            tone="plain",
            button=undo,
        )

    def _ways(self, state: SecondStepState) -> QWidget:
        best = chosen_way(state)
        lines = [_way_line(way, best=place == best) for place, way in enumerate(state.ways)]
        return PlainCard(*lines, gap=GAP_16, inset=GAP_16)

    def _how(self, state: SecondStepState) -> QWidget:
        title = (
            pgettext("two-factor", "How to turn it on")
            if state.own_steps
            else pgettext("two-factor", "How to turn it on, as on most sites")
        )
        if state.mark == "open":
            return RaisedCard().add(Heading(title, "heading")).add(self._steps(state), gap=GAP_8)
        # What is behind stays within reach, and takes one line.
        return FoldCard(FoldedLine(title, lambda: self._steps(state, inset=GAP_16), "2fa-how"))

    def _steps(self, state: SecondStepState, inset: int = 0) -> QWidget:
        card = Stacked(minutes(render(minutes_text(state.minutes))), gap=0, inset=inset)
        if state.caution is not None:
            card.add(may_notice(render(state.caution)))
        if state.note is not None:
            card.add(Prose(render(state.note)), gap=GAP_8)
        card.add(Checklist([render(step) for step in state.steps]), gap=GAP_12)
        if state.claim is not None and state.own_steps:
            card.add(trust(state.claim, self.desk.catalogue, self.desk.today()), gap=GAP_8)
        if state.doors:
            card.add(ButtonLine(*(self._door(door, state) for door in state.doors)), gap=GAP_16)
            phone = pgettext("two-factor", "Open it on your phone")
            card.add(Fold(phone, self._phone(state), "2fa-phone"), gap=GAP_8)
        return card

    def _door(self, door: SiteDoor, state: SecondStepState) -> QWidget:
        button = open_outside(state.name, render(door.words))
        button.setObjectName(door.name)
        button.setToolTip(door.url)
        button.clicked.connect(partial(self.desk.shell.open_link, door.url))
        return button

    def _phone(self, state: SecondStepState) -> "partial[QWidget]":
        return partial(_page_as_code, state.doors[0].url)

    def _lost(self, state: SecondStepState) -> QWidget:
        card = PlainCard(Heading(pgettext("two-factor", "For the day the phone is lost"), "heading"))
        if state.lost is not None:
            card.add(Prose(render(state.lost)))
        else:
            card.add(
                Prose(
                    pgettext(
                        "two-factor",
                        "Most sites show recovery codes when the second step is on. Write them on paper, and "
                        "keep the paper where the other person does not look.",
                    )
                )
            )
        card.add(hint(pgettext("two-factor", "A photo of the codes ends up in shared picture folders.")))
        if state.lost_door is not None:
            card.add(ButtonLine(self._door(state.lost_door, state)), gap=GAP_8)
        return card

    def _buttons(self, state: SecondStepState) -> QWidget:
        row: list[QWidget] = []
        if state.mark == "open":
            done = Button(pgettext("two-factor", "It’s set up"), "main", about=state.name)
            done.setObjectName("2fa-done")
            done.clicked.connect(self._done)
            aside = Button(pgettext("two-factor", "Not for me"), "text", about=state.name)
            aside.setObjectName("2fa-aside")
            aside.clicked.connect(self._set_aside)
            row += [done, aside]
        everything = Button(pgettext("two-factor", "All sites"), "quiet" if row else "outlined")
        everything.setObjectName("2fa-all")
        everything.clicked.connect(lambda: self.desk.shell.go("two-factor"))
        return ButtonLine(*row, everything)

    def _done(self) -> None:
        state = self._state()
        if state is None:
            return
        self.arrive("2fa-all", "page-title")
        self.do(
            mark(subjects.two_factor(state.id), "done", self.desk.today(), state.revision),
            pgettext("two-factor", "Noted: {service} has a second step.", service=state.name),
        )

    def _set_aside(self) -> None:
        state = self._state()
        if state is None:
            return
        self.arrive("2fa-all", "page-title")
        self.do(
            mark(subjects.two_factor(state.id), "does-not-apply", self.desk.today()),
            pgettext("two-factor", "Off the plan."),
        )


def _way_line(way: Way, *, best: bool) -> QWidget:
    words = Stacked(Prose(render(way.title), "medium"), Prose(render(way.remark), "small"), gap=0)
    strength = render(way.strength)
    if best:
        strength = pgettext("two-factor", "choose this · {strength}", strength=strength)
    lead = LeadMark(icon_lead(way.icon, "accent" if best else "plain"))
    line = SideBySide(words, Chip(strength, TONES[way.level]), lead=lead)
    speak_as(line, QAccessible.Role.Grouping, ", ".join((render(way.title), strength)))
    return line


def _page_as_code(url: str) -> QWidget:
    """Return a page of the site as a code for the phone's camera, with its address to read or type."""
    words = pgettext("two-factor", "Point the phone’s camera at this code, or type the address.")
    address = selectable(url, "small-ink")
    address.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    code = QrCode(qr.matrix(url), pgettext("two-factor", "Code of the address {address}", address=url))
    return Stacked(Prose(words, "small"), code, address, gap=GAP_8, inset=GAP_4)
