"""Which page shows a screen of the questions: each kind of screen has its own."""

from selfhelp.ui.desk import Desk
from selfhelp.ui.page import Page
from selfhelp.ui.rooms.questions.advice import AdvicePage
from selfhelp.ui.rooms.questions.danger import DangerPage
from selfhelp.ui.rooms.questions.question import QuestionPage
from selfhelp.views.triage import screen


def question_page(desk: Desk, argument: str) -> Page:
    """Return the page for a screen of the questions."""
    kind = screen(desk.catalogue, desk.case, argument)
    if kind.kind == "danger":
        return DangerPage(desk, kind.id)
    return (AdvicePage if kind.kind == "advice" else QuestionPage)(desk, argument)
