"""What the page for danger shows: one number, then at most two lines, by kind and by being open now."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selfhelp.answers import Danger
from selfhelp.case.model import Answers
from selfhelp.catalogue.model import EVERYWHERE, Audience, Catalogue, Country, GivenLine, HelpLine
from selfhelp.catalogue.text import said
from selfhelp.language import Message, message
from selfhelp.plan.hours import is_open_there
from selfhelp.plan.lines import is_child

#: Lines beside the emergency number that are in view; the others are folded.
IN_VIEW = 2
#: A line that also serves these is made for them; it never stands for the general line of another kind.
FOR_FEW: frozenset[Audience] = frozenset({"image-abuse", "lgbtq", "children", "identity-theft", "men"})
_NEAR = ("live-with", "ex", "family")


@dataclass(frozen=True, slots=True)
class DangerLine:
    """One help line as a card shows it.

    Attributes:
        open_now: whether it is open at this hour; None where its hours are not known.
        unsure: nothing we can show confirms it.
    """

    id: str
    name: str
    what: Message
    number: str
    sms: Message | None
    hours: Message | None
    kind: Audience
    open_now: bool | None
    unsure: bool


@dataclass(frozen=True, slots=True)
class DangerState:
    """The page, in words.

    Attributes:
        number: to call first; empty where the country is not known.
        others: further numbers of the country, such as "Ambulance" and 112.
        facts: what to know about the number: text messages, silent calls.
        lines: at most two; a crisis line is always among them where the country has one.
        more: the rest, folded.
        listening: whether the people who listen stand before the emergency number.
        advice: what to do meanwhile, one short sentence each.
    """

    title: Message
    intro: Message
    country: str
    number: str
    others: tuple[tuple[Message, str], ...]
    facts: tuple[Message, ...]
    lines: tuple[DangerLine, ...]
    more: tuple[DangerLine, ...]
    listening: bool
    advice: tuple[Message, ...]


def _kinds(answers: Answers, danger: Danger | None) -> tuple[Audience, ...]:
    """Return which lines are looked for, the most wanted first; the crisis line always stands among them."""
    if danger == "from-myself":
        return ("crisis",)
    near: tuple[Audience, ...] = ("domestic-violence",)
    if answers.who in (*_NEAR, None, "unsure"):
        kinds: tuple[Audience, ...] = near
    elif "stalking" in answers.what:
        # Few countries have a line for that alone; whoever is followed is not left without any.
        kinds = ("stalking", "crime", *near)
    else:
        kinds = ("crime", "stalking", *near)
    return (*kinds, "crisis")


def _face(country: Country, line: HelpLine, kind: Audience, now: dt.datetime) -> DangerLine:
    key = f"countries/{country.id.lower()}:help_lines.{line.id}"
    # Who serves every country, or handed the program over, keeps the hours of some place that is not known.
    here = country.id != EVERYWHERE and not isinstance(line, GivenLine)
    return DangerLine(
        id=line.id,
        name=line.name,
        what=said(f"{key}.what", line.what),
        number=line.phone or "",
        sms=said(f"{key}.sms", line.sms) if line.sms else None,
        hours=said(f"{key}.hours", line.hours) if line.hours else None,
        kind=kind,
        open_now=is_open_there(line.hours, now, here=here),
        unsure=line.status == "unverified",
    )


def _rank(line: DangerLine) -> tuple[int, bool, bool]:
    order = {True: 0, None: 1, False: 2}
    return (order[line.open_now], not line.number, line.unsure)


def _is_for_few(line: HelpLine, kind: Audience) -> bool:
    """Tell whether a line is made for people this person may not be, such as LGBTQ youth."""
    return kind not in FOR_FEW and not FOR_FEW.isdisjoint(line.audience)


def _found(
    places: Iterable[Country], kind: Audience, now: dt.datetime, *, everyone: bool | None = None
) -> Iterator[DangerLine]:
    """Yield the lines of a kind, the best to call now first.

    Args:
        places: the country, then what serves every country.
        kind: whom they serve.
        now: local time of the person.
        everyone: True for those that serve anyone of that kind, False for those made for a few; None for all.
    """
    for country in places:
        serving = [x for x in country.help_lines if kind in x.audience and (x.phone or x.sms)]
        if everyone is not None:
            serving = [x for x in serving if _is_for_few(x, kind) is not everyone]
        # Lines whose first purpose it is come before those that serve these people too.
        serving.sort(key=lambda x: (_is_for_few(x, kind), x.audience[0] != kind))
        yield from sorted((_face(country, x, kind, now) for x in serving), key=_rank)


def _first(places: list[Country], kinds: Iterable[Audience], now: dt.datetime) -> DangerLine | None:
    """Return the line to call first: sure and open before unsure, for anyone before for a few."""
    for everyone in (True, False):
        lines = [line for kind in kinds for line in _found(places, kind, now, everyone=everyone)]
        # A kind that is wanted more comes first, unless its line is closed or may be gone.
        lines.sort(key=lambda line: line.open_now is False or line.unsure)
        if lines:
            return lines[0]
    return None


def _chosen(
    places: list[Country], kinds: tuple[Audience, ...], now: dt.datetime, *, child: bool
) -> tuple[tuple[DangerLine, ...], tuple[DangerLine, ...]]:
    by_kind = [list(_found(places, kind, now)) for kind in kinds]
    chosen: dict[str, DangerLine] = {}
    listener = _first(places, kinds[-1:], now)
    crisis = [listener] if listener else []
    first = _first(places, kinds[:-1], now)
    if child and first is None:
        first = next(iter(_found(places, "children", now)), None)
    for line in (*([first] if first else []), *crisis):
        chosen.setdefault(line.id, line)
    rest = [line for lines in reversed(by_kind) for line in lines]
    for line in rest:
        if len(chosen) < IN_VIEW:
            chosen.setdefault(line.id, line)
    more = {line.id: line for line in rest if line.id not in chosen}
    return tuple(chosen.values())[:IN_VIEW], tuple(more.values())


def _others(country: Country, main: str) -> tuple[tuple[Message, str], ...]:
    emergency = country.emergency
    if emergency is None:
        return ()
    named = (
        (message("help", "Police"), emergency.police),
        (message("help", "Ambulance"), emergency.ambulance),
        (message("help", "Fire"), emergency.fire),
    )
    return tuple((name, number) for name, number in named if number and number != main)


def emergency_number(country: Country | None) -> str:
    """Return the one number to call first in a country; empty where none is known."""
    emergency = country.emergency if country is not None else None
    return (emergency.general or emergency.police or "") if emergency is not None else ""


def danger_state(
    catalogue: Catalogue, answers: Answers, country_id: str, danger: Danger | None, now: dt.datetime
) -> DangerState:
    """Return what to draw.

    Args:
        catalogue: what we know.
        answers: what was said so far.
        country_id: the person's country, or a guess; empty where there is none.
        danger: what they said about it; None where they went straight to this page.
        now: local time, for the lines that are open.
    """
    country = catalogue.country(country_id) if country_id else None
    places = [c for c in (country, catalogue.country(EVERYWHERE)) if c is not None]
    question = "danger-myself" if danger == "from-myself" else "danger-help"
    page = next((q for q in catalogue.questions if q.id == question), None)
    emergency = country.emergency if country is not None else None
    number = emergency_number(country)
    facts: list[Message] = []
    if country is not None and emergency is not None:
        key = f"countries/{country.id.lower()}:emergency"
        # How to call without a word stands before what takes preparing.
        facts += [said(f"{key}.note", emergency.note)] if emergency.note else []
        facts += [said(f"{key}.text", emergency.text)] if emergency.text else []
        facts += [said(f"{key}.warning", emergency.warning)] if emergency.warning else []
    lines, more = _chosen(places, _kinds(answers, danger), now, child=is_child(answers))
    return DangerState(
        title=said(f"questions/{question}:title", page.title) if page else message("danger", "Call for help"),
        intro=said(f"questions/{question}:intro", page.intro) if page else message("danger", "Call now."),
        country=country.id if country is not None else "",
        number=number,
        others=_others(country, number) if country is not None else (),
        facts=tuple(facts),
        lines=lines,
        more=more,
        listening=danger == "from-myself",
        advice=tuple(
            said(f"questions/{question}:page.{n}", words)
            for n, words in enumerate(page.page if page else (), start=1)
        ),
    )
