"""When a made item is on the plan, and how much it weighs: the rules, held against the answers."""

from dataclasses import dataclass

from selfhelp.case import subjects
from selfhelp.catalogue.model import Catalogue, Horizon, Rule
from selfhelp.plan.conditions import Given, holds


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a rule puts an item: its horizon, its weight, what comes first, what it is a part of."""

    when: Horizon
    weight: int
    after: tuple[str, ...]
    part_of: str
    at_most: int
    leave_out: frozenset[str]


def _importance(rule: Rule, to: Given) -> float:
    for case in rule.cases:
        if case.importance is not None and holds(case, to):
            return case.importance
    return rule.importance


def placed(catalogue: Catalogue, rule_id: str, to: Given, importance: int = 0) -> Placed | None:
    """Return where a rule puts its item for this person, or None where it makes none.

    Args:
        catalogue: what holds the rules; a catalogue without this rule makes no such item.
        rule_id: such as ``privacy``.
        to: the answers, with what is known of the service where there is one.
        importance: that of the service, 1 to 100.
    """
    rule = catalogue.rule(rule_id)
    if rule is None or not holds(rule, to):
        return None
    fitting = [c for c in rule.cases if holds(c, to)]
    when = next((c.when for c in fitting if c.when is not None), rule.when)
    weight = next((c.weight for c in fitting if c.weight is not None), rule.weight)
    weight += round(_importance(rule, to) * importance)
    joins = rule.part_of and (not rule.part_kinds or not to.values["kinds"].isdisjoint(rule.part_kinds))
    return Placed(
        when=when,
        weight=max(0, min(rule.largest_weight, weight)),
        after=tuple(subjects.task(a) for a in rule.after),
        part_of=subjects.task(rule.part_of) if joins and rule.part_of else "",
        at_most=rule.at_most,
        leave_out=frozenset(rule.leave_out),
    )
