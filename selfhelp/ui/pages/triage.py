"""The first questions, one a screen. Each can be skipped, going back is always possible, answers are kept."""

import msgspec
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from selfhelp.case.change import answered, finish_triage, keep_accounts
from selfhelp.case.model import Answers
from selfhelp.catalogue.model import Country, Guide, HelpLine
from selfhelp.language import catalogue_text, npgettext, pgettext
from selfhelp.plan import triage
from selfhelp.ui.countries import fill_countries
from selfhelp.ui.help_cards import emergency_card, help_line_row
from selfhelp.ui.page import Page
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card, Rows, Steps
from selfhelp.ui.widgets.choice import Choice
from selfhelp.ui.widgets.picker import Picker
from selfhelp.ui.widgets.progress import Dashes
from selfhelp.ui.widgets.text import body, heading, muted, section, small
from selfhelp.views.triage import TriageState, accounts_named, choose, triage_state


class TriagePage(Page):
    """Draws one question of the catalogue; the argument is the step's id, or empty to resume."""

    shows_rooms = False
    follows_case = False

    def prepare(self) -> None:
        """Find the step to show, and the answers so far."""
        case, catalogue = self.desk.case, self.desk.catalogue
        known = triage.question(catalogue, self.argument) if self.argument else None
        self.step = known or triage.resume(catalogue, case.asked, case.answers)
        self.choices: list[Choice] = []
        self._look()

    def _look(self) -> None:
        """Take what is to be drawn from the case as it is now."""
        self.state: TriageState = triage_state(
            self.desk.catalogue, self.step, self.desk.case.answers, self.desk.country()
        )

    def title(self) -> str:
        """Return the question."""
        return self.state.title

    def kicker_widget(self) -> QWidget:
        """Return how far along the questions are."""
        at, total = self.state.at, self.state.of
        words = npgettext("triage", "Step {at} of {count}", "Step {at} of {count}", total, at=at)
        return Dashes(at, total, words)

    def draw(self) -> None:
        """Draw the question."""
        self._look()
        self.add(muted(self.state.intro), gap=-4)
        self.choices = []
        if self.step.kind == "country":
            self._draw_country()
        elif self.step.kind == "advice":
            self._draw_advice()
        else:
            self._draw_choices()

    # Kinds of steps -----------------------------------------------------------------------------

    def _draw_choices(self) -> None:
        columns = {"one": 1, "services": 3, "hacked": 3}.get(self.step.kind, 2)
        for shown in self.state.choices:
            choice = Choice(shown.id, shown.title, shown.detail, single=self.state.single)
            choice.setChecked(shown.chosen)
            self.choices.append(choice)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(LOOK.px(12))
        across = columns if LOOK.scale <= 1.3 else 1
        for index, choice in enumerate(self.choices):
            grid.addWidget(choice, index // across, index % across)
            choice.clicked.connect(lambda _checked=False, choice=choice: self._chosen(choice))
        self.add(holder, gap=8)

    def _draw_country(self) -> None:
        box = Picker()
        box.setObjectName("country")
        box.setAccessibleName(self.state.title)
        box.setEditable(False)
        fill_countries(box, list(self.desk.catalogue.countries), self.desk.country())
        box.setMaximumWidth(LOOK.px(420))
        box.activated.connect(lambda _index: self._keep(country=box.currentData()))
        self._box = box
        self.add(box, gap=8)

    def _draw_advice(self) -> None:
        for words in self.state.page:
            self.add(body(words))
        if self.state.emergency:
            self._draw_help()
        if self.state.guide is not None:
            self._draw_guide(self.state.guide)

    def _draw_help(self) -> None:
        picker = Picker()
        picker.setObjectName("country")
        picker.setAccessibleName(pgettext("triage", "Country"))
        fill_countries(picker, list(self.desk.catalogue.countries), self.desk.country())
        picker.setMaximumWidth(LOOK.px(420))
        picker.activated.connect(lambda _index: self._change_country(picker.currentData()))
        lines = [found for x in self.state.lines if (found := self._line(x.id)) is not None]
        rows = Rows()
        for country, line in lines:
            rows.add(help_line_row(country, line, self.desk, links=False))
        people: list[QWidget] = [section(pgettext("triage", "People who help")), rows] if lines else []
        numbers: list[QWidget] = [emergency_card(self.state.country)]
        # Someone who may hurt themselves finds the people who listen first, then the number for an emergency.
        listening = self.step.help_lines[:1] == ("crisis",)
        # The computer's region is only a guess, so the country stands first and can be changed.
        self.add(section(pgettext("triage", "Are you in this country? If not, choose yours.")), picker)
        for widget in (*people, *numbers) if listening else (*numbers, *people):
            self.add(widget, gap=8)
        self.add(
            small(pgettext("triage", "A call can show on a shared bill, and in the phone’s list of calls."))
        )

    def _line(self, line_id: str) -> tuple[Country, HelpLine] | None:
        code, _, name = line_id.partition("/")
        country = self.desk.catalogue.country(code.upper())
        lines = country.help_lines if country is not None else ()
        return next(((country, x) for x in lines if country is not None and x.id == name), None)

    def _draw_guide(self, guide: Guide) -> None:
        for index, part in enumerate(guide.sections, start=1):
            key = f"guides/{guide.id}:sections.{index}"
            card = Card().add(heading(catalogue_text(f"{key}.title", part.title)))
            for n, text in enumerate(part.paragraphs, start=1):
                card.add(body(catalogue_text(f"{key}.paragraphs.{n}", text)))
            if part.steps:
                said = [catalogue_text(f"{key}.steps.{n}", s) for n, s in enumerate(part.steps, start=1)]
                card.add(Steps(said))
            self.add(card)
        if not self.desk.session.keeping_chosen:
            offer = Card("soft").add(
                heading(pgettext("triage", "Keep nothing on this computer")),
                body(
                    pgettext(
                        "triage",
                        "The program can run without saving anything. When you leave, your answers are gone. "
                        "You can choose another way later.",
                    )
                ),
                buttons.line_of(
                    buttons.plain(pgettext("triage", "Keep nothing"), self._keep_nothing, "keep-nothing")
                ),
            )
            self.add(offer)

    # Answers ------------------------------------------------------------------------------------

    def _chosen(self, choice: Choice) -> None:
        self._look()
        answers = choose(self.state, self.desk.case.answers, choice.value)
        self.do(answered(self.step.id, answers), undo=False)
        self._look()
        given = {c.id for c in self.state.choices if c.chosen}
        for other in self.choices:
            other.setChecked(other.value in given)

    def _keep(self, **fields: object) -> None:
        answers: Answers = msgspec.structs.replace(self.desk.case.answers, **fields)
        self.do(answered(self.step.id, answers), undo=False)

    def _change_country(self, country: str) -> None:
        self._keep(country=country)
        self.redraw()

    def _keep_nothing(self) -> None:
        self.desk.session.keep_nothing()
        self.redraw()
        self.desk.shell.notice(pgettext("triage", "Nothing will be kept. You can change this in “Settings”."))

    # Moving on ----------------------------------------------------------------------------------

    def footer(self) -> QWidget:
        """Return back, skip and continue."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        if self.state.can_go_back:
            row.addWidget(buttons.word(pgettext("triage", "Back"), self.go_back, "triage-back"))
        elif not self.desk.session.kept and not self.desk.no_trace:
            # Notes on a stick, or in a chosen folder, lie where the program does not look by itself.
            words = pgettext("triage", "I have saved notes")
            row.addWidget(buttons.word(words, lambda: self.desk.shell.go("unlock"), "triage-saved"))
        row.addStretch(1)
        if self.state.can_skip:
            row.addWidget(buttons.word(pgettext("triage", "Skip"), self.skip, "triage-skip"))
        row.addWidget(buttons.primary(pgettext("triage", "Continue"), self.go_on, "triage-continue"))
        return holder

    def first_focus(self) -> QWidget | None:
        """Start at the first answer, or at the button where there is none."""
        if self.step.kind == "advice":
            return self.findChild(QWidget, "triage-continue")
        return None

    def go_back(self) -> None:
        """Show the question before this one."""
        earlier = triage.before(self.desk.catalogue, self.step.id, self.desk.case.answers)
        if earlier is not None:
            self.desk.shell.go("triage", earlier.id)

    def skip(self) -> None:
        """Leave this question as it was before and go on."""
        self._go_after()

    def go_on(self) -> None:
        """Keep the answer and go on."""
        if self.step.kind == "country":
            self._keep(country=self._box.currentData() or None)
        self._go_after()

    def _go_after(self) -> None:
        self._keep()
        following = triage.after(self.desk.catalogue, self.step.id, self.desk.case.answers)
        if following is not None:
            self.desk.shell.go("triage", following.id)
            return
        named = accounts_named(self.desk.catalogue, self.desk.case)
        if named:
            self.do(keep_accounts(named), undo=False)
        if self.do(finish_triage, undo=False):
            self.desk.shell.go("plan" if self.desk.session.keeping_chosen else "keep")
