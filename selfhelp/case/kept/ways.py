"""The ways to open a safe that is open: added, changed and taken away.

Each change reaches the vault and both key files before it counts; see :mod:`selfhelp.case.kept.inside`.
"""

import datetime as dt
from contextlib import suppress
from threading import RLock

import msgspec
from keyring.backend import KeyringBackend

from selfhelp.case import keeping
from selfhelp.case.keeping import KeepingError, WrongKeyError
from selfhelp.case.kept import boxes, recovery, store, vault
from selfhelp.case.kept.boxes import Way
from selfhelp.case.kept.inside import NO_PLACE, SECOND, Inside
from selfhelp.case.kept.migrations import one
from selfhelp.case.kept.vault import Content, View
from selfhelp.case.model import Case


class Ways:
    """What opens one open safe. Any thread may use it; slow work on keys holds nobody up."""

    def __init__(self, inside: Inside) -> None:
        """Take up an open safe."""
        self.folder = inside.folder
        self._inside = inside
        self._guard = RLock()

    def ways(self) -> frozenset[str]:
        """Return which ways open this vault: passphrase, recovery, store, second."""
        # Without the guard: a page asks, and a disk that hangs may hold that.
        return frozenset(w.kind for w in self._inside.mine.ways)

    def _wrapping(self, secret: bytes) -> bytes:
        """Stretch a passphrase or code. It takes a second and holds up nothing else."""
        with self._guard:
            self._refuse_when_gone()
            key_file = self._inside.keys
        return boxes.derive(secret, key_file)

    def _refuse_when_gone(self) -> None:
        if self._inside.closed:
            raise KeepingError(keeping.LOCKED)
        if not self._inside.still_there():
            raise KeepingError(keeping.GONE)

    def _refuse_when_used(self, wrapping: bytes, vault_index: int, view: int) -> None:
        """Refuse a passphrase that opens something else already."""
        try:
            found = boxes.open_box(self._inside.keys, wrapping)
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
            ways.append(Way(kind, place, boxes.public_half(inside.keys, wrapping)))
        view = msgspec.structs.replace(inside.mine, ways=tuple(ways))
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
        boxes.check_passphrase(passphrase)
        wrapping = self._wrapping(boxes.plain_words(passphrase))
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
        boxes.check_passphrase(passphrase)
        wrapping = self._wrapping(boxes.plain_words(passphrase))
        with self._guard:
            self._refuse_when_gone()
            if "store" in self.ways():
                raise KeepingError(keeping.STORE_OR_SECOND)
            inside = self._inside
            public = boxes.public_half(inside.keys, wrapping)
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
            ways.append(Way(SECOND, NO_PLACE, b""))
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
            wrapping = boxes.new_key()
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
                self._remove_second(backend)
                return frozenset()
            name = self._inside.keys.store_name
            lost = self._replace(way, None, has_store=False if way == "store" else None)
            if way == "store":
                store.forget(backend, name)
            return lost

    def _public_ways(self) -> frozenset[str]:
        return frozenset(w.kind for w in self._inside.mine.ways if w.public)

    def _remove_second(self, backend: KeyringBackend | None) -> None:
        inside = self._inside
        other = inside.other()
        content = self._with_second(present=False)
        left, lost = content.views[: inside.view + 1], content.views[inside.view + 1 :]
        views = lost if other is None else other.views
        # The store may have been used from inside the second one. Then its key opens nothing any more.
        has_store = False if any(w.kind == "store" for view in views for w in view.ways) else None
        if other is not None:
            empty = vault.view_of(Case(triage_done=True), (), dt.datetime.now(tz=dt.UTC))
            inside.change(content, Content((empty,)), fresh_key=False, has_store=has_store)
            one.forget_boxes(self.folder, (1 - inside.index,))
        else:
            inside.change(msgspec.structs.replace(content, views=left), has_store=has_store)
        if has_store is not None:
            store.forget(backend, inside.keys.store_name)

    def take_up(self, kind: str, wrapping: bytes) -> None:
        """Give a way of an older format a box of this one. A failure is tried again the next time."""
        inside = self._inside
        ways = [w for w in inside.mine.ways if w.kind != kind]
        place = inside.free_place(inside.with_mine(inside.content, View(ways=tuple(ways))))
        ways.append(Way(kind, place, boxes.public_half(inside.keys, wrapping)))
        view = msgspec.structs.replace(inside.mine, ways=tuple(ways))
        with suppress(KeepingError):
            inside.change(inside.with_mine(inside.content, view), fresh_key=False)
            forget_old_boxes(inside)


def forget_old_boxes(inside: Inside) -> None:
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
