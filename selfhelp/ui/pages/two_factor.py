"""Two-factor: a second step for each account, which kind to choose, and practice without risk."""

from PySide6.QtWidgets import QWidget

from selfhelp.case import subjects
from selfhelp.catalogue.model import Service
from selfhelp.language import pgettext, render
from selfhelp.plan import wording
from selfhelp.plan.services import chosen_services
from selfhelp.ui.page import Page
from selfhelp.ui.rail_facts import second_steps
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card, Row, Rows
from selfhelp.ui.widgets.chips import chip
from selfhelp.ui.widgets.text import body, heading, muted, section, small, strong


class TwoFactorPage(Page):
    """Lists accounts that take a second step, the ones that can reset others first."""

    room = "two-factor"

    def title(self) -> str:
        """Return the title."""
        return pgettext("two-factor", "A second step to get in")

    def kicker(self) -> str:
        """Say how many are set up."""
        done, total = second_steps(self.desk.catalogue, self.desk.case)
        return pgettext("two-factor", "{done} of {total} set up", done=done, total=total) if total else ""

    def draw(self) -> None:
        """Draw the practice and the accounts."""
        self.add(
            muted(
                pgettext(
                    "two-factor",
                    "With a second step, a stolen password is not enough. Start with the mail account: "
                    "it can reset the others.",
                )
            )
        )
        self.add(
            Card().add(
                heading(pgettext("two-factor", "Practice first, with a code that opens nothing")),
                body(
                    pgettext(
                        "two-factor",
                        "Scan a throw-away code with an authenticator app and type what it shows. "
                        "Nothing can go wrong, and you know how it feels.",
                    )
                ),
                buttons.line_of(
                    buttons.primary(
                        pgettext("two-factor", "Practice"), lambda: self.desk.shell.go("practice"), "practice"
                    ),
                    buttons.word(
                        pgettext("two-factor", "Which kind should I choose?"),
                        lambda: self.desk.shell.go("guide", "choosing-two-factor"),
                        "which-kind",
                    ),
                ),
            ),
            gap=4,
        )
        if "phone" in self.desk.case.answers.exposed:
            self.add(
                Card("note").add(
                    heading(
                        pgettext("two-factor", "Your number is known, so codes by text message are weaker")
                    ),
                    body(
                        pgettext(
                            "two-factor",
                            "Someone may try to move your number to their own phone. Lock it with your phone "
                            "company first, and choose an app or a passkey where you can.",
                        )
                    ),
                )
            )
        mine = [s for s in chosen_services(self.desk.catalogue, self.desk.case) if s.two_factor]
        mine = sorted(mine, key=lambda s: (not s.resets_others, -s.importance, s.id))
        others = [s for s in self.desk.catalogue.services if s.two_factor and s not in mine]
        if mine:
            self._list(pgettext("two-factor", "Services you use"), mine)
        words = pgettext("two-factor", "Other services") if mine else pgettext("two-factor", "Services")
        self._list(words, sorted(others, key=lambda s: s.name.casefold()))

    def _list(self, words: str, services: list[Service]) -> None:
        if not services:
            return
        rows = Rows()
        for service in services:
            rows.add(self._row(service))
        self.add(section(words), gap=8)
        self.add(rows)

    def _row(self, service: Service) -> QWidget:
        two_factor = service.two_factor
        best = render(wording.METHODS[two_factor.methods[0]]) if two_factor else ""
        words: list[QWidget] = [strong(service.name)]
        if service.resets_others:
            words.append(
                small(pgettext("two-factor", "It can reset other accounts. Strongest way: {way}", way=best))
            )
        else:
            words.append(small(pgettext("two-factor", "Strongest way: {way}", way=best)))
        made = self.desk.case.mark(subjects.two_factor(service.id))
        end: list[QWidget] = []
        if made is not None and made.state == "done":
            end.append(chip(pgettext("two-factor", "set up"), "done"))
        elif two_factor and set(two_factor.methods) <= {"sms", "call", "email"}:
            end.append(chip(pgettext("two-factor", "weak ways only"), "care"))
        open_it = buttons.word(
            pgettext("two-factor", "Open"),
            lambda: self.desk.shell.go("second-step", service.id),
            f"open-{service.id}",
        )
        open_it.setAccessibleName(pgettext("two-factor", "Open {service}", service=service.name))
        end.append(open_it)
        return Row(words, end=end)
