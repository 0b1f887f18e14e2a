"""The route through the first questions, as pure functions over the questions of the catalogue.

Danger comes first, then whether someone may be watching. Every question can be skipped, going back is
always possible, and nothing said is ever lost on the way.
"""

from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.model import Catalogue, Question
from selfhelp.plan.conditions import holds
from selfhelp.plan.given import given


def every_question(catalogue: Catalogue) -> tuple[Question, ...]:
    """Return all screens in order, those that are only for some people included."""
    return tuple(sorted(catalogue.questions, key=lambda q: (q.order, q.id)))


def question(catalogue: Catalogue, question_id: str) -> Question | None:
    """Return the screen with this id, or None."""
    return next((q for q in catalogue.questions if q.id == question_id), None)


def route(catalogue: Catalogue, answers: Answers) -> tuple[Question, ...]:
    """Return the screens this person sees, in order, given what they have said so far."""
    to = given(catalogue, Case(answers=answers))
    return tuple(q for q in every_question(catalogue) if holds(q, to))


def _places(catalogue: Catalogue) -> dict[str, int]:
    return {q.id: place for place, q in enumerate(every_question(catalogue))}


def after(catalogue: Catalogue, question_id: str, answers: Answers) -> Question | None:
    """Return the screen after this one, also where this one no longer fits; None at the end."""
    places = _places(catalogue)
    return next((q for q in route(catalogue, answers) if places[q.id] > places[question_id]), None)


def before(catalogue: Catalogue, question_id: str, answers: Answers) -> Question | None:
    """Return the screen before this one; None on the first."""
    places = _places(catalogue)
    way = reversed(route(catalogue, answers))
    return next((q for q in way if places[q.id] < places[question_id]), None)


def resume(catalogue: Catalogue, asked: tuple[str, ...], answers: Answers) -> Question:
    """Return the screen to show when the person comes back: the first one they have not seen."""
    way = route(catalogue, answers)
    return next((q for q in way if q.id not in asked), way[-1])


def progress(catalogue: Catalogue, question_id: str) -> tuple[int, int]:
    """Return the number of this question and how many there are. A follow-up counts as one with it."""
    here = question(catalogue, question_id)
    numbers = {q.number for q in catalogue.questions}
    return (here.number if here else 1), len(numbers)
