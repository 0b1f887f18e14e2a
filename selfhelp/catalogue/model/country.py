"""Emergency numbers, help lines, authorities and rights of one country."""

from typing import Annotated

from msgspec import Meta, Struct

from selfhelp.catalogue.model.evidence import Claim
from selfhelp.catalogue.model.kinds import Audience, CountryId, Id, Label, Link, Text


class Emergency(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """The numbers to call when someone is in danger now, as dialled inside the country."""

    general: str | None = None
    police: str | None = None
    ambulance: str | None = None
    fire: str | None = None
    #: What has to be read before a number is called, such as where a report turns against who makes it.
    warning: Text | None = None
    text: Text | None = None
    police_not_urgent: str | None = None
    note: Text | None = None


class HelpLine(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """People who help, and how to reach them."""

    id: Id
    name: Annotated[str, Meta(min_length=2)]
    audience: Annotated[tuple[Audience, ...], Meta(min_length=1)]
    what: Text
    phone: str | None = None
    sms: Text | None = None
    email: str | None = None
    url: Link | None = None
    hours: Text | None = None
    languages: tuple[str, ...] = ()
    free: bool | None = None
    note: Text | None = None


class GivenLine(HelpLine, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A help line of the organisation that handed the program over; never in a catalogue that is published.

    It stands before all others wherever lines are listed, and ``by`` names the organisation.
    """

    by: str


class Authority(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A public body one can complain to."""

    id: Id
    name: Annotated[str, Meta(min_length=2)]
    what: Text
    url: Link | None = None


class Lever(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A right in law that a request can name."""

    id: Id
    law: Annotated[str, Meta(min_length=2)]
    right: Text
    deadline: Text | None = None
    link: Link | None = None


class Country(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Emergency numbers, help lines, authorities and rights of one country; ``INT`` serves everyone."""

    id: CountryId
    name: Label
    emergency: Emergency | None = None
    help_lines: tuple[HelpLine, ...] = ()
    authorities: tuple[Authority, ...] = ()
    levers: tuple[Lever, ...] = ()
