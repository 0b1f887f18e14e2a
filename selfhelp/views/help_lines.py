"""What the room of help lines shows: numbers of a country, the lines that fit first, the unproved last."""

import datetime as dt
from dataclasses import dataclass

from selfhelp.case.model import Case
from selfhelp.catalogue.model import EVERYWHERE, Audience, Catalogue, Country, GivenLine, HelpLine
from selfhelp.catalogue.text import said
from selfhelp.catalogue.trust import Trust, trust_of
from selfhelp.language import Message
from selfhelp.plan.hours import is_open_there
from selfhelp.plan.lines import is_child


@dataclass(frozen=True, slots=True)
class LineState:
    """One help line. ``open_now`` is None where nobody can say; ``proved``: something confirms it."""

    id: str
    name: str
    what: Message
    phone: str
    sms: Message | None
    email: str
    url: str
    hours: Message | None
    free: bool
    note: Message | None
    open_now: bool | None
    proved: bool
    trust: Trust


@dataclass(frozen=True, slots=True)
class HelpState:
    """The room for a country.

    Attributes:
        country: the entry with the emergency numbers; None before one is chosen.
        given: lines of those who handed the program over, before all others; ``given_by`` is their name.
        fitting: lines for what is happening, of the country first.
        others: the other lines of the country.
        everywhere: the other lines that serve every country.
        unproved: lines that nothing confirms, shown last and said so.
    """

    country: Country | None
    country_name: Message | None
    given: tuple[LineState, ...]
    given_by: str
    fitting: tuple[LineState, ...]
    others: tuple[LineState, ...]
    everywhere: tuple[LineState, ...]
    unproved: tuple[LineState, ...]

    @property
    def nothing_nearer(self) -> bool:
        """Whether lines that serve every country are all there is: then they are not folded away."""
        return bool(self.everywhere) and not (self.given or self.fitting or self.others)


def wanted(catalogue: Catalogue, case: Case) -> dict[str, int]:
    """Return the audiences that fit the answers, each with its rank, the best first."""
    found: list[Audience] = []
    answers = case.answers
    if answers.danger not in (None, "no"):
        found.append("crisis")
    if is_child(answers):
        found.append("children")
    for scenario in sorted(catalogue.scenarios, key=lambda s: (s.order, s.id)):
        if scenario.id in answers.what:
            found += scenario.help_lines
    return {audience: rank for rank, audience in enumerate(dict.fromkeys(found))}


def _line(
    country: Country, line: HelpLine, catalogue: Catalogue, now: dt.datetime, *, here: bool
) -> LineState:
    key = f"countries/{country.id.lower()}:help_lines.{line.id}"
    return LineState(
        id=f"{country.id.lower()}-{line.id}",
        name=line.name,
        what=said(f"{key}.what", line.what),
        phone=line.phone or "",
        sms=said(f"{key}.sms", line.sms) if line.sms else None,
        email=line.email or "",
        url=line.url or "",
        hours=said(f"{key}.hours", line.hours) if line.hours else None,
        free=bool(line.free),
        note=said(f"{key}.note", line.note) if line.note else None,
        open_now=is_open_there(line.hours, now, here=here),
        proved=line.status != "unverified",
        trust=trust_of(line, catalogue, now.date()),
    )


def help_state(
    catalogue: Catalogue, case: Case, country_id: str, now: dt.datetime, *, here: bool
) -> HelpState:
    """Return the room.

    Args:
        catalogue: what we know.
        case: for the kinds of help that fit.
        country_id: whose lines to show, or empty.
        now: the moment on this computer.
        here: whether this computer's clock is that of the country.
    """
    kinds = wanted(catalogue, case)
    country = catalogue.country(country_id)
    everywhere = catalogue.country(EVERYWHERE)
    places = [c for c in (country, everywhere if everywhere is not country else None) if c is not None]
    found: list[tuple[tuple[object, ...], bool, Country, LineState]] = []
    given: list[LineState] = []
    given_by = ""
    for place in places:
        for line in place.help_lines:
            if isinstance(line, GivenLine):
                # Nobody says in which country they sit, so this computer's clock says nothing of their hours.
                given.append(_line(place, line, catalogue, now, here=False))
                given_by = line.by
                continue
            ranks = [kinds[a] for a in line.audience if a in kinds]
            state = _line(place, line, catalogue, now, here=here and place is country)
            opens = {True: 0, None: 1, False: 2}[state.open_now]
            key = (
                place.id == EVERYWHERE,
                min(ranks, default=99),
                opens,
                not state.phone,
                line.name.casefold(),
            )
            found.append((key, bool(ranks), place, state))
    found.sort(key=lambda f: f[0])
    proved = [f for f in found if f[3].proved]
    return HelpState(
        country=country,
        country_name=said(f"countries/{country.id.lower()}:name", country.name) if country else None,
        given=tuple(given),
        given_by=given_by,
        fitting=tuple(s for _k, fits, _p, s in proved if fits),
        others=tuple(s for _k, fits, p, s in proved if not fits and p.id != EVERYWHERE),
        everywhere=tuple(s for _k, fits, p, s in proved if not fits and p.id == EVERYWHERE),
        unproved=tuple(s for _k, _f, _p, s in found if not s.proved),
    )
