"""What the page of answers shows: every question this person has, what they said, and a way to change it."""

from dataclasses import dataclass

from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.model import EVERYWHERE, Catalogue, Question
from selfhelp.language import catalogue_text, message, npgettext, pgettext, render
from selfhelp.plan import triage
from selfhelp.views.triage import triage_state

#: So many answers of one question are named; the rest is counted.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """One question and what was said to it; ``given`` is False where it was not answered."""

    id: str
    question: str
    words: str
    given: bool


def _country(catalogue: Catalogue, answers: Answers) -> list[str]:
    country = catalogue.country(answers.country)
    if country is None or country.id == EVERYWHERE:
        return []
    return [catalogue_text(f"countries/{country.id.lower()}:name", country.name)]


def _said(catalogue: Catalogue, question: Question, answers: Answers) -> list[str]:
    if question.kind == "country":
        return _country(catalogue, answers)
    state = triage_state(catalogue, question, answers)
    return [c.title for c in state.choices if c.chosen]


def _listed(said: list[str]) -> str:
    words = pgettext("list of facts", " · ").join(said[:NAMED])
    if len(said) <= NAMED:
        return words
    more = len(said) - NAMED
    return npgettext("answers", "{list} and {count} more", "{list} and {count} more", more, list=words)


def answers_given(catalogue: Catalogue, case: Case) -> tuple[Answer, ...]:
    """Return every question on this person's way with what they said, in order."""
    made = []
    for question in triage.route(catalogue, case.answers):
        if question.kind == "advice":
            continue
        said = _said(catalogue, question, case.answers)
        title = catalogue_text(f"questions/{question.id}:title", question.title)
        words = _listed(said) if said else render(message("answers", "Not answered"))
        made.append(Answer(question.id, title, words, bool(said)))
    return tuple(made)
