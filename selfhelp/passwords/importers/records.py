"""Collects what a reader finds: each record becomes a login or a counted reason why it is none."""

from collections.abc import Iterable

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.model import Credential, Imported, Skipped
from selfhelp.passwords.sites import clean_address


class Tally:
    """Logins and skipped records, numbered in the order of the file."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._credentials: list[Credential] = []
        self._skipped: list[Skipped] = []

    @property
    def _next(self) -> int:
        return len(self._credentials) + len(self._skipped) + 1

    def add(
        self,
        *,
        title: str,
        addresses: Iterable[str],
        username: str,
        password: str,
        has_totp: bool = False,
    ) -> None:
        """Count a login."""
        self._credentials.append(
            credential(
                self._next,
                title=title,
                addresses=addresses,
                username=username,
                password=password,
                has_totp=has_totp,
            )
        )

    def keep(self, one: Credential) -> None:
        """Count a login that has its number."""
        self._credentials.append(one)

    def skip(self, why: str) -> None:
        """Count a record that is no login."""
        self._skipped.append(Skipped(self._next, why))

    def imported(self, format_name: str, file: str, warnings: Iterable[str] = ()) -> Imported:
        """Return everything that was in a file.

        Raises:
            ExportError: there was no record at all.
        """
        if not self._credentials and not self._skipped:
            raise ExportError("no-records", file=file)
        return self.result(format_name, warnings)

    def result(self, format_name: str, warnings: Iterable[str] = ()) -> Imported:
        """Return everything, even when it is nothing."""
        told = tuple(dict.fromkeys(filter(None, warnings)))
        return Imported(format_name, tuple(self._credentials), tuple(self._skipped), told)


def credential(
    row: int, *, title: str, addresses: Iterable[str], username: str, password: str, has_totp: bool = False
) -> Credential:
    """Build a login; of its addresses only the hosts are kept."""
    hosts = [host for host in dict.fromkeys(map(clean_address, addresses)) if host]
    return Credential(
        row=row,
        title=title.strip(),
        site=hosts[0] if hosts else "",
        username=username.strip(),
        password=password,
        other_sites=tuple(hosts[1:]),
        has_totp=has_totp,
    )
