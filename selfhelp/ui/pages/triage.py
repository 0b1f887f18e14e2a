"""The first questions, one a screen. Each can be skipped, going back is always possible, answers are kept."""

import msgspec
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from selfhelp.case.change import answered, finish_triage
from selfhelp.case.model import Answers
from selfhelp.catalogue.model import EVERYWHERE
from selfhelp.language import catalogue_text, npgettext, pgettext, render
from selfhelp.plan import triage
from selfhelp.plan.triage import Step
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

#: Whom the help lines shown in danger serve, and how many are shown: enough to choose, few enough to read.
URGENT = frozenset({"crisis", "domestic-violence", "stalking"})
SHOWN_IN_DANGER = 5


class TriagePage(Page):
    """Draws one step of :mod:`selfhelp.plan.triage`; the argument is the step's id, or empty to resume."""

    shows_rooms = False
    follows_case = False

    def prepare(self) -> None:
        """Find the step to show, and the answers so far."""
        case = self.desk.case
        self.step: Step = (
            triage.BY_ID[self.argument] if self.argument else triage.resume(case.asked, case.answers)
        )
        self.choices: list[Choice] = []

    def title(self) -> str:
        """Return the question."""
        return render(self.step.title)

    def kicker_widget(self) -> QWidget:
        """Return how far along the questions are."""
        at, total = triage.progress(self.step.id, self.desk.case.answers)
        words = npgettext("triage", "Step {at} of {count}", "Step {at} of {count}", total, at=at)
        return Dashes(at, total, words)

    def draw(self) -> None:
        """Draw the question."""
        self.add(muted(render(self.step.intro)), gap=-4)
        drawing = {
            "yes-no": self._draw_options,
            "one": self._draw_options,
            "many": self._draw_options,
            "scenarios": self._draw_scenarios,
            "services": self._draw_services,
            "country": self._draw_country,
            "advice": self._draw_advice,
        }
        self.choices = []
        drawing[self.step.kind]()

    # Kinds of steps -----------------------------------------------------------------------------

    def _grid(self, columns: int) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(LOOK.px(12))
        across = columns if LOOK.scale <= 1.3 else 1
        for index, choice in enumerate(self.choices):
            grid.addWidget(choice, index // across, index % across)
            choice.clicked.connect(lambda _checked=False, choice=choice: self._chosen(choice))
        return holder

    def _draw_options(self) -> None:
        single = self.step.kind != "many"
        given = self._given()
        for option in self.step.options:
            detail = render(option.detail) if option.detail else ""
            choice = Choice(option.value, render(option.title), detail, single=single)
            choice.setChecked(option.value in given)
            self.choices.append(choice)
        self.add(self._grid(1 if single else 2), gap=8)

    def _draw_scenarios(self) -> None:
        given = self._given()
        for scenario in sorted(self.desk.catalogue.scenarios, key=lambda s: (s.order, s.id)):
            key = f"scenarios/{scenario.id}"
            choice = Choice(
                scenario.id,
                catalogue_text(f"{key}:title", scenario.title),
                catalogue_text(f"{key}:summary", scenario.summary),
            )
            choice.setChecked(scenario.id in given)
            self.choices.append(choice)
        self.add(self._grid(2), gap=8)

    def _draw_services(self) -> None:
        given = self._given()
        for service in sorted(self.desk.catalogue.services, key=lambda s: (-s.importance, s.id)):
            choice = Choice(service.id, service.name)
            choice.setChecked(service.id in given)
            self.choices.append(choice)
        self.add(self._grid(3), gap=8)

    def _draw_country(self) -> None:
        box = Picker()
        box.setObjectName("country")
        box.setAccessibleName(render(self.step.title))
        box.setEditable(False)
        fill_countries(box, list(self.desk.catalogue.countries), self.desk.country())
        box.setMaximumWidth(LOOK.px(420))
        box.activated.connect(lambda _index: self._keep(country=box.currentData()))
        self._box = box
        self.add(box, gap=8)

    def _draw_advice(self) -> None:
        if self.step.id == "danger-help":
            self._draw_danger_help()
        else:
            self._draw_watched_advice()

    def _draw_danger_help(self) -> None:
        country = self.desk.catalogue.country(self.desk.country())
        picker = Picker()
        picker.setObjectName("country")
        picker.setAccessibleName(pgettext("triage", "Country"))
        fill_countries(picker, list(self.desk.catalogue.countries), self.desk.country())
        picker.setMaximumWidth(LOOK.px(420))
        picker.activated.connect(lambda _index: self._change_country(picker.currentData()))
        self.add(emergency_card(country))
        self.add(
            small(pgettext("triage", "A call can show on a shared bill, and in the phone’s list of calls."))
        )
        self.add(section(pgettext("triage", "Numbers for this country")), picker)
        rows = Rows()
        for found in (country, self.desk.catalogue.country(EVERYWHERE)):
            if found is None:
                continue
            urgent = [x for x in found.help_lines if x.phone and set(x.audience) & URGENT]
            for line in urgent[:SHOWN_IN_DANGER]:
                rows.add(help_line_row(found, line, self.desk, links=False))
        if rows.count():
            self.add(section(pgettext("triage", "People who help")), rows, gap=8)

    def _draw_watched_advice(self) -> None:
        guide = self.desk.catalogue.guide("watched-device")
        if guide is not None:
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

    def _given(self) -> tuple[str, ...]:
        answers = self.desk.case.answers
        if self.step.field is None:
            return ()
        value = getattr(answers, self.step.field)
        if value is None:
            return ()
        if self.step.kind == "yes-no":
            return ("yes" if value else "no",)
        return value if isinstance(value, tuple) else (str(value),)

    def _chosen(self, choice: Choice) -> None:
        if self.step.kind in ("yes-no", "one"):
            for other in self.choices:
                other.setChecked(other is choice)
        self._keep_choices()

    def _keep_choices(self) -> None:
        values = tuple(c.value for c in self.choices if c.isChecked())
        field = self.step.field
        if field is None:
            return
        if self.step.kind == "yes-no":
            self._keep(**{field: values[0] == "yes" if values else None})
        elif self.step.kind == "one":
            value = values[0] if values else None
            self._keep(**{field: int(value) if field == "minutes" and value else value})
        else:
            known = {c.value for c in self.choices}
            before = getattr(self.desk.case.answers, field)
            kept = tuple(v for v in before if v in values or v not in known)
            self._keep(**{field: (*kept, *(v for v in values if v not in kept))})

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
        earlier = triage.before(self.step.id, self.desk.case.answers)
        if earlier is not None:
            row.addWidget(buttons.word(pgettext("triage", "Back"), self.go_back, "triage-back"))
        elif not self.desk.session.kept and not self.desk.no_trace:
            # Notes on a stick, or in a chosen folder, lie where the program does not look by itself.
            words = pgettext("triage", "I have saved notes")
            row.addWidget(buttons.word(words, lambda: self.desk.shell.go("unlock"), "triage-saved"))
        row.addStretch(1)
        if self.step.kind != "advice":
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
        earlier = triage.before(self.step.id, self.desk.case.answers)
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
        following = triage.after(self.step.id, self.desk.case.answers)
        if following is not None:
            self.desk.shell.go("triage", following.id)
            return
        if self.do(finish_triage, undo=False):
            self.desk.shell.go("plan" if self.desk.session.keeping_chosen else "keep")
