"""The vault: a case in an encrypted SQLite file, one row a record, every change durable before it counts.

The cipher is ChaCha20-Poly1305 of SQLite3 Multiple Ciphers with a raw random 256-bit key; the page
authentication detects damage. The key itself lies wrapped in the slots beside it
(:mod:`selfhelp.case.keys`). See https://utelle.github.io/SQLite3MultipleCiphers/.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import apsw
import msgspec

from selfhelp.case import keeping
from selfhelp.case.keeping import KeepingError
from selfhelp.case.model import Case
from selfhelp.case.records import FORMAT, Rows, from_rows, to_rows

FILE = "notes.vault"
#: The smallest page of SQLite. It takes a shorter file for a new database, and would open it as empty.
SMALLEST = 512
_SCHEMA = (
    "create table if not exists record (kind text not null, key text not null, body blob not null,"
    " primary key (kind, key)) without rowid"
)


def _explained(error: apsw.Error | OSError) -> KeepingError:
    """Return the sentence that fits what SQLite or the system says."""
    if isinstance(error, apsw.FullError):
        return KeepingError(keeping.DISK_FULL)
    if isinstance(error, apsw.BusyError | apsw.LockedError):
        return KeepingError(keeping.IN_USE)
    if isinstance(error, apsw.NotADBError | apsw.CorruptError):
        return KeepingError(keeping.DAMAGED)
    if isinstance(error, apsw.IOError | FileNotFoundError):
        return KeepingError(keeping.GONE)
    return KeepingError(keeping.CANT_WRITE)


def _refuse_newer(database: apsw.Connection) -> None:
    if database.pragma("user_version") > FORMAT:
        raise KeepingError(keeping.NEWER)


@contextlib.contextmanager
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
        self._path = path
        self._database = database
        self.rows = rows

    def __repr__(self) -> str:
        """Say nothing about what is inside."""
        return "Vault()"

    @classmethod
    def create(cls, folder: Path, key: bytes, case: Case) -> Self:
        """Make a vault in a folder and put a case into it.

        Args:
            folder: made if missing, for this user only.
            key: 32 random bytes.
            case: what to keep.

        Raises:
            KeepingError: the folder can't be written, or a vault is there already and in use.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise _explained(error) from None
        vault = cls._connect(folder / FILE, key)
        vault.save(case)
        return vault

    @classmethod
    def open(cls, folder: Path, key: bytes) -> tuple[Self, Case]:
        """Open the vault of a folder and read the case in it.

        Raises:
            KeepingError: it is not there, in use, damaged, or made by a newer program.
        """
        if not (folder / FILE).is_file():
            raise KeepingError(keeping.GONE)
        if (folder / FILE).stat().st_size < SMALLEST:
            raise KeepingError(keeping.DAMAGED)
        vault = cls._connect(folder / FILE, key)
        try:
            return vault, from_rows(vault.rows)
        except (msgspec.DecodeError, msgspec.ValidationError):
            vault.close()
            raise KeepingError(keeping.DAMAGED) from None

    @classmethod
    def _connect(cls, path: Path, key: bytes) -> Self:
        try:
            database = apsw.Connection(str(path))
        except apsw.Error as error:
            raise _explained(error) from None
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
                    database.execute(_SCHEMA)
                    database.pragma("user_version", FORMAT)
            rows = {(k, i): body for k, i, body in database.execute("select kind, key, body from record")}
        except apsw.Error as error:
            database.close()
            raise _explained(error) from None
        except KeepingError:
            database.close()
            raise
        return cls(path, database, rows)

    def save(self, case: Case) -> None:
        """Write what changed, in one transaction that is on the disk when this returns.

        Raises:
            KeepingError: the disk is full, the folder is gone or can't be written; the file keeps the
                state before this call.
        """
        rows = to_rows(case)
        changed = [(k, i, body) for (k, i), body in rows.items() if self.rows.get((k, i)) != body]
        gone = [key for key in self.rows if key not in rows]
        if not changed and not gone:
            return
        if not self._path.is_file():
            # Some systems go on writing to a file that was deleted; what they write is lost.
            raise KeepingError(keeping.GONE)
        try:
            with _transaction(self._database):
                self._database.executemany("insert or replace into record values (?, ?, ?)", changed)
                self._database.executemany("delete from record where kind = ? and key = ?", gone)
        except apsw.Error as error:
            raise _explained(error) from None
        self.rows = rows

    def close(self) -> None:
        """Let go of the file; the key leaves memory with the connection."""
        self._database.close()
        self.rows = {}
