"""Records: what happened, by day; what a note needs; what a file shows of itself."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from selfhelp.case.model import Attachment, Case, Incident
from selfhelp.language import Message, message, messages

#: Notes that are drawn at once; more would keep the window from answering.
AT_ONCE = 12
#: Characters of a note that stand in the list; the rest is on its own page.
FOLD_AFTER = 600
#: How a moment is kept in a draft: the order that means the same everywhere (ISO 8601).
MOMENT = "%Y-%m-%d %H:%M"
#: Fields of a note, in the order in which they are asked.
FIELDS = ("what", "where", "who", "link", "kept")

NEEDS_WORDS = message("records", "Write a few words about what happened.")

_KINDS = {
    "image": ("png", "jpg", "jpeg", "gif", "webp", "heic", "bmp", "tif", "tiff"),
    "video": ("mp4", "mov", "mkv", "webm", "avi", "m4v", "3gp"),
    "mail": ("eml", "msg", "mbox"),
    "link": ("html", "htm", "mht", "mhtml", "webarchive", "url"),
}


@dataclass(frozen=True, slots=True)
class FileState:
    """A file of a record: its name, its size in words, its fingerprint, an icon for its kind."""

    id: str
    name: str
    size: Message
    sha256: str
    icon: str


@dataclass(frozen=True, slots=True)
class NoteState:
    """One record in the list. ``line`` are where, from whom, and what was saved, those that are known."""

    id: str
    time: dt.time
    text: str | Message
    line: tuple[str, ...]
    files: tuple[FileState, ...]


@dataclass(frozen=True, slots=True)
class DayState:
    """A day with its records, the newest first."""

    day: dt.date
    count: Message
    notes: tuple[NoteState, ...]


@dataclass(frozen=True, slots=True)
class RecordsState:
    """The list.

    Attributes:
        older: whether there are more than are shown.
        begun: whether a note was begun and not finished.
        not_kept: whether all of it is gone on leaving.
        files: whether any record has a file.
    """

    days: tuple[DayState, ...]
    older: bool
    begun: bool
    not_kept: bool
    files: bool


def size_words(size: int) -> Message:
    """Write a size in bytes as a person reads it, in thousands."""
    if size < 1000:
        return messages("size", "{count} byte", "{count} bytes", size)
    if size < 1_000_000:
        return message("size", "{number} kB", number=round(size / 1000))
    return message("size", "{number} MB", number=f"{size / 1_000_000:.{1 if size < 10_000_000 else 0}f}")


def file_state(file: Attachment) -> FileState:
    """Return what is shown of a file."""
    ending = file.name.rpartition(".")[2].lower()
    icon = next((name for name, endings in _KINDS.items() if ending in endings), "file-text")
    return FileState(file.id, file.name, size_words(file.size), file.sha256, icon)


def _folded(text: str) -> str:
    return text if len(text) <= FOLD_AFTER else text[:FOLD_AFTER].rstrip() + " …"


def _note(incident: Incident) -> NoteState:
    named: str | Message = incident.what or incident.where
    if not named:
        named = message("records", "Without words")
    where = incident.where if incident.what else ""
    return NoteState(
        id=incident.id,
        time=incident.when.astimezone().time(),
        text=_folded(named) if isinstance(named, str) else named,
        line=tuple(part for part in (where, incident.who, incident.kept) if part),
        files=tuple(file_state(file) for file in incident.files),
    )


def records_state(case: Case, *, kept: bool, draft: str, listed: int = AT_ONCE) -> RecordsState:
    """Return the list, the newest day first, each day in this computer's time zone.

    Args:
        case: the case.
        kept: whether it is kept on disk.
        draft: where an unfinished note is kept.
        listed: how many notes are shown.
    """
    shown = case.incidents[:listed]
    days = []
    for day, of_day in groupby(shown, key=lambda i: i.when.astimezone().date()):
        notes = tuple(_note(incident) for incident in of_day)
        days.append(DayState(day, messages("records", "{count} note", "{count} notes", len(notes)), notes))
    return RecordsState(
        days=tuple(days),
        older=len(case.incidents) > listed,
        begun=bool(case.draft(draft)),
        not_kept=not kept,
        files=bool(case.attachments()),
    )


def begun_words(typed: Mapping[str, str], shown: Mapping[str, str], of: str) -> dict[str, str]:
    """Return what is to be kept of a note that was begun; empty where nothing was.

    Args:
        typed: what the form holds.
        shown: what it held when it was drawn.
        of: the id of the note that is changed; empty for a new one.
    """
    if typed == shown:
        return {}
    words = {name: value for name, value in typed.items() if value}
    if set(words) <= {"when"}:
        return {}
    return {**words, "of": of} if of else words


def moment_of(text: str, otherwise: dt.datetime) -> dt.datetime:
    """Read a moment of a draft; another one where it can't be read."""
    try:
        return dt.datetime.strptime(text.strip(), MOMENT).astimezone()
    except (ValueError, OverflowError, OSError):
        return otherwise


def made_note(
    note_id: str, when: dt.datetime, typed: Mapping[str, str], files: Iterable[Attachment] = ()
) -> Incident | Message:
    """Return the note that the form describes, or what is missing.

    Args:
        note_id: its id.
        when: when it happened.
        typed: the fields by name.
        files: that are added to it.
    """
    values = {name: typed.get(name, "").strip() for name in FIELDS}
    added = tuple(files)
    if not values["what"] and not values["where"] and not added:
        return NEEDS_WORDS
    return Incident(id=note_id, when=when, files=added, **values)


def in_groups(fingerprint: str, size: int = 8) -> str:
    """Write a fingerprint in groups, so that it can be compared by eye and fits a narrow window."""
    return " ".join(fingerprint[at : at + size] for at in range(0, len(fingerprint), size))


def find_file(case: Case, file_id: str) -> Attachment | None:
    """Return a file by its id, or None."""
    return next((f for f in case.attachments() if f.id == file_id), None)


def names_in_folder(files: Iterable[Attachment]) -> dict[str, Attachment]:
    """Return files under the names they get in a folder: numbered in order, so that none hides another."""
    named: dict[str, Attachment] = {}
    for number, file in enumerate(files, start=1):
        plain = "".join(c if c.isprintable() and c not in '\\/:*?"<>|' else "_" for c in file.name)
        named[f"{number:03}-{plain.strip(' .') or 'file'}"] = file
    return named


def fingerprints(named: Mapping[str, Attachment]) -> str:
    """Return the list of fingerprints, in the form that ``sha256sum --check`` reads."""
    return "".join(f"{file.sha256}  {name}\n" for name, file in named.items())
