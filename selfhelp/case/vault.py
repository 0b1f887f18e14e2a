"""A vault: a case in an encrypted SQLite file, one row a record, every change durable before it counts.

The cipher is ChaCha20-Poly1305 of SQLite3 Multiple Ciphers with a raw random 256-bit key; every page
carries its own authentication, so damage is found when the file is opened. Files grow in steps of 1 MiB,
so that their size says little. See https://utelle.github.io/SQLite3MultipleCiphers/.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Self

import apsw
import msgspec

from selfhelp.case import keeping
from selfhelp.case.keeping import DamagedError, KeepingError
from selfhelp.case.model import Case
from selfhelp.case.records import FORMAT, Rows, from_rows, to_rows

#: The smallest page of SQLite. It takes a shorter file for a new database, and would open it as empty.
SMALLEST: Final = 512
#: Files are as many pages long as a multiple of this.
STEP: Final = 256
_SPARE: Final = 8
#: Fills a page of its own, so that one row of padding is one page.
_PAGEFUL: Final = 3500
_RECORDS: Final = (
    "create table if not exists record (kind text not null, key text not null, body blob not null,"
    " primary key (kind, key)) without rowid"
)
_SCHEMA: Final = (
    _RECORDS,
    "create table if not exists note (name text primary key, body blob not null) without rowid",
    "create table if not exists padding (id integer primary key, body blob not null)",
)


def _refuse_newer(database: apsw.Connection) -> None:
    if database.pragma("user_version") > FORMAT:
        raise KeepingError(keeping.NEWER)


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another one that later took its name; None when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


@contextmanager
def _transaction(database: apsw.Connection) -> Iterator[None]:
    """Do all or nothing, and keep the file locked from then on.

    SQLite ends a transaction by itself when the disk is full; a savepoint, which apsw's own ``with``
    uses, then fails a second time and hides the reason.
    """
    database.execute("begin exclusive")
    try:
        yield
        database.execute("commit")
    except BaseException:
        if database.in_transaction:
            database.execute("rollback")
        raise


class Vault:
    """One open vault. Only one program can hold it at a time."""

    def __init__(self, path: Path, database: apsw.Connection, rows: Rows) -> None:
        """Use :meth:`create` or :meth:`open`."""
        self.path = path
        self._database = database
        self._rows = rows
        self._identity = _identity(path)

    def __repr__(self) -> str:
        """Say nothing about what is inside."""
        return "Vault()"

    @classmethod
    def create(cls, path: Path, key: bytes, case: Case, notes: dict[str, bytes]) -> Self:
        """Make a vault and put a case into it.

        Args:
            path: a file that does not exist yet, in a folder that does.
            key: 32 random bytes.
            case: what to keep.
            notes: what the vault keeps beside the case, see :meth:`note`.

        Raises:
            KeepingError: the folder can't be written, or a vault is there already.
        """
        if path.exists():
            raise KeepingError(keeping.THERE_ALREADY)
        vault = cls._connect(path, key)
        for name, body in notes.items():
            vault.keep_note(name, body)
        vault.save(case)
        return vault

    @classmethod
    def open(cls, path: Path, key: bytes) -> tuple[Self, Case]:
        """Open a vault, check every page of it, and read the case.

        Raises:
            DamagedError: a byte of it is not what was written.
            KeepingError: it is not there, in use, or made by a newer program.
        """
        try:
            size = path.stat().st_size
        except OSError:
            raise KeepingError(keeping.GONE) from None
        if size < SMALLEST:
            raise DamagedError
        vault = cls._connect(path, key)
        try:
            return vault, vault.checked()
        except KeepingError:
            vault.close()
            raise

    def checked(self) -> Case:
        """Check that the file is whole and hold the case to what this format says.

        Raises:
            DamagedError: it is not what was written.
        """
        try:
            if self._database.pragma("integrity_check") != "ok":
                raise DamagedError
            return from_rows(self._rows)
        except (msgspec.DecodeError, msgspec.ValidationError, apsw.Error):
            raise DamagedError from None

    @classmethod
    def _connect(cls, path: Path, key: bytes) -> Self:
        try:
            database = apsw.Connection(str(path))
        except apsw.Error as error:
            raise keeping.explained(error) from None
        try:
            database.pragma("cipher", "chacha20")
            database.execute(f"pragma key = 'raw:{key.hex()}'")
            for name, value in (
                ("locking_mode", "exclusive"),
                ("synchronous", "extra"),
                ("secure_delete", True),
                ("temp_store", "memory"),
            ):
                database.pragma(name, value)
            with _transaction(database):
                _refuse_newer(database)
                # A file that is there is not written to, so that a damaged one stays as it is.
                if database.pragma("user_version") != FORMAT:
                    for statement in _SCHEMA:
                        database.execute(statement)
                    database.pragma("user_version", FORMAT)
            rows = {(k, i): body for k, i, body in database.execute("select kind, key, body from record")}
        except apsw.Error as error:
            database.close()
            raise keeping.explained(error) from None
        except KeepingError:
            database.close()
            raise
        return cls(path, database, rows)

    def copy_to(self, path: Path, key: bytes) -> None:
        """Write a copy with the same key. Every page is read for it, those not in use included.

        Args:
            path: a file that does not exist.
            key: this vault's key, 32 bytes.

        Raises:
            DamagedError: a page of this vault is not what was written.
            KeepingError: the copy can't be written.
        """
        try:
            target = apsw.Connection(str(path))
        except apsw.Error as error:
            raise keeping.explained(error) from None
        try:
            target.pragma("cipher", "chacha20")
            target.execute(f"pragma key = 'raw:{key.hex()}'")
            with target.backup("main", self._database, "main") as backup:
                backup.step(-1)
        except apsw.Error as error:
            raise keeping.explained(error) from None
        finally:
            with suppress(apsw.Error):
                target.close()

    def save(self, case: Case) -> None:
        """Write what changed, in one transaction that is on the disk when this returns.

        Raises:
            KeepingError: the disk is full, the folder is gone or can't be written; the file keeps the
                state before this call.
        """
        rows = to_rows(case)
        changed = [(k, i, body) for (k, i), body in rows.items() if self._rows.get((k, i)) != body]
        gone = [key for key in self._rows if key not in rows]
        if not changed and not gone:
            return
        self._refuse_when_gone()
        try:
            with _transaction(self._database):
                self._make_room()
                self._database.executemany("insert or replace into record values (?, ?, ?)", changed)
                self._database.executemany("delete from record where kind = ? and key = ?", gone)
                self._fill_step(self.pages)
        except apsw.Error as error:
            raise keeping.explained(error) from None
        self._rows = rows

    def _refuse_when_gone(self) -> None:
        # Some systems go on writing to a file that was deleted or whose stick was pulled; it would be lost.
        if not self.still_there():
            raise KeepingError(keeping.GONE)

    def still_there(self) -> bool:
        """Whether the file under this name is still the one that was opened."""
        return self._identity is not None and _identity(self.path) == self._identity

    @property
    def pages(self) -> int:
        """How many pages the file has."""
        return int(self._database.pragma("page_count"))

    def _make_room(self) -> None:
        """Turn some padding into free pages, so that a small change does not lengthen the file."""
        if int(self._database.pragma("freelist_count")) < _SPARE:
            self._database.execute(
                "delete from padding where id in (select id from padding order by id desc limit ?)", (_SPARE,)
            )

    def _fill_step(self, at_least: int) -> None:
        """Lengthen the file to the next step, and to a number of pages at least."""
        target = -(-max(at_least, self.pages) // STEP) * STEP
        while self.pages < target:
            free = int(self._database.pragma("freelist_count"))
            missing = free + target - self.pages
            # The last ones singly: the tree of the table itself takes a page now and then.
            rows = 1 if missing < 5 else missing - missing // 100 - 3
            self._database.executemany(
                "insert into padding (body) values (zeroblob(?))", [(_PAGEFUL,)] * rows
            )
            if self.pages > target:
                target += STEP

    def grow_to(self, pages: int) -> None:
        """Make the file at least as long as another one, in pages.

        Raises:
            KeepingError: the disk is full or the folder can't be written.
        """
        if self.pages >= pages:
            return
        try:
            with _transaction(self._database):
                self._fill_step(pages)
        except apsw.Error as error:
            raise keeping.explained(error) from None

    def note(self, name: str) -> bytes | None:
        """Return what the vault keeps beside the case under a name, or None."""
        row = self._database.execute("select body from note where name = ?", (name,)).fetchone()
        return None if row is None else bytes(row[0])

    def keep_note(self, name: str, body: bytes | None) -> None:
        """Keep something beside the case under a name; None removes it.

        Raises:
            KeepingError: it can't be written.
        """
        self._refuse_when_gone()
        try:
            with _transaction(self._database):
                if body is None:
                    self._database.execute("delete from note where name = ?", (name,))
                else:
                    self._database.execute("insert or replace into note values (?, ?)", (name, body))
                self._fill_step(self.pages)
        except apsw.Error as error:
            raise keeping.explained(error) from None

    def close(self) -> None:
        """Let go of the file; the key leaves memory with the connection."""
        with suppress(apsw.Error):
            self._database.close()
        self._rows = {}
