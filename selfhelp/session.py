"""One open case: a change comes in, a new case is made, kept, and shown to whoever watches."""

from collections.abc import Callable
from pathlib import Path

from keyring.backend import KeyringBackend

from selfhelp.case import keeping, keys
from selfhelp.case.change import Change
from selfhelp.case.keeping import Keeper, KeepingError, KeepNothing
from selfhelp.case.keys import Slots
from selfhelp.case.model import Case
from selfhelp.case.vault import FILE as VAULT_FILE
from selfhelp.case.vault import Vault

Observer = Callable[[Case], None]
UNDO_STEPS = 50


class Session:
    """Holds the case that is open now. It is the only place that saves.

    A change counts when it is kept: if keeping fails, the case stays as it was and the error goes
    to the caller, so that a page never shows a tick that is lost.
    """

    def __init__(self, case: Case | None = None, keeper: Keeper | None = None) -> None:
        """Start with a case and a way to keep it; by default an empty one that is not kept."""
        self._case = case or Case()
        self._keeper: Keeper = keeper or KeepNothing()
        self._observers: list[Observer] = []
        self._past: list[Case] = []
        self._chosen = keeper is not None

    @property
    def case(self) -> Case:
        """The case as it is now."""
        return self._case

    @property
    def kept(self) -> bool:
        """Whether the case is kept on disk."""
        return not isinstance(self._keeper, KeepNothing)

    @property
    def keeping_chosen(self) -> bool:
        """Whether the person has said how to keep the case, nothing at all included."""
        return self._chosen

    def watch(self, observer: Observer) -> Callable[[], None]:
        """Tell the observer of every new case; returns a function that stops it."""
        self._observers.append(observer)

        def stop() -> None:
            if observer in self._observers:
                self._observers.remove(observer)

        return stop

    def do(self, change: Change, *, undoable: bool = True) -> None:
        """Make a change, keep it, and tell the observers.

        A change that is not undoable stays when an earlier one is taken back.

        Raises:
            KeepingError: it could not be kept; nothing has changed.
        """
        after = change(self._case)
        if after == self._case:
            return
        self._keeper.save(after)
        if undoable:
            self._past = [*self._past[1 - UNDO_STEPS :], self._case]
        else:
            self._past = [p for p in map(change, self._past) if p != after]
        self._case = after
        self._tell()

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._past)

    def undo(self) -> None:
        """Take the last change back.

        Raises:
            KeepingError: the case before it could not be kept; nothing has changed.
        """
        if not self._past:
            return
        before = self._past[-1]
        self._keeper.save(before)
        self._past = self._past[:-1]
        self._case = before
        self._tell()

    def keep_nothing(self) -> None:
        """Note that the person chose to keep nothing."""
        self._chosen = True
        self._tell()

    def keep_with_passphrase(self, folder: Path, passphrase: str, memory_kib: int = keys.MEMORY_KIB) -> None:
        """Keep the case in a folder from now on, opened by a passphrase.

        Raises:
            KeepingError: the passphrase is too short, or the folder can't be written or holds notes already.
        """
        key = keys.new_key()
        self._keep(folder, key, Slots(slots=(keys.passphrase_slot(key, passphrase, memory_kib),)))

    def keep_with_store(self, folder: Path, store: KeyringBackend) -> None:
        """Keep the case in a folder from now on, opened by this computer's credential store.

        Raises:
            KeepingError: the store refused, or the folder can't be written or holds notes already.
        """
        key = keys.new_key()
        self._keep(folder, key, Slots(slots=(keys.store_slot(key, store),)))

    def _keep(self, folder: Path, key: bytes, slots: Slots) -> None:
        if (folder / VAULT_FILE).exists():
            # Its key lies in the slots that would be replaced here, and it could never be opened again.
            raise KeepingError(keeping.THERE_ALREADY)
        # The slots come first: a vault whose key was lost in a crash could never be opened.
        keys.write_slots(folder, slots)
        keeper = Vault.create(folder, key, self._case)
        self._keeper.close()
        self._keeper = keeper
        self._chosen = True
        self._tell()

    def _tell(self) -> None:
        for observer in list(self._observers):
            observer(self._case)

    def close(self) -> None:
        """Let go of the case and of what keeps it."""
        self._keeper.close()
        self._keeper = KeepNothing()
        self._case = Case()
        self._past = []
        self._observers = []


def has_vault(folder: Path) -> bool:
    """Tell whether a case is kept in this folder."""
    return (folder / VAULT_FILE).is_file() and (folder / keys.FILE).is_file()


def ways_to_open(folder: Path) -> frozenset[str]:
    """Return how the case of a folder can be opened: ``passphrase``, ``store``.

    Raises:
        KeepingError: the slots are missing or damaged.
    """
    return keys.read_slots(folder).kinds()


def open_with_passphrase(folder: Path, passphrase: str) -> Session:
    """Open the case of a folder.

    Raises:
        KeepingError: wrong passphrase, damaged, in use, or made by a newer program.
    """
    key = keys.open_with_passphrase(keys.read_slots(folder), passphrase)
    vault, case = Vault.open(folder, key)
    return Session(case, vault)


def open_with_store(folder: Path) -> Session:
    """Open the case of a folder with the key that this computer's credential store holds.

    Raises:
        KeepingError: there is no store, it does not give the key, or the vault does not open.
    """
    key = keys.open_with_store(keys.read_slots(folder), keys.credential_store())
    vault, case = Vault.open(folder, key)
    return Session(case, vault)


def credential_store() -> KeyringBackend | None:
    """Return the computer's credential store if there is a safe one."""
    return keys.credential_store()


def kept_files(folder: Path) -> tuple[Path, ...]:
    """Return the files that a case leaves in a folder, those that exist."""
    names = (VAULT_FILE, f"{VAULT_FILE}-journal", keys.FILE, f"{keys.FILE}.new")
    return tuple(folder / n for n in names if (folder / n).exists())


def forget_keys(folder: Path) -> None:
    """Remove the case's keys from this computer's credential store, as far as it lets us."""
    slots = keys.read_slots(folder)
    keys.forget_in_store(slots, keys.credential_store())
