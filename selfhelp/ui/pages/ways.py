"""The ways to open the notes: passphrase, recovery code, key store, a second passphrase."""

from collections.abc import Callable
from html import escape
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from selfhelp.documents.plan_document import page_html
from selfhelp.language import pgettext, render
from selfhelp.passwords.generate import pass_phrase
from selfhelp.passwords.passphrase import objection
from selfhelp.session import Safe, credential_store, why_no_store
from selfhelp.ui.page import Page
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card
from selfhelp.ui.widgets.field import Line, labelled
from selfhelp.ui.widgets.text import body, heading, muted, selectable, small


class WaysPage(Page):
    """Adds, changes and removes ways to open the notes. None of it rewrites the notes themselves."""

    follows_case = False

    def prepare(self) -> None:
        """Start with no code shown."""
        self._code = ""

    def title(self) -> str:
        """Return the title."""
        return pgettext("ways", "Ways to open your notes")

    def draw(self) -> None:
        """Draw a card for each way."""
        safe = self.desk.session.safe
        if safe is None:
            self.add(muted(pgettext("ways", "Nothing is kept, so there is nothing to open.")))
            self.add(
                buttons.line_of(buttons.primary(pgettext("ways", "Back"), self.desk.shell.back, "ways-back"))
            )
            return
        ways = safe.ways()
        self.add(
            muted(
                pgettext(
                    "ways",
                    "Each way opens the same notes. A way you remove no longer opens them here. An older "
                    "copy of the files, such as a backup, still opens with it.",
                )
            )
        )
        self._draw_passphrase(has="passphrase" in ways)
        self._draw_recovery(has="recovery" in ways)
        self._draw_store(has="store" in ways)
        self._draw_second(has="second" in ways)

    def _pair(self, name: str) -> tuple[QLineEdit, QLineEdit, list[QWidget]]:
        first, again = Line(), Line()
        rows: list[QWidget] = []
        for field, words, label in (
            (first, pgettext("ways", "Passphrase"), name),
            (again, pgettext("ways", "The same passphrase again"), f"{name}-again"),
        ):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMaximumWidth(LOOK.px(420))
            rows.append(labelled(words, field, label))
        return first, again, rows

    def _draw_passphrase(self, *, has: bool) -> None:
        self._first, self._again, rows = self._pair("way-passphrase")
        words = pgettext("ways", "Change the passphrase") if has else pgettext("ways", "Add a passphrase")
        known = pgettext(
            "ways",
            "Does someone know the old one? It opens a copy of your files from before, if they have one. "
            "It does not open what you add from now on.",
        )
        card = Card().add(heading(pgettext("ways", "Passphrase")), *rows)
        if has:
            card.add(small(known))
        line: list[QWidget] = [buttons.plain(words, self.set_passphrase, "set-passphrase")]
        line.append(buttons.word(pgettext("ways", "Suggest one"), self.suggest, "suggest"))
        if has:
            line.append(self._remove("passphrase"))
        self.add(card.add(buttons.line_of(*line)))

    def _draw_recovery(self, *, has: bool) -> None:
        card = Card().add(
            heading(pgettext("ways", "Recovery code")),
            body(
                pgettext(
                    "ways",
                    "A long code on paper, for the day the passphrase is forgotten. Keep it where the other "
                    "person does not look: whoever finds it can open your notes.",
                )
            ),
        )
        if self._code:
            card.add(
                selectable(self._code, "code"),
                small(pgettext("ways", "It is shown this once. Write it down before you go on.")),
                buttons.line_of(buttons.plain(pgettext("ways", "Print it"), self._print_code, "print-code")),
            )
        words = pgettext("ways", "Make a new code") if has else pgettext("ways", "Make a code")
        line: list[QWidget] = [buttons.plain(words, self.make_code, "make-code")]
        if has:
            line.append(self._remove("recovery"))
        self.add(card.add(buttons.line_of(*line)))

    def _draw_store(self, *, has: bool) -> None:
        card = Card().add(
            heading(pgettext("ways", "This computer’s key store")),
            body(
                pgettext(
                    "ways",
                    "Nothing to remember. Whoever can sign in to this computer as you can open your notes.",
                )
            ),
        )
        reason = why_no_store()
        if has:
            card.add(buttons.line_of(self._remove("store")))
        elif reason is not None:
            card.add(small(render(reason)))
        else:
            words = pgettext("ways", "Use the key store")
            card.add(buttons.line_of(buttons.plain(words, self.use_store, "use-store")))
        self.add(card)

    def _draw_second(self, *, has: bool) -> None:
        self._second, self._second_again, rows = self._pair("way-second")
        card = Card().add(
            heading(pgettext("ways", "A second passphrase that opens empty notes")),
            body(
                pgettext(
                    "ways",
                    "If someone makes you open your notes, this passphrase opens others that are empty. "
                    "The files on the disk look the same with and without it. It does not help if the person "
                    "knows this program well, does not believe you, or has watched you type. It does not go "
                    "together with the key store. Put something harmless into it.",
                )
            ),
            *rows,
        )
        words = pgettext("ways", "Change it") if has else pgettext("ways", "Add it")
        line: list[QWidget] = [buttons.plain(words, self.set_second, "set-second")]
        if has:
            line.append(self._remove("second"))
        self.add(card.add(buttons.line_of(*line)))

    def _remove(self, way: str) -> QWidget:
        return buttons.word(pgettext("ways", "Remove"), lambda: self.remove(way), f"remove-{way}")

    # Changes ------------------------------------------------------------------------------------

    def _agreed(self, first: QLineEdit, again: QLineEdit) -> str | None:
        if first.text() != again.text():
            self.desk.shell.trouble(pgettext("ways", "The two passphrases differ. Type them again."))
            return None
        why_not = objection(first.text())
        if why_not is not None:
            self.desk.shell.trouble(render(why_not))
            return None
        return first.text()

    def _done(self, words: str) -> None:
        self.redraw()
        self.desk.shell.notice(words)

    def _change(self, work: Callable[[Safe], object], done: Callable[[Any], None]) -> None:
        """Change a way off the window's thread: deriving a key takes a second."""
        safe = self.desk.session.safe
        if safe is None:
            return
        self.wait_for(
            pgettext("ways", "One moment"),
            lambda: work(safe),
            done,
            lambda error: self.desk.shell.trouble(render(error.sentence)),
        )

    def set_passphrase(self) -> None:
        """Take the typed passphrase in place of the one before it."""
        typed = self._agreed(self._first, self._again)
        if typed is not None:
            words = pgettext("ways", "From now on this passphrase opens your notes.")
            self._change(
                lambda safe: safe.set_passphrase(typed), lambda lost: self._done(_with_lost(words, lost))
            )

    def suggest(self) -> None:
        """Make a passphrase of words and put it into the fields, readable."""
        words = pass_phrase()
        for field in (self._first, self._again):
            field.setEchoMode(QLineEdit.EchoMode.Normal)
            field.setText(words)
        self.desk.shell.notice(
            pgettext("ways", "Write these words down or remember them before you take them.")
        )

    def make_code(self) -> None:
        """Make a recovery code and show it once."""
        self._change(lambda safe: safe.new_recovery_code(), self._show_code)

    def _show_code(self, code: str) -> None:
        self._code = code
        self.desk.shell.no_trouble()
        self.redraw()

    def _print_code(self) -> None:
        name = pgettext("ways", "Code")
        self.desk.shell.print_text(name, page_html(name, f"<h1>{escape(self._code)}</h1>"), "code")

    def use_store(self) -> None:
        """Let the computer's key store open the notes."""
        backend = credential_store()
        if backend is not None:
            words = pgettext("ways", "From now on this computer can open your notes.")
            self._change(lambda safe: safe.use_store(backend), lambda _: self._done(words))

    def set_second(self) -> None:
        """Take the typed second passphrase."""
        typed = self._agreed(self._second, self._second_again)
        if typed is not None:
            words = pgettext("ways", "The second passphrase is set.")
            self._change(lambda safe: safe.set_second_passphrase(typed), lambda _: self._done(words))

    def remove(self, way: str) -> None:
        """Remove a way to open the notes."""
        backend = credential_store() if way == "store" else None
        words = pgettext("ways", "Removed.")
        self._change(
            lambda safe: safe.remove_way(way, backend), lambda lost: self._done(_with_lost(words, lost))
        )


def _with_lost(words: str, lost: frozenset[str]) -> str:
    """Add that a way of an older version has to be made again."""
    if not lost:
        return words
    again = pgettext(
        "ways", "The other ways came from an older version and open nothing any more. Make them again."
    )
    return f"{words}\n{again}"
