"""The safe: a folder with the key file and two copies of everything, and the ways to open it.

Every safe has two vaults of the same length in the same file, whether or not a second passphrase was set.
The second one holds an empty case that a second passphrase can open. Which of the two is the person's own is
drawn by lot, and only the one that is theirs knows the key of the other.
"""

import datetime as dt
import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final, Self

import msgspec
from keyring.backend import KeyringBackend

from selfhelp.case import keeping
from selfhelp.case.keeping import DamagedError, KeepingError, WrongKeyError
from selfhelp.case.kept import boxes, keys, making, recovery, store, vault
from selfhelp.case.kept.boxes import Opened, Way
from selfhelp.case.kept.inside import Inside
from selfhelp.case.kept.keys import KeyFile
from selfhelp.case.kept.migrations import one
from selfhelp.case.kept.vault import Content
from selfhelp.case.kept.ways import Ways, forget_old_boxes
from selfhelp.case.model import Attachment, Case

#: Seconds that closing waits for other work on the safe; then it lets go without evening the copies out.
_PATIENCE: Final = 2.0


class Found(msgspec.Struct, frozen=True):
    """What a safe says of itself after opening, so that the person can tell whether it is the newest.

    ``mended`` means that something of the two copies was not whole and was made anew.
    """

    written: dt.datetime | None
    notes: int
    mended: bool


def count(case: Case) -> int:
    """Return how many notes a case holds: marks, requests, incidents and accounts."""
    return len(case.marks) + len(case.requests) + len(case.incidents) + len(case.accounts)


class Safe(Ways):
    """One open safe: it keeps the case, and knows the ways to open it. Any thread may use it."""

    def __init__(self, inside: Inside) -> None:
        """Use :meth:`create`, :meth:`open_with_words` or :meth:`open_with_store`."""
        super().__init__(inside)
        self.found = Found(inside.written, count(inside.case), inside.mended)

    def __repr__(self) -> str:
        """Say nothing about what is inside."""
        return "Safe()"

    # Making and opening -------------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        folder: Path,
        case: Case,
        *,
        passphrase: str | None = None,
        backend: KeyringBackend | None = None,
        memory_kib: int = keys.MEMORY_KIB,
    ) -> Self:
        """Make a safe with one way to open it, a passphrase or the credential store.

        Args:
            folder: made if missing, for this user only.
            case: what to keep.
            passphrase: at least eight characters.
            backend: the credential store, where it is to keep the key.
            memory_kib: memory that Argon2id takes, in KiB.

        Raises:
            KeepingError: too short a passphrase, a folder that can't be written or holds a safe already,
                or a store that refuses.
        """
        if passphrase is not None:
            boxes.check_passphrase(passphrase)
        if making.exists(folder):
            raise KeepingError(keeping.THERE_ALREADY)
        key_file = boxes.new_key_file(memory_kib)
        if passphrase is not None:
            kind, wrapping = "passphrase", boxes.derive(boxes.plain_words(passphrase), key_file)
        else:
            kind, wrapping = "store", boxes.new_key()
            if backend is None:
                raise KeepingError(store.NO_STORE)
            key_file = msgspec.structs.replace(key_file, has_store=True)
        way = Way(kind, boxes.PLACES[kind], boxes.public_half(key_file, wrapping))
        index = secrets.randbelow(2)
        own, other, behind = boxes.new_key(), boxes.new_key(), boxes.new_key()
        now = dt.datetime.now(tz=dt.UTC)
        content = Content((vault.view_of(case, (way,), now),), other)
        empty = Content((vault.view_of(Case(triage_done=True), (), now),))
        key_file = boxes.sealed_for(key_file, index, [(0, way)], own, None, behind)
        key_file = boxes.sealed_for(key_file, 1 - index, [], other, None, behind)

        def keep_in_store() -> None:
            if backend is not None and kind == "store":
                store.put(backend, key_file.store_name, wrapping)

        making.make(folder, key_file, making.both(index, content, own, empty, other), behind, keep_in_store)
        return cls._entered(folder, key_file, boxes.open_box(key_file, wrapping), way.public)[0]

    @classmethod
    def open_with_words(cls, folder: Path, typed: str) -> tuple[Self, Case]:
        """Open a safe with a passphrase or with the recovery code.

        Raises:
            WrongKeyError: it opens neither vault.
            DamagedError: neither copy is whole, nor both together.
            KeepingError: it is gone, in use, or made by a newer program.
        """
        texts = [boxes.plain_words(typed)]
        code = recovery.plain_code(typed)
        if code is not None:
            texts.append(code.encode())
        return cls._opened(folder, lambda derive, _name: [derive(t) for t in texts])

    @classmethod
    def open_with_store(cls, folder: Path, backend: KeyringBackend | None) -> tuple[Self, Case]:
        """Open a safe with the key that this computer's credential store holds. Raises as above."""
        return cls._opened(folder, lambda _derive, name: [store.get(backend, name)])

    @classmethod
    def _opened(
        cls, folder: Path, wrappings: Callable[[Callable[[bytes], bytes], bytes], list[bytes]]
    ) -> tuple[Self, Case]:
        """Open with the first wrapping key that opens a box.

        Args:
            folder: where the safe is.
            wrappings: given how texts are stretched and the store's name, the keys to try.
        """
        key_file = making.read_keys(folder)
        if isinstance(key_file, one.OldKeys):
            old: one.OldKeys | None = key_file
        else:
            for wrapping in wrappings(partial(boxes.derive, keys=key_file), key_file.store_name):
                with suppress(WrongKeyError):
                    found = boxes.open_box(key_file, wrapping)
                    return cls._entered(folder, key_file, found, boxes.public_half(key_file, wrapping))
            old = one.old_keys(folder)
        if old is None:
            raise WrongKeyError
        for number, wrapping in enumerate(wrappings(old.derive, old.store_name)):
            with suppress(WrongKeyError):
                index, kind, key = one.open_box(old, wrapping)
                fresh = _written_anew(folder, key_file, index, kind, key)
                opened, case = cls._entered(folder, fresh, Opened(index, 0, key, None, kind), b"")
                # What opened it gets a box of today's kind.
                again = wrappings(partial(boxes.derive, keys=fresh), fresh.store_name)[number]
                opened.take_up(kind, again)
                return opened, case
        raise WrongKeyError

    @classmethod
    def _entered(cls, folder: Path, key_file: KeyFile, opened: Opened, public: bytes) -> tuple[Self, Case]:
        inside = Inside(folder, key_file, opened)
        # Only now is it sure that this key file is good: it opened.
        keys.mend(folder, key_file)
        with suppress(OSError):
            making.clear_unfinished(folder)
        if public:
            inside.heal(opened, public)
            with suppress(KeepingError):
                forget_old_boxes(inside)
        inside.even_out()
        return cls(inside), inside.case

    # Keeping ------------------------------------------------------------------------------------

    def save(self, case: Case) -> None:
        """Keep this case; when it returns, the case survives a power cut.

        Raises:
            KeepingError: it can't be kept; the safe holds what it held before.
        """
        with self._guard:
            if self._inside.closed:
                raise KeepingError(keeping.LOCKED)
            if case != self._inside.case:
                self._inside.keep(case, dt.datetime.now(tz=dt.UTC))

    def settle(self) -> None:
        """Make both copies equal, when there is time for it. Nothing is lost where that fails."""
        with self._guard:
            self._inside.even_out()

    def spare_pieces(self, held: Iterable[Attachment] = ()) -> tuple[str, ...]:
        """Return pieces of evidence that neither vault uses; none where that is not known.

        Args:
            held: files that no record holds, but that may be asked for again.
        """
        with self._guard:
            return self._inside.spare_pieces(held)

    def close(self) -> None:
        """Let go of the safe; both copies are equal then, and the keys have left memory. Twice is fine."""
        if self._guard.acquire(timeout=_PATIENCE):
            try:
                self._inside.close()
            finally:
                self._guard.release()


def _written_anew(
    folder: Path, key_file: KeyFile | one.OldKeys, index: int, kind: str, key: bytes
) -> KeyFile:
    """Return today's key file of a safe that an old box opened, after the vault was brought into it."""
    if isinstance(key_file, one.OldKeys):
        making.migrate(folder, key_file, one.read(folder, index, kind, key))
        return keys.read(folder)
    try:
        boxes.copies_key(key_file, index, key)
    except DamagedError:
        return making.take_in(folder, key_file, one.read(folder, index, kind, key))
    return key_file
