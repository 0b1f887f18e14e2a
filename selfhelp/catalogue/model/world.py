"""What surrounds the services: sign-ins of other sites, shared logins, events, what is not covered."""

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct

from selfhelp.catalogue.model.evidence import Claim
from selfhelp.catalogue.model.kinds import Id, Link, Method, ServiceKind, Text

Name = Annotated[str, Meta(min_length=1)]
Domain = Annotated[str, Meta(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+\Z")]


class SignIn(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """The second steps of a site that has no service file, strongest first."""

    id: Id
    name: Name
    domains: Annotated[tuple[Domain, ...], Meta(min_length=1)]
    aliases: tuple[Name, ...] = ()
    methods: Annotated[tuple[Method, ...], Meta(min_length=1)]
    documentation: Link | None = None
    recovery: Link | None = None
    change_password: Link | None = None
    note: Text | None = None


class Event(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A closure, a new name or a launch. ``domains`` are addresses that stop working on that day."""

    id: Id
    date: dt.date
    what: Text
    touches: tuple[Annotated[str, Meta(pattern=r"^[a-z-]+/[a-z0-9-]+\Z")], ...] = ()
    domains: tuple[Domain, ...] = ()


class NotCovered(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A service on which nothing was written yet, so that a page can say so and show a general route."""

    id: Id
    name: Name
    aliases: tuple[Name, ...] = ()
    domains: tuple[Domain, ...] = ()
    why: Text


#: What a person would call a site, of its address: ``example`` of ``login.example.co.uk``.
SiteName = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\Z", max_length=63)]
#: Why a password is changed before others.
SiteKindId = Literal["mail", "resets-others", "carrier", "money", "social"]


class Login(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Sites that take one login: an account of one is one of all. A service's id joins them to it."""

    id: Id
    domains: Annotated[tuple[Domain, ...], Meta(min_length=2)]


class SiteKind(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Sites whose passwords are changed together, in the ``order`` of what depends on them.

    ``sites`` are those that no service file tells of; a service counts by its own kind. ``signs`` are words
    in an address that give such a site away. A judgement and no claim: a site that is missing only comes
    later in a list. ``reviewed`` is the day on which someone last went through it.
    """

    id: SiteKindId
    order: Annotated[int, Meta(ge=1)]
    means: Annotated[str, Meta(min_length=10)]
    services: tuple[ServiceKind, ...] = ()
    sites: tuple[SiteName, ...] = ()
    signs: tuple[SiteName, ...] = ()
    reviewed: dt.date
