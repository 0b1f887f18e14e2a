"""Removing everything: what will go, what can't be reached, and a clear yes."""

from selfhelp.language import npgettext, pgettext
from selfhelp.session import kept_files
from selfhelp.ui.page import Page
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card
from selfhelp.ui.widgets.text import body, heading, muted, small


class LeavingPage(Page):
    """Lists what is kept and removes it. The argument ``forgot`` comes from a locked program."""

    follows_case = False

    def prepare(self) -> None:
        """See what there is."""
        self.shows_rooms = self.argument != "forgot"
        self.behind_lock = self.argument == "forgot"
        self._left: tuple[str, ...] = ()
        self._gone = False

    def comes_back(self) -> bool:
        """Tell whether it still makes sense to come back here."""
        return not self._gone

    def title(self) -> str:
        """Return the title."""
        return pgettext("leaving", "Remove everything")

    def draw(self) -> None:
        """Draw what will be removed and what can't be."""
        if self._gone:
            self._draw_after()
            return
        if self.argument == "forgot":
            self.add(
                muted(
                    pgettext(
                        "leaving",
                        "If you made a recovery code, go back and type it in the place of the passphrase. "
                        "Without either, "
                        "nobody can open the notes. You can remove them and start again.",
                    )
                )
            )
        files = kept_files(self.desk.folder)
        card = Card().add(heading(pgettext("leaving", "What will be removed")))
        if files:
            for path in files:
                card.add(small(str(path)))
            card.add(body(pgettext("leaving", "And its key in this computer’s key store, if there is one.")))
        else:
            card.add(body(pgettext("leaving", "Nothing is kept on this computer.")))
        self.add(card)
        self.add(
            Card("note").add(
                heading(pgettext("leaving", "What this can’t reach")),
                body(
                    pgettext(
                        "leaving",
                        "Copies in a backup, traces on the disk that special tools can read, and files "
                        "you saved "
                        "yourself, such as a password export or a printed plan.",
                    )
                ),
                buttons.line_of(
                    buttons.word(
                        pgettext("leaving", "What deleting can’t do"),
                        lambda: self.desk.shell.go("guide", "what-deleting-cannot-do"),
                        "cannot",
                    )
                ),
            )
        )
        row = []
        if files:
            row.append(buttons.danger(pgettext("leaving", "Remove it, I am sure"), self.remove, "erase-now"))
        row.append(buttons.plain(pgettext("leaving", "Back"), self.desk.shell.back, "leaving-back"))
        self.add(buttons.line_of(*row))

    def _draw_after(self) -> None:
        if self._left:
            words = npgettext(
                "leaving",
                "{count} file could not be removed. Another program may use it. Close it and try again.",
                "{count} files could not be removed. Another program may use them. Close it and try again.",
                len(self._left),
            )
            self.add(muted(words), *(small(path) for path in self._left))
        else:
            self.add(
                muted(
                    pgettext(
                        "leaving",
                        "It is removed. Traces on the disk and copies in a backup can stay.",
                    )
                )
            )
        self.add(
            buttons.line_of(
                buttons.primary(pgettext("leaving", "Start again"), self._start, "start-again"),
            )
        )

    def remove(self) -> None:
        """Remove what is kept."""
        self._left = tuple(str(path) for path in self.desk.shell.erase_everything())
        self._gone = True
        self.shows_rooms = False
        self.redraw()

    def _start(self) -> None:
        self.desk.shell.go("triage", "danger")
