"""Files that are added to records: read in as sealed pieces, given out again as they were, taken away.

A file is never whole in memory and never on the disk unlocked.
See ``docs/decisions/0008-evidence-in-pieces.md``.
"""

import datetime as dt
import secrets
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from selfhelp.case import keeping
from selfhelp.case.keeping import KeepingError
from selfhelp.case.kept import chunks
from selfhelp.case.kept.chunks import Stored
from selfhelp.case.kept.safe import Safe
from selfhelp.case.model import Attachment
from selfhelp.language import Message

#: The largest file that is taken, in bytes. The pieces double in number, so one file costs twice this.
LARGEST: Final = 500 * 1024 * 1024


def _stored(file: Attachment) -> Stored:
    return Stored(
        id=file.sealed_as, key=file.sealed_by, size=file.size, sha256=file.sha256, pieces=file.pieces
    )


def take_in(
    safe: Safe, source: Path, now: dt.datetime, held: Iterable[Attachment] = (), largest: int = LARGEST
) -> Attachment:
    """Read a file and keep it in pieces; slow, so off the window's thread. The case does not know it yet.

    Args:
        safe: the open safe.
        source: the file that the person chose; it stays as it is.
        now: when that is.
        held: files whose pieces may still be asked for, because their removal can be taken back.
        largest: in bytes; larger ones are refused before anything is read.

    Raises:
        KeepingError: it is too large, can't be read, or can't be kept.
    """
    try:
        with source.open("rb") as file:
            if file.seek(0, 2) > largest:
                raise KeepingError(keeping.FILE_TOO_LARGE)
            file.seek(0)
            stored = chunks.keep(safe.folder, _readable(file), safe.spare_pieces(held))
    except OSError:
        raise KeepingError(keeping.FILE_UNREADABLE) from None
    return Attachment(
        id=secrets.token_hex(6),
        name=source.name,
        added=now,
        size=stored.size,
        sha256=stored.sha256,
        sealed_as=stored.id,
        sealed_by=stored.key,
        pieces=stored.pieces,
    )


class _Source:
    """A stream whose failures are told apart from those of the disk that keeps the pieces."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, count: int) -> bytes:
        try:
            return self._file.read(count)
        except OSError:
            raise KeepingError(keeping.FILE_UNREADABLE) from None


def _readable(file: BinaryIO) -> _Source:
    return _Source(file)


def give_out(folder: Path, file: Attachment) -> Iterator[bytes]:
    """Give a file back, a piece at a time, each checked.

    Raises:
        DamagedError: it is not what was kept.
        KeepingError: a piece is gone or can't be read.
    """
    return chunks.read(folder, _stored(file))


def save_copy(folder: Path, file: Attachment, target: Path) -> None:
    """Write a file as it was, unlocked; under another name until it is whole.

    Raises:
        KeepingError: it is damaged, gone, or the target can't be written; nothing is left there.
    """
    waiting = target.with_name(f"{target.name}.part")
    try:
        try:
            with waiting.open("wb") as out:
                for part in give_out(folder, file):
                    out.write(part)
            waiting.replace(target)
        finally:
            waiting.unlink(missing_ok=True)
    except OSError as error:
        raise KeepingError(_said_of_a_copy(error)) from None


def _said_of_a_copy(error: OSError) -> Message:
    found = keeping.explained(error).sentence
    return keeping.COPY_NO_ROOM if found == keeping.DISK_FULL else keeping.COPY_NOT_WRITTEN


def forget(folder: Path, files: Iterable[Attachment], seconds: float = float("inf")) -> None:
    """Write noise over the pieces of files that no record holds any more. Never fails.

    Their keys are gone with the record, so pieces for which there is no time left tell nothing either.
    """
    until = time.monotonic() + seconds
    for piece in (piece for file in files for piece in file.pieces):
        if time.monotonic() > until:
            return
        chunks.remove(folder, [piece])
