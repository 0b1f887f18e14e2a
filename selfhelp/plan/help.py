"""Who can be called: the emergency numbers and the help lines of the person's country that fit the plan."""

from collections.abc import Iterable, Iterator

from selfhelp.case.model import Answers
from selfhelp.catalogue.model import EVERYWHERE, Audience, Catalogue, Country, GivenLine, HelpLine
from selfhelp.catalogue.text import said
from selfhelp.language import Message, message
from selfhelp.plan.model import Help, Item, Line, Number

#: How many lines are named: enough to choose, few enough to read.
MOST_LINES = 6
LINES_PER_AUDIENCE = 2


def _numbers(country: Country) -> Iterator[Number]:
    emergency = country.emergency
    if emergency is None:
        return
    named = (
        (message("help", "Emergency"), emergency.general),
        (message("help", "Police"), emergency.police),
        (message("help", "Ambulance"), emergency.ambulance),
        (message("help", "Fire"), emergency.fire),
    )
    seen: set[str] = set()
    for name, number in named:
        if number and number not in seen:
            seen.add(number)
            yield Number(name, number)


def _notes(country: Country) -> Iterator[Message]:
    key = f"countries/{country.id.lower()}:emergency"
    if country.emergency is not None:
        if country.emergency.text:
            yield said(f"{key}.text", country.emergency.text)
        if country.emergency.note:
            yield said(f"{key}.note", country.emergency.note)


def _line(country: Country, line: HelpLine, kind: Audience) -> Line:
    key = f"countries/{country.id.lower()}:help_lines.{line.id}"
    return Line(
        id=f"{country.id.lower()}/{line.id}",
        name=line.name,
        number=line.phone or line.sms or line.email or line.url or "",
        kind=kind,
        what=said(f"{key}.what", line.what),
        hours=said(f"{key}.hours", line.hours) if line.hours else None,
    )


def lines_for(
    catalogue: Catalogue, country_id: str | None, audiences: Iterable[Audience]
) -> tuple[Line, ...]:
    """Return the help lines that serve these people: of the country first, then those for everyone.

    Args:
        catalogue: what we know.
        country_id: the person's country, or None.
        audiences: whom they serve, the most wanted first.
    """
    places = [c for c in (catalogue.country(country_id), catalogue.country(EVERYWHERE)) if c is not None]
    chosen: dict[str, Line] = {}
    for audience in dict.fromkeys(audiences):
        serving = [(c, line) for c in places for line in c.help_lines if audience in line.audience]
        # Of those who handed the program over first, then of the country, then those whose number is sure,
        # then those for whom this is the main
        # thing, then those that can be called.
        serving.sort(
            key=lambda found: (
                not isinstance(found[1], GivenLine),
                found[0].id == EVERYWHERE,
                found[1].status == "unverified",
                found[1].audience.index(audience),
                not found[1].phone,
            )
        )
        for country, line in serving[:LINES_PER_AUDIENCE]:
            made = _line(country, line, audience)
            if made.number:
                chosen.setdefault(made.id, made)
    return tuple(chosen.values())[:MOST_LINES]


def _audiences(catalogue: Catalogue, answers: Answers, items: Iterable[Item]) -> Iterator[Audience]:
    if answers.danger == "from-myself":
        yield "crisis"
    for item in items:
        yield from item.help_lines
    if answers.under_18:
        yield "children"
    for scenario in sorted(catalogue.scenarios, key=lambda s: (s.order, s.id)):
        if scenario.id in answers.what:
            yield from scenario.help_lines


def given_lines(catalogue: Catalogue) -> tuple[Line, ...]:
    """Return the lines of those who handed the program over; they are named whatever is happening."""
    country = catalogue.country(EVERYWHERE)
    if country is None:
        return ()
    given = [line for line in country.help_lines if isinstance(line, GivenLine)]
    return tuple(_line(country, line, line.audience[0]) for line in given)


def _with_given(catalogue: Catalogue, answers: Answers, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Put the given lines before the others; only a crisis line that is needed now stands before them."""
    given = given_lines(catalogue)
    urgent = lines[:1] if answers.danger == "from-myself" else ()
    chosen = {line.id: line for line in (*urgent, *given, *lines)}
    return tuple(chosen.values())[:MOST_LINES]


def help_here(catalogue: Catalogue, answers: Answers, shown: Iterable[Item]) -> Help:
    """Return who can be called, for the plan as it is shown. A crisis line is always among them."""
    country = catalogue.country(answers.country)
    lines = lines_for(catalogue, answers.country, _audiences(catalogue, answers, shown))
    lines = _with_given(catalogue, answers, lines)
    if not any(line.kind == "crisis" for line in lines):
        crisis = lines_for(catalogue, answers.country, ("crisis",))[:1]
        lines = (*lines[: MOST_LINES - len(crisis)], *crisis)
    return Help(
        country=answers.country,
        emergency=tuple(_numbers(country)) if country else (),
        notes=tuple(_notes(country)) if country else (),
        lines=lines,
    )
