"""Reads the personal facts that a password should not be made of: TOML lists, kept in memory only."""

import datetime as dt
import re
from dataclasses import dataclass, fields
from pathlib import Path

from selfhelp.passwords.errors import FactsError
from selfhelp.toml_dots import line_of_dots

_LIMIT_MB = 1


@dataclass(frozen=True, slots=True)
class Facts:
    """What others may know of the person and of those around them. Dates are ISO: ``1987-03-12``."""

    names: tuple[str, ...] = ()
    pets: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


#: The keys of the file, in the order of :class:`Facts`.
KEYS: tuple[str, ...] = tuple(field.name for field in fields(Facts))


def read_facts(path: Path) -> Facts:
    """Read a file of facts. Every key may be missing.

    Raises:
        FactsError: with one sentence that names the file, the place and what to do. No fact is in it.
    """
    import tomllib  # most audits are told no facts

    text = _text(path)
    dots = line_of_dots(text)
    if dots is not None:
        raise FactsError("facts-not-toml", file=path.name, line=str(dots))
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = found[1] if found else str(text.count("\n") + 1)
        raise FactsError("facts-not-toml", file=path.name, line=line) from None
    except RecursionError:
        raise FactsError("facts-not-toml", file=path.name, line="1") from None
    for key in raw:
        if key not in KEYS:
            line = str(_line_of(text, key))
            raise FactsError("facts-unknown-key", file=path.name, line=line, keys=", ".join(KEYS))
    return Facts(**{key: _texts(path.name, key, value) for key, value in raw.items()})


def _text(path: Path) -> str:
    try:
        if path.is_dir():
            raise FactsError("file-is-folder", file=path.name)
        if path.exists() and not path.is_file():
            # A pipe would wait for ever, a device never ends.
            raise FactsError("file-unreadable", file=path.name)
        with path.open("rb") as file:
            data = file.read(_LIMIT_MB * 1_000_000 + 1)
    except FileNotFoundError:
        raise FactsError("file-missing", file=path.name) from None
    except (OSError, ValueError):
        raise FactsError("file-unreadable", file=path.name) from None
    if len(data) > _LIMIT_MB * 1_000_000:
        raise FactsError("facts-too-large", file=path.name, limit=str(_LIMIT_MB))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FactsError("facts-not-text", file=path.name) from None


def _line_of(text: str, key: str) -> int:
    for number, line in enumerate(text.splitlines(), start=1):
        if key in line:
            return number
    return 1


def _texts(file: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise FactsError("facts-not-a-list", file=file, key=key)
    texts: list[str] = []
    for item, entry in enumerate(value, start=1):
        if key == "dates":
            texts.append(_date(file, item, entry))
        elif isinstance(entry, str):
            texts.append(entry.strip())
        elif key == "phones" and isinstance(entry, int) and not isinstance(entry, bool):
            texts.append(str(entry))
        else:
            raise FactsError("facts-not-a-list", file=file, key=key)
    return tuple(dict.fromkeys(text for text in texts if text))


def _date(file: str, item: int, entry: object) -> str:
    """Take a date written as text or as TOML's own date."""
    if isinstance(entry, dt.date):
        return f"{entry.year:04}-{entry.month:02}-{entry.day:02}"
    if isinstance(entry, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", entry.strip(), re.ASCII):
        try:
            return dt.date.fromisoformat(entry.strip()).isoformat()
        except ValueError:
            pass
    raise FactsError("facts-bad-date", file=file, item=str(item))
