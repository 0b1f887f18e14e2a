"""What happened, by day, the newest first. Notes and files open on pages of their own."""

from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from selfhelp import life
from selfhelp.documents.records_document import records_sheet
from selfhelp.language import active, number, pgettext, render
from selfhelp.ui.choosing import choose_folder
from selfhelp.ui.job_page import JobPage
from selfhelp.ui.paper.ask import ask
from selfhelp.ui.parts import date_words
from selfhelp.ui.printing import write_sheet
from selfhelp.ui.rooms.records.files import enclosed
from selfhelp.ui.rooms.records.moments import moment_words
from selfhelp.ui.rooms.records.note import DRAFT
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.heading import PageTitle
from selfhelp.ui.widgets.hero_card import HeroCard
from selfhelp.ui.widgets.note_line import NoteLine
from selfhelp.ui.widgets.notice import Notice
from selfhelp.ui.widgets.qt_locale import active_locale
from selfhelp.ui.widgets.record_line import Day, Entry, RecordLine
from selfhelp.ui.widgets.row_face import icon_lead
from selfhelp.views.records import (
    AT_ONCE,
    DayState,
    NoteState,
    RecordsState,
    fingerprints,
    names_in_folder,
    records_state,
)


def _day_words(day: DayState) -> str:
    """Write a day with its weekday, as the language does."""
    if active().tag == "qps":
        return date_words(day.day)
    locale = active_locale()
    weekday = locale.standaloneDayName(day.day.isoweekday())
    plain = locale.toString(QDate(day.day.year, day.day.month, day.day.day), "d MMMM yyyy")
    return pgettext("records", "{weekday} {day}", weekday=weekday, day=plain)


class RecordsPage(JobPage):
    """The list."""

    room = "records"

    def prepare(self) -> None:
        """Show the newest first."""
        self._listed = AT_ONCE

    def title(self) -> str:
        """Return the title."""
        return pgettext("records", "What happened")

    def state(self) -> RecordsState:
        """Return what is drawn now."""
        kept = self.desk.session.kept
        return records_state(self.desk.case, kept=kept, draft=DRAFT, listed=self._listed)

    def draw(self) -> None:
        """Draw the list, or what it is for where there is nothing yet."""
        state = self.state()
        if not state.days and not state.begun:
            self._draw_empty(state)
            return
        words = pgettext("records", "Go on with your note") if state.begun else pgettext("records", "Note")
        add = Button(words, "main", icon="pencil" if state.begun else "plus")
        add.setObjectName("note-new")
        add.clicked.connect(self._write)
        line = pgettext("records", "Facts first. If you only suspect something, begin with “I think”.")
        self.add(PageTitle(self.title(), line, end=add))
        self._warn(state)
        if state.days:
            days = [self._day(day) for day in state.days]
            listed = RecordLine(days, self._change_button)
            listed.opened.connect(lambda key: self.desk.shell.go("records", f"file:{key}"))
            self.add(listed, gap=24)
        if state.older:
            older = Button(pgettext("records", "Show older notes"), "text", icon="chevron-down")
            older.setObjectName("show-older")
            older.clicked.connect(self._show_older)
            self.add(ButtonLine(older))
        if state.files:
            said = pgettext("records", "With the fingerprint you can show later that a file was not changed.")
            self.add(NoteLine(said, "fingerprint"), gap=8)
        self._draw_ways_out(state)

    def _draw_empty(self, state: RecordsState) -> None:
        line = pgettext("records", "Facts first. If you only suspect something, begin with “I think”.")
        self.add(PageTitle(self.title(), line))
        add = Button(pgettext("records", "Write the first note"), "main", icon="plus")
        add.setObjectName("note-new")
        add.clicked.connect(self._write)
        self.add(
            HeroCard(
                pgettext("records", "A short note each time"),
                pgettext(
                    "records",
                    "What happened, and when. It helps the police, the site and your own memory.",
                ),
                icon_lead("notebook-pen", "accent"),
                time=pgettext("records", "2 minutes"),
                buttons=(add,),
            )
        )
        self._warn(state)
        self.add(ButtonLine(self._saving()), gap=24)

    def _saving(self) -> Button:
        how = Button(pgettext("records", "How to save posts and messages"), "text", icon="camera")
        how.setObjectName("saving")
        how.clicked.connect(lambda: self.desk.shell.go("guide", "saving-evidence"))
        return how

    def _warn(self, state: RecordsState) -> None:
        if not state.not_kept:
            return
        save = Button(pgettext("not kept", "Save my notes"), "outlined")
        save.setObjectName("keep-progress")
        save.clicked.connect(lambda: self.desk.shell.go("keep"))
        self.add(
            Notice(
                pgettext("not kept", "Nothing is saved yet"),
                pgettext("not kept", "What you write here disappears when you leave."),
                icon="lock-keyhole-open",
                # The same words in the same quiet tone as in the room of accounts: nothing is wrong.
                tone="plain",
                button=save,
            )
        )

    def _draw_ways_out(self, state: RecordsState) -> None:
        line = ButtonLine()
        if state.days:
            out = Button(pgettext("records", "Print the list"), "text", icon="printer")
            out.setObjectName("print-records")
            out.clicked.connect(self._print)
            line.add(out)
        if state.files:
            save = Button(pgettext("records", "Save list and files in a folder"), "text", icon="folder")
            save.setObjectName("save-dossier")
            save.clicked.connect(self._choose_dossier)
            line.add(save)
        line.add(self._saving())
        self.add(line, gap=24)

    def _day(self, day: DayState) -> Day:
        return Day(_day_words(day), render(day.count), tuple(self._entry(note) for note in day.notes))

    def _entry(self, note: NoteState) -> Entry:
        text = note.text if isinstance(note.text, str) else render(note.text)
        facts = pgettext("list of facts", " · ").join(note.line)
        time = number(note.time.strftime("%H:%M"))
        return Entry(note.id, time, text, facts, tuple(enclosed(file) for file in note.files))

    def _change_button(self, entry: Entry) -> QWidget:
        about = ", ".join((entry.time, entry.text[:60]))
        button = Button(pgettext("records", "Change"), "icon", icon="pencil", about=about)
        button.setObjectName(f"edit-{entry.key}")
        button.clicked.connect(lambda: self.desk.shell.go("records", entry.key))
        return button

    def first_focus(self) -> QWidget | None:
        """Start with writing a note."""
        return self.findChild(QWidget, "note-new")

    def lands_on(self) -> str:
        """Return what gets the keyboard when what had it is gone."""
        return "note-new"

    def _write(self) -> None:
        draft = self.desk.case.draft(DRAFT)
        self.desk.shell.go("records", draft.get("of") or "new")

    def _show_older(self) -> None:
        self._listed += AT_ONCE
        self.redraw()

    # Out of the program -------------------------------------------------------------------------

    def _print(self) -> None:
        sheet = records_sheet(self.desk.case, self.desk.today(), moment_words)
        self.desk.shell.print_text(pgettext("paper", "Notes"), sheet, "days")

    def _choose_dossier(self) -> None:
        if ask(self, choice=False, prints=False) is None:
            return
        folder = choose_folder(self, pgettext("records", "Choose a folder for the list and the files"))
        if folder is not None:
            self.save_dossier(folder)

    def save_dossier(self, folder: Path) -> None:
        """Save the list as PDF, every file as it was, and their fingerprints, into a new folder."""
        case, today = self.desk.case, self.desk.today()
        word = pgettext("records", "days")
        place = folder / f"{word}-{today.isoformat()}"
        ordered = sorted(case.incidents, key=lambda i: (i.when, i.id))
        named = names_in_folder(file for incident in ordered for file in incident.files)
        names = {file.id: name for name, file in named.items()}
        try:
            place.mkdir()
            write_sheet(records_sheet(case, today, moment_words, names), place / "list.pdf", "Notes")
            (place / "sha256.txt").write_text(fingerprints(named), encoding="utf-8")
        except FileExistsError:
            self.desk.shell.trouble(
                pgettext("records", "There is a folder of today already. Choose another place.")
            )
            return
        except OSError:
            self.desk.shell.trouble(
                pgettext("records", "This folder can’t be written to. Choose another one.")
            )
            return
        copies = {place / name: file for name, file in named.items()}
        self.begin(
            life.copying_files(self.desk.session, copies),
            pgettext("records", "Saving the files"),
            lambda _count: self.desk.shell.notice(
                pgettext("records", "Saved in “{folder}”. It is not locked.", folder=place.name)
            ),
        )
