"""What a person's answers come to: the values that conditions ask for."""

from collections.abc import Collection, Iterator

from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.gaps import LINE
from selfhelp.catalogue.model import EVERYWHERE, Catalogue
from selfhelp.plan.conditions import UNANSWERED, Given, Values, holds
from selfhelp.plan.lines import numbers_here


def _values(answer: str | int | Collection[str] | None) -> Values:
    """Return an answer as the set of its values: one, several, yes or no, or that there is none."""
    if isinstance(answer, bool):
        return frozenset({"yes" if answer else "no"})
    if isinstance(answer, str | int):
        return frozenset({answer})
    return frozenset(answer or ()) or frozenset({UNANSWERED})


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
    said = case.answers
    used = used_services(case)
    groups = (g.id for g in catalogue.groups if said.country in g.countries)
    return {
        **{name: _values(getattr(said, name)) for name in Answers.__struct_fields__},
        # Someone who skips this question may still be watched.
        "watched": _values(said.watched) | (frozenset({"maybe"}) if said.watched is None else frozenset()),
        "where": _values(used),
        "kinds": frozenset(s.kind for s in catalogue.services if s.id in used),
        "hacked": _values(taken_over(case)),
        "country": _values(said.country) | frozenset(groups),
        "minutes": _values(said.minutes or None),
        "has": frozenset(_has(catalogue, said.country)),
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
