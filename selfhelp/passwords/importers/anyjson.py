"""Reads JSON of programs without a reader of their own: records whose keys, or whose fields, name a password.

Blur, Passman, Passky, Psono, Avast, F-Secure, Nextcloud Passwords, Padlock, Clipperz and many others write
such records, in lists and in folders of lists. A key must be called password by its whole name.
"""

from collections.abc import Iterator

from selfhelp.passwords.importers.fields import Labelled, passwords_in, value_of
from selfhelp.passwords.importers.jsonfiles import entries, string
from selfhelp.passwords.importers.records import Secret, Tally
from selfhelp.passwords.importers.roles import Role, by_role, is_password_label, plain, spaced
from selfhelp.passwords.model import Imported

NAME = "json"
_DEEPEST = 12
#: Where items keep lists of labelled fields.
_LISTS = ("fields", "custom_fields", "customFields")
_LABELS = ("label", "name", "title", "key", "fieldName")
_DELETED = ("deleted", "trashed", "delete_time", "deletedAt", "deleted_date", "trash")
_NOTHING = "undefined"
#: Beside another name of a user, this is whose vault it is (Passman).
_OWNER = frozenset(("user id", "userid"))
#: Stands before each tag in a title of Clipperz.
_TAG = "\ue009"
#: Keys that only one program writes, and what its files are called.
_PROGRAMS = (
    ("dntmeExport", "blur"),
    ("credential_id", "passman"),
    ("website_password_password", "psono"),
    ("application_password_password", "psono"),
)


def read(document: object, name: str) -> Imported | None:
    """Read the document, or return None when it does not hold logins."""
    tally = Tally()
    named = 0
    records = list(_records(document, 0))
    for record in records:
        named += _count(tally, record)
    if not records or named * 2 < len(records):
        return None
    return tally.imported(_name(document, records), name)


def _name(document: object, records: list[dict[str, object]]) -> str:
    keys = {*records[0], *(document if isinstance(document, dict) else ())}
    return next((program for key, program in _PROGRAMS if key in keys), NAME)


def _records(value: object, depth: int) -> Iterator[dict[str, object]]:
    """Yield the objects that have a password of their own, wherever they stand."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        if "password" in _roles(value) or any(is_password_label(one.label) for one in _labelled(value)):
            yield value
            return
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            if isinstance(one, dict | list):
                yield from _records(one, depth + 1)


def _roles(record: dict[str, object]) -> dict[Role, list[str]]:
    """Return the keys of each role that hold a text or nothing, the most telling first."""
    kind = f"{string(record.get('type'))}_"
    keys = {
        spaced(key.removeprefix(kind) if key != kind[:-1] else key): key
        for key, value in record.items()
        if isinstance(value, str | int | float | None)
    }
    roles = {role: [keys[key] for key in found] for role, found in by_role(tuple(keys)).items()}
    names = roles.get("username", [])
    if not _OWNER.issuperset(map(plain, names)):
        roles["username"] = [name for name in names if plain(name) not in _OWNER]
    return roles


def _labelled(record: dict[str, object]) -> list[Labelled]:
    found = []
    for name in _LISTS:
        held = record.get(name)
        for one in entries(held):
            if isinstance(one, dict):
                label = next((string(one[key]) for key in _LABELS if one.get(key)), "")
                found.append(Labelled(label, string(one.get("value"))))
    version = record.get("currentVersion")
    return found + (_labelled(version) if isinstance(version, dict) else [])


def _count(tally: Tally, record: dict[str, object]) -> bool:
    """Count one record; say whether more than its password is named."""
    roles = _roles(record)
    fields = _labelled(record)
    secrets = passwords_in(fields)

    def text(role: Role) -> str:
        found = (string(record[key]) for key in roles.get(role, ()))
        value = next((one for one in found if one.strip() and one != _NOTHING), "")
        return value or value_of(fields, role)

    sites = [string(record[key]) for key in roles.get("site", ())]
    password = next((string(record[key]) for key in roles.get("password", ()) if record[key]), "")
    tally.add(
        title=text("title").partition(_TAG)[0],
        addresses=[text("site"), *(one for one in sites if one != _NOTHING)],
        username=text("username"),
        password="" if password == _NOTHING else password,
        has_totp=bool(text("totp") or record.get("otp")),
        has_note=bool(text("note")),
        why="deleted" if any(_is_set(record.get(key)) for key in _DELETED) else None,
        more=[Secret(one.label, one.password) for one in secrets],
    )
    return bool(text("title") or text("site") or text("username"))


def _is_set(value: object) -> bool:
    """Say whether a mark stands, as true, a number or a date."""
    return value is True or string(value).casefold() not in {"", "false", "0"}
