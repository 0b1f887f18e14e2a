"""The password check: what to open, how far it is, what was found, and what to change first."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from selfhelp.case.change import keep_accounts
from selfhelp.documents.audit_document import work_list_sheet
from selfhelp.guard.erase import delete_export
from selfhelp.language import npgettext, pgettext, render
from selfhelp.passwords.audit import AuditCancelled, audit
from selfhelp.passwords.breaches import open_breaches
from selfhelp.passwords.errors import PasswordsError
from selfhelp.passwords.importers import read_exports
from selfhelp.passwords.importers.mapping import Mapping, read_with_mapping
from selfhelp.passwords.model import Imported, Report
from selfhelp.ui.audit_work import known
from selfhelp.ui.background import Cancelled, Job, Progress
from selfhelp.ui.choosing import choose_file, choose_files
from selfhelp.ui.collecting import held_off
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.rooms.passwords.asking import AnotherExport, ExportStillThere
from selfhelp.ui.rooms.passwords.report import finding_rows, folds, order_picture, report_title
from selfhelp.ui.rooms.passwords.start import start
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_16, GAP_24
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.heading import PageTitle
from selfhelp.ui.widgets.note_line import may_notice
from selfhelp.ui.widgets.page_columns import divide
from selfhelp.ui.widgets.progress_line import ProgressLine
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.listed_account import all_listed
from selfhelp.views.password_report import ReportState, report_state
from selfhelp.views.passwords import asks_for_columns


class PasswordsPage(ColumnPage):
    """Opens exports off the window's thread, shows findings by account, offers to delete the exports."""

    room = "passwords"
    follows_case = False

    def prepare(self) -> None:
        """Go on with what was found before, if anything was."""
        self.work = self.desk.audit
        self._job: Job | None = None
        self._bar: ProgressLine | None = None
        self._refused: tuple[PasswordsError, ...] = ()
        if self.work.mapping is not None:
            self._open_mapped(self.work.files[0], self.work.mapping)

    def _state(self) -> ReportState | None:
        """Return the report to draw; None before there is one, and while one is made."""
        report = self.work.report
        if self._job is not None or report is None:
            return None
        return report_state(report, self.work.left(), hidden=self.work.names_hidden)

    def title(self) -> str:
        """Return the title."""
        state = self._state()
        return pgettext("passwords", "Passwords") if state is None else render(state.title)

    def lands_on(self) -> str:
        """Return what takes the keyboard when what had it is gone."""
        return "start-first" if self.work.report is not None else "choose-export"

    def draw(self) -> None:
        """Draw the start, the progress or the findings."""
        state = self._state()
        if self._job is not None:
            self._draw_progress()
        elif state is None:
            line = pgettext(
                "passwords", "See which passwords to change first. The file is read in memory only."
            )
            self.add(PageTitle(self.title(), line))
            breaches = self.work.breaches.name if self.work.breaches is not None else ""
            self.add(start(self._choose, self._choose_breaches, self.desk.shell.go, breaches), gap=GAP_24)
        else:
            self._draw_report(state)

    @property
    def busy(self) -> bool:
        """Whether an audit is under way."""
        return self._job is not None

    # Before -------------------------------------------------------------------------------------

    def _choose(self) -> None:
        chosen = choose_files(
            self,
            pgettext("passwords", "Choose the exported file"),
            pgettext("passwords", "Exports (*.csv *.json *.txt *.xml *.zip *.1pux);;All files (*)"),
        )
        if chosen:
            self.open_files(chosen)

    def _choose_breaches(self) -> None:
        chosen = choose_file(
            self, pgettext("passwords", "Choose the list"), pgettext("passwords", "All files (*)")
        )
        if chosen is None:
            return
        try:
            with open_breaches(chosen):
                self.work.breaches = chosen
        except PasswordsError as error:
            self.desk.shell.trouble(render(error.sentence))
        self.redraw()

    def open_files(self, paths: list[Path]) -> None:
        """Read exports and audit them together, off the window's thread."""

        def read() -> list[Imported]:
            several = read_exports(paths)
            if not several.files:
                raise several.refused[0]
            self._refused = several.refused
            return list(several.files)

        self.work.files = tuple(paths)
        self._start(read)

    def _open_mapped(self, path: Path, mapping: Mapping) -> None:
        self.work.mapping = None
        self._start(lambda: [read_with_mapping(path, mapping)], draw=False)

    def _start(self, read: Callable[[], list[Imported]], *, draw: bool = True) -> None:
        facts, breaches = self.work.facts, self.work.breaches
        said = known(self.desk.catalogue, self.desk.case)

        def look(progress: Progress, cancelled: Cancelled) -> object:
            imported = read()
            if breaches is None:
                return audit(imported, facts, None, progress, cancelled, known=said)
            with open_breaches(breaches) as found:
                return audit(imported, facts, found, progress, cancelled, known=said)

        def work(progress: Progress, cancelled: Cancelled) -> object:
            # What was read is gone when the search goes on; else it would begin with ten thousand logins.
            with held_off():
                return look(progress, cancelled)

        self._job = self.desk.background.run(self, work, self._done, self._failed, self._moved)
        if draw:
            self.redraw()

    # During -------------------------------------------------------------------------------------

    def _draw_progress(self) -> None:
        words = pgettext("passwords", "Looking at the passwords. You can stop at any time.")
        self.add(PageTitle(self.title(), words))
        self._bar = ProgressLine(0, 0, pgettext("passwords", "Progress"))
        stop = Button(pgettext("passwords", "Stop"), "outlined")
        stop.setObjectName("stop-audit")
        stop.clicked.connect(self.cancel)
        self.add(self._bar, ButtonLine(stop), gap=GAP_24)

    def _moved(self, done: int, total: int) -> None:
        if self._bar is not None:
            self._bar.show_progress(done, total, pgettext("passwords", "Progress"))

    def cancel(self) -> None:
        """Stop the audit; nothing of it stays."""
        if self._job is not None:
            self._job.cancel()
        self._job, self._bar = None, None
        self.work.start_over()
        self.arrive("choose-export", "page-title")
        self.redraw()

    def _done(self, report: object) -> None:
        self._job, self._bar = None, None
        if isinstance(report, Report):
            self.work.report = report
            self.arrive("start-first", "page-title")
        self.redraw()
        refused, self._refused = self._refused, ()
        if refused:
            self.desk.shell.trouble(render(refused[0].sentence))

    def _failed(self, error: Exception) -> None:
        self._job, self._bar = None, None
        paths = self.work.files
        self.work.start_over()
        self.arrive("choose-export", "page-title")
        self.redraw()
        if isinstance(error, PasswordsError):
            if asks_for_columns(error.code, len(paths)):
                self.desk.shell.go("password-columns", str(paths[0]))
            self.desk.shell.trouble(render(error.sentence))
        elif not isinstance(error, AuditCancelled):
            self.desk.shell.trouble(
                pgettext("passwords", "This file could not be read. Export it again, then choose it.")
            )

    # After --------------------------------------------------------------------------------------

    def _draw_report(self, state: ReportState) -> None:
        self.add(report_title(state, self._open_change))
        picture = order_picture(state)
        if picture.fits(divide(self.window().width(), LOOK.scale).column):
            self.add(picture, gap=GAP_24)
        else:
            picture.deleteLater()
        if state.first:
            words = pgettext("passwords", "Change passwords on a device that the other person can’t open.")
            self.add(may_notice(words), gap=GAP_16)
            self.add(finding_rows(state, state.first, self._open_change), gap=GAP_16)
        # The rest comes a turn of the window later, so that no turn takes long.
        inside = self._inside

        def go_on() -> None:
            # The page may have been drawn again in between; that drawing brings its own rest.
            if self._inside is inside:
                inside.column.takeAt(inside.column.count() - 1)
                self._draw_rest(state)
                inside.column.addStretch(1)
                self.grown()

        QTimer.singleShot(0, self, go_on)

    def _draw_rest(self, state: ReportState) -> None:
        """Draw what comes after the first ones."""
        rest = folds(state, self._open_change)
        if rest is not None:
            self.add(rest, gap=GAP_16)
        explain = self._explain_deleting
        for path in self.work.files:
            if path not in self.work.deleted:
                self.add(ExportStillThere(path, self.delete_file, explain), gap=GAP_16)
        for remark in state.remarks:
            self.add(Prose(remark, "small"))
        self._draw_doors(state)

    def _explain_deleting(self) -> None:
        self.desk.shell.go("guide", "what-deleting-cannot-do")

    def _open_change(self, place: str) -> None:
        self.desk.shell.go("password-change", place)

    def delete_file(self, path: Path | None = None) -> None:
        """Delete an export the person opened, after they said so; the first of them when none is named."""
        path = path or next(iter(self.work.files), None)
        if path is None:
            return
        outcome = delete_export(path)
        if outcome.complete:
            self.work.deleted.add(path)
            self.redraw()
            self.desk.shell.notice(
                pgettext("passwords", "The file is deleted. Copies in a backup or a cloud folder stay.")
            )
        else:
            self.desk.shell.trouble(render(outcome.left[0].sentence))

    def _draw_doors(self, state: ReportState) -> None:
        row: list[QWidget] = []
        if state.first:
            hidden = self.work.names_hidden
            hide = (
                pgettext("passwords", "Show the names") if hidden else pgettext("passwords", "Hide the names")
            )
            for words, icon, action, name in (
                (pgettext("passwords", "Put these on my list"), "list-checks", self.list_all, "list-all"),
                (pgettext("passwords", "Print the list"), "printer", self._print, "print-list"),
                (hide, "eye" if hidden else "eye-off", self._toggle_names, "hide-names"),
            ):
                button = Button(words, "text", icon=icon)
                button.setObjectName(name)
                button.clicked.connect(action)
                row.append(button)
        self.add(AnotherExport(self._again, row), gap=GAP_24)
        self.add(Prose(render(state.read), "small"))

    def _print(self) -> None:
        if self.work.report is None:
            return
        sheet = work_list_sheet(self.work.report, self.work.findings(), self.desk.today())
        self.desk.shell.print_text(pgettext("audit", "Passwords to change"), sheet, "sites")

    def list_all(self) -> None:
        """Put every account that needs a new password on the person's list, with the reasons only."""
        findings = self.work.findings()
        accounts = all_listed(findings, self.desk.case, self.desk.catalogue)
        words = npgettext(
            "passwords",
            "{count} account is on your list and in the plan. No password is.",
            "{count} accounts are on your list and in the plan. No password is.",
            len(findings),
        )
        self.do(keep_accounts(accounts), words)

    def _toggle_names(self) -> None:
        self.work.names_hidden = not self.work.names_hidden
        self.redraw()

    def _again(self) -> None:
        self.work.start_over()
        self.arrive("choose-export", "page-title")
        self.redraw()
