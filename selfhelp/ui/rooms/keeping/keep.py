"""Where notes are saved, in three steps: the place, the passphrase, the recovery code."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtWidgets import QWidget

from selfhelp import life, places
from selfhelp.case.keeping import KeepingError
from selfhelp.language import number, pgettext, render
from selfhelp.session import Safe, credential_store
from selfhelp.ui.choosing import choose_folder
from selfhelp.ui.desk import Desk
from selfhelp.ui.job_page import JobPage
from selfhelp.ui.rooms.keeping.code_card import code_card
from selfhelp.ui.rooms.keeping.passphrase import PassphraseFields
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.heading import PageTitle
from selfhelp.ui.widgets.hero_card import HeroCard
from selfhelp.ui.widgets.option_card import Option, OptionCards
from selfhelp.ui.widgets.row_face import icon_lead
from selfhelp.ui.widgets.stacked import PlainCard
from selfhelp.ui.widgets.stepper import Stepper
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.keeping import NO_FOLDER, KeepState, Place, Step, first_choice, keep_state


class KeepPage(JobPage):
    """Asks where notes are saved. The argument ``settings`` comes back to the settings afterwards."""

    shows_rooms = False
    scene: Literal["", "strip", "whole"] = "strip"
    #: The page says itself that nothing has been saved so far.
    says_kept = False
    follows_case = False

    def __init__(self, desk: Desk, argument: str = "") -> None:
        """Build the page."""
        self._fields: PassphraseFields | None = None
        super().__init__(desk, argument)

    def prepare(self) -> None:
        """Start with the safest choice for the answers given."""
        self._store = None if self.desk.no_trace else credential_store()
        self._chosen: Place = first_choice(self.desk.case.answers, no_trace=self.desk.no_trace)
        self._step: Step = "where"
        self._stick: Path | None = None
        self._code = ""

    def comes_back(self) -> bool:
        """Tell whether it still makes sense to come back here."""
        return not self.desk.session.keeping_chosen

    def state(self) -> KeepState:
        """Return what is drawn now."""
        return keep_state(
            self._step,
            self._chosen,
            no_trace=self.desk.no_trace,
            store=self._store is not None,
            where=places.whereabouts(self.desk.folder),
        )

    def title(self) -> str:
        """Return the title."""
        return render(self.state().title)

    def draw(self) -> None:
        """Draw the step."""
        state = self.state()
        self._fields = None
        if state.at:
            words = pgettext("keep", "Step {at} of {total}", at=number(state.at), total=number(3))
            self.add(Stepper(state.at, 3, words))
        self.add(PageTitle(render(state.title), render(state.line)))
        go_on = Button(render(state.on), "main")
        go_on.setObjectName("keep-continue")
        go_on.clicked.connect(self.go_on)
        if state.step == "where":
            self._draw_places(state, go_on)
        elif state.step == "passphrase":
            self._draw_passphrase(state, go_on)
        elif state.step == "code":
            self._draw_code_offer(go_on)
        else:
            self.add(code_card(self.desk, self._code, go_on))

    def _draw_places(self, state: KeepState, go_on: Button) -> None:
        options = [Option(p.value, render(p.title), render(p.line), p.icon) for p in state.places]
        self._cards = OptionCards(options, (state.chosen,), words=render(state.title), single=True, columns=1)
        self._cards.changed.connect(lambda values: self._choose(values[0], go_on))
        self.add(self._cards)
        # Whoever only looked need not choose: the way back decides nothing.
        self.add(ButtonLine(go_on, self._back_button(self.desk.shell.back)), gap=24)

    def _draw_passphrase(self, state: KeepState, go_on: Button) -> None:
        card = PlainCard()
        if state.asks_folder:
            where = self._stick.parent if self._stick else None
            said = str(where) if where else pgettext("keep", "No folder chosen yet.")
            choose = Button(pgettext("keep", "Choose a folder"), "outlined", icon="folder")
            choose.setObjectName("choose-folder")
            choose.clicked.connect(self._choose_folder)
            card.add(Prose(said, "medium"), ButtonLine(choose))
        self._fields = PassphraseFields("passphrase")
        self._fields.entered.connect(self.go_on)
        card.add(self._fields, gap=8 if state.asks_folder else 0)
        self.add(card)
        self.add(ButtonLine(go_on, self._back_button(lambda: self._go("where"))), gap=24)

    def _back_button(self, back: Callable[[], None]) -> Button:
        button = Button(pgettext("keep", "Back"), "text")
        button.setObjectName("keep-back")
        button.clicked.connect(back)
        return button

    def _draw_code_offer(self, go_on: Button) -> None:
        later = Button(pgettext("keep", "Not now"), "text")
        later.setObjectName("keep-later")
        later.clicked.connect(self._go_after)
        self.add(
            HeroCard(
                pgettext("keep", "A way in for the day you forget it"),
                pgettext(
                    "keep",
                    "A recovery code on paper opens your notes when the passphrase is forgotten. You can "
                    "also make one later, under “Ways to open your notes”.",
                ),
                icon_lead("file-text", "accent"),
                time=pgettext("keep", "1 minute, and a sheet of paper"),
                caution=pgettext("keep", "Anyone who finds the paper can open your notes."),
                buttons=(go_on, later),
            )
        )

    def first_focus(self) -> QWidget | None:
        """Start with the chosen place, or with the passphrase."""
        if self._fields is not None:
            return self._fields.first
        if self._step == "where":
            return next((b for b in self._cards.buttons() if b.isChecked()), None)
        return self.findChild(QWidget, "keep-continue")

    def _go(self, step: Step) -> None:
        self._step = step
        self.desk.shell.no_trouble()
        self.redraw()
        target = self.first_focus()
        if target is not None:
            target.setFocus()

    def _choose(self, value: Place, go_on: Button) -> None:
        self._chosen = value
        self.desk.shell.no_trouble()
        go_on.say(render(self.state().on))

    def _choose_folder(self) -> None:
        chosen = choose_folder(self, pgettext("keep", "Choose a folder"))
        if chosen is not None:
            self.use_folder(chosen)

    def use_folder(self, folder: Path) -> None:
        """Take a folder, such as the root of a stick; the notes go into a folder of their own in it."""
        self._stick = places.place_in(folder)
        typed = self._fields.typed() if self._fields is not None else None
        self.redraw()
        if typed is not None and self._fields is not None:
            self._fields.fill(typed)
            self._fields.first.setFocus()

    # Steps --------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Go to the next step, or say what is missing."""
        session = self.desk.session
        if self._step == "shown":
            self._go_after()
        elif self._step == "code":
            self._make_code()
        elif session.kept:
            self._go_after()
        elif self._step == "passphrase":
            self._keep_with_passphrase()
        elif self._chosen == "nothing":
            session.keep_nothing()
            self._go_after()
        elif self._chosen == "store" and self._store is not None:
            self._make(life.keeping_by_itself(session, self.desk.folder, self._store), self.desk.folder)
        else:
            self._go("passphrase")

    def _keep_with_passphrase(self) -> None:
        fields, shell = self._fields, self.desk.shell
        if fields is None:
            return
        wrong = fields.trouble()
        if wrong is None and self._chosen == "stick" and self._stick is None:
            wrong = NO_FOLDER
        if wrong is not None:
            shell.trouble(render(wrong))
            return
        folder = self._stick if self._chosen == "stick" and self._stick else self.desk.folder
        self._make(life.keeping(self.desk.session, folder, fields.words()), folder)

    def _make(self, job: life.Job, folder: Path) -> None:
        def made(safe: Safe) -> None:
            try:
                life.keep_in(self.desk.session, safe)
            except KeepingError as error:
                self.say_failed(error)
                return
            self.desk.folder = folder
            self._go("code")
            self.desk.shell.notice(pgettext("keep", "Saved."))

        self.begin(job, pgettext("keep", "Making the place for your notes"), made)

    def _make_code(self) -> None:
        job = life.changing_ways(self.desk.session, lambda safe: safe.new_recovery_code())
        self.begin(job, pgettext("keep", "Making the code"), self._show_code)

    def _show_code(self, code: str) -> None:
        self._code = code
        self._go("shown")
        self.desk.shell.notice(pgettext("keep", "The code is made."))

    def _go_after(self) -> None:
        self.desk.shell.go("settings" if self.argument == "settings" else "plan")
