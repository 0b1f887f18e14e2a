"""The whole catalogue as documented JSON, with a JSON Schema, attribution and licence."""

import datetime as dt
import json
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from selfhelp.catalogue.model import Catalogue, Source

LICENCE = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
ATTRIBUTION = "selfhelp catalogue, by the selfhelp contributors, CC BY 4.0"
FORMAT = 2
#: What each kind is, for those who read the JSON and not the program.
KINDS_SAY = {
    "services": "One service: settings, report routes, recovery, sessions, second step, apps, closing",
    "brokers": "One people-search site or data broker and how to be taken off it",
    "scenarios": "One kind of harassment",
    "tasks": "One thing to do that belongs to no single service, and for whom it is",
    "countries": "Emergency numbers, help lines, authorities and rights of one country; INT serves everyone",
    "letters": "Words ready to be sent or said, with named gaps",
    "guides": "A short text on one question",
    "sign-ins": "The second steps of a site that has no entry among the services",
    "events": "A closure, a new name or a launch, with the domains that stop working",
    "not-covered": "A service on which nothing was written yet",
    "questions": "One screen of questions: which answer it sets, and for whom it is asked",
    "rules": "When an item that is made from a service, a people-search site or an account is on the plan",
    "facts": "A condition with a name, which several tasks ask for",
    "groups": "Countries that share a law, by their codes",
    "logins": "Sites that take one login, by their domains",
    "site-kinds": "Sites whose passwords are changed together, in the order of what depends on them",
    "sources": "One document that claims rest on. date: of the text itself, missing when unknown; "
    "collected: when it was read",
}


class Exported(Struct, frozen=True, kw_only=True):
    """The shape of the file."""

    format: int
    made: dt.date
    licence: str
    licence_url: str
    attribution: str
    attributions: dict[str, str]
    catalogue: Catalogue


def attributions(catalogue: Catalogue) -> dict[str, str]:
    """Return for each source the words that name it, in the order of the files."""
    return {source.id: _credit(source) for source in catalogue.sources}


def _credit(source: Source) -> str:
    day = f", {source.date.isoformat()}" if source.date else ""
    place = f", {source.url}" if source.url else ""
    return f"{source.title}{day}{place}"


def export(catalogue: Catalogue, made: dt.date) -> str:
    """Return the catalogue as JSON: the same files give the same text."""
    whole = Exported(
        format=FORMAT,
        made=made,
        licence=LICENCE,
        licence_url=LICENCE_URL,
        attribution=ATTRIBUTION,
        attributions=attributions(catalogue),
        catalogue=catalogue,
    )
    plain = {name: _plain(getattr(whole, name)) for name in whole.__struct_fields__}
    plain["catalogue"] = {_folder(name): entries for name, entries in plain["catalogue"].items()}
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def _plain(value: Any) -> Any:
    """Return a value as JSON has it, every field written out, for those who don't know our defaults."""
    if isinstance(value, Struct):
        names = zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
        return {said: _plain(getattr(value, name)) for said, name in names}
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def _folder(field: str) -> str:
    return field.replace("_", "-")


def schema() -> str:
    """Return the JSON Schema (2020-12) of what :func:`export` writes, taken from the shapes themselves."""
    hooked = msgspec.json.schema(Annotated[Exported, Meta(title="selfhelp catalogue")])
    shape = hooked["$defs"]["Catalogue"]
    shape["properties"] = {_folder(name): value for name, value in shape["properties"].items()}
    for kind, says in KINDS_SAY.items():
        shape["properties"][kind]["description"] = says
    hooked = {"$schema": "https://json-schema.org/draft/2020-12/schema", **hooked}
    return json.dumps(hooked, ensure_ascii=False, indent=1) + "\n"
