"""Who can be called: the emergency numbers and the help lines of the person's country that fit the plan."""

import dataclasses
from collections.abc import Iterable, Iterator

from selfhelp.case.model import Answers
from selfhelp.catalogue.model import EVERYWHERE, Audience, Catalogue, Country, GivenLine, HelpLine
from selfhelp.catalogue.text import said
from selfhelp.language import Message, message
from selfhelp.plan.gates import EVERYTHING
from selfhelp.plan.hours import always_open
from selfhelp.plan.model import Help, Item, Line, Number

#: How many lines are named: enough to choose, few enough to read.
MOST_LINES = 6
#: A line that is first of all for these people is named to nobody else.
FOR_THEM_ALONE: frozenset[Audience] = frozenset({"children", "lgbtq", "journalists"})
#: What a child is helped with by lines for children only: the others serve adults, or say so late.
CHILDREN_ONLY: frozenset[Audience] = frozenset({"image-abuse", "online-abuse"})
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


def _serves(line: HelpLine, audience: Audience, *, child: bool) -> bool:
    """Tell whether a line fits someone who looks for this kind of help."""
    if audience not in line.audience:
        return False
    if child and audience in CHILDREN_ONLY:
        return "children" in line.audience
    main = line.audience[0]
    return main not in FOR_THEM_ALONE or main == audience or (child and main == "children")


def lines_for(
    catalogue: Catalogue, country_id: str | None, audiences: Iterable[Audience], *, child: bool = False
) -> tuple[Line, ...]:
    """Return the help lines that serve these people: of the country first, then those for everyone.

    Args:
        catalogue: what we know.
        country_id: the person's country, or None.
        audiences: whom they serve, the most wanted first.
        child: whether it is about someone under 18.
    """
    places = [c for c in (catalogue.country(country_id), catalogue.country(EVERYWHERE)) if c is not None]
    chosen: dict[str, Line] = {}
    for audience in dict.fromkeys(audiences):
        # A line for anyone in the whole world helps nobody in particular.
        where = places if audience != "anyone" else places[:-1]
        serving = [(c, line) for c in where for line in c.help_lines if _serves(line, audience, child=child)]
        if audience == "crisis":
            # A line for this alone, where there is one, comes to nobody as the wrong door.
            serving = [s for s in serving if s[1].audience[0] == "crisis"] or serving
        # Of those who handed the program over first, then of the country, then those whose number is sure,
        # then those that are open at any hour, then those for whom this is the main thing, then those that
        # can be called.
        serving.sort(
            key=lambda found: (
                not isinstance(found[1], GivenLine),
                found[0].id == EVERYWHERE,
                # A child finds the line that is there for children before one that serves them too.
                child and audience == "children" and found[1].audience[0] != audience,
                found[1].status == "unverified",
                not always_open(found[1].hours),
                found[1].audience.index(audience),
                not found[1].phone,
            )
        )
        for country, line in serving[:LINES_PER_AUDIENCE]:
            made = _line(country, line, audience)
            if made.number and made.name not in {known.name for known in chosen.values()}:
                chosen.setdefault(made.id, made)
    return tuple(chosen.values())[:MOST_LINES]


def _child(answers: Answers) -> bool:
    """Tell whether it is about someone under 18 today."""
    return answers.under_18 is True and answers.adult_now is not True


def _gives_away(answers: Answers) -> frozenset[Audience]:
    """Return whose lines are not named at first: a name on the screen could tell what must stay secret.

    They stay in the room of help lines. Lines for images are named only where there are images.
    """
    if "outing" not in answers.what and "secret" not in answers.exposed:
        return frozenset()
    about_images = "images" in answers.exposed or any("images" in what for what in answers.what)
    quiet: set[Audience] = set() if about_images else {"image-abuse"}
    if answers.watched != "no":
        quiet.add("lgbtq")
    return frozenset(quiet)


def _audiences(catalogue: Catalogue, answers: Answers, items: Iterable[Item]) -> Iterator[Audience]:
    if answers.danger == "from-myself":
        yield "crisis"
    for item in items:
        yield from item.help_lines
    if _child(answers):
        yield "children"
    for scenario in sorted(catalogue.scenarios, key=lambda s: (s.order, s.id)):
        if scenario.id in answers.what:
            yield from scenario.help_lines
    # Last those for anyone to whom a wrong was done: there is one nearly everywhere.
    yield "anyone"


def _crisis_first(catalogue: Catalogue, country_id: str | None) -> tuple[Line, ...]:
    """Return the lines that are there for this alone; where the country has none, what there is."""
    country = catalogue.country(country_id)
    own = [h for h in country.help_lines if h.audience[0] == "crisis"] if country is not None else []
    if country is None or not own:
        return lines_for(catalogue, country_id, ("crisis",))[:1]
    return tuple(_line(country, h, "crisis") for h in own[:LINES_PER_AUDIENCE])


def given_lines(catalogue: Catalogue) -> tuple[Line, ...]:
    """Return the lines of those who handed the program over; they are named whatever is happening."""
    country = catalogue.country(EVERYWHERE)
    if country is None:
        return ()
    given = [line for line in country.help_lines if isinstance(line, GivenLine)]
    return tuple(_line(country, line, line.audience[0]) for line in given)


def _with_given(catalogue: Catalogue, answers: Answers, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Put the given lines before the others; only a crisis line that is needed now stands before them.

    Where that makes too many, others go from the end, and crisis lines stay.
    """
    given = given_lines(catalogue)
    if not given:
        return lines
    urgent = lines[:1] if answers.danger == "from-myself" else ()
    placed = {line.id for line in (*urgent, *given)}
    rest = [line for line in lines if line.id not in placed]
    while len(urgent) + len(given) + len(rest) > MOST_LINES and any(x.kind != "crisis" for x in rest):
        rest.remove(next(x for x in reversed(rest) if x.kind != "crisis"))
    return (*urgent, *(line for line in given if line not in urgent), *rest)[:MOST_LINES]


def help_here(catalogue: Catalogue, answers: Answers, shown: Iterable[Item]) -> Help:
    """Return who can be called, for the plan as it is shown. A crisis line is always among them."""
    country = catalogue.country(answers.country)
    child = _child(answers)
    quiet = _gives_away(answers)
    wanted = (a for a in _audiences(catalogue, answers, shown) if a not in quiet)
    lines = lines_for(catalogue, answers.country, wanted, child=child)
    if not any(line.kind == "crisis" for line in lines):
        # A country may have one for each of its languages.
        crisis = _crisis_first(catalogue, answers.country)
        lines = (*lines[: MOST_LINES - len(crisis)], *crisis)
    lines = _with_given(catalogue, answers, lines)
    return Help(
        country=answers.country,
        emergency=tuple(_numbers(country)) if country else (),
        notes=tuple(_notes(country)) if country else (),
        lines=lines,
    )


#: Whose number is worth keeping in one's head where the danger is close.
KEPT_IN_MIND: frozenset[Audience] = frozenset({"domestic-violence", "stalking", "women"})


def with_a_number(items: Iterable[Item], first: Item | None, found: Help) -> tuple[Item, ...]:
    """Return the items, the first with one number to keep in one's head.

    Whoever has to close the page at once, or may keep no paper, takes one number along, not a list.

    Args:
        items: of the plan, in their order.
        first: the one that is shown first; None leaves all as they are.
        found: who can be called.
    """
    line = next((x for x in found.lines if x.kind in KEPT_IN_MIND and x.number[:1] in "+0123456789"), None)
    if first is None or line is None:
        return tuple(items)
    words = message("help", "One number to keep in your head: {number}", number=line.number)
    after = message("help", "When it is over, one call: {number}", number=line.number)

    def told(item: Item) -> Item:
        if item.id != first.id:
            return item
        if EVERYTHING in item.gates:
            # In danger it is the emergency number that counts.
            return dataclasses.replace(item, notes=(*item.notes, after))
        return dataclasses.replace(item, cautions=(*item.cautions, words))

    return tuple(map(told, items))
