"""Reads JSON exports without trust in their shape: bounded in size and depth, any value of any type.

Which program wrote a file is told by the keys it uses. Two keys that only one program writes are
enough; a file that fits none is refused as another program's.
"""

import re

import msgspec

from selfhelp.passwords.errors import ExportError

#: Each value takes some 60 bytes in memory; exports of 100,000 logins stay below this.
_MOST_VALUES = 6_000_000
#: Keys that only exports have, to tell an export that is cut off from any other JSON.
_EXPORT_KEYS = re.compile(r'"(items|vaults|accounts|records|AUTHENTIFIANT)"\s*:')


def load(text: str, name: str) -> dict[str, object] | list[object]:
    """Parse JSON whose outermost value is an object or a list.

    Raises:
        ExportError: it is too large, cut off, nested without end, or neither.
    """
    if sum(map(text.count, ",[{")) > _MOST_VALUES:
        raise ExportError("too-large", file=name, limit="50")
    # Lone surrogates can't be UTF-8; in JSON they may only stand escaped.
    data = text.encode("utf-8", "replace")
    try:
        document = msgspec.json.decode(data)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        code = "json-broken" if _EXPORT_KEYS.search(text[:100_000]) else "json-other"
        raise ExportError(code, file=name) from None
    if not isinstance(document, dict | list):
        raise ExportError("json-other", file=name)
    return document


def string(value: object) -> str:
    """Return a text as it is and a number as text; nothing for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return str(value)
        except ValueError:  # an integer of thousands of digits
            return ""
    return ""


def entries(value: object) -> list[object]:
    """Return the members of a list, the values of an object, or nothing."""
    if isinstance(value, list):
        return value
    return list(value.values()) if isinstance(value, dict) else []


def inner(value: object, *keys: str) -> object:
    """Follow keys into nested objects; None where there is none."""
    for key in keys:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def strings(value: object) -> list[str]:
    """Return the texts of a list, or one text as a list."""
    if isinstance(value, str):
        return [value]
    return [text for text in map(string, entries(value)) if text]
