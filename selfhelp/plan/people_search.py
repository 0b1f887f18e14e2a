"""Which people-search sites to ask, in which order, and what the plan says of them."""

from collections import Counter
from collections.abc import Iterator

from selfhelp.case import subjects
from selfhelp.case.model import Case
from selfhelp.catalogue.model import EVERYWHERE, Broker, Catalogue, Horizon
from selfhelp.language import Message, message, messages
from selfhelp.plan import wording
from selfhelp.plan.model import Item
from selfhelp.plan.tasks import scenario_reason, unique_effects

#: Scenarios in which people-search pages lead someone to a door or a phone.
FOUND_BY_SEARCH = frozenset({"doxxing", "stalking", "swatting", "calls-to-me", "calls-to-others"})
FOUND_BY_EXPOSURE = frozenset({"home-address", "phone", "family", "email", "workplace"})
FIRST_BROKERS = 5


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


def _broker_item(item_id: str, brokers: list[Broker], when: Horizon, because: tuple[Message, ...]) -> Item:
    others = len(brokers) - 1
    title = (
        messages(
            "plan",
            "Ask {site} and {count} other people-search site to remove your page",
            "Ask {site} and {count} other people-search sites to remove your page",
            others,
            site=brokers[0].name,
        )
        if others
        else message("plan", "Ask {site} to remove your page", site=brokers[0].name)
    )
    return Item(
        id=item_id,
        room="people-search",
        title=title,
        when=when,
        why=message("plan", "These sites sell addresses, phone numbers and relatives to anyone who asks."),
        because=because,
        effects=unique_effects(e for b in brokers for e in b.effects),
        minutes=min(60, sum(b.minutes for b in brokers)),
        weight=60,
        target=brokers[0].id,
        revision=max(b.revision for b in brokers),
    )


def people_search_items(catalogue: Catalogue, case: Case) -> Iterator[Item]:
    """Yield the people-search requests: the parents to ask first, then the rest."""
    answers = case.answers
    scenarios = [s for s in answers.what if s in FOUND_BY_SEARCH]
    exposures = [e for e in answers.exposed if e in FOUND_BY_EXPOSURE]
    if not scenarios and not exposures:
        return
    reasons = [wording.EXPOSED_REASONS[e] for e in exposures]
    reasons += [r for r in (scenario_reason(catalogue, s) for s in scenarios) if r is not None]
    parents = [b for b in brokers_for(catalogue, answers.country) if b.parent is None]
    if parents:
        first, rest = parents[:FIRST_BROKERS], parents[FIRST_BROKERS:]
        yield _broker_item(subjects.people_search("first"), first, "this-week", tuple(reasons))
        if rest:
            yield _broker_item(subjects.people_search("rest"), rest, "later", tuple(reasons))
