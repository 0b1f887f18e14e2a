"""One file of a record: what it is, its fingerprint, a copy out, and taking it off."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from selfhelp import life
from selfhelp.case.change import drop_file
from selfhelp.language import pgettext, render
from selfhelp.ui.choosing import choose_new_file
from selfhelp.ui.job_page import JobPage
from selfhelp.ui.rooms.records.moments import moment_words
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.note_line import NoteLine
from selfhelp.ui.widgets.stacked import PlainCard
from selfhelp.ui.widgets.text import Prose, selectable
from selfhelp.views.records import file_state, find_file, in_groups


class FilePage(JobPage):
    """The argument is ``file:`` and the file's id."""

    room = "records"

    def prepare(self) -> None:
        """Know which file it is."""
        self._id = self.argument.removeprefix("file:")

    def title(self) -> str:
        """Return the title."""
        file = find_file(self.desk.case, self._id)
        return file.name if file else pgettext("records", "This file was removed")

    def comes_back(self) -> bool:
        """Tell whether "Back" may come here again."""
        return find_file(self.desk.case, self._id) is not None

    def draw(self) -> None:
        """Draw what is known of the file."""
        file = find_file(self.desk.case, self._id)
        back = Button(pgettext("records", "To the list"), "text")
        back.setObjectName("file-back")
        back.clicked.connect(lambda: self.desk.shell.go("records"))
        if file is None:
            self.add(PageTitle(self.title()), ButtonLine(back))
            return
        state = file_state(file)
        added = pgettext(
            "records", "{size}, added {moment}", size=render(state.size), moment=moment_words(file.added)
        )
        self.add(PageTitle(self.title(), added))
        sum_ = selectable(in_groups(file.sha256), "strong")
        sum_.setObjectName("fingerprint")
        self.add(
            PlainCard(
                Heading(pgettext("records", "Fingerprint"), "heading"),
                sum_,
                Prose(
                    pgettext(
                        "records",
                        "It was taken when you added the file (SHA-256). Whoever gets a copy can take it "
                        "again: when both are the same, not one sign of the file was changed.",
                    ),
                    "small",
                ),
            )
        )
        save = Button(pgettext("records", "Save a copy"), "main", icon="download")
        save.setObjectName("file-copy")
        save.clicked.connect(self._choose)
        drop = Button(pgettext("records", "Remove the file"), "text")
        drop.setObjectName("file-drop")
        drop.clicked.connect(self._drop)
        words = pgettext("records", "The copy is not locked. Anyone who opens the folder can see it.")
        self.add(NoteLine(words, "eye", "caution"), gap=24)
        self.add(ButtonLine(save, drop, back))

    def first_focus(self) -> QWidget | None:
        """Start with the copy."""
        return self.findChild(QWidget, "file-copy") or self.findChild(QWidget, "file-back")

    def lands_on(self) -> str:
        """Return what gets the keyboard when what had it is gone."""
        return "file-back"

    def _choose(self) -> None:
        file = find_file(self.desk.case, self._id)
        if file is None:
            return
        words = pgettext("records", "Save a copy")
        chosen = choose_new_file(self, words, file.name, pgettext("records", "Any file (*)"))
        if chosen is not None:
            self.save_copy(chosen)

    def save_copy(self, target: Path) -> None:
        """Write the file as it was."""
        file = find_file(self.desk.case, self._id)
        if file is not None:
            self.begin(
                life.copying_files(self.desk.session, {target: file}),
                pgettext("records", "Saving the copy"),
                lambda _count: self.desk.shell.notice(
                    pgettext("records", "Saved. The copy is the same to the last sign.")
                ),
            )

    def _drop(self) -> None:
        if self.do(drop_file(self._id)):
            self.desk.shell.go("records")
            self.desk.shell.notice(pgettext("records", "Removed."), undo=True)
