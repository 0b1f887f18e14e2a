"""Opens what was kept: with the passphrase, the recovery code, or this computer's key store."""

import datetime as dt
from pathlib import Path
from typing import Literal

from PySide6.QtWidgets import QLineEdit, QWidget

from selfhelp import life, places
from selfhelp.case.keeping import KeepingError
from selfhelp.language import message, number, pgettext, render
from selfhelp.session import Session, credential_store, is_kept_in, opens_with_store
from selfhelp.ui.choosing import choose_folder
from selfhelp.ui.job_page import JobPage
from selfhelp.ui.parts import date_words
from selfhelp.ui.rooms.keeping.passphrase import WIDTH, show_toggle
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.field import Line
from selfhelp.ui.widgets.heading import PageTitle
from selfhelp.ui.widgets.hero_card import RaisedCard
from selfhelp.ui.widgets.labelled_field import Field
from selfhelp.ui.widgets.note_line import hint
from selfhelp.ui.widgets.notice import Notice
from selfhelp.ui.widgets.row_face import RowFace, icon_lead
from selfhelp.ui.widgets.row_group import RowGroup
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.unlock import Opening, UnlockState, found_words, unlock_state

NO_NOTES = message("unlock", "There are no notes in this folder. Choose another one.")


def _time_words(time: dt.time) -> str:
    return number(time.strftime("%H:%M"))


class UnlockPage(JobPage):
    """Asks for the key of the case in the desk's folder."""

    shows_rooms = False
    scene: Literal["", "strip", "whole"] = "strip"
    #: The page says itself where the notes are.
    says_kept = False
    follows_case = False
    behind_lock = True

    def prepare(self) -> None:
        """See how this case can be opened."""
        self._forgot = False
        self._opening = self._look()

    def _look(self) -> Opening:
        folder = self.desk.folder
        there, where = is_kept_in(folder), places.whereabouts(folder)
        store, trouble = False, None
        if there:
            try:
                store = opens_with_store(folder)
            except KeepingError as error:
                trouble = error.sentence
        return Opening(there, where, store, store and credential_store() is not None, trouble)

    def comes_back(self) -> bool:
        """Tell whether it still makes sense to come back here."""
        return not self.desk.session.keeping_chosen

    def state(self) -> UnlockState:
        """Return what is drawn now."""
        return unlock_state(self._opening, forgot=self._forgot)

    def title(self) -> str:
        """Return the title."""
        return render(self.state().title)

    def draw(self) -> None:
        """Draw the ways to open it."""
        state = self.state()
        self.add(PageTitle(render(state.title), render(state.line)))
        if state.stage == "look-for":
            self._draw_search()
        elif state.stage == "forgot":
            self._draw_ways_out(state)
        else:
            self._draw_lock(state)

    def _draw_search(self) -> None:
        back = Button(pgettext("unlock", "Back"), "text")
        back.setObjectName("unlock-back")
        back.clicked.connect(self.desk.shell.back)
        self.add(ButtonLine(self._elsewhere("main"), back))

    def _elsewhere(self, kind: str) -> Button:
        button = (
            Button(pgettext("unlock", "Choose the folder"), "main", icon="folder")
            if kind == "main"
            else Button(pgettext("unlock", "Open from a stick"), "text")
        )
        button.setObjectName("unlock-stick")
        button.clicked.connect(self._choose_folder)
        return button

    def _draw_lock(self, state: UnlockState) -> None:
        if state.trouble is not None:
            self.add(Notice(render(state.trouble), icon="triangle-alert"))
        card = RaisedCard()
        self._field = Line()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.returnPressed.connect(self.open_with_words)
        words = pgettext("unlock", "Passphrase or recovery code")
        go_on = Button(pgettext("unlock", "Open"), "main")
        go_on.setObjectName("unlock-open")
        go_on.clicked.connect(self.open_with_words)
        toggle = show_toggle(self._field, name="unlock-show")
        card.add(Field(words, self._field, "unlock-passphrase", width=WIDTH, end=toggle))
        line = ButtonLine(go_on)
        if state.by_store:
            by_itself = Button(pgettext("unlock", "Open with this computer’s key store"), "outlined")
            by_itself.setObjectName("unlock-store")
            by_itself.clicked.connect(self.open_with_computer)
            line.add(by_itself)
        card.add(line, gap=16)
        if state.note is not None:
            card.add(hint(render(state.note)), gap=8)
        self.add(card)
        forgot = Button(pgettext("unlock", "I forgot the passphrase"), "text")
        forgot.setObjectName("unlock-forgot")
        forgot.clicked.connect(lambda: self._turn(forgot=True))
        empty = Button(pgettext("unlock", "Start without my notes"), "text")
        empty.setObjectName("unlock-empty")
        empty.clicked.connect(self._start_empty)
        self.add(ButtonLine(forgot, self._elsewhere("text"), empty), gap=24)
        self.add(
            Prose(
                pgettext("unlock", "Starting without them saves nothing, and leaves your notes locked."),
                "small",
            ),
            gap=4,
        )

    def _draw_ways_out(self, state: UnlockState) -> None:
        if state.trouble is not None:
            self.add(Notice(render(state.trouble), icon="triangle-alert"))
        rows = RowGroup(
            (f"forgot-{way.id}", RowFace(render(way.title), render(way.line), lead=icon_lead(way.icon)))
            for way in state.ways_out
        )
        does = {
            "code": self._try_again,
            "store": self.open_with_computer,
            "words": self._try_again_in_view,
            "elsewhere": self._choose_folder,
            "anew": lambda: self.desk.shell.go("leaving", "forgot"),
        }
        for way in state.ways_out:
            rows.row(f"forgot-{way.id}").opened.connect(does[way.id])
        self.add(rows)
        back = Button(pgettext("unlock", "Back"), "text", icon="arrow-left")
        back.setObjectName("forgot-back")
        back.clicked.connect(self._try_again)
        self.add(ButtonLine(back), gap=24)

    def first_focus(self) -> QWidget | None:
        """Start in the field."""
        return self.findChild(QWidget, "unlock-passphrase")

    def _turn(self, *, forgot: bool) -> None:
        self._forgot = forgot
        self.desk.shell.no_trouble()
        self.redraw()
        target = self.first_focus() or self.findChild(QWidget, "forgot-code") or self.first_stop()
        if target is not None:
            target.setFocus()

    def _try_again(self) -> None:
        self._turn(forgot=False)

    def _try_again_in_view(self) -> None:
        self._turn(forgot=False)
        self._field.setEchoMode(QLineEdit.EchoMode.Normal)

    # Opening ------------------------------------------------------------------------------------

    def open_with_words(self) -> None:
        """Open with the passphrase or the code that was typed."""
        self._begin(life.opening(self.desk.folder, self._field.text()))

    def open_with_computer(self) -> None:
        """Open with the key that the computer keeps."""
        self._begin(life.opening_by_itself(self.desk.folder))

    def _begin(self, job: life.Job) -> None:
        self.begin(job, pgettext("unlock", "Opening"), self._enter, self._not_opened)

    def _not_opened(self, error: KeepingError) -> None:
        if self._forgot:
            self._turn(forgot=False)
        self._field.selectAll()
        self._field.setFocus()
        self.say_failed(error)

    def _enter(self, session: Session) -> None:
        shell = self.desk.shell
        shell.take_session(session)
        shell.go("plan" if session.case.triage_done else "triage")
        found = session.safe.found if session.safe is not None else None
        said = found_words(found, date_words, _time_words) if found is not None else None
        if said is not None:
            shell.notice(render(said))

    def _choose_folder(self) -> None:
        chosen = choose_folder(self, pgettext("unlock", "Choose the folder on the stick"))
        if chosen is not None:
            self.use_folder(chosen)

    def use_folder(self, folder: Path) -> None:
        """Look for notes in a folder the person chose, or in the notes' own folder inside it."""
        found = next((c for c in places.places_in(folder) if is_kept_in(c)), None)
        if found is None:
            self.desk.shell.trouble(render(NO_NOTES))
            return
        self.desk.folder = found
        self._opening = self._look()
        self._turn(forgot=False)

    def _start_empty(self) -> None:
        session = Session()
        session.keep_nothing()
        self.desk.shell.take_session(session)
        self.desk.shell.go("triage")
