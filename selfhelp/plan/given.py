"""What a person's answers come to: the values that conditions ask for."""

from collections.abc import Iterable, Iterator

from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.gaps import LINE
from selfhelp.catalogue.model import EVERYWHERE, Catalogue
from selfhelp.plan.conditions import UNANSWERED, Given, Values, holds
from selfhelp.plan.lines import numbers_here


def _one(value: str | int | None) -> Values:
    return frozenset({UNANSWERED if value is None else value})


def _yes_no(value: bool | None) -> Values:
    return _one(None if value is None else "yes" if value else "no")


def _many(values: Iterable[str]) -> Values:
    return frozenset(values) or frozenset({UNANSWERED})


def used_services(case: Case) -> frozenset[str]:
    """Return the ids of the services the person named, here or in the list of accounts."""
    return frozenset(
        {*case.answers.where, *case.answers.hacked, *(a.service for a in case.accounts if a.service)}
    )


def taken_over(case: Case) -> frozenset[str]:
    """Return the ids of the services whose account someone else has, as far as the person said."""
    return frozenset(
        {*case.answers.hacked, *(a.service for a in case.accounts if a.taken_over and a.service)}
    )


def _has(catalogue: Catalogue, country_id: str | None) -> Iterator[str]:
    here = [c for c in (catalogue.country(country_id), catalogue.country(EVERYWHERE)) if c is not None]
    for country in here:
        yield from (f"help-{a}" for line in country.help_lines for a in line.audience)
        if country.emergency is not None:
            yield "emergency"
            if country.emergency.police_not_urgent:
                yield "police-not-urgent"
        if country.levers:
            yield "levers"
    if any(country_id in b.countries for b in catalogue.brokers):
        yield "people-search"


def _answered(catalogue: Catalogue, case: Case) -> dict[str, Values]:
    said: Answers = case.answers
    used = used_services(case)
    country = said.country
    groups = (g.id for g in catalogue.groups if country in g.countries)
    return {
        "danger": _one(said.danger if not isinstance(said.danger, bool) else None),
        "for_whom": _one(said.for_whom),
        # Someone who skips this question may still be watched.
        "watched": _one(said.watched) | (frozenset({"maybe"}) if said.watched is None else frozenset()),
        "what": _many(said.what),
        "under_18": _yes_no(said.under_18),
        "adult_now": _yes_no(said.adult_now),
        "posted": _one(said.posted),
        "who": _one(said.who),
        "same_home": _yes_no(said.same_home),
        "children": _yes_no(said.children),
        "police": _one(said.police),
        "where": _many(used),
        "kinds": frozenset(s.kind for s in catalogue.services if s.id in used),
        "hacked": _many(taken_over(case)),
        "exposed": _many(said.exposed),
        "country": _one(country) | frozenset(groups),
        "community": _many(said.community),
        "minutes": _one(said.minutes or None),
        "too_much": _yes_no(said.too_much),
        "has": frozenset(_has(catalogue, country)),
        "fact": frozenset(),
        "service_is": frozenset(),
    }


def given(catalogue: Catalogue, case: Case) -> Given:
    """Return what conditions are held against: the answers, and the named facts that follow from them."""
    values = _answered(catalogue, case)
    bare = Given(values)
    facts = frozenset(f.id for f in catalogue.facts if holds(f, bare))
    about_images = any(s.images for s in catalogue.scenarios if s.id in case.answers.what)
    child = case.answers.under_18 is True and (about_images or "images" in case.answers.exposed)
    numbers = numbers_here(catalogue, case.answers)
    has = values["has"] | {f"number-{gap.removeprefix(LINE)}" for gap in numbers if gap.startswith(LINE)}
    return Given({**values, "has": has, "fact": facts}, child, numbers)
