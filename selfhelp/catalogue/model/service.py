"""Everything about one service: its settings, report routes, ways back in and out."""

from typing import Annotated

from msgspec import Meta, Struct

from selfhelp.catalogue.model.evidence import Claim
from selfhelp.catalogue.model.kinds import (
    Action,
    AsksFor,
    Device,
    Effect,
    Guards,
    Id,
    Link,
    Method,
    Minutes,
    ServiceKind,
    Text,
)


class Path(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """How to reach a setting on one kind of device: one action a step, labels as the site shows them."""

    device: Device
    steps: Annotated[tuple[Text, ...], Meta(min_length=1)]


class Setting(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One privacy setting: what to choose, why, what it may set off, and how to get there."""

    id: Id
    title: Text
    recommended: Text
    why: Text
    guards: tuple[Guards, ...]
    action: Action | None = None
    minutes: Minutes = 2
    effects: tuple[Effect, ...] = ()
    effect_note: Text | None = None
    link: Link | None = None
    paths: Annotated[tuple[Path, ...], Meta(min_length=1)]


class Report(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One way to ask a service to take something down or to act against an account.

    ``minor_images`` says whether the route is fit for an image of someone under 18. ``link_for_adults`` keeps
    the page of a route that is fit from someone under 18: it leads on to services for adults.
    """

    id: Id
    title: Text
    covers: Annotated[tuple[Id, ...], Meta(min_length=1)]
    steps: Annotated[tuple[Text, ...], Meta(min_length=1)]
    link: Link | None = None
    action: Action = "report"
    needs_account: bool | None = None
    minor_images: bool | None = None
    link_for_adults: bool = False
    asks_for: tuple[AsksFor, ...] = ()
    minutes: Minutes = 5
    effects: tuple[Effect, ...] = ()
    note: Text | None = None
    follow_up_days: Annotated[int, Meta(ge=1, le=90)] = 7


class Recovery(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """How to get a hacked or locked account back."""

    steps: Annotated[tuple[Text, ...], Meta(min_length=1)]
    link: Link | None = None
    action: Action = "recover"
    asks_for: tuple[AsksFor, ...] = ()
    minutes: Minutes = 15
    effects: tuple[Effect, ...] = ()
    after: tuple[Text, ...] = ()
    note: Text | None = None
    follow_up_days: Annotated[int, Meta(ge=1, le=90)] = 2


class TwoFactor(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Which second steps a service takes, strongest first, and how to turn them on."""

    methods: Annotated[tuple[Method, ...], Meta(min_length=1)]
    steps: Annotated[tuple[Text, ...], Meta(min_length=1)]
    link: Link | None = None
    documentation: Link | None = None
    backup: Text | None = None
    note: Text | None = None
    action: Action = "turn-on-two-step"
    minutes: Minutes = 10
    effects: tuple[Effect, ...] = ()


class Sessions(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Where a service lists the devices that are signed in, and how to sign others out."""

    steps: Annotated[tuple[Text, ...], Meta(min_length=1)]
    link: Link | None = None
    action: Action = "sign-out"
    minutes: Minutes = 5
    effects: tuple[Effect, ...] = ()
    note: Text | None = None


class Connected(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Where a service lists the apps and sites that may read or use the account."""

    steps: tuple[Text, ...] = ()
    link: Link | None = None
    action: Action = "disconnect"
    minutes: Minutes = 5
    effects: tuple[Effect, ...] = ()
    note: Text | None = None


class DataDownload(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """How to take a copy of what a service holds: worth having before anything is closed or deleted."""

    steps: tuple[Text, ...] = ()
    link: Link | None = None
    action: Action = "save"
    minutes: Minutes = 10
    effects: tuple[Effect, ...] = ()
    note: Text | None = None


class Close(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """How to close an account, and what is lost with it, proof included."""

    destroys: Text
    steps: tuple[Text, ...] = ()
    link: Link | None = None
    action: Action = "close-account"
    minutes: Minutes = 10
    effects: tuple[Effect, ...] = ()
    note: Text | None = None


class Service(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Everything about one service, in one file."""

    id: Id
    name: Annotated[str, Meta(min_length=1)]
    kind: ServiceKind
    domains: tuple[str, ...]
    aliases: tuple[Annotated[str, Meta(min_length=1)], ...] = ()
    shows: Text | None = None
    importance: Annotated[int, Meta(ge=1, le=100)] = 50
    resets_others: bool = False
    settings: tuple[Setting, ...] = ()
    reports: tuple[Report, ...] = ()
    recovery: Recovery | None = None
    two_factor: TwoFactor | None = None
    sessions: Sessions | None = None
    connected: Connected | None = None
    data_download: DataDownload | None = None
    close: Close | None = None
    change_password: Link | None = None
    notes: tuple[Text, ...] = ()
