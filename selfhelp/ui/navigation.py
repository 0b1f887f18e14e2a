"""Knows every page by its id. Pages know only ids, never each other."""

from collections.abc import Callable

from selfhelp.catalogue.model import Room
from selfhelp.ui.desk import Desk
from selfhelp.ui.page import Page
from selfhelp.ui.rooms.accounts.account import AccountPage
from selfhelp.ui.rooms.accounts.account_form import AccountFormPage
from selfhelp.ui.rooms.accounts.accounts import AccountsPage
from selfhelp.ui.rooms.guides.guide import GuidePage
from selfhelp.ui.rooms.help_lines.lines import HelpLinesPage
from selfhelp.ui.rooms.keeping.keep import KeepPage
from selfhelp.ui.rooms.keeping.unlock import UnlockPage
from selfhelp.ui.rooms.keeping.ways import WaysPage
from selfhelp.ui.rooms.passwords.change import PasswordChangePage
from selfhelp.ui.rooms.passwords.columns import PasswordColumnsPage
from selfhelp.ui.rooms.passwords.entry import PasswordEntryPage
from selfhelp.ui.rooms.passwords.facts import PasswordFactsPage
from selfhelp.ui.rooms.passwords.passwords import PasswordsPage
from selfhelp.ui.rooms.people.letter import LetterPage
from selfhelp.ui.rooms.people.letters import PeoplePage
from selfhelp.ui.rooms.people_search.site import BrokerPage
from selfhelp.ui.rooms.people_search.sites import PeopleSearchPage
from selfhelp.ui.rooms.plan.after import AfterPage, RestPage
from selfhelp.ui.rooms.plan.plan import PlanPage
from selfhelp.ui.rooms.plan.task import TaskPage
from selfhelp.ui.rooms.privacy.service import ServicePage
from selfhelp.ui.rooms.privacy.services import PrivacyPage
from selfhelp.ui.rooms.questions.advice import AdvicePage
from selfhelp.ui.rooms.questions.answers import AnswersPage
from selfhelp.ui.rooms.questions.danger import DangerPage
from selfhelp.ui.rooms.questions.question import AnswerPage, QuestionPage
from selfhelp.ui.rooms.records.pages import records_page
from selfhelp.ui.rooms.report.services import ReportPage
from selfhelp.ui.rooms.report.ways import ReportServicePage
from selfhelp.ui.rooms.settings.leaving import LeavingPage
from selfhelp.ui.rooms.settings.pages import settings_page
from selfhelp.ui.rooms.settings.promise import PromisePage
from selfhelp.ui.rooms.start.threshold import ThresholdPage
from selfhelp.ui.rooms.two_factor.practice import PracticePage
from selfhelp.ui.rooms.two_factor.second_step import SecondStepPage
from selfhelp.ui.rooms.two_factor.two_factor import TwoFactorPage
from selfhelp.views.triage import screen

Factory = Callable[[Desk, str], Page]


def question_page(desk: Desk, argument: str) -> Page:
    """Return the page for a screen of the questions: each kind of screen has its own."""
    kind = screen(desk.catalogue, desk.case, argument)
    if kind.kind == "danger":
        return DangerPage(desk, kind.id)
    return (AdvicePage if kind.kind == "advice" else QuestionPage)(desk, argument)


PAGES: dict[str, Factory] = {
    "threshold": ThresholdPage,
    "triage": question_page,
    "danger": DangerPage,
    "answers": AnswersPage,
    "answer": AnswerPage,
    "keep": KeepPage,
    "unlock": UnlockPage,
    "plan": PlanPage,
    "task": TaskPage,
    "after": AfterPage,
    "rest": RestPage,
    "accounts": AccountsPage,
    "account": AccountPage,
    "account-form": AccountFormPage,
    "privacy": PrivacyPage,
    "service": ServicePage,
    "people-search": PeopleSearchPage,
    "broker": BrokerPage,
    "passwords": PasswordsPage,
    "password-change": PasswordChangePage,
    "password-columns": PasswordColumnsPage,
    "password-entry": PasswordEntryPage,
    "password-facts": PasswordFactsPage,
    "two-factor": TwoFactorPage,
    "second-step": SecondStepPage,
    "practice": PracticePage,
    "report": ReportPage,
    "report-service": ReportServicePage,
    "records": records_page,
    "people": PeoplePage,
    "letter": LetterPage,
    "help": HelpLinesPage,
    "guide": GuidePage,
    "promise": PromisePage,
    "settings": settings_page,
    "leaving": LeavingPage,
    "ways": WaysPage,
}

#: The rooms in the order of the rail: page id and room.
RAIL: tuple[tuple[str, Room], ...] = (
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
