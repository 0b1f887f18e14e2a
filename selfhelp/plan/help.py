"""Who can be called: the emergency numbers and the help lines of the person's country that fit the plan."""

import dataclasses
from collections.abc import Iterable, Iterator

from selfhelp.case.model import Answers
from selfhelp.catalogue.model import EVERYWHERE, Audience, Catalogue, Country, GivenLine, HelpLine
from selfhelp.catalogue.text import said
from selfhelp.language import Message, message
from selfhelp.plan.gates import EVERYTHING
from selfhelp.plan.hours import always_open
from selfhelp.plan.lines import (
    LINES_PER_AUDIENCE,
    MOST_LINES,
    both_sexes,
    callable_lines,
    gives_away,
    is_child,
    line_of,
    lines_for,
)
from selfhelp.plan.model import Help, Item, Line, Number
from selfhelp.plan.short import is_tired

#: More than any country has: what is cut is cut after the crisis line has its place.
MOST_OF_ALL = 100


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


def _warnings(country: Country) -> Iterator[Message]:
    if country.emergency is not None and country.emergency.warning:
        yield said(f"countries/{country.id.lower()}:emergency.warning", country.emergency.warning)


def _notes(country: Country, answers: Answers) -> Iterator[Message]:
    emergency = country.emergency
    quiet = answers.danger in ("from-others", "from-myself") or answers.police == "no"
    if emergency is not None and emergency.police_not_urgent and not quiet:
        # Where the police are not safe, and in danger, one number more would only be in the way.
        number = emergency.police_not_urgent
        yield message("help", "The police, where it is not urgent: {number}", number=number)
    key = f"countries/{country.id.lower()}:emergency"
    if country.emergency is not None:
        if country.emergency.text:
            yield said(f"{key}.text", country.emergency.text)
        if country.emergency.note:
            yield said(f"{key}.note", country.emergency.note)


def _audiences(catalogue: Catalogue, answers: Answers, items: Iterable[Item]) -> Iterator[Audience]:
    if answers.danger == "from-myself":
        yield "crisis"
    if "journalist" in answers.community:
        yield "journalists"
    for item in items:
        yield from item.help_lines
    if is_child(answers):
        yield "children"
    for scenario in sorted(catalogue.scenarios, key=lambda s: (s.order, s.id)):
        if scenario.id in answers.what:
            yield from scenario.help_lines
    # Last those for anyone to whom a wrong was done: there is one nearly everywhere.
    yield "anyone"


def _crisis(catalogue: Catalogue, country_id: str | None) -> tuple[Line, ...]:
    """Return the lines that are there for this alone; where the country has none, what there is."""
    country = catalogue.country(country_id)
    own = [h for h in country.help_lines if h.audience[0] == "crisis"] if country is not None else []
    if country is None or not own:
        return lines_for(catalogue, country_id, ("crisis",))[:1]
    # A country may have one for each of its languages.
    return tuple(line_of(country, h, "crisis") for h in own[:LINES_PER_AUDIENCE])


def given_lines(catalogue: Catalogue) -> tuple[Line, ...]:
    """Return the lines of those who handed the program over; they are named whatever is happening."""
    country = catalogue.country(EVERYWHERE)
    if country is None:
        return ()
    given = [line for line in country.help_lines if isinstance(line, GivenLine)]
    return tuple(line_of(country, line, line.audience[0]) for line in given)


def _with_given(catalogue: Catalogue, answers: Answers, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Put the given lines before the others; only a crisis line that is needed now stands before them.

    Where that makes too many, others go from the end; every given line stays, and one crisis line.
    """
    given = given_lines(catalogue)
    if not given:
        return lines
    urgent = lines[:1] if answers.danger == "from-myself" else ()
    placed = {line.id for line in (*urgent, *given)}
    rest = [line for line in lines if line.id not in placed]
    while len(urgent) + len(given) + len(rest) > MOST_LINES and any(x.kind != "crisis" for x in rest):
        rest.remove(next(x for x in reversed(rest) if x.kind != "crisis"))
    shown = (*urgent, *(line for line in given if line not in urgent))
    # However many are given, there is one to call for whoever can't go on: one more than usual, if need be.
    return (*shown, *rest[: max(MOST_LINES - len(shown), 0 if urgent else 1)])


def help_here(catalogue: Catalogue, answers: Answers, shown: Iterable[Item], *, alone: bool = False) -> Help:
    """Return who can be called, for the plan as it is shown. A crisis line is always among them.

    Args:
        catalogue: what we know.
        answers: what the person said.
        shown: the things whose lines are wanted.
        alone: only the first line is named, and the crisis line: a screen that is read along tells little.
    """
    wanted_for = list(shown)
    country = catalogue.country(answers.country)
    child = is_child(answers)
    quiet = gives_away(answers)
    wanted = [a for a in _audiences(catalogue, answers, wanted_for) if a not in quiet]
    if answers.danger == "from-myself" and any(EVERYTHING in i.gates for i in wanted_for):
        # Until they are safe nothing on the page invites to look at what happened.
        lines = lines_for(catalogue, answers.country, ("crisis",), child=child)
    elif answers.danger == "from-myself":
        lines = lines_for(catalogue, answers.country, wanted, child=child)
    else:
        # Who did not ask for it finds it last, and always.
        crisis = _crisis(catalogue, answers.country)
        others = lines_for(
            catalogue, answers.country, (a for a in wanted if a != "crisis"), child=child, most=MOST_OF_ALL
        )
        named = {line.id for line in crisis}
        rest = [line for line in others if line.id not in named]
        if is_tired(answers):
            # Who has strength for one thing can call. A form to fill in is for another day.
            rest = [line for line in rest if line.number[:1].isdigit()]
        lines = (*rest[: 1 if alone else MOST_LINES - len(crisis)], *crisis)
    lines = _with_given(catalogue, answers, lines)
    return Help(
        country=answers.country,
        emergency=tuple(_numbers(country)) if country else (),
        warnings=tuple(_warnings(country)) if country else (),
        notes=tuple(_notes(country, answers)) if country else (),
        lines=lines,
    )


#: Whose number is worth keeping in one's head where the danger is close, the nearest first.
KEPT_IN_MIND: tuple[Audience, ...] = ("domestic-violence", "stalking")


#: A call is no secret to whoever sees the phone; said where the line of a call in danger is given for later.
FROM_WHICH_PHONE = message(
    "help", "Make that call from a phone they never held: it can stand in the call list and on the bill."
)


def _for_both(country: str, for_women: HelpLine, for_men: HelpLine) -> tuple[Message, Message]:
    """Return the same for a line for women and one for men; one that closes says when it is open."""
    women, men = for_women.phone or "", for_men.phone or ""
    after = message(
        "help", "When it is over, one call: {women} for women, {men} for men", women=women, men=men
    )
    if for_men.hours is None or always_open(for_men.hours):
        return message(
            "help", "A number to keep in your head: {women} for women, {men} for men", women=women, men=men
        ), after
    return message(
        "help",
        "A number to keep in your head: {women} for women, {men} for men ({hours})",
        women=women,
        men=men,
        hours=said(f"countries/{country.lower()}:help_lines.{for_men.id}.hours", for_men.hours),
    ), after


def _kept_in_mind(catalogue: Catalogue, answers: Answers) -> tuple[Message, Message] | None:
    """Return what is said of the number to keep in one's head: before the steps, and after danger."""
    for audience in KEPT_IN_MIND:
        lines = callable_lines(catalogue, answers, audience)
        pair = both_sexes(lines)
        if pair is not None:
            return _for_both(answers.country or "", *pair)
        if lines:
            number = lines[0].phone or ""
            return (
                message("help", "One number to keep in your head: {number}", number=number),
                message("help", "When it is over, one call: {number}", number=number),
            )
    return None


def with_a_number(
    items: Iterable[Item], first: Item | None, catalogue: Catalogue, answers: Answers
) -> tuple[Item, ...]:
    """Return the items, the first with one number to keep in one's head.

    Whoever has to close the page at once, or may keep no paper, takes one number along, not a list.

    Args:
        items: of the plan, in their order.
        first: the one that is shown first; None leaves all as they are.
        catalogue: what we know.
        answers: what the person said.
    """
    found = _kept_in_mind(catalogue, answers)
    if first is None or found is None:
        return tuple(items)
    words, after = found

    def told(item: Item) -> Item:
        if item.id != first.id:
            return item
        if EVERYTHING in item.gates:
            # In danger it is the emergency number that counts.
            seen = (FROM_WHICH_PHONE,) if answers.watched in ("maybe", "yes") else ()
            return dataclasses.replace(item, notes=(*item.notes, after, *seen))
        return dataclasses.replace(item, cautions=(*item.cautions, words))

    return tuple(map(told, items))
