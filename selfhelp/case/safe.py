"""The safe: a folder with the key file and two vaults, of which one holds the case.

Every safe has two vaults of the same size, whether or not a second passphrase was set. The second one
holds an empty case that a second passphrase can open. Which of the two is the person's own is drawn by
lot, and only the one that is theirs knows the key of the other: nothing on the disk tells that the other
is used. Beside each vault lies its last good copy.
"""

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final, Self

import msgspec
from keyring.backend import KeyringBackend

from selfhelp.case import copies, keeping, keys, recovery, store
from selfhelp.case.keeping import DamagedError, KeepingError, WrongKeyError
from selfhelp.case.keys import KeyFile
from selfhelp.case.model import Case
from selfhelp.case.vault import Vault

VAULTS: Final = ("notes-1.vault", "notes-2.vault")
LAST: Final = copies.LAST
_OTHER: Final = "other"
_WAYS: Final = "ways"
#: Bytes of a page of the vault.
_PAGE: Final = 4096


def exists(folder: Path) -> bool:
    """Tell whether there is a safe in a folder; a damaged or half one counts."""
    return any((folder / name).exists() for name in (keys.FILE, keys.COPY, *VAULTS))


def files(folder: Path) -> tuple[Path, ...]:
    """Return every file that a safe can leave in a folder, those that exist, a crash's leftovers included."""
    if not folder.is_dir():
        return ()
    stems = (keys.FILE, *VAULTS)
    return tuple(sorted(p for p in folder.iterdir() if p.name.startswith(stems) and not p.is_dir()))


class Safe:
    """One open safe: it keeps the case, and knows the ways to open it."""

    def __init__(self, folder: Path, index: int, key: bytes, vault: Vault) -> None:
        """Use :meth:`create`, :meth:`open_with_words` or :meth:`open_with_store`."""
        self.folder = folder
        self._index = index
        self._key = key
        self._vault = vault

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
        if exists(folder):
            raise KeepingError(keeping.THERE_ALREADY)
        index = secrets.randbelow(2)
        own, other = keys.new_key(), keys.new_key()
        key_file = keys.new_key_file(memory_kib)
        way = "passphrase"
        if passphrase is not None:
            wrapping = keys.derive(keys.plain_words(passphrase), key_file)
        else:
            way, wrapping = "store", keys.new_key()
            if backend is None:
                raise KeepingError(store.NO_STORE)
            store.put(backend, key_file.store_name, wrapping)
        key_file = keys.with_box(key_file, index, way, wrapping, index, own)
        key_file = _flagged(key_file, has_store=way == "store")
        # The keys come first: a vault whose key was lost in a crash could never be opened.
        keys.write_key_file(folder, key_file)
        # The one that is opened later says of itself what any vault says that a passphrase opened.
        parts = [
            (index, own, case, {_OTHER: other, _WAYS: way.encode()}),
            (1 - index, other, Case(triage_done=True), {_WAYS: b"passphrase"}),
        ]
        secrets.SystemRandom().shuffle(parts)
        made: dict[int, Vault] = {}
        try:
            for place, key, content, notes in parts:
                made[place] = Vault.create(folder / VAULTS[place], key, content, notes)
            made[1 - index].grow_to(made[index].pages)
            made[index].grow_to(made[1 - index].pages)
        except KeepingError:
            for vault in made.values():
                vault.close()
            for path in files(folder):
                path.unlink(missing_ok=True)
            raise
        for vault in made.values():
            vault.close()
        copies.leave([folder / v for v in VAULTS], None)
        return cls._open(folder, index, own)[0]

    @classmethod
    def open_with_words(cls, folder: Path, typed: str) -> tuple[Self, Case]:
        """Open a safe with a passphrase or with the recovery code.

        Raises:
            WrongKeyError: it opens neither vault.
            DamagedError: the vault is damaged; see :func:`open_last_good`.
            KeepingError: it is gone, in use, or made by a newer program.
        """
        key_file = keys.read_key_file(folder)
        opened = _try_words(key_file, typed)
        keys.mend_copy(folder)
        return cls._open(folder, *opened)

    @classmethod
    def open_with_store(cls, folder: Path, backend: KeyringBackend | None) -> tuple[Self, Case]:
        """Open a safe with the key that this computer's credential store holds. Raises as above."""
        key_file = keys.read_key_file(folder)
        wrapping = store.get(backend, key_file.store_name)
        return cls._open(folder, *keys.open_box(key_file, wrapping))

    @classmethod
    def _open(cls, folder: Path, index: int, key: bytes) -> tuple[Self, Case]:
        # Copied while nothing has the file open: closing a second handle would drop SQLite's lock on it.
        spare = copies.copied_aside(folder / VAULTS[index])
        try:
            vault, case = Vault.open(folder / VAULTS[index], key)
            opened = cls(folder, index, key, vault)
            opened._check_every_page()
        except KeepingError:
            if spare is not None:
                spare.unlink(missing_ok=True)
            raise
        if spare is not None:
            with suppress(OSError):
                spare.replace(copies.last(folder / VAULTS[index]))
        copies.renew(folder / VAULTS[1 - index])
        opened._match_sizes()
        opened._match_times()
        return opened, case

    def _check_every_page(self) -> None:
        """Read every page once, those not in use included.

        Raises:
            DamagedError: one of them is not what was written; the vault is closed.
        """
        check = self._vault.path.with_name(f"{self._vault.path.name}.check.new")
        try:
            with suppress(OSError):
                check.unlink(missing_ok=True)
            self._vault.copy_to(check, self._key)
        except DamagedError:
            self._vault.close()
            raise
        except KeepingError:
            # No room for a copy is no reason to keep a person from their notes.
            pass
        finally:
            with suppress(OSError):
                check.unlink(missing_ok=True)

    @property
    def vault_path(self) -> Path:
        """The file that holds the person's own case."""
        return self._vault.path

    # Keeping ------------------------------------------------------------------------------------

    def save(self, case: Case) -> None:
        """Keep this case; when it returns, the case survives a power cut.

        Raises:
            KeepingError: it can't be kept; the safe holds what it held before.
        """
        before = self._vault.pages
        self._vault.save(case)
        if self._vault.pages > before:
            self._match_sizes()
        self._match_times()

    def _match_sizes(self) -> None:
        """Make both vaults equally long, as far as this one has the other's key. A failure loses nothing."""
        other = self._vault.note(_OTHER)
        if other is None:
            return
        path = self.folder / VAULTS[1 - self._index]
        with suppress(KeepingError, OSError):
            self._vault.grow_to(path.stat().st_size // _PAGE)
            if path.stat().st_size >= self._vault.pages * _PAGE:
                return
            second, _case = Vault.open(path, other)
            second.grow_to(self._vault.pages)
            second.close()
            shutil.copyfile(path, copies.last(path))

    def _match_times(self) -> None:
        """Give both vaults and their copies the same times: which one was written is nobody's business."""
        with suppress(OSError):
            changed = (self.folder / VAULTS[self._index]).stat()
            for name in VAULTS:
                for path in (self.folder / name, copies.last(self.folder / name)):
                    if path.exists():
                        os.utime(path, ns=(changed.st_atime_ns, changed.st_mtime_ns))

    def close(self) -> None:
        """Let go of the safe; leave a good copy of it beside it where that is possible."""
        ours = self._vault.still_there()
        self._vault.close()
        self._key = b""
        if ours:
            copies.leave([self.folder / v for v in VAULTS], self.vault_path)
            self._match_times()

    # Ways to open it ----------------------------------------------------------------------------

    def ways(self) -> frozenset[str]:
        """Return which ways open this vault: passphrase, recovery, store, second."""
        return frozenset((self._vault.note(_WAYS) or b"").decode().split())

    def _keys(self) -> KeyFile:
        """Return the key file, after a look whether the safe is still the one that was opened."""
        if not self._vault.still_there():
            raise KeepingError(keeping.GONE)
        return keys.read_key_file(self.folder)

    def _add(self, place: str, key_file: KeyFile) -> None:
        # The key file first: a way that is noted must open.
        keys.write_key_file(self.folder, key_file)
        self._note_ways(self.ways() | {place})

    def _take_away(self, place: str, key_file: KeyFile) -> None:
        # The note first: a way that may be gone must not count as the last one.
        self._note_ways(self.ways() - {place})
        keys.write_key_file(self.folder, key_file)

    def _note_ways(self, ways: frozenset[str]) -> None:
        self._vault.keep_note(_WAYS, " ".join(sorted(ways)).encode())
        self._match_times()

    def set_passphrase(self, passphrase: str) -> None:
        """Open with this passphrase from now on; the one before it opens nothing any more.

        Raises:
            KeepingError: too short, in use for something else, or the key file can't be written.
        """
        key_file = self._keys()
        wrapping = self._fresh_wrapping(key_file, passphrase, may_open=self._index)
        made = keys.with_box(key_file, self._index, "passphrase", wrapping, self._index, self._key)
        self._add("passphrase", made)

    def _fresh_wrapping(self, key_file: KeyFile, passphrase: str, may_open: int | None) -> bytes:
        """Return what a passphrase gives, after a look that it opens nothing else already."""
        keys.check_passphrase(passphrase)
        wrapping = keys.derive(keys.plain_words(passphrase), key_file)
        try:
            opens, _key = keys.open_box(key_file, wrapping)
        except WrongKeyError:
            return wrapping
        if opens != may_open:
            raise KeepingError(keeping.OPENS_ALREADY)
        return wrapping

    def new_recovery_code(self) -> str:
        """Make a recovery code and return it; one made before opens nothing any more.

        Raises:
            KeepingError: the key file can't be written.
        """
        code = recovery.new_code()
        key_file = self._keys()
        wrapping = keys.derive(code.encode(), key_file)
        self._add(
            "recovery", keys.with_box(key_file, self._index, "recovery", wrapping, self._index, self._key)
        )
        return code

    def set_second_passphrase(self, passphrase: str) -> None:
        """Let another passphrase open the empty case.

        Raises:
            KeepingError: too short, in use already, or the key file can't be written.
        """
        key_file = self._keys()
        other = self._vault.note(_OTHER)
        if other is None:
            # Inside the second vault there is no third: there the new passphrase opens the same case.
            wrapping = self._fresh_wrapping(key_file, passphrase, may_open=None)
            made = keys.with_box(key_file, self._index, "second", wrapping, self._index, self._key)
        else:
            second = 1 - self._index
            wrapping = self._fresh_wrapping(key_file, passphrase, may_open=second)
            # Among the second vault's own boxes, so that it can be changed from inside.
            made = keys.with_box(key_file, second, "passphrase", wrapping, second, other)
        self._add("second", made)

    def use_store(self, backend: KeyringBackend) -> None:
        """Let this computer's credential store open the safe.

        Raises:
            KeepingError: the store refuses, or the key file can't be written.
        """
        key_file = self._keys()
        if key_file.has_store and "store" not in self.ways():
            # The store holds one key for a safe. Writing over it could lock the other vault for ever.
            raise KeepingError(store.NO_STORE)
        wrapping = keys.new_key()
        store.put(backend, key_file.store_name, wrapping)
        made = keys.with_box(key_file, self._index, "store", wrapping, self._index, self._key)
        self._add("store", _flagged(made, has_store=True))

    def remove_way(self, way: str, backend: KeyringBackend | None = None) -> None:
        """Take away a way to open it; the last one that opens the person's own case stays.

        Args:
            way: passphrase, recovery, store or second.
            backend: the credential store, when its key is to be removed there too.

        Raises:
            KeepingError: it is the last one, or the key file can't be written.
        """
        if not self.ways() - {way, "second"}:
            raise KeepingError(keeping.LAST_WAY)
        key_file = self._keys()
        if way == "second" and self._vault.note(_OTHER) is not None:
            self._take_away(way, keys.without_box(key_file, 1 - self._index, "passphrase"))
            return
        made = keys.without_box(key_file, self._index, way)
        if way == "store":
            store.forget(backend, key_file.store_name)
            made = _flagged(made, has_store=False)
        self._take_away(way, made)


def _flagged(key_file: KeyFile, *, has_store: bool) -> KeyFile:
    return msgspec.structs.replace(key_file, has_store=has_store)


def _try_words(key_file: KeyFile, typed: str) -> tuple[int, bytes]:
    """Try a typed text as a passphrase, then as a recovery code."""
    try:
        return keys.open_box(key_file, keys.derive(keys.plain_words(typed), key_file))
    except WrongKeyError:
        code = recovery.plain_code(typed)
        if code is None:
            raise
    return keys.open_box(key_file, keys.derive(code.encode(), key_file))


def open_last_good(folder: Path, typed: str) -> tuple[Safe, Case]:
    """Put the last good copy in the place of a damaged vault and open it.

    The damaged file is kept beside it, with ``.damaged`` behind its name.

    Raises:
        WrongKeyError: the passphrase opens neither vault.
        DamagedError: the copy is damaged too.
        KeepingError: there is no copy, or the folder can't be written.
    """
    key_file = keys.read_key_file(folder)
    index, _key = _try_words(key_file, typed)
    _put_back(folder / VAULTS[index])
    return Safe.open_with_words(folder, typed)


def open_last_good_with_store(folder: Path, backend: KeyringBackend | None) -> tuple[Safe, Case]:
    """Do the same with the credential store's key."""
    key_file = keys.read_key_file(folder)
    index, _key = keys.open_box(key_file, store.get(backend, key_file.store_name))
    _put_back(folder / VAULTS[index])
    return Safe.open_with_store(folder, backend)


def _put_back(path: Path) -> None:
    last = path.with_name(path.name + LAST)
    if not last.is_file():
        raise DamagedError
    try:
        shutil.copyfile(last, path.with_name(path.name + ".put-back.new"))
        if path.exists():
            path.replace(path.with_name(path.name + ".damaged"))
        path.with_name(path.name + "-journal").unlink(missing_ok=True)
        path.with_name(path.name + ".put-back.new").replace(path)
        keys.sync_folder(path.parent)
    except OSError as error:
        raise keeping.explained(error) from None


def forget_store_key(folder: Path, backend: KeyringBackend | None) -> bool:
    """Remove the safe's key from the credential store. Returns whether none is left there."""
    try:
        key_file = keys.read_key_file(folder)
        return not key_file.has_store or store.forget(backend, key_file.store_name)
    except KeepingError:
        # Without a readable key file nobody knows the name of the key, and the key opens nothing.
        return True
