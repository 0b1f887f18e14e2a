"""The inside of an open safe: what it holds, the keys in force, and how they change so that no crash hurts.

A change of the ways to open it goes in four steps, each durable before the next begins:

1. The vault notes the new ways, and that a change is under way.
2. Both key files are written over: the boxes of ways that were taken away are gone, the others hold the new
   key and the one before.
3. The vault is sealed with the new key, in both copies.
4. Both key files are written over again, without the key before.

Whoever opens it after a crash finds the note and goes through steps 2 to 4 again.
"""

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from selfhelp.case import keeping
from selfhelp.case.keeping import KeepingError
from selfhelp.case.kept import boxes, chunks, keys, vault, wipe
from selfhelp.case.kept.boxes import Opened, Way
from selfhelp.case.kept.copies import Copies, Vaults
from selfhelp.case.kept.keys import KeyFile
from selfhelp.case.kept.vault import Content, View
from selfhelp.case.model import Attachment, Case

#: The kind that stands for "the second passphrase"; the box for it lies among the other vault's.
SECOND: Final = "second"
#: Its place among the boxes of this vault: none of them.
NO_PLACE: Final = -1


class Inside:
    """What one open safe holds. Not for two threads at once; the safe around it sees to that."""

    def __init__(self, folder: Path, key_file: KeyFile, opened: Opened) -> None:
        """Take the lock and read the newest whole save.

        Raises:
            DamagedError: nothing whole can be put together.
            KeepingError: it is in use, gone, or made by a newer program.
        """
        self.folder = folder
        self.keys = key_file
        self.index = opened.vault
        self.view = opened.view
        self.key = opened.key
        self._copies_key = boxes.copies_key(key_file, opened.vault, opened.key)
        self._copies = Copies(folder, self._copies_key)
        try:
            (self.content, self.case), self.mended = self._copies.load(
                lambda vaults: self._read(vaults, opened)
            )
        except BaseException:
            self._copies.close()
            raise
        self.closed = False

    def _read(self, vaults: Vaults, opened: Opened) -> tuple[Content, Case] | None:
        for key in (opened.key, opened.before):
            if key is None:
                continue
            with suppress(keeping.DamagedError):
                content = vault.opened(vaults[self.index], self.index, key)
                if content is not None and self.view < len(content.views):
                    return content, content.views[self.view].case()
        return None

    @property
    def mine(self) -> View:
        """The view that is open."""
        return self.content.views[self.view]

    @property
    def written(self) -> dt.datetime | None:
        """When it was written last, as far as whoever opened it can know.

        The empty notes of a second passphrase are hardly ever written. They say what the files say, as notes
        without another half would: an earlier day beside files of yesterday would tell that something else
        was written. The date of the person's own notes comes from inside, where nobody can change it.
        """
        inside, outside = self.mine.written, max(self._copies.times, default=0.0)
        if self.content.other or inside is None:
            return inside
        return max(inside, dt.datetime.fromtimestamp(outside, tz=dt.UTC))

    def other(self) -> Content | None:
        """Return what the other vault holds, where this one looks after it."""
        if not self.content.other:
            return None
        return vault.opened(self._copies.vaults[1 - self.index], 1 - self.index, self.content.other)

    def spare_pieces(self, held: Iterable[Attachment]) -> tuple[str, ...]:
        """Return pieces of evidence that neither vault uses; see :meth:`Safe.spare_pieces`.

        Raises:
            KeepingError: it is closed.
        """
        if self.closed:
            raise KeepingError(keeping.LOCKED)
        other = self.other()
        if other is None:
            return ()
        views = (*self.content.views, *other.views)
        files = [*held, *(file for view in views for file in view.case().attachments())]
        return tuple(sorted(chunks.free(self.folder, files)))

    def still_there(self) -> bool:
        """Whether the files are still those that were opened."""
        return self._copies.still_there()

    # Writing ------------------------------------------------------------------------------------

    def with_mine(self, content: Content, view: View) -> Content:
        """Return a content with the open view replaced."""
        views = list(content.views)
        views[self.view] = view
        return msgspec.structs.replace(content, views=tuple(views))

    def write(self, content: Content, other: Content | None = None) -> None:
        """Keep a content, durable when this returns.

        Args:
            content: of this vault.
            other: of the other vault, where that changes too.

        Raises:
            KeepingError: it can't be kept; the safe holds what it held before.
        """
        if self.closed:
            raise KeepingError(keeping.LOCKED)
        before = self._copies.vaults
        mine = vault.sealed(content, self.index, self.key, len(before[self.index]))
        theirs = before[1 - self.index]
        if other is not None:
            theirs = vault.sealed(other, 1 - self.index, self.content.other, len(theirs))
        size = max(len(mine), len(theirs))
        mine, theirs = vault.lengthened(mine, size), vault.lengthened(theirs, size)
        self._copies.save((mine, theirs) if self.index == 0 else (theirs, mine))
        self.content = content

    def keep(self, case: Case, now: dt.datetime) -> None:
        """Keep a case. Raises as :meth:`write` does."""
        self.write(self.with_mine(self.content, vault.view_of(case, self.mine.ways, now)))
        self.case = case

    def even_out(self) -> None:
        """Make both copies equal, where the disk lets us; the newer one is whole either way."""
        if not self.closed:
            with suppress(KeepingError):
                self._copies.even_out()

    # Ways ---------------------------------------------------------------------------------------

    def free_place(self, content: Content) -> int:
        """Return the first of a vault's boxes that no way of it uses.

        Raises:
            KeepingError: all are in use.
        """
        taken = {w.place for v in content.views for w in v.ways}
        for place in range(keys.PLACES_EACH):
            if place not in taken:
                return place
        raise KeepingError(keeping.NO_ROOM_FOR_WAY)

    def change(
        self,
        content: Content,
        other: Content | None = None,
        *,
        fresh_key: bool = True,
        has_store: bool | None = None,
    ) -> None:
        """Change the ways to open this vault, and its key with them. See the four steps above.

        Args:
            content: with the new ways in it.
            other: the other vault's, where its ways change.
            fresh_key: whether the vault's key changes too: wherever a way was taken away.
            has_store: whether the key store opens it from now on; None leaves that as it is.

        Raises:
            KeepingError: it could not be finished; what that means for the person is in the sentence.
        """
        before, key_file, old = self.content, self.keys, self.key
        began = msgspec.structs.replace(content, changing=True)
        self.write(began, other)
        try:
            # A vault that is looked after from the other one keeps its key: that one knows only this.
            fresh = boxes.new_key() if fresh_key and content.other else old
            first = self._boxes(began, fresh, None if fresh is old else old, self.other())
            if has_store is not None:
                first = msgspec.structs.replace(first, has_store=has_store)
            keys.write(self.folder, first)
        except KeepingError:
            self._take_back(before, key_file)
            raise
        self.keys, self.key = first, fresh
        self._finish()
        if fresh is not old:
            wipe.wipe(old)

    def _take_back(self, before: Content, key_file: KeyFile) -> None:
        """Put the key files back as they were.

        Raises:
            KeepingError: that failed too, so either way may open it.
        """
        again = msgspec.structs.replace(key_file, number=key_file.number + 2)
        try:
            keys.write(self.folder, again)
            self.keys = again
            self.write(before)
        except KeepingError:
            raise KeepingError(keeping.HALF_DONE) from None

    def _finish(self) -> None:
        """Go through steps 3 and 4.

        Raises:
            KeepingError: it is half done, and is finished on the next opening.
        """
        try:
            self.write(msgspec.structs.replace(self.content, changing=False))
            self._copies.even_out()
            last = self._boxes(self.content, self.key, None, self.other())
            keys.write(self.folder, last)
        except KeepingError:
            self.content = msgspec.structs.replace(self.content, changing=True)
            raise KeepingError(keeping.HALF_DONE) from None
        self.keys = last

    def _boxes(self, content: Content, key: bytes, before: bytes | None, other: Content | None) -> KeyFile:
        made = boxes.sealed_for(self.keys, self.index, _ways(content), key, before, self._copies_key)
        if other is not None:
            theirs = content.other
            made = boxes.sealed_for(made, 1 - self.index, _ways(other), theirs, None, self._copies_key)
        return made

    def heal(self, opened: Opened, public: bytes) -> None:
        """Finish a change of ways that a crash or a full disk left half done.

        Args:
            opened: what the box said with which this safe was opened.
            public: the public half of the way that was used: it opens, whatever the vault had noted.
        """
        if not (self.content.changing or opened.before):
            return
        ways = [w for w in self.mine.ways if w.kind != opened.kind]
        known = next((w for w in self.mine.ways if w.kind == opened.kind), None)
        place = known.place if known else self.free_place(self.content)
        ways.append(Way(opened.kind, place, public))
        view = msgspec.structs.replace(self.mine, ways=tuple(ways))
        # A failure is tried again the next time; until then either key opens it.
        with suppress(KeepingError):
            old_format = any(not w.public and w.kind != SECOND for w in view.ways)
            self.change(self.with_mine(self.content, view), fresh_key=not old_format)

    def close(self) -> None:
        """Even the copies out, let go, and write zeros over the keys. Twice is fine."""
        if self.closed:
            return
        if self._copies.still_there():
            self.even_out()
        self.closed = True
        self._copies.close()
        wipe.wipe(self.key, self._copies_key, self.content.other)
        self.key = self._copies_key = b""
        self.view = 0
        self.content = Content(views=(View(),))
        self.case = Case()


def _ways(content: Content) -> list[tuple[int, Way]]:
    return [(number, way) for number, view in enumerate(content.views) for way in view.ways]
