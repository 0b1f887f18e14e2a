"""One open case: a change comes in, a new case is made, kept, and what changed is told to whoever watches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from selfhelp import places
from selfhelp.case.change import Change, under_present_names
from selfhelp.case.compare import Changes, compare
from selfhelp.case.keeping import Keeper, KeepingError, KeepNothing
from selfhelp.case.kept.saving import Run, SavesBeside
from selfhelp.case.model import Attachment, Case
from selfhelp.language import Message

# What seals and opens is imported when something is kept or opened: the first page needs none of it.
if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

    from selfhelp.case.kept.safe import Found as Found  # noqa: PLC0414  a page takes the name from here
    from selfhelp.case.kept.safe import Safe as Safe  # noqa: PLC0414  as above
else:

    def __getattr__(name: str) -> type:
        """Give ``Safe`` and ``Found`` to those who take the names from here (PEP 562)."""
        if name in ("Safe", "Found"):
            from selfhelp.case.kept import safe

            return getattr(safe, name)
        raise AttributeError(name)


Observer = Callable[[Changes], None]
UNDO_STEPS = 50
#: So long closing may write noise over files that were taken off records.
TIDY_SECONDS = 0.2


class Session:
    """Holds the case that is open now. It is the only place that saves.

    A change counts when it is kept: if keeping fails, the case stays as it was and the error goes
    to the caller, so that a page never shows a tick that is lost. With :meth:`save_beside` a disk that does
    not answer at once holds nobody up: the change is shown as being saved, and taken back if that fails.
    """

    def __init__(self, case: Case | None = None, keeper: Keeper | None = None) -> None:
        """Start with a case and a way to keep it; by default an empty one that is not kept."""
        self._case = under_present_names(case or Case())
        self._keeper: Keeper = keeper or KeepNothing()
        self._observers: list[Observer] = []
        self._past: list[Case] = []
        self._chosen = keeper is not None
        self._beside: SavesBeside | None = None
        self._not_kept: Callable[[KeepingError], None] = lambda _error: None
        #: What the disk has for sure, and what could be taken back then; None while that is the case shown.
        self._sure: tuple[Case, list[Case]] | None = None
        #: The case that could not be saved, until something else is done.
        self._lost: tuple[Case, list[Case]] | None = None

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

    @property
    def saving(self) -> bool:
        """Whether a change is shown that the disk has not acknowledged yet."""
        return self._sure is not None

    def save_beside(self, run: Run, not_kept: Callable[[KeepingError], None]) -> None:
        """Save on another thread from now on; see :class:`SavesBeside`.

        Args:
            run: does the work there, and tells the answer on this thread.
            not_kept: gets the error when a change that is shown already could not be saved; by then it is
                taken back, and :meth:`try_again` makes it once more.
        """
        self._beside = SavesBeside(run, self._answered)
        self._not_kept = not_kept

    def watch(self, observer: Observer) -> Callable[[], None]:
        """Tell the observer what changed, each time; returns a function that stops it."""
        self._observers.append(observer)

        def stop() -> None:
            if observer in self._observers:
                self._observers.remove(observer)

        return stop

    def do(self, change: Change, *, undoable: bool = True) -> None:
        """Make a change, keep it, and tell the observers.

        A change that is not undoable stays when an earlier one is taken back. While the disk does not answer,
        the change is shown, and :attr:`saving` says so.

        Raises:
            KeepingError: it could not be kept; nothing has changed.
        """
        after = change(self._case)
        if after == self._case:
            return
        if undoable:
            past = [*self._past[1 - UNDO_STEPS :], self._case]
        else:
            past = [p for p in map(change, self._past) if p != after]
        self._turn_to(after, past)

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
        self._turn_to(self._past[-1], self._past[:-1])

    def try_again(self) -> None:
        """Make the changes once more that could not be saved, if nothing was done since.

        Raises:
            KeepingError: they still can't be kept; nothing has changed.
        """
        if self._lost is not None:
            self._turn_to(*self._lost)

    def _turn_to(self, after: Case, past: list[Case]) -> None:
        """Keep another case, and show it. Raises KeepingError; then nothing has changed."""
        if self._beside is None or self.safe is None:
            self._keeper.save(after)
        elif self._beside.save(self._keeper.save, after):
            self._sure = None
        elif self._sure is None:
            self._sure = self._case, self._past
        before, self._case, self._past, self._lost = self._case, after, past, None
        self._tell(compare(before, after))

    def _answered(self, error: Exception | None) -> None:
        """Take up that the disk answered after all."""
        if error is not None and not isinstance(error, KeepingError):
            raise error
        sure, self._sure = self._sure, None
        now = self._case
        if error is not None and sure is not None:
            self._lost = now, self._past
            self._case, self._past = sure
        # How it is kept is drawn anew: it said that it is being saved.
        self._tell(compare(now, self._case, keeping=True))
        if error is not None:
            self._not_kept(error)

    def keep_nothing(self) -> None:
        """Note that the person chose to keep nothing."""
        self._chosen = True
        self._tell(compare(self._case, self._case, keeping=True))

    def keep_with_passphrase(self, folder: Path, passphrase: str, memory_kib: int | None = None) -> None:
        """Keep the case in a folder from now on, opened by a passphrase.

        Raises:
            KeepingError: the passphrase is too short, or the folder can't be written.
        """
        self.keep_in(make_with_passphrase(folder, self._case, passphrase, memory_kib))

    def keep_with_store(self, folder: Path, backend: KeyringBackend) -> None:
        """Keep the case in a folder from now on, opened by this computer's credential store.

        Raises:
            KeepingError: the store refused, or the folder can't be written.
        """
        self.keep_in(make_with_store(folder, self._case, backend))

    def keep_in(self, keeper: Safe) -> None:
        """Keep the case in a safe from now on that was made for it; see :func:`make_with_passphrase`."""
        self._keeper.close()
        self._keeper = keeper
        self._chosen = True
        self._tell(compare(self._case, self._case, keeping=True))

    @property
    def safe(self) -> Safe | None:
        """The safe that keeps the case, with its ways to open it; None where nothing is kept."""
        if isinstance(self._keeper, KeepNothing):
            return None
        from selfhelp.case.kept.safe import Safe

        return self._keeper if isinstance(self._keeper, Safe) else None

    def _tell(self, changes: Changes) -> None:
        for observer in list(self._observers):
            observer(changes)

    def taken_off(self) -> tuple[Attachment, ...]:
        """Return files that no record holds now, but that undo can bring back."""
        known = {f.id for f in self._case.attachments()}
        gone = {f.id: f for case in self._past for f in case.attachments() if f.id not in known}
        return tuple(gone.values())

    def close(self) -> None:
        """Let go of the case and of what keeps it."""
        safe, gone = self.safe, self.taken_off()
        self._keeper.close()
        if safe is not None and gone:
            from selfhelp.case.kept import evidence

            evidence.forget(safe.folder, gone, TIDY_SECONDS)
        self._keeper = KeepNothing()
        self._case = Case()
        self._past, self._sure, self._lost, self._beside = [], None, None, None
        self._observers = []


def make_with_passphrase(folder: Path, case: Case, passphrase: str, memory_kib: int | None = None) -> Safe:
    """Make a safe that keeps a case; slow, so off the window's thread. :meth:`Session.keep_in` takes it up.

    Raises:
        KeepingError: the passphrase is too short, or the folder can't be written.
    """
    from selfhelp.case.kept import keys
    from selfhelp.case.kept.safe import Safe

    memory = keys.MEMORY_KIB if memory_kib is None else memory_kib
    return Safe.create(folder, case, passphrase=passphrase, memory_kib=memory)


def make_with_store(folder: Path, case: Case, backend: KeyringBackend) -> Safe:
    """Do the same with this computer's credential store. Raises as above."""
    from selfhelp.case.kept.safe import Safe

    return Safe.create(folder, case, backend=backend)


def is_kept_in(folder: Path) -> bool:
    """Tell whether a case is kept in this folder."""
    # Most starts find nothing, and are told so without the code that seals and opens.
    if not places.holds_notes(folder):
        return False
    from selfhelp.case.kept import making

    return making.exists(folder)


def opens_with_store(folder: Path) -> bool:
    """Tell whether this computer's credential store opens the case of a folder.

    Raises:
        KeepingError: the key file is missing or damaged.
    """
    from selfhelp.case.kept import making

    return making.read_keys(folder).has_store


def open_with_words(folder: Path, typed: str) -> Session:
    """Open the case of a folder with a passphrase or the recovery code.

    Args:
        folder: where the case is kept.
        typed: what the person typed.

    Raises:
        DamagedError: it is damaged, and so is its copy.
        KeepingError: wrong passphrase, in use, gone, or made by a newer program.
    """
    from selfhelp.case.kept.safe import Safe

    opened, case = Safe.open_with_words(folder, typed)
    return Session(case, opened)


def open_with_store(folder: Path) -> Session:
    """Open the case of a folder with the key that this computer's credential store holds. Raises as above."""
    from selfhelp.case.kept.safe import Safe

    opened, case = Safe.open_with_store(folder, credential_store())
    return Session(case, opened)


def take_in_file(safe: Safe, source: Path, now: dt.datetime, held: Iterable[Attachment]) -> Attachment:
    """Read a file into a safe; slow. :func:`selfhelp.case.change.add_file` makes it part of a record.

    Args:
        safe: the open safe.
        source: the file; it stays as it is.
        now: when that is.
        held: files whose removal can still be taken back; see :meth:`Session.taken_off`.

    Raises:
        KeepingError: it is too large, can't be read, or can't be kept.
    """
    from selfhelp.case.kept import evidence

    return evidence.take_in(safe, source, now, held)


def save_copy(folder: Path, file: Attachment, target: Path) -> None:
    """Write a file that was added to a record somewhere else, as it was; slow.

    Raises:
        KeepingError: it is damaged, gone, or can't be written there; nothing is left there.
    """
    from selfhelp.case.kept import evidence

    evidence.save_copy(folder, file, target)


def forget_files(folder: Path, files: Iterable[Attachment]) -> None:
    """Write noise over files that no record holds. Never fails."""
    from selfhelp.case.kept import evidence

    evidence.forget(folder, files)


def credential_store() -> KeyringBackend | None:
    """Return the computer's credential store if there is a safe one."""
    from selfhelp.case.kept import store

    return store.credential_store()[0]


def why_no_store() -> Message | None:
    """Say why this computer's credential store is not used; None when it can be."""
    from selfhelp.case.kept import store

    return store.credential_store()[1]


def kept_files(folder: Path) -> tuple[Path, ...]:
    """Return the files that a case leaves in a folder, those that exist, keys first."""
    from selfhelp.case.kept import making
    from selfhelp.catalogue import newer

    return (*making.files(folder), *newer.files(folder))


def forget_keys(folder: Path) -> bool:
    """Remove the case's key from this computer's credential store. Returns whether none is left there."""
    from selfhelp.case.kept import making

    return making.forget_store_keys(folder, credential_store())
