"""Knows every page by its id. Pages know only ids, never each other."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Final

from selfhelp.ui.desk import Desk
from selfhelp.ui.page import Page

if TYPE_CHECKING:
    from selfhelp.catalogue.model import Room

Factory = Callable[[Desk, str], Page]

#: Where each page is made: module of :mod:`selfhelp.ui.rooms`, and name in it. A page is imported when it is
#: first shown, because the first one must not wait for the others.
PAGES: Final[dict[str, str]] = {
    "threshold": "start.threshold ThresholdPage",
    "triage": "questions.kinds question_page",
    "danger": "questions.danger DangerPage",
    "answers": "questions.answers AnswersPage",
    "answer": "questions.question AnswerPage",
    "keep": "keeping.keep KeepPage",
    "unlock": "keeping.unlock UnlockPage",
    "plan": "plan.plan PlanPage",
    "task": "plan.task TaskPage",
    "after": "plan.after AfterPage",
    "rest": "plan.after RestPage",
    "accounts": "accounts.accounts AccountsPage",
    "account": "accounts.account AccountPage",
    "account-form": "accounts.account_form AccountFormPage",
    "privacy": "privacy.services PrivacyPage",
    "service": "privacy.service ServicePage",
    "people-search": "people_search.sites PeopleSearchPage",
    "broker": "people_search.site BrokerPage",
    "passwords": "passwords.passwords PasswordsPage",
    "password-change": "passwords.change PasswordChangePage",
    "password-columns": "passwords.columns PasswordColumnsPage",
    "password-entry": "passwords.entry PasswordEntryPage",
    "password-facts": "passwords.facts PasswordFactsPage",
    "two-factor": "two_factor.two_factor TwoFactorPage",
    "second-step": "two_factor.second_step SecondStepPage",
    "practice": "two_factor.practice PracticePage",
    "report": "report.services ReportPage",
    "report-service": "report.ways ReportServicePage",
    "records": "records.pages records_page",
    "people": "people.letters PeoplePage",
    "letter": "people.letter LetterPage",
    "help": "help_lines.lines HelpLinesPage",
    "guide": "guides.guide GuidePage",
    "promise": "settings.promise PromisePage",
    "settings": "settings.pages settings_page",
    "leaving": "settings.leaving LeavingPage",
    "ways": "keeping.ways WaysPage",
}


def page(name: str) -> Factory:
    """Return what makes the page of an id.

    Raises:
        KeyError: there is no such page.
    """
    module, _, made = PAGES[name].partition(" ")
    factory: Factory = getattr(import_module(f"selfhelp.ui.rooms.{module}"), made)
    return factory


def modules() -> tuple[str, ...]:
    """Return the modules of all pages, in the order in which a person is likely to come to them."""
    return tuple(dict.fromkeys(f"selfhelp.ui.rooms.{where.partition(' ')[0]}" for where in PAGES.values()))


#: The rooms in the order of the rail: page id and room.
RAIL: "tuple[tuple[str, Room], ...]" = (
    ("plan", "task"),
    ("accounts", "accounts"),
    ("privacy", "privacy"),
    ("people-search", "people-search"),
    ("passwords", "passwords"),
    ("two-factor", "two-factor"),
    ("report", "report"),
    ("records", "records"),
    ("people", "people"),
    ("help", "help"),
)
