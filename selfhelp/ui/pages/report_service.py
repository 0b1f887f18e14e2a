"""Report routes, recovery and signed-in devices of one service."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from selfhelp.case import subjects
from selfhelp.case.change import mark, unmark, withdraw_request
from selfhelp.case.model import RequestState
from selfhelp.case.subjects import Subject
from selfhelp.catalogue.model import Report
from selfhelp.language import catalogue_text, pgettext
from selfhelp.plan import asked
from selfhelp.plan.asked import Pace
from selfhelp.plan.given import given
from selfhelp.plan.services import fit_for_a_child, matching_reports
from selfhelp.ui.page import Page
from selfhelp.ui.parts import asks_words, effect_chips, opens, request_words, steps, trust
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card, Row, Rows
from selfhelp.ui.widgets.field import Line, labelled
from selfhelp.ui.widgets.text import body, heading, muted, section, small


def _after_refusal(*, recovering: bool) -> str:
    """Say what can be done after a refusal: an account is asked back from another place, not by friends."""
    if recovering:
        return pgettext(
            "report",
            "Try again from a device and a network that you used for this account before. "
            "Use the official form only, and give what it asks for. A help line for digital security can go "
            "through it with you.",
        )
    return pgettext(
        "report",
        "Report it again with other words, and ask friends to report it too. "
        "A help line can often reach the service another way.",
    )


class ReportServicePage(Page):
    """Draws the service whose id is the argument."""

    room = "report"

    def prepare(self) -> None:
        """Find the service; open what fits the case."""
        found = self.desk.catalogue.service(self.argument)
        if found is None:
            raise KeyError(self.argument)
        self.service = found
        self._child = given(self.desk.catalogue, self.desk.case).child_in_image
        fitting = matching_reports(found, self.desk.case.answers.what, child_in_image=self._child)
        hacked = "hacked-account" in self.desk.case.answers.what and found.recovery is not None
        self._open = "recovery" if hacked else fitting[0].id if fitting else ""

    def title(self) -> str:
        """Return the service's name."""
        return self.service.name

    def kicker(self) -> str:
        """Name the room."""
        return pgettext("report", "Report and recover")

    def draw(self) -> None:
        """Draw what fits first, then the rest."""
        service = self.service
        self.add(
            muted(
                pgettext(
                    "report",
                    "Save posts, messages and changes before you report or reset anything. "
                    "Afterwards they may be gone.",
                )
            )
        )
        fitting = matching_reports(service, self.desk.case.answers.what, child_in_image=self._child)
        others = [r for r in service.reports if r not in fitting and (fit_for_a_child(r) or not self._child)]
        first_recovery = self._open == "recovery" or "hacked-account" in self.desk.case.answers.what
        if first_recovery:
            self._draw_recovery()
        if fitting:
            self._draw_reports(pgettext("report", "Fits what is happening"), list(fitting))
        if others:
            self._draw_reports(pgettext("report", "Other reports"), others)
        if not first_recovery:
            self._draw_recovery()
        self._draw_sessions()
        self.add(
            buttons.line_of(
                buttons.word(
                    pgettext("report", "All services"), lambda: self.desk.shell.go("report"), "all-services"
                )
            )
        )

    def _draw_reports(self, words: str, reports: list[Report]) -> None:
        self.add(section(words), gap=8)
        rows = Rows()
        for report in reports:
            if report.id == self._open:
                if rows.count():
                    self.add(rows)
                    rows = Rows()
                self.add(self._report_card(report))
            else:
                rows.add(self._report_row(report))
        if rows.count():
            self.add(rows)

    def _key(self, report: Report) -> str:
        return f"services/{self.service.id}:reports.{report.id}"

    def _report_row(self, report: Report) -> QWidget:
        name = catalogue_text(f"{self._key(report)}.title", report.title)
        made = self.desk.case.request(subjects.report(self.service.id, report.id))
        words: list[QWidget] = [body(name)]
        if made is not None:
            words.append(small(request_words(made)))
        show = buttons.word(pgettext("report", "Show"), lambda: self._show(report.id), f"show-{report.id}")
        show.setAccessibleName(pgettext("report", "Show: {what}", what=name))
        return Row(words, end=[show])

    def _show(self, report_id: str) -> None:
        self._open = report_id
        self.redraw()

    def _report_card(self, report: Report) -> Card:
        key = self._key(report)
        card = Card().add(heading(catalogue_text(f"{key}.title", report.title)))
        extra = []
        if report.needs_account is False:
            extra.append(pgettext("report", "No account needed"))
        elif report.needs_account:
            extra.append(pgettext("report", "Needs an account"))
        card.add(effect_chips(report.minutes, report.effects, extra))
        asks = asks_words(report.asks_for)
        if asks:
            card.add(small(asks))
        if report.note:
            card.add(body(catalogue_text(f"{key}.note", report.note)))
        card.add(steps(f"{key}.steps", report.steps), trust(report, self.desk.catalogue, self.desk.today()))
        if report.link:
            card.add(self._door(report.link, f"link-{report.id}"))
        self._add_state(card, subjects.report(self.service.id, report.id), asked.pace_of(report), report.id)
        return card

    def _door(self, link: str, name: str) -> QWidget:
        return buttons.line_of(
            buttons.word(
                opens(pgettext("report", "Open in my browser")), lambda: self.desk.shell.open_link(link), name
            )
        )

    def _add_state(self, card: Card, subject: str, pace: Pace, name: str) -> None:
        made = self.desk.case.request(subject)
        if made is None:
            field = Line()
            field.setMaximumWidth(LOOK.px(420))
            sent = buttons.primary(
                pgettext("report", "I sent it"),
                lambda: self._sent(subject, pace, field.text()),
                f"sent-{name}",
            )
            words = pgettext("report", "Case number, if they gave one")
            card.add(labelled(words, field, f"reference-{name}"), buttons.line_of(sent))
            return
        card.add(section(request_words(made)))
        if made.reference:
            card.add(small(pgettext("report", "Case number: {number}", number=made.reference)))

        def state(value: RequestState) -> Callable[[], None]:
            return lambda: self._set(subject, value, pace)

        recovering = Subject.parse(subject).kind == "recovery"
        over = pgettext("report", "I am back in") if recovering else pgettext("report", "They acted")
        card.add(
            buttons.line_of(
                buttons.plain(over, state("gone"), f"acted-{name}"),
                buttons.plain(pgettext("report", "Nothing yet"), state("still-there"), f"nothing-{name}"),
                buttons.plain(pgettext("report", "They refused"), state("refused"), f"refused-{name}"),
                buttons.word(
                    pgettext("report", "I did not send it"),
                    lambda: self.do(withdraw_request(subject), pgettext("report", "Taken back.")),
                    f"withdraw-{name}",
                ),
            )
        )
        if made.state == "refused":
            card.add(small(_after_refusal(recovering=recovering)))

    def _sent(self, subject: str, pace: Pace, reference: str) -> None:
        self.do(
            asked.moved(subject, "sent", pace, self.desk.today(), reference=reference.strip()),
            pgettext("report", "Noted. The plan reminds you when it is time to look again."),
        )

    def _set(self, subject: str, value: RequestState, pace: Pace) -> None:
        self.do(asked.moved(subject, value, pace, self.desk.today()), pgettext("report", "Noted."))

    def _draw_recovery(self) -> None:
        recovery = self.service.recovery
        if recovery is None:
            return
        key = f"services/{self.service.id}:recovery"
        card = Card().add(heading(pgettext("report", "Take the account back")))
        card.add(effect_chips(recovery.minutes, recovery.effects))
        asks = asks_words(recovery.asks_for)
        if asks:
            card.add(small(asks))
        if recovery.note:
            card.add(body(catalogue_text(f"{key}.note", recovery.note)))
        card.add(
            steps(f"{key}.steps", recovery.steps), trust(recovery, self.desk.catalogue, self.desk.today())
        )
        if recovery.link:
            card.add(self._door(recovery.link, "link-recovery"))
        if recovery.after:
            card.add(
                section(pgettext("report", "When you are back in")), steps(f"{key}.after", recovery.after)
            )
        self._add_state(card, subjects.recovery(self.service.id), asked.pace_of(recovery), "recovery")
        self.add(section(pgettext("report", "Locked out, or someone else is in")), gap=8)
        self.add(card)

    def _draw_sessions(self) -> None:
        sessions = self.service.sessions
        if sessions is None:
            return
        key = f"services/{self.service.id}:sessions"
        subject = subjects.sessions(self.service.id)
        card = Card().add(heading(pgettext("report", "See which devices are signed in")))
        card.add(effect_chips(sessions.minutes, sessions.effects))
        if sessions.note:
            card.add(body(catalogue_text(f"{key}.note", sessions.note)))
        card.add(
            steps(f"{key}.steps", sessions.steps), trust(sessions, self.desk.catalogue, self.desk.today())
        )
        if sessions.link:
            card.add(self._door(sessions.link, "link-sessions"))
        if self.desk.case.mark(subject) is None:
            card.add(
                buttons.line_of(
                    buttons.plain(pgettext("report", "I have looked"), self._looked, "sessions-done"),
                )
            )
        else:
            card.add(
                buttons.line_of(
                    buttons.word(
                        pgettext("report", "Done. Look again"),
                        lambda: self.do(unmark(subject), pgettext("report", "Back on the plan.")),
                        "sessions-again",
                    )
                )
            )
        self.add(section(pgettext("report", "Signed-in devices")), gap=8)
        self.add(card)

    def _looked(self) -> None:
        sessions = self.service.sessions
        revision = sessions.revision if sessions else 1
        self.do(
            mark(subjects.sessions(self.service.id), "done", self.desk.today(), revision),
            pgettext("report", "Noted."),
        )
