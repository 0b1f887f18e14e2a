"""One note: what happened, when, where, and the files that show it."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QDate, QTime, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from selfhelp import life
from selfhelp.case.change import add_file, drop_incident, keep_draft, keep_incident
from selfhelp.case.model import Attachment, Incident
from selfhelp.language import Message, pgettext, render
from selfhelp.ui.choosing import choose_file
from selfhelp.ui.desk import Desk
from selfhelp.ui.job_page import JobPage
from selfhelp.ui.rooms.records.files import enclosed
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.field import Line
from selfhelp.ui.widgets.fold import Fold
from selfhelp.ui.widgets.heading import PageTitle
from selfhelp.ui.widgets.labelled_field import DateField, Field, TimeField
from selfhelp.ui.widgets.note_line import hint
from selfhelp.ui.widgets.record_line import Attachment as AttachmentCard
from selfhelp.ui.widgets.stacked import PlainCard, Stacked
from selfhelp.ui.widgets.text import Prose
from selfhelp.ui.widgets.text_area import TextArea
from selfhelp.views.records import MOMENT, begun_words, file_state, made_note, moment_of

#: Where an unfinished note is kept; its field "of" names the note that was being changed.
DRAFT = "records"
#: The field for what happened has room for a few lines, or for what was written, and scrolls beyond that.
LEAST_LINES, MOST_LINES, LETTERS_A_LINE = 4, 12, 80


class NotePage(JobPage):
    """Writes a note, or changes the one whose id is the argument; ``new`` begins one."""

    room = "records"
    follows_case = False
    holds_words = True

    def __init__(self, desk: Desk, argument: str = "") -> None:
        """Build the page."""
        self._fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        self._shown: dict[str, str] = {}
        super().__init__(desk, argument)

    def prepare(self) -> None:
        """Find the note; what was begun before is filled in."""
        self._of = self.argument if self._incident(self.argument) else ""
        self._settled = False

    def _incident(self, note_id: str) -> Incident | None:
        return next((i for i in self.desk.case.incidents if i.id == note_id), None)

    def comes_back(self) -> bool:
        """Tell whether "Back" may come here again: the list leads here."""
        return False

    def title(self) -> str:
        """Return the title."""
        return pgettext("records", "Change this note") if self._of else pgettext("records", "New note")

    def draw(self) -> None:
        """Draw the form."""
        note = self._incident(self._of)
        self.add(PageTitle(self.title(), pgettext("records", "Only the first line is needed.")))
        self._make_fields(note)
        draft = self.desk.case.draft(DRAFT)
        begun = bool(draft) and draft.get("of", "") == self._of
        if begun:
            self._fill(draft)
            self.add(hint(pgettext("records", "You began this earlier. It is not on your list yet.")), gap=4)
        card = PlainCard(gap=16)
        card.add(Field(pgettext("records", "What happened, in a few words"), self._what, "incident-what"))
        card.add(self._when_and_where())
        card.add(self._files(note))
        card.add(self._more(note, draft if begun else {}))
        self.add(card)
        self.add(self._buttons(begun=begun), gap=24)

    def _make_fields(self, note: Incident | None) -> None:
        moment = (note.when if note else self.desk.now()).astimezone()
        lines = note.what.count("\n") + len(note.what) // LETTERS_A_LINE + 1 if note else 0
        self._what = TextArea(min(max(lines, LEAST_LINES), MOST_LINES))
        self._day = DateField(QDate(moment.year, moment.month, moment.day))
        self._time = TimeField(QTime(moment.hour, moment.minute))
        self._lines = {name: Line() for name in ("where", "who", "link", "kept")}
        self._fields = {"what": self._what, **self._lines}
        if note is not None:
            self._what.setPlainText(note.what)
            for name, line in self._lines.items():
                line.setText(getattr(note, name))
        self._shown = self._typed()

    def _when_and_where(self) -> QWidget:
        row = ButtonLine(
            Field(pgettext("records", "Day"), self._day, "incident-day", width=220),
            Field(pgettext("records", "Time"), self._time, "incident-time", width=120),
        )
        where = pgettext("records", "Where: on a site, by phone, in the street")
        return Stacked(row, Field(where, self._lines["where"], "incident-where"), gap=16)

    def _files(self, note: Incident | None) -> QWidget:
        """Return the files with the way to add one; without a place to keep them, why there is none."""
        if not self.desk.session.kept and (note is None or not note.files):
            return hint(pgettext("records", "When your notes are saved, you can add files here."))
        part = Stacked(Prose(pgettext("records", "What did you save?"), "small"))
        if note is not None and note.files:
            cards = ButtonLine()
            for file in note.files:
                card = AttachmentCard(enclosed(file_state(file)))
                card.clicked.connect(lambda _c=False, key=file.id: self._open_file(key))
                cards.add(card)
            part.add(cards)
        if not self.desk.session.kept:
            part.add(hint(pgettext("records", "When your notes are saved, you can add files here.")))
            return part
        add = Button(pgettext("records", "Add a file"), "outlined", icon="upload")
        add.setObjectName("file-add")
        add.clicked.connect(self._choose_file)
        part.add(ButtonLine(add))
        part.add(
            hint(
                pgettext("records", "A copy is locked with your notes. Keep the original where it is."),
            )
        )
        return part

    def _more(self, note: Incident | None, draft: Mapping[str, str]) -> QWidget:
        fields = (
            ("who", pgettext("records", "From whom: name or account")),
            ("link", pgettext("records", "Link to the post or page")),
            ("kept", pgettext("records", "What you saved elsewhere, and where it is")),
        )
        inside = Stacked(
            *(Field(words, self._lines[name], f"incident-{name}") for name, words in fields), gap=16
        )
        if note is not None or any(draft.get(name) for name, _ in fields):
            return inside
        return Fold(pgettext("records", "More, if you know it"), lambda: inside, name="note-more")

    def _buttons(self, *, begun: bool) -> ButtonLine:
        words = pgettext("records", "Save the note") if self._of else pgettext("records", "Add the note")
        keep = Button(words, "main")
        keep.setObjectName("incident-keep")
        keep.clicked.connect(self.keep)
        cancel = Button(pgettext("records", "Cancel"), "text")
        cancel.setObjectName("incident-cancel")
        cancel.clicked.connect(self._cancel)
        line = ButtonLine(keep, cancel)
        if begun:
            discard = Button(pgettext("records", "Discard the draft"), "quiet")
            discard.setObjectName("incident-discard")
            discard.clicked.connect(self._discard)
            line.add(discard)
        if self._of:
            drop = Button(pgettext("records", "Remove the note"), "quiet")
            drop.setObjectName(f"drop-{self._of}")
            drop.clicked.connect(self._remove)
            line.add(drop)
        return line

    def first_focus(self) -> QWidget:
        """Start with what happened."""
        return self._what

    # What is typed ------------------------------------------------------------------------------

    def _moment(self) -> dt.datetime:
        day, time = self._day.date(), self._time.time()
        return dt.datetime(
            day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=None
        ).astimezone()

    def _typed(self) -> dict[str, str]:
        words = {
            name: (f.toPlainText() if isinstance(f, QPlainTextEdit) else f.text()).strip()
            for name, f in self._fields.items()
        }
        return {**words, "when": self._moment().strftime(MOMENT)}

    def _fill(self, words: Mapping[str, str]) -> None:
        for name, field in self._fields.items():
            text = words.get(name, "")
            if isinstance(field, QPlainTextEdit):
                field.setPlainText(text)
            else:
                field.setText(text)
        moment = moment_of(words.get("when", ""), self._moment())
        self._day.setDate(QDate(moment.year, moment.month, moment.day))
        self._time.setTime(QTime(moment.hour, moment.minute))

    def may_leave(self) -> bool:
        """Keep what was begun as a draft, and say so: no words are lost, and none are listed unasked."""
        if self._settled:
            return True
        words = begun_words(self._typed(), self._shown, self._of)
        if words == self.desk.case.draft(DRAFT):
            return True
        if not words and self.desk.case.draft(DRAFT).get("of", "") != self._of:
            return True
        if not self.do(keep_draft(DRAFT, words), undo=False):
            return False
        if words:
            shell = self.desk.shell
            said = pgettext("records", "What you began is kept as a draft. It is not on your list yet.")
            # The next page clears what was said before it.
            QTimer.singleShot(0, self.desk.background.lasting, lambda: shell.notice(said))
        return True

    # Changes ------------------------------------------------------------------------------------

    def keep(self) -> bool:
        """Keep what the form holds, and show the list. Returns whether it was kept."""
        made = self._made()
        if isinstance(made, Message):
            self.desk.shell.trouble(render(made))
            self._what.setFocus()
            return False
        if not self._keep(made):
            return False
        self._to_list(pgettext("records", "Written down."), undo=True)
        return True

    def _made(self) -> Incident | Message:
        before = self._incident(self._of)
        files = before.files if before else ()
        return made_note(self._of or uuid4().hex[:12], self._moment(), self._typed(), files)

    def _keep(self, made: Incident) -> bool:
        if not self.do(keep_incident(made)):
            return False
        if self.desk.case.draft(DRAFT).get("of", "") == self._of:
            self.do(keep_draft(DRAFT, {}), undo=False)
        return True

    def _to_list(self, said: str = "", *, undo: bool = False) -> None:
        self._settled = True
        self.desk.shell.go("records")
        if said:
            self.desk.shell.notice(said, undo=undo)

    def _cancel(self) -> None:
        self._to_list()

    def _discard(self) -> None:
        if self.do(keep_draft(DRAFT, {})):
            self._to_list(pgettext("records", "Discarded."), undo=True)

    def _remove(self) -> None:
        if self.do(drop_incident(self._of)):
            self._to_list(pgettext("records", "Removed."), undo=True)

    # Files --------------------------------------------------------------------------------------

    def _open_file(self, file_id: str) -> None:
        self.desk.shell.go("records", f"file:{file_id}")

    def _choose_file(self) -> None:
        chosen = choose_file(self, pgettext("records", "Add a file"), pgettext("records", "Any file (*)"))
        if chosen is not None:
            self.take_file(chosen)

    def take_file(self, path: Path) -> None:
        """Add a file. The note is kept with what is typed so far, so that the file has a place at once."""
        self.begin(
            life.adding_file(self.desk.session, path, self.desk.now()),
            pgettext("records", "Reading the file"),
            self._add_file,
        )

    def _add_file(self, file: Attachment) -> None:
        before = self._incident(self._of)
        made = made_note(
            self._of or uuid4().hex[:12], self._moment(), self._typed(), (before.files if before else ())
        )
        if isinstance(made, Message):
            made = Incident(id=uuid4().hex[:12], when=self._moment())
        # One change: both or neither, and one "Undo" takes both back.
        done = self.do(lambda case: add_file(made.id, file)(keep_incident(made)(case)))
        if not done:
            job = life.forgetting_file(self.desk.session, file)
            if job is not None:
                job.begin(self.desk.lane, lambda _r: None, lambda _e: None)
            return
        if self.desk.case.draft(DRAFT).get("of", "") == self._of:
            self.do(keep_draft(DRAFT, {}), undo=False)
        self._of = made.id
        self.redraw()
        self.desk.shell.notice(pgettext("records", "The note and the file are saved."), undo=True)

    def taken_back(self) -> None:
        """Show the note as it is after "Undo"; where it is gone, the words stay for a new one."""
        typed = self._typed()
        if self._incident(self._of) is None:
            self._of = ""
        self.redraw()
        self._fill(typed)
