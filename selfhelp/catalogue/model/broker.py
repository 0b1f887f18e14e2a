"""People-search sites and how to be taken off them."""

from typing import Annotated, Literal

from msgspec import Meta

from selfhelp.catalogue.model.evidence import Claim
from selfhelp.catalogue.model.kinds import AsksFor, CountryId, Effect, Id, Link, Minutes, Text


class Broker(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One people-search site: how to ask it to remove a page, what it asks for, what to hold back."""

    id: Id
    name: Annotated[str, Meta(min_length=1)]
    domains: Annotated[tuple[str, ...], Meta(min_length=1)]
    countries: Annotated[tuple[CountryId, ...], Meta(min_length=1)]
    parent: Id | None = None
    covers: tuple[str, ...] = ()
    priority: Literal["first", "high", "normal"] = "normal"
    search: Link | None = None
    opt_out: Link | None = None
    opt_out_email: str | None = None
    method: Literal["form", "email", "account", "phone", "post", "tool", "none"]
    asks_for: tuple[AsksFor, ...] = ()
    hold_back: Text | None = None
    find: Text | None = None
    steps: Annotated[tuple[Text, ...], Meta(min_length=1)]
    caution: Text | None = None
    minutes: Minutes = 10
    effects: tuple[Effect, ...] = ()
    look_again_days: Annotated[int, Meta(ge=1, le=90)] = 14
    recheck_days: Annotated[int, Meta(ge=30, le=400)] = 90
