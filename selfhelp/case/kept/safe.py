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
from threading import RLock
from typing import Final, Self

import msgspec
from keyring.backend import KeyringBackend

from selfhelp.case import keeping
from selfhelp.case.keeping import DamagedError, KeepingError, WrongKeyError
from selfhelp.case.kept import keys, making, recovery, store, vault
from selfhelp.case.kept.inside import SECOND, Inside
from selfhelp.case.kept.keys import KeyFile, Opened, Way
from selfhelp.case.kept.migrations import one
from selfhelp.case.kept.vault import Content, View
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


class Safe:
    """One open safe: it keeps the case, and knows the ways to open it. Any thread may use it."""

    def __init__(self, inside: Inside) -> None:
        """Use :meth:`create`, :meth:`open_with_words` or :meth:`open_with_store`."""
        self.folder = inside.folder
        self._inside = inside
        self._guard = RLock()
        self.found = Found(inside.mine.written, count(inside.case), inside.mended)

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
            keys.check_passphrase(passphrase)
        if making.exists(folder):
            raise KeepingError(keeping.THERE_ALREADY)
        key_file = keys.new_key_file(memory_kib)
        if passphrase is not None:
            kind, wrapping = "passphrase", keys.derive(keys.plain_words(passphrase), key_file)
        else:
            kind, wrapping = "store", keys.new_key()
            if backend is None:
                raise KeepingError(store.NO_STORE)
            key_file = msgspec.structs.replace(key_file, has_store=True)
        way = Way(kind, keys.PLACES[kind], keys.public_half(key_file, wrapping))
        index = secrets.randbelow(2)
        own, other, behind = keys.new_key(), keys.new_key(), keys.new_key()
        now = dt.datetime.now(tz=dt.UTC)
        content = Content((vault.view_of(case, (way,), now),), other)
        empty = Content((vault.view_of(Case(triage_done=True), (), now),))
        key_file = keys.sealed_for(key_file, index, [(0, way)], own, None, behind)
        key_file = keys.sealed_for(key_file, 1 - index, [], other, None, behind)

        def keep_in_store() -> None:
            if backend is not None and kind == "store":
                store.put(backend, key_file.store_name, wrapping)

        making.make(folder, key_file, making.both(index, content, own, empty, other), behind, keep_in_store)
        return cls._entered(folder, key_file, keys.open_box(key_file, wrapping), way.public)[0]

    @classmethod
    def open_with_words(cls, folder: Path, typed: str) -> tuple[Self, Case]:
        """Open a safe with a passphrase or with the recovery code.

        Raises:
            WrongKeyError: it opens neither vault.
            DamagedError: neither copy is whole, nor both together.
            KeepingError: it is gone, in use, or made by a newer program.
        """
        texts = [keys.plain_words(typed)]
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
            for wrapping in wrappings(partial(keys.derive, keys=key_file), key_file.store_name):
                with suppress(WrongKeyError):
                    found = keys.open_box(key_file, wrapping)
                    return cls._entered(folder, key_file, found, keys.public_half(key_file, wrapping))
            old = one.old_keys(folder)
        if old is None:
            raise WrongKeyError
        for number, wrapping in enumerate(wrappings(old.derive, old.store_name)):
            with suppress(WrongKeyError):
                index, kind, key = one.open_box(old, wrapping)
                fresh = _written_anew(folder, key_file, index, kind, key)
                opened, case = cls._entered(folder, fresh, Opened(index, 0, key, None, kind), b"")
                # What opened it gets a box of today's kind.
                again = wrappings(partial(keys.derive, keys=fresh), fresh.store_name)[number]
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
                _forget_old_boxes(inside)
        inside.even_out()
        return cls(inside), inside.case

    def take_up(self, kind: str, wrapping: bytes) -> None:
        """Give a way of an older format a box of this one. A failure is tried again the next time."""
        inside = self._inside
        ways = [w for w in inside.mine.ways if w.kind != kind]
        place = inside.free_place(inside.with_mine(inside.content, View(ways=tuple(ways))))
        ways.append(Way(kind, place, keys.public_half(inside.keys, wrapping)))
        view = msgspec.structs.replace(inside.mine, ways=tuple(sorted(ways, key=lambda w: w.place)))
        with suppress(KeepingError):
            inside.change(inside.with_mine(inside.content, view), fresh_key=False)
            _forget_old_boxes(inside)

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

    # Ways to open it ----------------------------------------------------------------------------

    def ways(self) -> frozenset[str]:
        """Return which ways open this vault: passphrase, recovery, store, second."""
        # Without the guard: a page asks, and a disk that hangs may hold that.
        return frozenset(w.kind for w in self._inside.mine.ways)

    def _wrapping(self, secret: bytes) -> bytes:
        """Stretch a passphrase or code. It takes a second and holds up nothing else."""
        with self._guard:
            self._refuse_when_gone()
            key_file = self._inside.keys
        return keys.derive(secret, key_file)

    def _refuse_when_gone(self) -> None:
        if self._inside.closed:
            raise KeepingError(keeping.LOCKED)
        if not self._inside.still_there():
            raise KeepingError(keeping.GONE)

    def _refuse_when_used(self, wrapping: bytes, vault_index: int, view: int) -> None:
        """Refuse a passphrase that opens something else already."""
        try:
            found = keys.open_box(self._inside.keys, wrapping)
        except WrongKeyError:
            return
        if (found.vault, found.view, found.kind) != (vault_index, view, "passphrase"):
            raise KeepingError(keeping.OPENS_ALREADY)

    def _replace(self, kind: str, wrapping: bytes | None, *, has_store: bool | None = None) -> frozenset[str]:
        """Put a way in the place of the one of its kind, or take it away; the vault's key changes with it.

        Returns:
            Ways of an older format that stopped opening: nobody can seal a box for them.
        """
        inside = self._inside
        self._refuse_when_gone()
        before = {w.kind: w for w in inside.mine.ways}
        others = [w for w in before.values() if w.kind != kind]
        # A way that is only added leaves the key as it is, and with it the boxes of an older format. So does
        # the second vault: the first would not know its key any more.
        fresh = kind in before and bool(inside.content.other)
        lost = frozenset(w.kind for w in others if fresh and not w.public and w.kind != SECOND)
        ways = [w for w in others if w.kind not in lost]
        if wrapping is not None:
            place = before[kind].place if kind in before else inside.free_place(inside.content)
            ways.append(Way(kind, place, keys.public_half(inside.keys, wrapping)))
        view = msgspec.structs.replace(inside.mine, ways=tuple(sorted(ways, key=lambda w: w.place)))
        inside.change(inside.with_mine(inside.content, view), fresh_key=fresh, has_store=has_store)
        if fresh:
            one.forget_boxes(self.folder, (inside.index,))
        return lost

    def set_passphrase(self, passphrase: str) -> frozenset[str]:
        """Open with this passphrase from now on; the one before it opens nothing any more.

        Returns:
            Ways of an older format that stopped opening and have to be made again.

        Raises:
            KeepingError: too short, in use for something else, or the disk refuses.
        """
        keys.check_passphrase(passphrase)
        wrapping = self._wrapping(keys.plain_words(passphrase))
        with self._guard:
            self._refuse_when_used(wrapping, self._inside.index, self._inside.view)
            return self._replace("passphrase", wrapping)

    def new_recovery_code(self) -> str:
        """Make a recovery code and return it; one made before opens nothing any more.

        Raises:
            KeepingError: the disk refuses.
        """
        code = recovery.new_code()
        wrapping = self._wrapping(code.encode())
        with self._guard:
            self._replace("recovery", wrapping)
        return code

    def set_second_passphrase(self, passphrase: str) -> None:
        """Let another passphrase open the empty case.

        Raises:
            KeepingError: too short, in use already, the key store opens the safe, or the disk refuses.
        """
        keys.check_passphrase(passphrase)
        wrapping = self._wrapping(keys.plain_words(passphrase))
        with self._guard:
            self._refuse_when_gone()
            if "store" in self.ways():
                raise KeepingError(keeping.STORE_OR_SECOND)
            inside = self._inside
            public = keys.public_half(inside.keys, wrapping)
            other = inside.other()
            if other is None:
                self._add_view(wrapping, public)
                return
            self._refuse_when_used(wrapping, 1 - inside.index, 0)
            known = next((w for w in other.views[0].ways if w.kind == "passphrase"), None)
            place = known.place if known else inside.free_place(other)
            inside.change(
                self._with_second(present=True),
                _with_passphrase(other, 0, Way("passphrase", place, public)),
                fresh_key=False,
            )
            one.forget_boxes(self.folder, (1 - inside.index,))

    def _with_second(self, *, present: bool) -> Content:
        """Return the content with the note that there is a second passphrase, or without."""
        inside = self._inside
        ways = [w for w in inside.mine.ways if w.kind != SECOND]
        if present:
            ways.append(Way(SECOND, -1, b""))
        view = msgspec.structs.replace(inside.mine, ways=tuple(ways))
        return inside.with_mine(inside.content, view)

    def _add_view(self, wrapping: bytes, public: bytes) -> None:
        """Within the second vault there is no third one: there a further passphrase opens one more view."""
        inside = self._inside
        number = inside.view + 1
        self._refuse_when_used(wrapping, inside.index, number)
        content = self._with_second(present=True)
        if number == len(content.views):
            empty = vault.view_of(Case(triage_done=True), (), dt.datetime.now(tz=dt.UTC))
            content = msgspec.structs.replace(content, views=(*content.views, empty))
        known = next((w for w in content.views[number].ways if w.kind == "passphrase"), None)
        place = known.place if known else inside.free_place(content)
        inside.change(_with_passphrase(content, number, Way("passphrase", place, public)))

    def use_store(self, backend: KeyringBackend) -> None:
        """Let this computer's credential store open the safe.

        Raises:
            KeepingError: the store refuses, a second passphrase is set, or the disk refuses.
        """
        with self._guard:
            self._refuse_when_gone()
            ways, name = self.ways(), self._inside.keys.store_name
            if SECOND in ways:
                raise KeepingError(keeping.STORE_OR_SECOND)
            if self._inside.keys.has_store and "store" not in ways:
                # The store holds one key for a safe. Writing over it could lock the other vault for ever.
                raise KeepingError(store.NO_STORE)
            wrapping = keys.new_key()
            store.put(backend, name, wrapping)
            self._replace("store", wrapping, has_store=True)

    def remove_way(self, way: str, backend: KeyringBackend | None = None) -> frozenset[str]:
        """Take away a way to open it; the last one that opens the person's own case stays.

        Args:
            way: passphrase, recovery, store or second.
            backend: the credential store, when its key is to be removed there too.

        Returns:
            Ways of an older format that stopped opening and have to be made again.

        Raises:
            KeepingError: it is the last one, or the disk refuses.
        """
        with self._guard:
            self._refuse_when_gone()
            left = self.ways() - {way, SECOND}
            if not left or (self._inside.content.other and not self._public_ways() - {way}):
                raise KeepingError(keeping.LAST_WAY)
            if way == SECOND:
                self._remove_second()
                return frozenset()
            name = self._inside.keys.store_name
            lost = self._replace(way, None, has_store=False if way == "store" else None)
            if way == "store":
                store.forget(backend, name)
            return lost

    def _public_ways(self) -> frozenset[str]:
        return frozenset(w.kind for w in self._inside.mine.ways if w.public)

    def _remove_second(self) -> None:
        inside = self._inside
        other = inside.other()
        content = self._with_second(present=False)
        if other is not None:
            empty = vault.view_of(Case(triage_done=True), (), dt.datetime.now(tz=dt.UTC))
            inside.change(content, Content((empty,)), fresh_key=False)
            one.forget_boxes(self.folder, (1 - inside.index,))
        else:
            views = content.views[: inside.view + 1]
            inside.change(msgspec.structs.replace(content, views=views))


def _written_anew(
    folder: Path, key_file: KeyFile | one.OldKeys, index: int, kind: str, key: bytes
) -> KeyFile:
    """Return today's key file of a safe that an old box opened, after the vault was brought into it."""
    if isinstance(key_file, one.OldKeys):
        making.migrate(folder, key_file, one.read(folder, index, kind, key))
        return keys.read(folder)
    try:
        keys.copies_key(key_file, index, key)
    except DamagedError:
        return making.take_in(folder, key_file, one.read(folder, index, kind, key))
    return key_file


def _forget_old_boxes(inside: Inside) -> None:
    """Remove the key file of an older format once every way has a box of this one. Raises KeepingError."""
    other = inside.other() if (inside.folder / one.OLD_KEYS).exists() else None
    if other is None:
        return
    ways = [w for content in (inside.content, other) for w in content.views[0].ways]
    if all(w.public or w.kind == SECOND for w in ways):
        one.forget_boxes(inside.folder, (0, 1))


def _with_passphrase(content: Content, number: int, way: Way) -> Content:
    views = list(content.views)
    ways = [w for w in views[number].ways if w.kind != "passphrase"]
    views[number] = msgspec.structs.replace(views[number], ways=(*ways, way))
    return msgspec.structs.replace(content, views=tuple(views))
