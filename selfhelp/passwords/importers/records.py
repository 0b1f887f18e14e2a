"""Collects what a reader finds: each record becomes logins or a counted reason why it is none.

Two rules hold for every format. Whatever has a password is audited, whatever its program calls it: a card
of a router, an archived login. And what has neither a password nor a user name nor a site is no account.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.model import Credential, Imported, Skipped
from selfhelp.passwords.sites import clean_address

#: Reasons that hold even where a password stands: it is thrown away, locked, or another's.
FINAL = frozenset(("deleted", "locked", "reference", "sync-key", "damaged", "too-short-row"))


@dataclass(frozen=True, slots=True)
class Secret:
    """One more password of an item: its label, and the user name and address that belong to it alone."""

    label: str
    password: str = field(repr=False)
    username: str = ""
    address: str = ""


class Tally:
    """Logins and skipped records, numbered in the order of the file."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._credentials: list[Credential] = []
        self._skipped: list[Skipped] = []
        self._rows = 0

    def add(  # noqa: PLR0913 - one record as every reader has it, all by name
        self,
        *,
        title: str,
        addresses: Iterable[str],
        username: str,
        password: str,
        has_totp: bool = False,
        has_note: bool = False,
        why: str | None = None,
        more: Iterable[Secret] = (),
    ) -> None:
        """Count one record: as a login for each of its passwords, or as skipped.

        Args:
            title: its name.
            addresses: of its sites.
            username: its login.
            password: its password, or nothing.
            has_totp: whether a key for one-time codes is stored with it.
            has_note: whether a note is.
            why: the code of why the program calls it no login.
            more: its other passwords, of a console or a mail server.
        """
        self._rows += 1
        password = password if password.strip() else ""
        secrets = [one for one in more if one.password.strip() and one.password != password] if more else []
        if why and (why in FINAL or not (password or secrets)):
            self._skipped.append(Skipped(self._rows, why))
            return
        one = credential(
            self._rows,
            title=title,
            addresses=addresses,
            username=username,
            password=password,
            has_totp=has_totp,
        )
        if not password and not secrets:
            why = _no_account(one, has_note=has_note)
            if why:
                self._skipped.append(Skipped(self._rows, why))
                return
        if password or not secrets:
            self._credentials.append(one)
        if secrets:
            self._add_more(one, secrets)

    def _add_more(self, one: Credential, secrets: list[Secret]) -> None:
        part = 1 if one.password else 0
        for secret in dict.fromkeys(secrets):
            site = clean_address(secret.address) or one.site
            label = secret.label.strip()
            self._credentials.append(
                Credential(
                    row=one.row,
                    title=f"{one.title} ({label})" if one.title and label and part else one.title or label,
                    site=site,
                    username=secret.username.strip() or one.username,
                    password=secret.password,
                    other_sites=tuple(
                        other for other in (one.site, *one.other_sites) if other not in {"", site}
                    ),
                    part=part,
                )
            )
            part += 1

    def skip(self, why: str) -> None:
        """Count a record that is no login."""
        self._rows += 1
        self._skipped.append(Skipped(self._rows, why))

    def imported(self, format_name: str, file: str, warnings: Iterable[str] = ()) -> Imported:
        """Return everything that was in a file.

        Raises:
            ExportError: there was no record at all.
        """
        if not self._rows:
            raise ExportError("no-records", file=file)
        return self.result(format_name, warnings)

    def result(self, format_name: str, warnings: Iterable[str] = ()) -> Imported:
        """Return everything, even when it is nothing."""
        told = tuple(dict.fromkeys(filter(None, warnings)))
        return Imported(format_name, tuple(self._credentials), tuple(self._skipped), told)


def _no_account(one: Credential, *, has_note: bool) -> str | None:
    """Return why a record without a password is no account, or None when it is one without a password."""
    if one.has_totp:
        return "one-time-code"
    if one.username or one.site:
        return None
    if has_note:
        return "note"
    return "no-login" if one.title else "blank"


def credential(
    row: int, *, title: str, addresses: Iterable[str], username: str, password: str, has_totp: bool = False
) -> Credential:
    """Build a login; of its addresses only the hosts are kept."""
    hosts = tuple(filter(None, dict.fromkeys(map(clean_address, addresses))))
    return Credential(
        row=row,
        title=title.strip(),
        site=hosts[0] if hosts else "",
        username=username.strip(),
        password=password,
        other_sites=hosts[1:],
        has_totp=has_totp,
    )
