"""Why something is on the list, in the words the person chose."""

import dataclasses
from collections.abc import Iterable, Iterator
from operator import is_

from selfhelp.answers import EXPOSED_REASONS
from selfhelp.case.model import Answers
from selfhelp.catalogue.model import Catalogue, Condition
from selfhelp.catalogue.text import said
from selfhelp.language import Message, message
from selfhelp.plan import wording
from selfhelp.plan.conditions import Given, HasConditions, matches
from selfhelp.plan.model import Item


def scenario_reason(catalogue: Catalogue, scenario_id: str) -> Message | None:
    """Return the reason that quotes what the person chose as happening."""
    scenario = catalogue.scenario(scenario_id)
    if scenario is None:
        return None
    title = said(f"scenarios/{scenario.id}:title", scenario.title)
    return message("because", "You chose: “{what}”.", what=title)


def _widened(thing: HasConditions, catalogue: Catalogue, to: Given) -> Iterator[Condition]:
    """Yield the conditions that brought a thing here, those behind named facts included."""
    for condition in thing.any:
        if matches(condition, to):
            yield condition
            for fact in catalogue.facts:
                if fact.id in condition.fact:
                    yield from (c for c in fact.any if matches(c, to))


def said_once(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items in their order, each with the first reason that no item before it gave.

    The same sentence under ten things is read as none.
    """
    told: set[Message] = set()
    made = []
    for item in items:
        reason = next((r for r in item.because[:1] if r not in told), None)
        told.update(item.because[:1])
        parts = said_once(item.parts)
        # Most say nothing new: copying them all took a third of a tick.
        same = reason == item.reason and all(map(is_, parts, item.parts))
        made.append(item if same else dataclasses.replace(item, reason=reason, parts=parts))
    return tuple(made)


def reasons(thing: HasConditions, catalogue: Catalogue, answers: Answers, to: Given) -> tuple[Message, ...]:
    """Return what the person said that brought a thing onto the list, the gravest first."""
    conditions = list(_widened(thing, catalogue, to))
    if answers.for_whom == "someone-else":
        # It is not them who is threatened, and what can be chosen is said of “me”.
        return ()

    def asked(field: str) -> set[str]:
        return {str(v) for c in conditions for v in getattr(c, field)}

    if to.hides_answers:
        return ()
    found: list[Message | None] = []
    if answers.danger in asked("danger") and answers.danger in wording.DANGER_REASONS:
        found.append(wording.DANGER_REASONS[answers.danger])
    if answers.watched in asked("watched") and answers.watched in ("maybe", "yes"):
        found.append(wording.WATCHED_REASON)
    found += [EXPOSED_REASONS[e] for e in answers.exposed if e in asked("exposed")]
    if answers.who in asked("who") and answers.who is not None:
        found.append(wording.WHO_REASONS[answers.who])
    found += [scenario_reason(catalogue, s) for s in answers.what if s in asked("what")]
    found += [
        words
        for field, value, words in wording.OTHER_REASONS
        if value in to.values[field] and value in asked(field)
    ]
    return tuple(dict.fromkeys(m for m in found if m is not None))
