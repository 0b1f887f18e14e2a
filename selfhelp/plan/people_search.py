"""Which people-search sites to ask, in which order, and what the plan says of them."""

from collections import Counter
from collections.abc import Iterator

from selfhelp.answers import EXPOSED_REASONS
from selfhelp.case import subjects
from selfhelp.case.model import Case
from selfhelp.catalogue.model import EVERYWHERE, Broker, Catalogue
from selfhelp.language import Message, message, messages
from selfhelp.plan.conditions import Given
from selfhelp.plan.model import Door, Item
from selfhelp.plan.reasons import reasons
from selfhelp.plan.rules import Placed, placed


def brokers_for(catalogue: Catalogue, country: str | None) -> tuple[Broker, ...]:
    """Return the people-search sites that matter in a country, those to ask first in front.

    Without a country every site is listed: leaving one out is worse than showing one too many.
    Among equals the one that covers most others is first; sites come right after their parent.
    """
    ranks = {"first": 0, "high": 1, "normal": 2}
    here = [
        b for b in catalogue.brokers if country is None or country in b.countries or EVERYWHERE in b.countries
    ]
    ids = {b.id: b for b in here}

    reach = Counter(b.parent for b in here if b.parent)

    def key(broker: Broker) -> tuple[int, int, int, str, int, str]:
        top = ids.get(broker.parent or "", broker)
        near = 0 if country in top.countries else 1
        covered = reach[top.id] + len(top.covers)
        return (ranks[top.priority], near, -covered, top.id, 0 if top is broker else 1, broker.id)

    return tuple(sorted(here, key=key))


def _broker_item(item_id: str, brokers: list[Broker], place: Placed, because: tuple[Message, ...]) -> Item:
    others = len(brokers) - 1
    title = (
        messages(
            "plan",
            "Take your address off {count} people-search site",
            "Take your address off {count} people-search sites",
            len(brokers),
        )
        if others
        else message("plan", "Ask {site} to remove your page", site=brokers[0].name)
    )
    return Item(
        id=item_id,
        room="people-search",
        title=title,
        when=place.when,
        why=message("plan", "These sites sell addresses, phone numbers and relatives to anyone who asks."),
        because=because,
        effects=tuple(dict.fromkeys(e for b in brokers for e in b.effects)),
        minutes=sum(b.minutes for b in brokers),
        weight=place.weight,
        target=brokers[0].id,
        after=place.after,
        part_of=place.part_of,
        revision=max(b.revision for b in brokers),
        steps=tuple(
            message("plan", "{site}: look for your page and ask to remove it", site=b.name) for b in brokers
        ),
        doors=tuple(
            Door(message("plan", "{site}: removal page", site=b.name), b.opt_out)
            for b in brokers
            if b.opt_out
        ),
    )


def parents_to_ask(catalogue: Catalogue, country: str | None, leave_out: frozenset[str]) -> list[Broker]:
    """Return the sites the plan offers to ask: the topmost of each group, without face search."""
    return [b for b in brokers_for(catalogue, country) if b.parent is None and b.id not in leave_out]


def grouped(catalogue: Catalogue, case: Case, to: Given) -> dict[str, list[Broker]]:
    """Return which sites stand behind which item: the ones to ask first, and the rest."""
    first = placed(catalogue, "people-search-first", to)
    if first is None:
        return {}
    parents = parents_to_ask(catalogue, case.answers.country, first.leave_out)
    return {
        subjects.people_search("first"): parents[: first.at_most],
        subjects.people_search("rest"): parents[first.at_most :],
    }


def people_search_items(
    catalogue: Catalogue, case: Case, to: Given, left_out: frozenset[str] = frozenset()
) -> Iterator[Item]:
    """Yield the people-search requests: the parents to ask first, then the rest."""
    groups = grouped(catalogue, case, to)
    answers = case.answers
    helping = answers.for_whom == "someone-else"
    findable = [] if helping else [o.value for o in catalogue.exposable if o.findable]
    because = [EXPOSED_REASONS[e] for e in findable if e in answers.exposed]
    rule = catalogue.rule("people-search-first")
    if rule is not None:
        because += reasons(rule, catalogue, answers, to)
    for item_id, brokers in groups.items():
        rule_id = item_id.replace(":", "-")
        place = placed(catalogue, rule_id, to)
        if brokers and place is not None and rule_id not in left_out:
            yield _broker_item(item_id, brokers, place, tuple(dict.fromkeys(because)))
