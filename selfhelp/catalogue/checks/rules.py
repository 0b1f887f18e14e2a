"""Checks of what an advocate writes without Python: conditions, tasks, questions and rules."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, get_args, get_type_hints

import msgspec
from msgspec import Struct

from selfhelp.catalogue.gaps import LINE, NAMES
from selfhelp.catalogue.model import Audience, Catalogue, Condition, Question, Step, Task
from selfhelp.catalogue.model.condition import ANSWER_FIELDS

#: The kind of thing on a plan that one form of a service is; the case, which names them, lies above.
_FORM = "report"

#: Fields of a condition whose values are ids of other entries.
_REFERENCES = ("what", "where", "hacked", "fact", "country", "has")
_CODE = re.compile(r"^[A-Z]{2}\Z")
#: Words that ask for a copy of a page or an image, for a search for one, or for its file.
_MEETS_IMAGE = re.compile(
    r"screenshot|screen recording|picture of the (whole )?(page|screen|chat|post)|"
    r"photograph the (page|screen)|"
    r"(choose|select|open|upload|attach|send) the (image|picture|photo|video|file)|(image|picture) search|"
    r"search (engine )?(for|with) (the|your) (image|picture|face)",
    re.IGNORECASE,
)
_SAYS_NO = re.compile(r"\b(no|not|never|don’t|without|instead of)\b", re.IGNORECASE)


def allowed_values(field: str) -> frozenset[object]:
    """Return the closed list of values that a field of a condition takes; empty where it takes ids."""

    def inside(hint: Any) -> Iterator[object]:  # Any: an annotation has no narrower type
        for part in get_args(hint):
            if isinstance(part, str | int) and not isinstance(part, bool):
                yield part
            else:
                yield from inside(part)

    return frozenset(inside(get_type_hints(Condition)[field]))


def _conditions(entry: Struct, where: str) -> Iterator[tuple[str, Condition]]:
    """Yield every condition inside an entry, with the words that name its place."""
    for field in msgspec.structs.fields(entry):
        value = getattr(entry, field.name)
        for number, item in enumerate(value if isinstance(value, tuple) else (value,), start=1):
            if isinstance(item, Condition):
                yield f"{where}.{field.name}[{number}]", item
            elif isinstance(item, Struct):
                name = getattr(item, "id", "") or str(number)
                yield from _conditions(item, f"{where}.{field.name}.{name}")


def _known(catalogue: Catalogue) -> dict[str, frozenset[str]]:
    services = frozenset(s.id for s in catalogue.services)
    return {
        "what": frozenset({*(s.id for s in catalogue.scenarios), "unanswered"}),
        "where": services | {"other", "none", "unanswered"},
        "hacked": services | {"other", "unanswered"},
        "fact": frozenset(f.id for f in catalogue.facts),
        "country": frozenset({*(g.id for g in catalogue.groups), "unanswered"}),
        "has": frozenset(
            {
                "people-search",
                "emergency",
                "police-not-urgent",
                "levers",
                *(f"help-{a}" for a in get_args(Audience)),
                *(f"number-{name.removeprefix(LINE)}" for name in NAMES if name.startswith(LINE)),
            }
        ),
    }


def _condition_problems(catalogue: Catalogue) -> Iterator[str]:
    known = _known(catalogue)
    for kind in ("tasks", "questions", "rules", "facts"):
        for entry in getattr(catalogue, kind):
            for where, condition in _conditions(entry, f"{kind}/{entry.id}"):
                for field in _REFERENCES:
                    for value in getattr(condition, field):
                        if value not in known[field] and not (field == "country" and _CODE.match(value)):
                            yield f"{where}.{field}: '{value}' is not known"
                if kind == "facts" and condition.fact:
                    yield f"{where}.fact: a fact can't build on another; repeat its condition"
                if kind != "rules" and condition.service_is:
                    yield f"{where}.service_is: only rules are about one service"
                if condition == Condition():
                    yield f"{where}: an empty condition matches everyone; leave it out"


def _twice(names: Iterable[str], where: str) -> Iterator[str]:
    yield from (f"{where}: '{name}' stands twice" for name, n in Counter(names).items() if n > 1)


def _steps(task: Task) -> Iterator[tuple[str, str | Step]]:
    yield from ((f"steps.{n}", s) for n, s in enumerate(task.steps, start=1))
    for variant in task.variants:
        yield from (
            (f"variants.{variant.id}.steps.{n}", s) for n, s in enumerate(variant.steps or (), start=1)
        )


def _image_problems(task: Task) -> Iterator[str]:
    for place, step in _steps(task):
        text, image = (step, None) if isinstance(step, str) else (step.text, step.image)
        if image is None and task.image is None and _MEETS_IMAGE.search(text) and not _SAYS_NO.search(text):
            yield (
                f"tasks/{task.id}.{place}: it may copy, search or open an image; write it as "
                '{ text = "…", image = "copy" } (or "search", "file"; "never" if no image can be there)'
            )


def _in_circle(start: Task, tasks: dict[str, Task]) -> bool:
    seen: set[str] = set()
    open_ids = list(start.after)
    while open_ids:
        current = open_ids.pop()
        if current == start.id:
            return True
        if current not in seen and current in tasks:
            seen.add(current)
            open_ids.extend(tasks[current].after)
    return False


def _gate_problems(task: Task, tasks: dict[str, Task]) -> Iterator[str]:
    where = f"tasks/{task.id}"
    for name in task.beside:
        if name in tasks and not tasks[name].gate:
            yield f"{where}.beside: '{name}' is no gate"
    if task.whole and (task.gate or task.saves_evidence):
        yield f"{where}.whole: it comes and goes with its parts, so nothing can wait for it"
    if task.gate:
        if task.part_of:
            yield f"{where}.part_of: a gate stands by itself"
        for name in task.after:
            if name in tasks and not tasks[name].gate:
                yield f"{where}.after: a gate waits for gates only, and '{name}' is none"
    whole = tasks.get(task.part_of or "")
    if whole is not None and (whole.part_of or whole.gate):
        yield f"{where}.part_of: '{whole.id}' is a gate, or a part itself"
    if task.part_of and task.saves_evidence:
        yield f"{where}.part_of: what saves evidence comes first, so it can't be a part"


def _task_problems(catalogue: Catalogue) -> Iterator[str]:
    tasks = {t.id: t for t in catalogue.tasks}
    letters, guides = {x.id for x in catalogue.letters}, {g.id for g in catalogue.guides}
    made_by = {r.id for r in catalogue.rules}
    forms = {f"{_FORM}:{s.id}/{r.id}" for s in catalogue.services for r in s.reports}
    for task in catalogue.tasks:
        where = f"tasks/{task.id}"
        named: dict[str, tuple[Iterable[str], Iterable[str]]] = {
            "after": (task.after, tasks),
            "beside": (task.beside, tasks),
            "replaces": (task.replaces, tasks),
            "suppresses": (task.suppresses, {*tasks, *made_by, *forms}),
            "part_of": ([task.part_of] if task.part_of else [], tasks),
            "letter": ([task.letter] if task.letter else [], letters),
            "guide": ([task.guide] if task.guide else [], guides),
        }
        for field, (given, allowed) in named.items():
            yield from (f"{where}.{field}: '{name}' is not known" for name in given if name not in allowed)
        for name in task.replaces:
            if name in tasks and tasks[name].replaces:
                yield f"{where}.replaces: '{name}' replaces others itself; name those here instead"
        if task.room == "task" and not task.steps:
            yield f"{where}.steps: a task of its own needs steps"
        if _in_circle(task, tasks):
            yield f"{where}.after: comes after itself"
        yield from _twice([v.id for v in task.variants], f"{where}.variants")
        yield from _gate_problems(task, tasks)
        yield from _image_problems(task)


def _option_values(catalogue: Catalogue, field: str) -> frozenset[object]:
    name = "for_whom" if field == "for" else field
    return allowed_values(name) or _known(catalogue).get(name, frozenset())


def _first_problems(catalogue: Catalogue, question: Question, where: str) -> Iterator[str]:
    """Yield what is wrong with the services that a question shows at once."""
    if question.first and question.kind not in ("services", "hacked"):
        yield f"{where}.first: only a question about services shows some first"
    yield from _twice(list(question.first), f"{where}.first")
    for service in question.first:
        found = catalogue.service(service)
        if found is None:
            yield f"{where}.first: '{service}' is not known"
        elif question.kind == "hacked" and found.recovery is None:
            yield f"{where}.first: '{service}' has no recovery, so this question can't offer it"


def _question_problems(catalogue: Catalogue) -> Iterator[str]:
    guides = {g.id for g in catalogue.guides}
    for question in catalogue.questions:
        where = f"questions/{question.id}"
        if question.kind == "advice" and (question.field or question.options):
            yield f"{where}.field: a page of advice asks nothing"
        if question.kind != "advice" and question.field is None:
            yield f"{where}.field: a question needs the answer it sets"
        named = [question.field, *(o.field for o in question.options)]
        wrong = [f for f in named if f is not None and f not in ANSWER_FIELDS]
        yield from (f"{where}.field: '{f}' is no answer that a person gives" for f in wrong)
        if question.kind in ("one", "many") and not question.options:
            yield f"{where}.options: nothing to choose from"
        if question.guide and question.guide not in guides:
            yield f"{where}.guide: '{question.guide}' is not known"
        yield from _twice([o.id for o in question.options], f"{where}.options")
        yield from _first_problems(catalogue, question, where)
        for option in question.options:
            field = option.field or question.field or ""
            known = field in ANSWER_FIELDS
            if known and option.value not in {str(v) for v in _option_values(catalogue, field)}:
                yield f"{where}.options.{option.id}.value: '{option.value}' is no value of '{field}'"


def _rule_problems(catalogue: Catalogue) -> Iterator[str]:
    tasks = {t.id for t in catalogue.tasks}
    entries = {e.id for kind in (catalogue.brokers, catalogue.scenarios) for e in kind}
    for rule in catalogue.rules:
        where = f"rules/{rule.id}"
        yield from (f"{where}.after: '{a}' is not known" for a in rule.after if a not in tasks)
        yield from (f"{where}.leave_out: '{b}' is not known" for b in rule.leave_out if b not in entries)
        if rule.part_of and rule.part_of not in tasks:
            yield f"{where}.part_of: '{rule.part_of}' is not known"


def rules(catalogue: Catalogue) -> Iterator[str]:
    """Yield what is wrong with conditions, tasks, questions and rules, each naming file and field."""
    yield from _condition_problems(catalogue)
    yield from _task_problems(catalogue)
    yield from _question_problems(catalogue)
    yield from _rule_problems(catalogue)
