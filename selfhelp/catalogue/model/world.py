"""What surrounds the services: sign-ins of other sites, events, and what is not covered."""

import datetime as dt
from typing import Annotated

from msgspec import Meta, Struct

from selfhelp.catalogue.model.evidence import Claim
from selfhelp.catalogue.model.kinds import Id, Link, Method, Text

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
