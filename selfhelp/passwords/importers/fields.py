"""The password, user name and address of an item that is a list of labelled fields, as in JSON and XML."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from selfhelp.passwords.importers.records import Secret
from selfhelp.passwords.importers.roles import is_address, is_password_label, role_of


@dataclass(frozen=True, slots=True)
class Labelled:
    """One field: what it is called, what it holds, and the section of the item it stands in."""

    label: str
    value: str = field(repr=False)
    section: str = ""


def passwords_in(fields: Iterable[Labelled]) -> list[Secret]:
    """Return the fields that hold passwords, each with the user name and address of its own section."""
    everything = [one for one in fields if one.value.strip()]
    found = []
    for one in everything:
        if is_password_label(one.label):
            near = [other for other in everything if other.section == one.section]
            found.append(Secret(one.label, one.value, value_of(near, "username"), _address_in(near)))
    return found


def _address_in(near: Iterable[Labelled]) -> str:
    """Return the address that stands beside a password."""
    return next((one.value for one in near if role_of(one.label) == "site" and is_address(one.value)), "")


def value_of(fields: Iterable[Labelled], role: str) -> str:
    """Return the first value whose label has a role; else nothing."""
    return next((one.value for one in fields if role_of(one.label) == role and one.value.strip()), "")
