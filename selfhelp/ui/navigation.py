"""Knows every page by its id. Pages know only ids, never each other."""

from collections.abc import Callable

from selfhelp.catalogue.model import Room
from selfhelp.ui.desk import Desk
from selfhelp.ui.page import Page
from selfhelp.ui.pages.accounts import AccountsPage
from selfhelp.ui.pages.broker import BrokerPage
from selfhelp.ui.pages.guide import GuidePage
from selfhelp.ui.pages.help_lines import HelpLinesPage
from selfhelp.ui.pages.keep import KeepPage
from selfhelp.ui.pages.leaving import LeavingPage
from selfhelp.ui.pages.letter import LetterPage
from selfhelp.ui.pages.password_change import PasswordChangePage
from selfhelp.ui.pages.password_columns import PasswordColumnsPage
from selfhelp.ui.pages.password_entry import PasswordEntryPage
from selfhelp.ui.pages.password_facts import PasswordFactsPage
from selfhelp.ui.pages.passwords import PasswordsPage
from selfhelp.ui.pages.people import PeoplePage
from selfhelp.ui.pages.people_search import PeopleSearchPage
from selfhelp.ui.pages.practice import PracticePage
from selfhelp.ui.pages.privacy import PrivacyPage
from selfhelp.ui.pages.promise import PromisePage
from selfhelp.ui.pages.records import RecordsPage
from selfhelp.ui.pages.report import ReportPage
from selfhelp.ui.pages.report_service import ReportServicePage
from selfhelp.ui.pages.second_step import SecondStepPage
from selfhelp.ui.pages.service import ServicePage
from selfhelp.ui.pages.settings import SettingsPage
from selfhelp.ui.pages.two_factor import TwoFactorPage
from selfhelp.ui.pages.unlock import UnlockPage
from selfhelp.ui.pages.ways import WaysPage
from selfhelp.ui.rooms.plan.after import AfterPage, RestPage
from selfhelp.ui.rooms.plan.plan import PlanPage
from selfhelp.ui.rooms.plan.task import TaskPage
from selfhelp.ui.rooms.questions.advice import AdvicePage
from selfhelp.ui.rooms.questions.answers import AnswersPage
from selfhelp.ui.rooms.questions.danger import DangerPage
from selfhelp.ui.rooms.questions.question import AnswerPage, QuestionPage
from selfhelp.ui.rooms.start.threshold import ThresholdPage
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
    "records": RecordsPage,
    "people": PeoplePage,
    "letter": LetterPage,
    "help": HelpLinesPage,
    "guide": GuidePage,
    "promise": PromisePage,
    "settings": SettingsPage,
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
