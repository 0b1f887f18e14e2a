"""The shapes of the catalogue. Every shape is frozen and strict: a field we don't know is an error.

Text fields hold English source text; :mod:`selfhelp.catalogue.text` lists them for translation.
A field that a person reads is declared with :data:`Text`, so that extraction can't miss one.
"""

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct

Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\Z", max_length=60)]
CountryId = Annotated[str, Meta(pattern=r"^[A-Z]{2,3}\Z")]
Link = Annotated[str, Meta(pattern=r"^https://[^\s/@]+(/[^\s]*)?\Z", max_length=400)]
Text = Annotated[str, Meta(min_length=1, extra={"translate": True})]
Label = Annotated[str, Meta(min_length=1, extra={"translate": True, "label": True})]
Minutes = Annotated[int, Meta(ge=1, le=240)]
Revision = Annotated[int, Meta(ge=1)]

Status = Literal["verified", "sourced", "unverified"]
Device = Literal["any", "web", "app", "android", "ios", "computer"]
Horizon = Literal["now", "today", "this-week", "later"]
Effect = Literal[
    "may-alert",
    "destroys-evidence",
    "irreversible",
    "needs-id",
    "needs-call",
    "costs-money",
    "affects-others",
]
Guards = Literal[
    "findability", "contactability", "audience", "location", "tagging", "data-sharing", "session", "family"
]
Room = Literal[
    "accounts",
    "privacy",
    "people-search",
    "passwords",
    "two-factor",
    "report",
    "records",
    "people",
    "help",
    "task",
]
Method = Literal[
    "passkey", "security-key", "authenticator", "app-prompt", "trusted-device", "pin", "sms", "call", "email"
]
AsksFor = Literal[
    "name",
    "email",
    "phone",
    "address",
    "past-address",
    "birth-date",
    "relatives",
    "listing-link",
    "account",
    "id-document",
    "selfie",
    "signature",
    "post-link",
    "account-link",
    "username",
    "statement",
    "images",
    "last-password",
    "device",
    "payment",
]
ServiceKind = Literal[
    "social",
    "messaging",
    "video",
    "forum",
    "mail",
    "device",
    "work",
    "wiki",
    "gaming",
    "dating",
    "money",
    "carrier",
    "shopping",
    "fitness",
    "home",
    "code",
]
Recipient = Literal["family", "employer", "school", "police", "landlord", "bank", "carrier", "site", "friend"]
Audience = Literal[
    "anyone",
    "online-abuse",
    "image-abuse",
    "domestic-violence",
    "stalking",
    "children",
    "crisis",
    "crime",
    "legal",
    "digital-security",
    "identity-theft",
    "lgbtq",
    "women",
    "journalists",
]


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a fact comes from: a title, its date and, where there is one, its address."""

    title: Annotated[str, Meta(min_length=3)]
    date: dt.date | None = None
    url: Link | None = None
    kind: Literal["official", "guide", "data", "law", "background"] = "guide"


class Fact(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every entry carries so that a page can say how far to trust it.

    ``sources`` names keys of the file's ``[sources]`` table. ``checked`` is the date of the newest
    source or of a person's own check. ``revision`` rises when the meaning of the steps changes.
    """

    status: Status
    checked: dt.date
    revision: Revision = 1
    sources: tuple[Id, ...] = ()


class Path(Struct, frozen=True, forbid_unknown_fields=True):
    """How to reach a setting on one kind of device: one action a step, labels as the site shows them."""

    device: Device
    steps: Annotated[tuple[Text, ...], Meta(min_length=1)]


class Setting(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One privacy setting: what to choose, why, what it may set off, and how to get there."""

    id: Id
    title: Text
    recommended: Text
    why: Text
    guards: tuple[Guards, ...]
    minutes: Minutes = 2
    effects: tuple[Effect, ...] = ()
    effect_note: Text | None = None
    link: Link | None = None
    paths: Annotated[tuple[Path, ...], Meta(min_length=1)]


class Report(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One way to ask a service to take something down or to act against an account."""

    id: Id
    title: Text
    covers: Annotated[tuple[Id, ...], Meta(min_length=1)]
    steps: Annotated[tuple[Text, ...], Meta(min_length=1)]
    link: Link | None = None
    needs_account: bool | None = None
    asks_for: tuple[AsksFor, ...] = ()
    minutes: Minutes = 5
    effects: tuple[Effect, ...] = ()
    note: Text | None = None
    follow_up_days: Annotated[int, Meta(ge=1, le=90)] = 7


class Recovery(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How to get a hacked or locked account back."""

    steps: Annotated[tuple[Text, ...], Meta(min_length=1)]
    link: Link | None = None
    asks_for: tuple[AsksFor, ...] = ()
    minutes: Minutes = 15
    effects: tuple[Effect, ...] = ()
    after: tuple[Text, ...] = ()
    note: Text | None = None
    follow_up_days: Annotated[int, Meta(ge=1, le=90)] = 2


class TwoFactor(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which second steps a service takes, strongest first, and how to turn them on."""

    methods: Annotated[tuple[Method, ...], Meta(min_length=1)]
    steps: Annotated[tuple[Text, ...], Meta(min_length=1)]
    link: Link | None = None
    documentation: Link | None = None
    backup: Text | None = None
    note: Text | None = None
    minutes: Minutes = 10


class Sessions(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where a service lists the devices that are signed in, and how to sign others out."""

    steps: Annotated[tuple[Text, ...], Meta(min_length=1)]
    link: Link | None = None
    minutes: Minutes = 5
    effects: tuple[Effect, ...] = ("may-alert",)
    note: Text | None = None


class Service(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything about one service, in one file."""

    id: Id
    name: Annotated[str, Meta(min_length=1)]
    kind: ServiceKind
    domains: tuple[str, ...]
    importance: Annotated[int, Meta(ge=1, le=100)] = 50
    resets_others: bool = False
    settings: tuple[Setting, ...] = ()
    reports: tuple[Report, ...] = ()
    recovery: Recovery | None = None
    two_factor: TwoFactor | None = None
    sessions: Sessions | None = None
    data_download: Link | None = None
    change_password: Link | None = None
    delete_account: Link | None = None
    notes: tuple[Text, ...] = ()
    evidence: dict[Id, Source]


class Broker(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
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
    evidence: dict[Id, Source]


class Scenario(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One kind of harassment, in the words of the first question."""

    id: Id
    title: Text
    summary: Text
    field_name: Text
    order: int
    cautions: tuple[Text, ...] = ()
    keep: tuple[Text, ...] = ()
    evidence: dict[Id, Source]


class Applies(Struct, frozen=True, forbid_unknown_fields=True):
    """When a task is for this person. An empty list asks nothing; every list that is given must match."""

    scenarios: tuple[Id, ...] = ()
    exposed: tuple[Id, ...] = ()
    who: tuple[Id, ...] = ()
    watched: tuple[Id, ...] = ()
    countries: tuple[CountryId, ...] = ()
    except_countries: tuple[CountryId, ...] = ()
    services: tuple[Id, ...] = ()
    danger: bool | None = None


class Task(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing to do that belongs to no single service."""

    id: Id
    title: Text
    why: Text
    when: Horizon
    room: Room
    weight: Annotated[int, Meta(ge=0, le=100)]
    minutes: Minutes
    effects: tuple[Effect, ...] = ()
    effect_note: Text | None = None
    steps: tuple[Text, ...] = ()
    links: tuple["NamedLink", ...] = ()
    after: tuple[Id, ...] = ()
    saves_evidence: bool = False
    applies: Applies = Applies()
    note: Text | None = None
    evidence: dict[Id, Source]


class NamedLink(Struct, frozen=True, forbid_unknown_fields=True):
    """A link with the words a page shows for it."""

    title: Text
    url: Link


class Emergency(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The numbers to call when someone is in danger now, as dialled inside the country."""

    general: str | None = None
    police: str | None = None
    ambulance: str | None = None
    fire: str | None = None
    text: Text | None = None
    police_not_urgent: str | None = None
    note: Text | None = None


class HelpLine(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
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


class Authority(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A public body one can complain to."""

    id: Id
    name: Annotated[str, Meta(min_length=2)]
    what: Text
    url: Link | None = None


class Lever(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A right in law that a request can name."""

    id: Id
    law: Annotated[str, Meta(min_length=2)]
    right: Text
    deadline: Text | None = None
    link: Link | None = None


class Country(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Emergency numbers, help lines, authorities and rights of one country; ``INT`` serves everyone."""

    id: CountryId
    name: Label
    emergency: Emergency | None = None
    help_lines: tuple[HelpLine, ...] = ()
    authorities: tuple[Authority, ...] = ()
    levers: tuple[Lever, ...] = ()
    evidence: dict[Id, Source]


class Letter(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words ready to be sent or said, with named gaps the person fills in."""

    id: Id
    title: Text
    audience: Literal[
        "family", "employer", "school", "police", "landlord", "bank", "carrier", "site", "friend"
    ]
    when_to_use: Text
    subject: Text | None = None
    body: Text
    gaps: dict[Id, Text] = {}
    scenarios: tuple[Id, ...] = ()
    countries: tuple[CountryId, ...] = ()
    caution: Text | None = None
    evidence: dict[Id, Source]


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """One heading of a guide with its paragraphs and, where there are some, steps."""

    title: Text
    paragraphs: tuple[Text, ...] = ()
    steps: tuple[Text, ...] = ()


class Guide(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A short text on one question, such as what is safe to do on a watched device."""

    id: Id
    title: Text
    summary: Text
    sections: Annotated[tuple[Section, ...], Meta(min_length=1)]
    evidence: dict[Id, Source]


class Catalogue(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything at once, each kind sorted by id, so that the order of files never matters."""

    services: tuple[Service, ...] = ()
    brokers: tuple[Broker, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    tasks: tuple[Task, ...] = ()
    countries: tuple[Country, ...] = ()
    letters: tuple[Letter, ...] = ()
    guides: tuple[Guide, ...] = ()

    def service(self, service_id: str) -> Service | None:
        """Return the service with this id, or None."""
        return next((s for s in self.services if s.id == service_id), None)

    def broker(self, broker_id: str) -> Broker | None:
        """Return the people-search site with this id, or None."""
        return next((b for b in self.brokers if b.id == broker_id), None)

    def scenario(self, scenario_id: str) -> Scenario | None:
        """Return the scenario with this id, or None."""
        return next((s for s in self.scenarios if s.id == scenario_id), None)

    def task(self, task_id: str) -> Task | None:
        """Return the task with this id, or None."""
        return next((t for t in self.tasks if t.id == task_id), None)

    def country(self, country_id: str | None) -> Country | None:
        """Return the country with this code, or None."""
        return next((c for c in self.countries if c.id == country_id), None)

    def guide(self, guide_id: str) -> Guide | None:
        """Return the guide with this id, or None."""
        return next((g for g in self.guides if g.id == guide_id), None)


#: The code of the entry whose help lines serve people in every country.
EVERYWHERE = "INT"
