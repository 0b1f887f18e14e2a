"""The password audit: what to open, what was found, and what to change first."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QProgressBar, QWidget

from selfhelp.case.change import keep_accounts
from selfhelp.documents.audit_document import work_list_html
from selfhelp.documents.audit_words import (
    WHY_ORDER,
    breach_words,
    left_out_text,
    reason_text,
    shown_reasons,
)
from selfhelp.guard.erase import delete_export
from selfhelp.language import npgettext, number, pgettext, render
from selfhelp.passwords.audit import AuditCancelled, audit
from selfhelp.passwords.breaches import open_breaches
from selfhelp.passwords.errors import SENTENCES, PasswordsError
from selfhelp.passwords.importers import read_exports
from selfhelp.passwords.importers.mapping import Mapping, read_with_mapping
from selfhelp.passwords.model import Finding, Imported, Report
from selfhelp.ui.audit_work import known
from selfhelp.ui.background import Cancelled, Job, Progress
from selfhelp.ui.choosing import choose_file, choose_files
from selfhelp.ui.not_kept import AskFirst
from selfhelp.ui.page import Page
from selfhelp.ui.password_cards import export_card
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card, Row, Rows
from selfhelp.ui.widgets.chips import Tone, chips
from selfhelp.ui.widgets.text import body, heading, muted, section, small, strong
from selfhelp.views.listed_account import all_listed
from selfhelp.views.passwords import asks_for_columns, place_name

FIRST_SHOWN = 4
#: Rows are drawn a few at a time, so that the window stays quick however long the list is.
THEN_SHOWN = 5


class PasswordsPage(Page):
    """Opens exports off the window's thread, shows findings by account, offers to delete the exports."""

    room = "passwords"
    follows_case = False

    def prepare(self) -> None:
        """Go on with what was found before, if anything was."""
        self.work = self.desk.audit
        self._job: Job | None = None
        self._bar: QProgressBar | None = None
        self._from = 0
        self._refused: tuple[PasswordsError, ...] = ()
        if self.work.mapping is not None:
            self._open_mapped(self.work.files[0], self.work.mapping)

    def title(self) -> str:
        """Return the title."""
        if self._job is not None or self.work.report is None:
            return pgettext("passwords", "Passwords")
        left = len(self.work.findings())
        if not left:
            return pgettext("passwords", "These look fine")
        return npgettext(
            "passwords", "Change this one first", "Change these {count} first", min(FIRST_SHOWN, left)
        )

    def kicker(self) -> str:
        """Say the warning that comes before any change."""
        return pgettext("passwords", "Before you change anything: use a device the other person cannot open")

    def draw(self) -> None:
        """Draw the start, the progress or the findings."""
        if self._job is not None:
            self._draw_progress()
        elif self.work.report is None:
            self._draw_start()
        else:
            self._draw_report(self.work.report)

    @property
    def busy(self) -> bool:
        """Whether an audit is under way."""
        return self._job is not None

    # Before -------------------------------------------------------------------------------------

    def _draw_start(self) -> None:
        go = self.desk.shell.go
        self.add(
            muted(
                pgettext(
                    "passwords",
                    "Open what your browser or password manager exports, and see which accounts to change "
                    "first. The file is read in memory only. Nothing of it is kept or sent.",
                )
            )
        )
        self.add(
            Card().add(
                heading(pgettext("passwords", "Open an export")),
                body(
                    pgettext(
                        "passwords",
                        "From Chrome, Edge, Brave, Firefox, Safari, Bitwarden, 1Password, KeePass, LastPass, "
                        "Dashlane, Proton Pass and others. The program tells them apart by itself.",
                    )
                ),
                buttons.line_of(
                    buttons.primary(pgettext("passwords", "Choose the file"), self._choose, "choose-export"),
                    buttons.word(
                        pgettext("passwords", "How do I export it?"),
                        lambda: go("guide", "password-export"),
                        "how-to-export",
                    ),
                ),
            ),
            gap=4,
        )
        self.add(
            Card("note").add(
                heading(pgettext("passwords", "The exported file is not locked")),
                body(
                    pgettext(
                        "passwords",
                        "Whoever opens this computer can read it. Export it only on a device that is yours "
                        "alone, and delete it right afterwards.",
                    )
                ),
            )
        )
        breaches = self.work.breaches
        rows = Rows()
        rows.add(
            self._offer(
                pgettext("passwords", "What others know about you"),
                pgettext("passwords", "Names, dates and places, so that passwords made of them are found"),
                lambda: go("password-facts"),
                "facts",
            )
        )
        rows.add(
            self._offer(
                pgettext("passwords", "Type or paste a few"),
                pgettext("passwords", "Without an export, or to check the answers to security questions"),
                lambda: go("password-entry"),
                "by-hand",
            )
        )
        rows.add(
            self._offer(
                pgettext("passwords", "A list of leaked passwords"),
                breaches.name
                if breaches
                else pgettext("passwords", "If a help line gave you one, on a stick for example"),
                self._choose_breaches,
                "breaches",
            )
        )
        self.add(section(pgettext("passwords", "If you like")), gap=8)
        self.add(rows)

    def _offer(self, words: str, detail: str, action: buttons.Action, name: str) -> QWidget:
        open_it = buttons.word(pgettext("passwords", "Open"), action, f"offer-{name}")
        open_it.setAccessibleName(pgettext("passwords", "Open: {what}", what=words))
        return Row([body(words), small(detail)], end=[open_it])

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

        def work(progress: Progress, cancelled: Cancelled) -> object:
            imported = read()
            if breaches is None:
                return audit(imported, facts, None, progress, cancelled, known=said)
            with open_breaches(breaches) as found:
                return audit(imported, facts, found, progress, cancelled, known=said)

        self._job = self.desk.background.run(self, work, self._done, self._failed, self._moved)
        if draw:
            self.redraw()

    # During -------------------------------------------------------------------------------------

    def _draw_progress(self) -> None:
        self.add(muted(pgettext("passwords", "Looking at the passwords. You can stop at any time.")))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(pgettext("passwords", "Progress"))
        self.add(
            self._bar,
            buttons.line_of(buttons.plain(pgettext("passwords", "Stop"), self.cancel, "stop-audit")),
            gap=8,
        )

    def _moved(self, done: int, total: int) -> None:
        if self._bar is not None:
            self._bar.setRange(0, total)
            self._bar.setValue(done)

    def cancel(self) -> None:
        """Stop the audit; nothing of it stays."""
        if self._job is not None:
            self._job.cancel()
        self._job, self._bar = None, None
        self.work.start_over()
        self.redraw()

    def _done(self, report: object) -> None:
        self._job, self._bar = None, None
        if isinstance(report, Report):
            self.work.report = report
        self.redraw()
        refused, self._refused = self._refused, ()
        if refused:
            self.desk.shell.trouble(render(refused[0].sentence))

    def _failed(self, error: Exception) -> None:
        self._job, self._bar = None, None
        paths = self.work.files
        self.work.start_over()
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

    def _draw_report(self, report: Report) -> None:
        words = npgettext(
            "passwords",
            "{count} account was read, in memory only.",
            "{count} accounts were read, in memory only.",
            report.read,
        )
        self.add(muted(words))
        for path in self.work.files:
            if path not in self.work.deleted:
                self.add(self._export_card(path), gap=4)
        findings = self.work.findings()
        first, then = findings[:FIRST_SHOWN], findings[FIRST_SHOWN:]
        if first:
            rows = Rows()
            for finding in first:
                rows.add(self._row(finding, numbered=True))
            self.add(rows, gap=4)
        self.add_soon(lambda: self._draw_rest(report, then))

    def _draw_rest(self, report: Report, then: list[Finding]) -> None:
        """Draw what comes after the first ones."""
        if then:
            self._draw_then(then)
        left = self.work.left()
        if left.fine:
            fine = npgettext("passwords", "{count} looks fine", "{count} look fine", left.fine)
            self.add(chips([(fine, "done")]))
        self.add(small(breach_words(report)))
        words = left_out_text(left.left_out)
        if words:
            self.add(small(words))
        for code in report.warnings:
            self.add(small(render(SENTENCES[f"warning-{code}"])))
        self._draw_doors(report, self.work.findings())

    def _draw_then(self, then: list[Finding]) -> None:
        start = self._from if self._from < len(then) else 0
        rows = Rows()
        for finding in then[start : start + THEN_SHOWN]:
            rows.add(self._row(finding, numbered=False))
        words = npgettext(
            "passwords",
            "Then this one, when you have time",
            "Then these {count}, when you have time",
            len(then),
        )
        self.add(section(words), gap=8)
        self.add(rows)
        turns: list[QWidget] = []
        if start:
            turns.append(
                buttons.word(
                    pgettext("passwords", "Those before"), lambda: self._turn(start - THEN_SHOWN), "before"
                )
            )
        left = len(then) - start - THEN_SHOWN
        if left > 0:
            more = npgettext("passwords", "The next {count}", "The next {count}", min(THEN_SHOWN, left))
            turns.append(buttons.word(more, lambda: self._turn(start + THEN_SHOWN), "next"))
        if turns:
            self.add(buttons.line_of(*turns))

    def _export_card(self, path: Path) -> Card:
        return export_card(
            path, self.delete_file, lambda: self.desk.shell.go("guide", "what-deleting-cannot-do")
        )

    def delete_file(self, path: Path | None = None) -> None:
        """Delete an export the person opened; the first of them when none is named."""
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

    def _name(self, finding: Finding) -> str:
        row = pgettext("passwords", "Row {row}", row=finding.row)
        return row if self.work.names_hidden else finding.title or finding.site or row

    def _row(self, finding: Finding, *, numbered: bool) -> QWidget:
        words: list[QWidget] = [strong(self._name(finding))]
        if finding.username and not self.work.names_hidden:
            words.append(small(finding.username))
        if numbered and finding.why_order != "rest":
            words.append(small(render(WHY_ORDER[finding.why_order])))
        tone: Tone = "care" if numbered else "plain"
        words.append(chips([(reason_text(finding, reason), tone) for reason in shown_reasons(finding)]))
        lead = None
        if numbered:
            lead = small(number(finding.order))
            lead.setWordWrap(False)
        place = place_name(finding)
        change = buttons.word(
            pgettext("passwords", "Change"),
            lambda: self.desk.shell.go("password-change", place),
            f"change-{place}",
        )
        change.setAccessibleName(pgettext("passwords", "Change: {account}", account=self._name(finding)))
        return Row(words, lead=lead, end=[change])

    def _draw_doors(self, report: Report, findings: list[Finding]) -> None:
        row: list[QWidget] = []
        if findings:
            hidden = self.work.names_hidden
            hide = (
                pgettext("passwords", "Show the names")
                if hidden
                else pgettext("passwords", "Hide the names while someone looks")
            )
            to_list = pgettext("passwords", "Put these on my list")
            on_paper = pgettext("passwords", "Print the list")
            title = pgettext("audit", "Passwords to change")
            html = work_list_html(report, findings, self.desk.today())
            show = partial(self.desk.shell.print_text, title, html, "sites")
            row.append(buttons.plain(to_list, self.list_all, "list-all"))
            row.append(buttons.word(on_paper, show, "print-list"))
            row.append(buttons.word(hide, self._toggle_names, "hide-names"))
        self.add(buttons.line_of(*row), AskFirst(self._again), gap=4)

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

    def _turn(self, start: int) -> None:
        self._from = max(0, start)
        self.redraw()

    def _again(self) -> None:
        self.work.start_over()
        self.redraw()
