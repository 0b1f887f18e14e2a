"""Opens what was kept: with the passphrase, or with this computer's key store."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from selfhelp import places
from selfhelp.case.keeping import KeepingError
from selfhelp.language import npgettext, number, pgettext, render
from selfhelp.session import (
    Found,
    Session,
    credential_store,
    is_kept_in,
    open_with_store,
    open_with_words,
    opens_with_store,
)
from selfhelp.ui.choosing import choose_folder
from selfhelp.ui.page import Page
from selfhelp.ui.parts import date_words
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card
from selfhelp.ui.widgets.field import Line, labelled
from selfhelp.ui.widgets.text import body, muted, small


class UnlockPage(Page):
    """Asks for the key of the case in the desk's folder."""

    shows_rooms = False
    follows_case = False
    behind_lock = True

    def prepare(self) -> None:
        """See how this case can be opened."""
        self._store = self._no_store = False
        self._trouble = ""
        if is_kept_in(self.desk.folder):
            try:
                self._store = opens_with_store(self.desk.folder)
                self._no_store = self._store and credential_store() is None
            except KeepingError as error:
                self._trouble = render(error.sentence)

    def comes_back(self) -> bool:
        """Tell whether it still makes sense to come back here."""
        return not self.desk.session.keeping_chosen

    def title(self) -> str:
        """Return the title."""
        return pgettext("unlock", "Welcome back")

    def draw(self) -> None:
        """Draw the ways to open it."""
        if is_kept_in(self.desk.folder):
            self.add(muted(self._where_words()))
        else:
            self.add(
                muted(
                    pgettext(
                        "unlock", "Your notes may be on a stick, or in a folder that you chose. Show where."
                    )
                )
            )
            self.add(
                buttons.line_of(
                    buttons.primary(
                        pgettext("unlock", "Choose the folder"), self._choose_folder, "unlock-stick"
                    ),
                    buttons.word(pgettext("unlock", "Back"), self.desk.shell.back, "unlock-back"),
                )
            )
            return
        card = Card()
        if self._trouble:
            card.add(body(self._trouble))
        self._field = Line()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setMaximumWidth(LOOK.px(420))
        self._field.returnPressed.connect(self.open_with_words)
        card.add(
            labelled(pgettext("unlock", "Passphrase or recovery code"), self._field, "unlock-passphrase"),
            buttons.line_of(
                buttons.primary(pgettext("unlock", "Open"), self.open_with_words, "unlock-open"),
            ),
        )
        if self._no_store:
            card.add(
                small(
                    pgettext(
                        "unlock",
                        "These notes also open with a computer’s key store, but it can’t be reached here.",
                    )
                )
            )
        elif self._store:
            words = pgettext("unlock", "Open with this computer’s key store")
            card.add(buttons.line_of(buttons.plain(words, self.open_with_computer, "unlock-store")))
        self.add(card, gap=4)
        self.add(
            buttons.line_of(
                buttons.word(pgettext("unlock", "Open from a stick"), self._choose_folder, "unlock-stick"),
                buttons.word(
                    pgettext("unlock", "Start without it, keeping nothing"), self._start_empty, "unlock-empty"
                ),
                buttons.word(
                    pgettext("unlock", "I forgot the passphrase"),
                    lambda: self.desk.shell.go("leaving", "forgot"),
                    "unlock-forgot",
                ),
            )
        )
        self.add(small(pgettext("unlock", "Starting without them leaves your notes as they are, locked.")))

    def _where_words(self) -> str:
        if places.is_usual(self.desk.folder):
            return pgettext("unlock", "Your notes are on this computer, locked.")
        return pgettext("unlock", "Your notes are in the folder you chose, locked.")

    def open_with_words(self) -> None:
        """Open with the passphrase or the code that was typed."""
        folder, typed = self.desk.folder, self._field.text()
        self._try(lambda: open_with_words(folder, typed))

    def open_with_computer(self) -> None:
        """Open with the key that the computer keeps."""
        folder = self.desk.folder
        self._try(lambda: open_with_store(folder))

    def _try(self, opening: Callable[[], Session]) -> None:
        self.wait_for(
            pgettext("unlock", "Opening"), opening, self._enter, self._not_opened, discard=Session.close
        )

    def _not_opened(self, error: KeepingError) -> None:
        self._field.selectAll()
        self._field.setFocus()
        self.desk.shell.trouble(render(error.sentence))

    def _enter(self, session: Session) -> None:
        self.desk.shell.take_session(session)
        self.desk.shell.go("plan" if session.case.triage_done else "triage")
        found = session.safe.found if session.safe is not None else None
        if found is not None and found.written is not None:
            self.desk.shell.notice(_found_words(found))

    def _choose_folder(self) -> None:
        chosen = choose_folder(self, pgettext("unlock", "Choose the folder on the stick"))
        if chosen is not None:
            self.use_folder(chosen)

    def use_folder(self, folder: Path) -> None:
        """Look for notes in a folder the person chose, or in the notes' own folder inside it."""
        found = next((c for c in places.places_in(folder) if is_kept_in(c)), None)
        if found is not None:
            self.desk.folder = found
            self.desk.shell.no_trouble()
            self.prepare()
            self.redraw()
            return
        self.desk.shell.trouble(pgettext("unlock", "There are no notes in this folder. Choose another one."))

    def _start_empty(self) -> None:
        session = Session()
        session.keep_nothing()
        self.desk.shell.take_session(session)
        self.desk.shell.go("triage")


def _found_words(found: Found) -> str:
    """Say when the notes were last written, so that an older copy put in their place is noticed."""
    moment = found.written.astimezone() if found.written is not None else None
    if moment is None:
        return ""
    day, time = date_words(moment.date()), number(moment.strftime("%H:%M"))
    if found.mended:
        return npgettext(
            "unlock",
            "Last written {day}, {time}: {count} note. A part was damaged, and was made whole again.",
            "Last written {day}, {time}: {count} notes. A part was damaged, and was made whole again.",
            found.notes,
            day=day,
            time=time,
        )
    return npgettext(
        "unlock",
        "Last written {day}, {time}: {count} note.",
        "Last written {day}, {time}: {count} notes.",
        found.notes,
        day=day,
        time=time,
    )
