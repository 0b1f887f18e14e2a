"""The password audit: open an export, see what to change first. Passwords stay in memory, briefly."""

from pathlib import Path
from uuid import uuid4

from PySide6.QtWidgets import QProgressBar, QWidget

from selfhelp.case.change import keep_account
from selfhelp.case.model import Account
from selfhelp.documents.audit_document import REASONS, breach_words
from selfhelp.guard.erase import delete_export
from selfhelp.language import npgettext, number, pgettext, render
from selfhelp.passwords.audit import AuditCancelled, audit
from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers import read_export
from selfhelp.passwords.model import Finding, Reason, Report
from selfhelp.ui import sentences
from selfhelp.ui.background import Cancelled, Job, Progress
from selfhelp.ui.choosing import choose_file
from selfhelp.ui.page import Page
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card, Row, Rows
from selfhelp.ui.widgets.chips import Tone, chips
from selfhelp.ui.widgets.text import body, heading, muted, section, small, strong

FIRST_SHOWN = 4
THEN_SHOWN = 20


class PasswordsPage(Page):
    """Opens exports, shows findings by account, offers to delete the export. Nothing is written."""

    room = "passwords"
    follows_case = False

    def prepare(self) -> None:
        """Start with nothing opened."""
        self._report: Report | None = None
        self._job: Job | None = None
        self._file: Path | None = None
        self._all = False
        self._hidden = False
        self._bar: QProgressBar | None = None
        self._deleted = ""

    def title(self) -> str:
        """Return the title."""
        if self._report is not None and self._report.findings:
            first = min(FIRST_SHOWN, len(self._report.findings))
            return npgettext("passwords", "Change this one first", "Change these {count} first", first)
        if self._report is not None:
            return pgettext("passwords", "These look fine")
        return pgettext("passwords", "Passwords")

    def kicker(self) -> str:
        """Say the warning that comes before any change."""
        return pgettext("passwords", "Before you change anything: use a device the other person cannot open")

    def draw(self) -> None:
        """Draw the start, the progress or the findings."""
        if self._job is not None:
            self._draw_progress()
        elif self._report is None:
            self._draw_start()
        else:
            self._draw_report(self._report)

    @property
    def busy(self) -> bool:
        """Whether an audit is under way."""
        return self._job is not None

    # Before -------------------------------------------------------------------------------------

    def _draw_start(self) -> None:
        self.add(
            muted(
                pgettext(
                    "passwords",
                    "Open what your browser or password manager exports, and see which accounts to change "
                    "first. "
                    "The file is read in memory only. Nothing of it is kept or sent.",
                )
            )
        )
        self.add(
            Card().add(
                heading(pgettext("passwords", "Open an export")),
                body(
                    pgettext(
                        "passwords",
                        "A CSV file from Chrome, Edge, Brave, Firefox, Safari, Bitwarden, 1Password, "
                        "KeePassXC or "
                        "LastPass. The program tells them apart by itself.",
                    )
                ),
                buttons.line_of(
                    buttons.primary(pgettext("passwords", "Choose the file"), self._choose, "choose-export"),
                    buttons.word(
                        pgettext("passwords", "How do I export it?"),
                        lambda: self.desk.shell.go("guide", "password-export"),
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
                        "Whoever opens this computer can read it. Export it only on a device that is "
                        "yours alone, "
                        "and delete it right afterwards.",
                    )
                ),
            )
        )

    def _choose(self) -> None:
        chosen = choose_file(
            self,
            pgettext("passwords", "Choose the exported file"),
            pgettext("passwords", "Exports (*.csv *.json *.txt);;All files (*)"),
        )
        if chosen is not None:
            self.open_file(chosen)

    def open_file(self, path: Path) -> None:
        """Read an export and audit it, off the window's thread."""

        def work(progress: Progress, cancelled: Cancelled) -> object:
            return audit(read_export(path), progress=progress, cancelled=cancelled)

        self._file = path
        self._job = self.desk.background.run(self, work, self._done, self._failed, self._moved)
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
        self.redraw()

    def _done(self, report: object) -> None:
        self._job, self._bar = None, None
        if isinstance(report, Report):
            self._report = report
        self.redraw()

    def _failed(self, error: Exception) -> None:
        self._job, self._bar = None, None
        self.redraw()
        if isinstance(error, ExportError):
            self.desk.shell.trouble(sentences.passwords(error.code, error.values))
        elif not isinstance(error, AuditCancelled):
            self.desk.shell.trouble(
                pgettext(
                    "passwords", "This file could not be read. Export it again, then choose the new file."
                )
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
        self._draw_export()
        findings = sorted(report.findings, key=lambda f: f.order)
        first, then = findings[:FIRST_SHOWN], findings[FIRST_SHOWN:]
        if first:
            rows = Rows()
            for finding in first:
                rows.add(self._row(finding, numbered=True))
            self.add(rows, gap=4)
        if then:
            shown = then if self._all else then[:THEN_SHOWN]
            rows = Rows()
            for finding in shown:
                rows.add(self._row(finding, numbered=False))
            words = npgettext(
                "passwords",
                "Then this one, when you have time",
                "Then these {count}, when you have time",
                len(then),
            )
            self.add(section(words), gap=8)
            self.add(rows)
            if len(shown) < len(then):
                more = npgettext(
                    "passwords", "Show {count} more", "Show {count} more", len(then) - len(shown)
                )
                self.add(buttons.line_of(buttons.word(more, self._show_all, "show-all")))
        fine = npgettext("passwords", "{count} looks fine", "{count} look fine", report.fine)
        if report.fine:
            self.add(chips([(fine, "done")]))
        self.add(small(breach_words(report)))
        if report.skipped:
            self.add(
                small(
                    npgettext(
                        "passwords",
                        "{count} row held no password and was left out.",
                        "{count} rows held no password and were left out.",
                        len(report.skipped),
                    )
                )
            )
        if "cp1252" in report.warnings:
            self.add(
                small(
                    pgettext(
                        "passwords", "The file was in an old encoding. Letters with accents may be wrong."
                    )
                )
            )
        self._draw_doors(findings)

    def _draw_export(self) -> None:
        if self._file is None:
            return
        card = Card("note")
        if self._deleted:
            card.add(body(self._deleted))
        else:
            name = self._file.name
            card.add(
                body(
                    pgettext(
                        "passwords",
                        "The exported file “{file}” still lies on this computer, and anyone can read it.",
                        file=name,
                    )
                ),
                small(
                    pgettext(
                        "passwords",
                        "Deleting removes it from its folder. It can’t reach copies in a backup, in a "
                        "cloud folder "
                        "or traces on the disk.",
                    )
                ),
                buttons.line_of(
                    buttons.plain(
                        pgettext("passwords", "Delete the file"), self.delete_file, "delete-export"
                    ),
                    buttons.word(
                        pgettext("passwords", "What deleting can’t do"),
                        lambda: self.desk.shell.go("guide", "what-deleting-cannot-do"),
                        "cannot",
                    ),
                ),
            )
        self.add(card, gap=4)

    def delete_file(self) -> None:
        """Delete the export the person opened."""
        if self._file is None:
            return
        outcome = delete_export(self._file)
        if outcome.complete:
            self._deleted = pgettext(
                "passwords", "The file is deleted. Empty the recycle bin if it went there."
            )
        else:
            self._deleted = sentences.erase(outcome.left[0].code)
        self.redraw()

    def _name(self, finding: Finding) -> str:
        if self._hidden:
            return pgettext("passwords", "Row {row}", row=finding.row)
        return finding.title or finding.site or pgettext("passwords", "Row {row}", row=finding.row)

    def _row(self, finding: Finding, *, numbered: bool) -> QWidget:
        words: list[QWidget] = [strong(self._name(finding))]
        if finding.username and not self._hidden:
            words.append(small(finding.username))
        tone: Tone = "care" if numbered else "plain"
        words.append(chips([(self._reason(finding, reason), tone) for reason in finding.reasons]))
        lead = None
        if numbered:
            lead = small(number(finding.order))
            lead.setWordWrap(False)
        note = buttons.word(
            pgettext("passwords", "Put on my list"),
            lambda: self.note(finding),
            f"note-{finding.file}-{finding.row}",
        )
        note.setAccessibleName(pgettext("passwords", "Put {account} on my list", account=self._name(finding)))
        return Row(words, lead=lead, end=[note])

    def _reason(self, finding: Finding, reason: Reason) -> str:
        if reason == "reused" and finding.shared_with:
            return npgettext(
                "passwords",
                "used in {count} other place",
                "used in {count} other places",
                finding.shared_with,
            )
        return render(REASONS[reason])

    def note(self, finding: Finding) -> None:
        """Put an account on the person's list with the reasons, never with its password."""
        name = finding.title or finding.site
        known = next(
            (a for a in self.desk.case.accounts if a.name == name and a.username == finding.username), None
        )
        account = Account(
            id=known.id if known else uuid4().hex[:12],
            name=name,
            service=known.service if known else self._service_of(finding),
            username=finding.username,
            reset_by=known.reset_by if known else "",
            taken_over=known.taken_over if known else False,
            change_because=finding.reasons,
        )
        self.do(keep_account(account), pgettext("passwords", "On your list of accounts."))

    def _service_of(self, finding: Finding) -> str | None:
        for service in self.desk.catalogue.services:
            if any(finding.site == d or finding.site.endswith(f".{d}") for d in service.domains):
                return service.id
        return None

    def _draw_doors(self, findings: list[Finding]) -> None:
        row: list[QWidget] = []
        if findings:
            hide = (
                pgettext("passwords", "Show the names")
                if self._hidden
                else pgettext("passwords", "Hide the names while someone looks")
            )
            row.append(buttons.word(hide, self._toggle_names, "hide-names"))
        row.append(buttons.word(pgettext("passwords", "Open another export"), self._again, "again"))
        self.add(buttons.line_of(*row), gap=4)

    def _toggle_names(self) -> None:
        self._hidden = not self._hidden
        self.redraw()

    def _show_all(self) -> None:
        self._all = True
        self.redraw()

    def _again(self) -> None:
        self.prepare()
        self.redraw()
