"""Turning on the second step of one service: which kind, how, and what to keep for a lost phone."""

from functools import partial

from PySide6.QtWidgets import QWidget

from selfhelp.case import subjects
from selfhelp.case.change import mark, unmark
from selfhelp.catalogue.model import Method
from selfhelp.language import Message, catalogue_text, message, pgettext, render
from selfhelp.plan import wording
from selfhelp.ui.page import Page
from selfhelp.ui.parts import effect_chips, opens, steps, trust
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card, Row, Rows
from selfhelp.ui.widgets.chips import chip
from selfhelp.ui.widgets.text import body, heading, muted, section, small, strong

REMARKS: dict[Method, Message] = {
    "passkey": message("method remark", "Nothing to type, and a false site can’t steal it."),
    "security-key": message("method remark", "A small device you plug in. A false site can’t trick it."),
    "authenticator": message("method remark", "An app shows a code. It works without your number."),
    "app-prompt": message("method remark", "Say yes only when you are signing in yourself."),
    "trusted-device": message(
        "method remark", "A code on a device of yours. Check that all of them are yours."
    ),
    "pin": message(
        "method remark", "Asked for when the number is set up on a new phone. Choose it at random."
    ),
    "sms": message(
        "method remark", "Better than nothing. Weak if someone controls your number or phone plan."
    ),
    "call": message("method remark", "As weak as a text message."),
    "email": message("method remark", "Only as safe as the mail account."),
}
WEAK: frozenset[Method] = frozenset({"sms", "call", "email"})


class SecondStepPage(Page):
    """Draws the service whose id is the argument."""

    room = "two-factor"

    def prepare(self) -> None:
        """Find the service."""
        found = self.desk.catalogue.service(self.argument)
        if found is None or found.two_factor is None:
            raise KeyError(self.argument)
        self.service, self.two_factor = found, found.two_factor

    def title(self) -> str:
        """Return the title."""
        return pgettext("two-factor", "A second step for {service}", service=self.service.name)

    def kicker(self) -> str:
        """Name the room."""
        return pgettext("two-factor", "Two-factor")

    def draw(self) -> None:
        """Draw the kinds, the steps, and what to keep."""
        two_factor, key = self.two_factor, f"services/{self.service.id}:two_factor"
        self.add(muted(pgettext("two-factor", "Do this on a device that only you can open.")))
        rows = Rows()
        for index, method in enumerate(two_factor.methods):
            words: list[QWidget] = [
                strong(render(wording.METHODS[method])),
                small(render(REMARKS[method])),
            ]
            end: list[QWidget] = []
            if index == 0 and method not in WEAK:
                end.append(chip(pgettext("two-factor", "choose this"), "done"))
            elif method in WEAK:
                end.append(chip(pgettext("two-factor", "weak"), "care"))
            rows.add(Row(words, end=end))
        self.add(section(pgettext("two-factor", "What it offers, strongest first")), rows)
        card = Card().add(
            heading(pgettext("two-factor", "How to turn it on")),
            effect_chips(two_factor.minutes, ("may-alert",)),
        )
        if two_factor.note:
            card.add(body(catalogue_text(f"{key}.note", two_factor.note)))
        card.add(
            steps(f"{key}.steps", two_factor.steps), trust(two_factor, self.desk.catalogue, self.desk.today())
        )
        doors: list[QWidget] = []
        for link, words_, name in (
            (two_factor.link, pgettext("two-factor", "Open in my browser"), "2fa-link"),
            (two_factor.documentation, pgettext("two-factor", "Their help page"), "2fa-help"),
        ):
            if link:
                doors.append(buttons.word(opens(words_), partial(self.desk.shell.open_link, link), name))
        if doors:
            card.add(buttons.line_of(*doors))
        self.add(card)
        card = Card("soft").add(heading(pgettext("two-factor", "For the day the phone is lost")))
        if two_factor.backup:
            card.add(body(catalogue_text(f"{key}.backup", two_factor.backup)))
        card.add(
            body(
                pgettext(
                    "two-factor",
                    "Keep what you write on paper where the other person does not look. "
                    "A photo of them ends up in shared picture folders.",
                )
            )
        )
        self.add(card)
        self._draw_buttons()

    def _draw_buttons(self) -> None:
        subject = subjects.two_factor(self.service.id)
        made = self.desk.case.mark(subject)
        row: list[QWidget] = []
        if made is None:
            row.append(buttons.primary(pgettext("two-factor", "It is set up"), self._done, "2fa-done"))
            row.append(
                buttons.word(
                    pgettext("two-factor", "Does not apply"),
                    lambda: self.do(
                        mark(subject, "does-not-apply", self.desk.today()),
                        pgettext("two-factor", "Set aside."),
                    ),
                    "2fa-aside",
                )
            )
        else:
            row.append(
                buttons.plain(
                    pgettext("two-factor", "Not set up after all"),
                    lambda: self.do(unmark(subject), pgettext("two-factor", "Back on the plan.")),
                    "2fa-undo",
                )
            )
        row.append(
            buttons.word(
                pgettext("two-factor", "All services"), lambda: self.desk.shell.go("two-factor"), "2fa-all"
            )
        )
        self.add(buttons.line_of(*row))

    def _done(self) -> None:
        self.do(
            mark(subjects.two_factor(self.service.id), "done", self.desk.today(), self.two_factor.revision),
            pgettext("two-factor", "Noted: {service} has a second step.", service=self.service.name),
        )
