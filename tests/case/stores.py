"""Credential stores to try the keys on: written by hand, they do what real ones do."""

import keyring.errors
from keyring.backend import KeyringBackend


class MemoryStore(KeyringBackend):
    """A credential store that keeps keys in a dictionary."""

    priority = 1

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()  # type: ignore[no-untyped-call]  # keyring has no types
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Return what was kept, or None."""
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget it, or complain as real stores do."""
        if (service, username) not in self.kept:
            raise keyring.errors.PasswordDeleteError("not there")
        del self.kept[service, username]


class LockedStore(MemoryStore):
    """A store whose owner did not unlock it."""

    def get_password(self, service: str, username: str) -> str | None:  # noqa: ARG002  keyring's names
        """Refuse."""
        raise keyring.errors.KeyringLocked("locked")

    def set_password(self, service: str, username: str, password: str) -> None:  # noqa: ARG002  keyring's names
        """Refuse."""
        raise keyring.errors.KeyringLocked("locked")


class SystemStore(MemoryStore):
    """Stands for the store of an operating system: it claims to be one of those that are accepted."""


SystemStore.__module__ = "keyring.backends.SecretService"


class PlaintextKeyring(MemoryStore):
    """Stands for the plain-text file of keyrings.alt, which is not installed here."""


PlaintextKeyring.__module__ = "keyrings.alt.file"


class Chain(MemoryStore):
    """Several stores behind one, as keyring's chainer offers them."""

    def __init__(self, *backends: KeyringBackend) -> None:
        """Keep the stores in order."""
        super().__init__()
        self.backends = list(backends)
