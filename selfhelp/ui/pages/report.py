"""Report and recover: for each service, how to ask it to act and how to take an account back."""

from PySide6.QtWidgets import QWidget

from selfhelp.case.model import Request
from selfhelp.case.subjects import Subject
from selfhelp.catalogue.model import Service
from selfhelp.language import npgettext, pgettext
from selfhelp.plan import asked
from selfhelp.plan.followups import subject_name
from selfhelp.plan.services import chosen_services, matching_reports
from selfhelp.ui.page import Page
from selfhelp.ui.parts import request_words
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card, Row, Rows
from selfhelp.ui.widgets.chips import chip
from selfhelp.ui.widgets.text import body, heading, muted, section, small, strong


class ReportPage(Page):
    """Lists what was asked and is waited for, and the services that can be asked."""

    room = "report"

    def title(self) -> str:
        """Return the title."""
        return pgettext("report", "Report and recover")

    def draw(self) -> None:
        """Draw the warning, what waits, and the services."""
        self.add(
            muted(
                pgettext(
                    "report",
                    "Ask a service to remove something or to act against an account, or take an account "
                    "back.",
                )
            )
        )
        self.add(
            Card("note").add(
                heading(pgettext("report", "Save it before you report it")),
                body(
                    pgettext(
                        "report",
                        "A report that works makes the post vanish, for you and for the police too. "
                        "Save a picture, the link and the date first.",
                    )
                ),
                buttons.line_of(
                    buttons.word(
                        pgettext("report", "How to save it"),
                        lambda: self.desk.shell.go("guide", "saving-evidence"),
                        "how-to-save",
                    )
                ),
            ),
            gap=4,
        )
        requests = asked.in_room(self.desk.case, "report")
        if requests:
            rows = Rows()
            for made in sorted(requests, key=lambda r: (not asked.is_due(r, self.desk.today()), r.subject)):
                rows.add(self._request_row(made))
            self.add(section(pgettext("report", "What you asked for")), gap=8)
            self.add(rows)
        mine = [s for s in chosen_services(self.desk.catalogue, self.desk.case) if s.reports or s.recovery]
        others = [s for s in self.desk.catalogue.services if (s.reports or s.recovery) and s not in mine]
        if mine:
            self._list(pgettext("report", "Services you use"), mine)
        self._list(
            pgettext("report", "Other services") if mine else pgettext("report", "Services"),
            sorted(others, key=lambda s: s.name.casefold()),
        )

    def _list(self, words: str, services: list[Service]) -> None:
        rows = Rows()
        for service in services:
            rows.add(self._row(service))
        self.add(section(words), gap=8)
        self.add(rows)

    def _row(self, service: Service) -> QWidget:
        fitting = len(matching_reports(service, self.desk.case.answers.what))
        words: list[QWidget] = [strong(service.name)]
        if fitting:
            words.append(
                small(
                    npgettext(
                        "report",
                        "{count} form fits what is happening",
                        "{count} forms fit what is happening",
                        fitting,
                    )
                )
            )
        open_it = buttons.word(
            pgettext("report", "Open"),
            lambda: self.desk.shell.go("report-service", service.id),
            f"open-{service.id}",
        )
        open_it.setAccessibleName(pgettext("report", "Open {service}", service=service.name))
        return Row(words, end=[open_it])

    def _request_row(self, made: Request) -> QWidget:
        name = subject_name(self.desk.catalogue, made.subject)
        service = Subject.parse(made.subject).id
        end: list[QWidget] = []
        if asked.is_due(made, self.desk.today()):
            end.append(chip(pgettext("report", "look again"), "care"))
        elif made.state == "gone":
            end.append(chip(pgettext("report", "solved"), "done"))
        open_it = buttons.word(
            pgettext("report", "Open"),
            lambda: self.desk.shell.go("report-service", service),
            f"due-{service}",
        )
        open_it.setAccessibleName(pgettext("report", "Open {service}", service=name))
        end.append(open_it)
        return Row([body(name), small(request_words(made))], end=end)
