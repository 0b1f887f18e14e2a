"""How you can know that nothing is sent: which walls stand on this computer, and what none of them can do."""

import sys

from PySide6.QtWidgets import QWidget

from selfhelp.guard import memory, offline
from selfhelp.guard.memory import harden
from selfhelp.language import catalogue_text, pgettext, render
from selfhelp.ui.page import Page
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card, Row, Rows
from selfhelp.ui.widgets.chips import chip
from selfhelp.ui.widgets.text import body, heading, muted, section

#: Parts of Python that talk to the internet; none of them may be in memory.
NETWORK_PARTS = ("ssl", "_ssl", "http.client", "requests", "urllib3", "PySide6.QtNetwork")


def _network_parts_loaded() -> list[str]:
    """Return which of them are loaded in this process."""
    return [name for name in NETWORK_PARTS if name in sys.modules]


class PromisePage(Page):
    """Draws the walls that stand here, and the guide on their limits."""

    follows_case = False

    def prepare(self) -> None:
        """Let the rail stay away while the first questions are not over."""
        self.shows_rooms = self.desk.case.triage_done

    def title(self) -> str:
        """Return the title."""
        return pgettext("promise", "Nothing is sent. How do I know?")

    def draw(self) -> None:
        """Draw the walls and their limits."""
        self.add(
            muted(
                pgettext(
                    "promise", "These protections were tried when the program started, on this computer."
                )
            )
        )
        rows = Rows()
        protections = self.desk.protections
        holding = {"on": True, "audit-hook": True}
        for code in protections.codes:
            rows.add(self._row(render(offline.SENTENCES[code]), holds=holding.get(code, False)))
        for code in harden().codes:
            rows.add(
                self._row(render(memory.SENTENCES[code]), holds=code in ("core-dumps-off", "not-readable"))
            )
        rows.add(
            self._row(
                pgettext(
                    "promise",
                    "The program itself has no part that talks to the internet, and loads none.",
                ),
                holds=not _network_parts_loaded(),
            )
        )
        rows.add(
            self._row(
                pgettext(
                    "promise",
                    "A link opens in your browser only when you choose it. The site then sees your visit.",
                ),
                holds=True,
            )
        )
        self.add(rows, gap=4)
        guide = self.desk.catalogue.guide("offline-promise")
        if guide is not None:
            self.add(section(pgettext("promise", "What this can and can’t do")), gap=8)
            for index, part in enumerate(guide.sections, start=1):
                key = f"guides/{guide.id}:sections.{index}"
                card = Card().add(heading(catalogue_text(f"{key}.title", part.title)))
                for n, text in enumerate(part.paragraphs, start=1):
                    card.add(body(catalogue_text(f"{key}.paragraphs.{n}", text)))
                for n, text in enumerate(part.steps, start=1):
                    card.add(body(catalogue_text(f"{key}.steps.{n}", text)))
                self.add(card)
        self.add(
            buttons.line_of(
                buttons.primary(pgettext("promise", "Back"), self.desk.shell.back, "promise-back")
            )
        )

    def _row(self, words: str, *, holds: bool) -> QWidget:
        mark = (
            chip(pgettext("promise", "works"), "done")
            if holds
            else chip(pgettext("promise", "not here"), "care")
        )
        return Row([body(words)], end=[mark])
