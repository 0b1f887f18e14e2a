"""The rights a request can name in a country, and the authorities one can complain to."""

import datetime as dt
from dataclasses import dataclass

from selfhelp.catalogue.model import Catalogue
from selfhelp.catalogue.text import said
from selfhelp.catalogue.trust import Trust, trust_of
from selfhelp.language import Message


@dataclass(frozen=True, slots=True)
class Right:
    """A right in law: its name as courts write it, what it gives, and by when they have to answer."""

    id: str
    law: str
    right: Message
    deadline: Message | None
    link: str
    trust: Trust

    @property
    def can_be_named(self) -> bool:
        """Whether a letter may rest on it: nobody should name a law that nothing confirms."""
        return self.trust.sureness != "unverified"


@dataclass(frozen=True, slots=True)
class Office:
    """A public body one can complain to."""

    id: str
    name: str
    what: Message
    link: str
    trust: Trust


@dataclass(frozen=True, slots=True)
class LeversState:
    """What the law of a country gives; ``country`` is its name, None where nothing is written on it."""

    country: Message | None
    rights: tuple[Right, ...]
    offices: tuple[Office, ...]

    @property
    def any(self) -> bool:
        """Whether there is something to show."""
        return bool(self.rights or self.offices)


def levers_state(catalogue: Catalogue, country_id: str | None, today: dt.date) -> LeversState:
    """Return the rights and authorities of a country."""
    country = catalogue.country(country_id)
    if country is None:
        return LeversState(None, (), ())
    key = f"countries/{country.id.lower()}"
    return LeversState(
        country=said(f"{key}:name", country.name),
        rights=tuple(
            Right(
                lever.id,
                lever.law,
                said(f"{key}:levers.{lever.id}.right", lever.right),
                said(f"{key}:levers.{lever.id}.deadline", lever.deadline) if lever.deadline else None,
                lever.link or "",
                trust_of(lever, catalogue, today),
            )
            for lever in country.levers
        ),
        offices=tuple(
            Office(
                office.id,
                office.name,
                said(f"{key}:authorities.{office.id}.what", office.what),
                office.url or "",
                trust_of(office, catalogue, today),
            )
            for office in country.authorities
        ),
    )
