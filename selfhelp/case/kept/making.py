"""What lies in a folder: whether a safe is there, making one in one go, and writing an old one anew."""

import datetime as dt
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
from keyring.backend import KeyringBackend

from selfhelp.case import keeping
from selfhelp.case.keeping import DamagedError, KeepingError
from selfhelp.case.kept import boxes, chunks, copies, disk, keys, store, vault
from selfhelp.case.kept.boxes import Way
from selfhelp.case.kept.inside import NO_PLACE, SECOND
from selfhelp.case.kept.keys import KeyFile
from selfhelp.case.kept.migrations import one
from selfhelp.case.kept.vault import Content

_NEW: Final = ".new"


def exists(folder: Path) -> bool:
    """Tell whether there is a safe in a folder; a damaged one counts, one that was never finished not."""
    try:
        if any((folder / name).exists() for name in (keys.FILE, keys.COPY)):
            return True
        # The keys get their name last: as long as they wait, nothing was ever kept here.
        if (folder / f"{keys.FILE}{_NEW}").exists():
            return False
        return any((folder / name).exists() for name in (*copies.FILES, *one.VAULTS))
    except OSError:
        # Nobody may look into this folder; whoever tries to keep something there is told.
        return False


def files(folder: Path) -> tuple[Path, ...]:
    """Return every file that a safe can leave in a folder, keys first; a crash's leftovers included."""
    if not folder.is_dir():
        return ()
    first = sorted(p for p in folder.iterdir() if p.name.startswith(keys.FILE) and not p.is_dir())
    rest = sorted(p for p in folder.iterdir() if p.name.startswith(copies.FILES) and not p.is_dir())
    return (*first, *rest, *one.files(folder), *chunks.files(folder))


def read_keys(folder: Path) -> KeyFile | one.OldKeys:
    """Read the key file, of whichever format.

    Raises:
        DamagedError: both are damaged.
        KeepingError: there is none, or a newer program made it.
    """
    try:
        return keys.read(folder)
    except DamagedError:
        for raw in keys.raw_files(folder):
            with suppress(DamagedError):
                if keys.version_of(raw) == 1:
                    return one.unpacked(raw)
        raise


def both(index: int, own: Content, own_key: bytes, other: Content, other_key: bytes) -> copies.Vaults:
    """Return both vaults, sealed and equally long, the own one at its place."""
    mine = vault.sealed(own, index, own_key, copies.SMALLEST)
    theirs = vault.sealed(other, 1 - index, other_key, len(mine))
    if len(mine) < len(theirs):
        mine = vault.sealed(own, index, own_key, len(theirs))
    return (mine, theirs) if index == 0 else (theirs, mine)


def make(
    folder: Path,
    key_file: KeyFile,
    vaults: copies.Vaults,
    behind: bytes,
    keep_in_store: Callable[[], None],
) -> None:
    """Write a new safe. Everything is on the disk under other names before the first gets its own, keys last.

    Args:
        folder: where it goes; made where there is none.
        key_file: what opens it.
        vaults: both, sealed.
        behind: the key under which the copies are sealed as a whole, 32 bytes.
        keep_in_store: puts the key into the computer's store, where that opens it.

    Raises:
        KeepingError: the folder can't be written, or the store refused; nothing is left.
    """
    made = _missing(folder)
    try:
        clear_unfinished(folder)
        disk.make_folder(folder)
        number = secrets.randbelow(1 << 32) + 1
        copies.Copies.create(folder, number, vaults, behind)
        for name in (keys.COPY, keys.FILE):
            disk.write_over(folder / f"{name}{_NEW}", keys.packed(key_file))
        keep_in_store()
        for name in (*copies.FILES, keys.COPY, keys.FILE):
            disk.put_in_place(folder / f"{name}{_NEW}", folder / name)
    except (OSError, KeepingError) as error:
        _clean_up(folder, made)
        if isinstance(error, KeepingError):
            raise
        raise keeping.explained(error) from None


def _missing(folder: Path) -> list[Path]:
    """List the folders that have to be made, the innermost first."""
    return [p for p in (folder, *folder.parents) if not p.exists()]


def _clean_up(folder: Path, made: list[Path]) -> None:
    with suppress(OSError):
        for name in (keys.FILE, keys.COPY, *copies.FILES):
            for path in (folder / f"{name}{_NEW}", folder / name):
                path.unlink(missing_ok=True)
    for part in made:
        with suppress(OSError):
            part.rmdir()


def clear_unfinished(folder: Path) -> None:
    """Remove what an interrupted making left. Raises OSError."""
    waiting = folder / f"{keys.FILE}{_NEW}"
    if not exists(folder) and waiting.exists():
        for name in copies.FILES:
            (folder / name).unlink(missing_ok=True)
    for name in (*copies.FILES, keys.COPY, keys.FILE):
        path = folder / f"{name}{_NEW}"
        if path.exists():
            disk.remove_scrambled(path)


def forget_store_keys(folder: Path, backend: KeyringBackend | None) -> bool:
    """Remove the safe's key from the credential store, from every name that a key file tells.

    A damaged key file still tells the name, if the name's own bytes are whole. Returns whether none is left.
    """
    try:
        found = keys.raw_files(folder)
    except KeepingError:
        found = []
    # A making that was interrupted may have told the store already.
    for beside in (one.OLD_KEYS, f"{keys.FILE}{_NEW}"):
        with suppress(OSError):
            found.append(disk.read(folder / beside, keys.MOST_BYTES))
    told: dict[bytes, bool] = {}
    for raw in found:
        for name, used in keys.store_names(raw):
            # Of two files of one safe the one that is behind may not know of it yet.
            told[name] = used or told.get(name, False)
    # Where the store can't be asked, only a safe that was opened by it leaves something there.
    forgotten = [store.forget(backend, name) or not used for name, used in told.items()]
    return all(forgotten)


def migrate(folder: Path, old: one.OldKeys, held: one.Old) -> None:
    """Write a safe of format 1 as one of today's. Until the keys are written over, the old one is whole.

    Where the other vault's key is not known, its place is filled with noise and the old files stay:
    :func:`take_in` fetches it when it is opened.

    Raises:
        KeepingError: there is no room, or the folder can't be written.
    """
    now = dt.datetime.now(tz=dt.UTC)
    behind = boxes.new_key()
    own = Content((vault.view_of(held.case, _old_ways(held.ways), now),), held.other)
    key_file = msgspec.structs.replace(
        boxes.new_key_file(max(old.memory_kib, keys.LEAST_MEMORY_KIB)),
        store_name=old.store_name,
        has_store=old.has_store,
    )
    key_file = boxes.sealed_for(key_file, held.vault, [], held.key, None, behind)
    if held.other:
        empty = Content((vault.view_of(held.other_case, _old_ways(held.other_ways), now),))
        key_file = boxes.sealed_for(key_file, 1 - held.vault, [], held.other, None, behind)
        vaults = both(held.vault, own, held.key, empty, held.other)
    else:
        mine = vault.sealed(own, held.vault, held.key, copies.SMALLEST)
        noise = secrets.token_bytes(len(mine))
        vaults = (mine, noise) if held.vault == 0 else (noise, mine)
    try:
        raw = next(r for r in keys.raw_files(folder) if _is_old(r))
        copies.Copies.create(folder, 1, vaults, behind)
        for name in copies.FILES:
            disk.put_in_place(folder / f"{name}{_NEW}", folder / name)
        one.keep_keys(folder, raw)
        keys.write(folder, key_file)
        if held.other:
            for path in one.files(folder):
                path.unlink(missing_ok=True)
    except OSError as error:
        raise keeping.explained(error) from None


def take_in(folder: Path, key_file: KeyFile, held: one.Old) -> KeyFile:
    """Bring a vault of format 1 into a safe that was written anew from the other vault.

    Returns:
        The key file in which the vault has its door.

    Raises:
        DamagedError: the other vault's key does not open its door, so nothing can be brought in.
        KeepingError: there is no room, or the folder can't be written.
    """
    if not held.other:
        raise DamagedError
    behind = boxes.copies_key(key_file, 1 - held.vault, held.other)
    content = Content(
        (vault.view_of(held.case, _old_ways(held.ways), dt.datetime.now(tz=dt.UTC)),), held.other
    )
    place = copies.Copies(folder, behind)
    try:
        before, _ = place.load(lambda vaults: vaults)
        theirs = before[1 - held.vault]
        mine = vault.sealed(content, held.vault, held.key, len(theirs))
        theirs = vault.lengthened(theirs, len(mine))
        place.save((mine, theirs) if held.vault == 0 else (theirs, mine))
        place.even_out()
        fresh = boxes.sealed_for(key_file, held.vault, [], held.key, None, behind)
        keys.write(folder, fresh)
        for path in one.files(folder):
            path.unlink(missing_ok=True)
    except OSError as error:
        raise keeping.explained(error) from None
    finally:
        place.close()
    return fresh


def _is_old(raw: bytes) -> bool:
    try:
        one.unpacked(raw)
    except DamagedError:
        return False
    return True


def _old_ways(kinds: frozenset[str]) -> tuple[Way, ...]:
    known = [k for k in boxes.PLACES if k in kinds]
    return tuple(Way(k, NO_PLACE if k == SECOND else boxes.PLACES[k], b"") for k in known)
