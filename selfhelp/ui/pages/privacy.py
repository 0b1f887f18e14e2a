"""The privacy review: the services the person uses, the most important first."""

from PySide6.QtWidgets import QWidget

from selfhelp.case import subjects
from selfhelp.catalogue.model import Service
from selfhelp.language import npgettext, pgettext, render
from selfhelp.plan.services import FIRST_SETTINGS, chosen_services
from selfhelp.plan.wording import short_minutes
from selfhelp.ui.page import Page
from selfhelp.ui.rail_facts import services_reviewed
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card, Row, Rows
from selfhelp.ui.widgets.chips import chip
from selfhelp.ui.widgets.text import body, heading, muted, section, small, strong


class PrivacyPage(Page):
    """Lists services to go through, one by one."""

    room = "privacy"

    def title(self) -> str:
        """Return the title."""
        return pgettext("privacy", "Privacy review")

    def kicker(self) -> str:
        """Say how many services are behind."""
        done, total = services_reviewed(self.desk.catalogue, self.desk.case)
        if not total:
            return ""
        return npgettext(
            "privacy", "{done} of {count} service done", "{done} of {count} services done", total, done=done
        )

    def draw(self) -> None:
        """Draw the services in use, then the others."""
        self.add(
            muted(
                pgettext(
                    "privacy",
                    "One service at a time, one setting at a time. Nothing is changed for you: "
                    "you make each change yourself, on the site or in the app.",
                )
            )
        )
        catalogue, case = self.desk.catalogue, self.desk.case
        mine = [s for s in chosen_services(catalogue, case) if s.settings]
        others = [s for s in catalogue.services if s.settings and s not in mine]
        if mine:
            rows = Rows()
            for service in mine:
                rows.add(self._row(service))
            self.add(section(pgettext("privacy", "Services you use")), gap=4)
            self.add(rows)
        else:
            self.add(
                Card().add(
                    heading(pgettext("privacy", "You have not chosen any service yet")),
                    body(
                        pgettext("privacy", "Pick one below, or choose your services in the first questions.")
                    ),
                    buttons.line_of(
                        buttons.primary(
                            pgettext("privacy", "Choose my services"),
                            lambda: self.desk.shell.go("triage", "where"),
                            "choose-services",
                        )
                    ),
                )
            )
        if others:
            rows = Rows()
            for service in sorted(others, key=lambda s: s.name.casefold()):
                rows.add(self._row(service))
            self.add(section(pgettext("privacy", "Other services")), gap=8)
            self.add(rows)

    def _row(self, service: Service) -> QWidget:
        case = self.desk.case
        left = [s for s in service.settings if case.mark(subjects.setting(service.id, s.id)) is None]
        words: list[QWidget] = [strong(service.name)]
        end: list[QWidget] = []
        if not left:
            end.append(chip(pgettext("privacy", "done"), "done"))
        else:
            words.append(
                small(
                    npgettext(
                        "privacy",
                        "{count} setting worth a look",
                        "{count} settings worth a look, the first ones matter most",
                        len(left),
                    )
                )
            )
            end.append(small(render(short_minutes(sum(s.minutes for s in left[:FIRST_SETTINGS])))))
        open_it = buttons.word(
            pgettext("privacy", "Open"),
            lambda: self.desk.shell.go("service", service.id),
            f"open-{service.id}",
        )
        open_it.setAccessibleName(pgettext("privacy", "Open {service}", service=service.name))
        end.append(open_it)
        return Row(words, end=end)
