"""Things to do that belong to no single service, and for whom they are."""

from typing import Annotated

from msgspec import Meta, Struct

from selfhelp.catalogue.model.evidence import Claim
from selfhelp.catalogue.model.kinds import Action, CountryId, Effect, Horizon, Id, Link, Minutes, Room, Text


class NamedLink(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A link with the words a page shows for it."""

    title: Text
    url: Link


class Applies(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """When a task is for this person. An empty list asks nothing; every list that is given must match."""

    scenarios: tuple[Id, ...] = ()
    exposed: tuple[Id, ...] = ()
    who: tuple[Id, ...] = ()
    watched: tuple[Id, ...] = ()
    countries: tuple[CountryId, ...] = ()
    except_countries: tuple[CountryId, ...] = ()
    services: tuple[Id, ...] = ()
    danger: bool | None = None


class Task(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One thing to do that belongs to no single service."""

    id: Id
    title: Text
    why: Text
    when: Horizon
    room: Room
    weight: Annotated[int, Meta(ge=0, le=100)]
    minutes: Minutes
    actions: tuple[Action, ...] = ()
    effects: tuple[Effect, ...] = ()
    effect_note: Text | None = None
    steps: tuple[Text, ...] = ()
    links: tuple[NamedLink, ...] = ()
    after: tuple[Id, ...] = ()
    saves_evidence: bool = False
    applies: Applies = Applies()
    note: Text | None = None
