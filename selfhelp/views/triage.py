"""What one screen of the first questions shows, and what choosing an answer does to the answers."""

from dataclasses import dataclass, replace
from typing import Literal

import msgspec

from selfhelp.case.change import Change, answered
from selfhelp.case.model import Account, Answers, Case
from selfhelp.catalogue.model import Catalogue, Guide, Option, Question
from selfhelp.language import catalogue_text
from selfhelp.plan import triage

#: So many answers are shown at once; the rest of a long list waits behind a fold.
AT_ONCE = 8
#: The question after which a plan is worth showing: what is happening.
ENOUGH = "what"
#: Answers that the file of answers writes as true and false.
YES_NO_FIELDS = ("under_18", "adult_now", "same_home", "children", "too_much")


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose: what it sets, its words, and whether it is chosen.

    ``more`` ones wait behind a fold: no question shows a wall of equal cards.
    """

    id: str
    field: str
    value: str
    title: str
    detail: str
    chosen: bool
    icon: str = ""
    more: bool = False


@dataclass(frozen=True, slots=True)
class TriageState:
    """One screen, in words.

    Attributes:
        single: choosing one answer takes the others back.
        may_finish: from this screen on the plan may be shown, once it is said what is happening.
        can_finish: whether the plan may be shown from here on; the questions that are left can wait.
    """

    question: Question
    title: str
    intro: str
    at: int
    of: int
    single: bool
    choices: tuple[Choice, ...]
    page: tuple[str, ...]
    guide: Guide | None
    can_go_back: bool
    can_skip: bool
    may_finish: bool
    can_finish: bool

    @property
    def shown(self) -> tuple[Choice, ...]:
        """The answers in view."""
        return tuple(c for c in self.choices if not c.more)

    @property
    def more(self) -> tuple[Choice, ...]:
        """The answers behind the fold."""
        return tuple(c for c in self.choices if c.more)


def _attribute(field: str) -> str:
    return "for_whom" if field == "for" else field


def _values(answers: Answers, field: str) -> tuple[str, ...]:
    """Return what was answered to a field, as the values that options have."""
    value = getattr(answers, _attribute(field))
    if value is None:
        return ()
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    return value if isinstance(value, tuple) else (str(value),)


def _option(question: Question, option: Option, answers: Answers) -> Choice:
    key = f"questions/{question.id}:options.{option.id}"
    field = option.field or question.field or ""
    return Choice(
        id=option.id,
        field=field,
        value=option.value,
        title=catalogue_text(f"{key}.title", option.title),
        detail=catalogue_text(f"{key}.detail", option.detail) if option.detail else "",
        chosen=option.value in _values(answers, field),
        icon=option.icon or "",
    )


def _scenarios(catalogue: Catalogue, field: str, given: tuple[str, ...]) -> list[Choice]:
    made = []
    for scenario in sorted(catalogue.scenarios, key=lambda s: (s.order, s.id)):
        key = f"scenarios/{scenario.id}"
        title = catalogue_text(f"{key}:title", scenario.title)
        summary = catalogue_text(f"{key}:summary", scenario.summary)
        chosen, icon = scenario.id in given, scenario.icon or ""
        made.append(Choice(scenario.id, field, scenario.id, title, summary, chosen, icon))
    return made


def _services(catalogue: Catalogue, question: Question, given: tuple[str, ...]) -> list[Choice]:
    turn = {service: n for n, service in enumerate(question.first)}
    services = sorted(catalogue.services, key=lambda s: (turn.get(s.id, len(turn)), -s.importance, s.id))
    if question.kind == "hacked":
        services = [s for s in services if s.recovery is not None]
    field = question.field or ""
    return [Choice(s.id, field, s.id, s.name, "", s.id in given) for s in services]


def _choices(catalogue: Catalogue, question: Question, answers: Answers) -> tuple[Choice, ...]:
    given = _values(answers, question.field) if question.field else ()
    made: list[Choice] = []
    if question.kind == "scenarios":
        made = _scenarios(catalogue, question.field or "", given)
    elif question.kind in ("services", "hacked"):
        made = _services(catalogue, question, given)
    options = tuple(_option(question, o, answers) for o in question.options)
    at_once = len(question.first) or AT_ONCE
    if len(made) <= at_once + 1:
        return (*made, *options)
    # What was chosen stays in view, wherever it stands in the list.
    return (*(replace(c, more=n >= at_once and not c.chosen) for n, c in enumerate(made)), *options)


def triage_state(catalogue: Catalogue, question: Question, answers: Answers) -> TriageState:
    """Return what to draw of one screen.

    Args:
        catalogue: what we know.
        question: the screen.
        answers: what was said so far.
    """
    key = f"questions/{question.id}"
    at, of = triage.progress(catalogue, question.id)
    enough = triage.question(catalogue, ENOUGH)
    more = triage.after(catalogue, question.id, answers) is not None
    may_finish = enough is not None and question.order >= enough.order and more
    return TriageState(
        question=question,
        title=catalogue_text(f"{key}:title", question.title),
        intro=catalogue_text(f"{key}:intro", question.intro),
        at=at,
        of=of,
        single=question.kind == "one",
        choices=_choices(catalogue, question, answers),
        page=tuple(catalogue_text(f"{key}:page.{n}", p) for n, p in enumerate(question.page, start=1)),
        guide=catalogue.guide(question.guide) if question.guide else None,
        can_go_back=triage.before(catalogue, question.id, answers) is not None,
        can_skip=question.kind != "advice",
        may_finish=may_finish,
        can_finish=may_finish and bool(answers.what),
    )


def following(catalogue: Catalogue, question_id: str, case: Case) -> Question | None:
    """Return the screen after this one; None at the end.

    The country is asked once: whoever chose it beside the emergency number is not asked again.
    """
    found = triage.after(catalogue, question_id, case.answers)
    while (
        found is not None and found.kind == "country" and case.answers.country and found.id not in case.asked
    ):
        found = triage.after(catalogue, found.id, case.answers)
    return found


@dataclass(frozen=True, slots=True)
class Screen:
    """Which screen of the questions is shown, and of what kind it is."""

    id: str
    kind: Literal["question", "advice", "danger"]


def screen(catalogue: Catalogue, case: Case, wanted: str) -> Screen:
    """Return the screen with an id; with none, the first one that was not seen."""
    found = triage.question(catalogue, wanted) if wanted else None
    found = found or triage.resume(catalogue, case.asked, case.answers)
    if found.emergency:
        return Screen(found.id, "danger")
    return Screen(found.id, "advice" if found.kind == "advice" else "question")


def preceding(catalogue: Catalogue, question_id: str, case: Case) -> Question | None:
    """Return the screen before this one; None on the first. A country that was not asked here is passed."""
    found = triage.before(catalogue, question_id, case.answers)
    while (
        found is not None and found.kind == "country" and case.answers.country and found.id not in case.asked
    ):
        found = triage.before(catalogue, found.id, case.answers)
    return found


def unasked(catalogue: Catalogue, case: Case) -> tuple[Question, ...]:
    """Return the questions that were neither shown nor answered, in order: they can wait."""
    way = triage.route(catalogue, case.answers)
    left = [q for q in way if q.id not in case.asked and q.kind != "advice"]
    return tuple(q for q in left if not _answered(q, case.answers))


def _answered(question: Question, answers: Answers) -> bool:
    fields = {question.field, *(o.field for o in question.options)} - {None, ""}
    return any(_values(answers, str(field)) for field in fields)


def _set(answers: Answers, field: str, value: object) -> Answers:
    made: Answers = msgspec.structs.replace(answers, **{_attribute(field): value})
    return made


def _single_value(field: str, value: str) -> object:
    if field in YES_NO_FIELDS:
        return value == "yes"
    return int(value) if field == "minutes" else value


def choose(state: TriageState, answers: Answers, choice_id: str) -> Answers:
    """Return the answers after one choice was taken, or where several fit, taken back.

    Of a single question the other choices are taken back. An answer this version doesn't know stays as it is.

    Args:
        state: the screen.
        answers: the answers before.
        choice_id: id of the choice that was clicked.
    """
    choice = next(c for c in state.choices if c.id == choice_id)
    if state.single:
        for field in {c.field for c in state.choices}:
            answers = _set(answers, field, None)
        return _set(answers, choice.field, _single_value(choice.field, choice.value))
    before = _values(answers, choice.field)
    if choice.value in before:
        return _set(answers, choice.field, tuple(v for v in before if v != choice.value))
    if choice.value == "none":
        return _set(answers, choice.field, ("none",))
    return _set(answers, choice.field, (*(v for v in before if v != "none"), choice.value))


def accounts_named(catalogue: Catalogue, case: Case) -> tuple[Account, ...]:
    """Return an account for each service that was named here and is not on the list of accounts yet.

    Args:
        catalogue: what we know.
        case: the answers, and the accounts that are listed.
    """
    listed = {a.service for a in case.accounts}
    named = {*case.answers.where, *case.answers.hacked}
    return tuple(
        Account(id=f"named-{s.id}", name=s.name, service=s.id, taken_over=s.id in case.answers.hacked)
        for s in catalogue.services
        if s.id in named and s.id not in listed
    )


def for_someone_else(case: Case) -> Change:
    """Return the change that says this is about someone else, as if the question had been answered."""
    return answered("for", _set(case.answers, "for", "someone-else"))
