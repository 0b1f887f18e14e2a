"""Names the site a login belongs to, so that ``login.example.co.uk`` and ``example.com`` meet.

This is a comparison aid, not a security boundary: it needs no full Public Suffix List, only the
second-level suffixes in wide use (https://publicsuffix.org/list/).
"""

import functools
import re
from collections.abc import Iterable, Mapping
from typing import Protocol
from urllib.parse import urlsplit

from selfhelp.passwords.families import Families

#: Labels that stand between a name and a two-letter country, as in ``co.uk``.
_SECOND_LEVEL = frozenset(
    (
        "ac",
        "adm",
        "biz",
        "co",
        "com",
        "ed",
        "edu",
        "go",
        "gob",
        "gouv",
        "gov",
        "govt",
        "gv",
        "k12",
        "ltd",
        "mil",
        "muni",
        "ne",
        "net",
        "nhs",
        "nic",
        "nom",
        "or",
        "org",
        "plc",
        "sch",
    )
)

#: Parts of an Android package that name no site.
_GENERIC = frozenset(
    (
        "android",
        "app",
        "apps",
        "client",
        "co",
        "com",
        "mobile",
        "net",
        "org",
        "play",
        "www",
    )
)

_ANDROID = ("android:", "androidapp:")
_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*):(?://)?", re.IGNORECASE)
_AFTER_HOST = re.compile(r"[/?#\\]")
#: What a host is made of; anything else is a name or a broken address.
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*|\[[0-9a-f:.]+\]")
#: How nearly all addresses are written; what is in brackets is the host.
_PLAIN = re.compile(r"(?:https?://)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)*)(?:[/?#].*)?\Z", re.DOTALL)
_IPV4 = re.compile(r"^\d{1,3}(\.\d{1,3}){3}$")
_NAME = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
#: A plain host, as importers keep it.
_PUBLIC_HOST = re.compile(
    r"(?=.{1,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?"
)
#: Ends of names that no public site has (RFC 6761, 6762, 7686, 8375, and what routers use).
_NOT_PUBLIC = frozenset(
    (
        *("localhost", "local", "internal", "intranet", "lan", "home", "corp", "private"),
        *("test", "example", "invalid", "onion", "arpa"),
    )
)
#: Where a site says its passwords are changed: https://www.w3.org/TR/change-password-url/
_CHANGE = "/.well-known/change-password"


#: How many addresses are remembered while an audit goes on: every one is asked for several times.
_REMEMBERED = 100_000


class HasDomains(Protocol):
    """What is used of a service of the catalogue."""

    @property
    def id(self) -> str:
        """Its permanent name."""

    @property
    def domains(self) -> tuple[str, ...]:
        """The domains its login is for."""


def same_login(services: Iterable[HasDomains]) -> dict[str, str]:
    """Return for each domain of the catalogue the name of its login; services that share one are one."""
    families: Families[str] = Families()
    for service in services:
        for domain in service.domains:
            families.join(f"={service.id}", domain)
    groups: dict[str, str] = {}
    for family in families.all():
        name = min(member for member in family if member.startswith("="))[1:]
        groups.update((member, name) for member in family if not member.startswith("="))
    return groups


def group_of(address: str, groups: Mapping[str, str]) -> str:
    """Return the login of an address or of the domain above it; empty when none is known."""
    host = site_host(address)
    while host:
        if host in groups:
            return groups[host]
        host = host.partition(".")[2]
    return ""


@functools.lru_cache(maxsize=_REMEMBERED)
def change_address(address: str) -> str:
    """Return the address under which a site says how its password is changed; empty for no public site."""
    text = address.strip()
    if _PUBLIC_HOST.fullmatch(text):
        return "" if text.rpartition(".")[2] in _NOT_PUBLIC else f"https://{text}{_CHANGE}"
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = (parts.hostname or "").rstrip(".")
        usual = parts.port in {None, 80, 443}
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return ""
    names = host.split(".")
    if parts.scheme.lower() not in {"http", "https"} or not usual or len(names) < 2 or len(host) > 253:
        return ""
    if not all(map(_NAME.fullmatch, names)) or names[-1] in _NOT_PUBLIC or not names[-1][0].isalpha():
        return ""
    return f"https://{host}{_CHANGE}"


@functools.lru_cache(maxsize=_REMEMBERED)
def site_host(address: str) -> str:
    """Return the host of an address, without ``www.``, port, path, and user name or password in it.

    An ``android://…@com.example.app/`` address gives the package name.
    """
    plain = _PLAIN.match(address)
    if plain:
        return plain[1]
    text = address.strip()
    scheme = _SCHEME.match(text)
    if scheme and (text[scheme.end() - 2 : scheme.end()] == "//" or not text[scheme.end() :][:1].isdigit()):
        text = text[scheme.end() :]
        # Some addresses begin twice: "http://https://example.org".
        text = text.partition("://")[2] if text.startswith(("http://", "https://")) else text
    text = _AFTER_HOST.split(text, maxsplit=1)[0].rpartition("@")[2]
    if text.startswith("["):
        return text.partition("]")[0] + "]"
    host, _colon, port = text.partition(":")
    if port and not port.strip().isdigit():
        return ""
    return host.strip(". \t").casefold().removeprefix("www.")


@functools.lru_cache(maxsize=_REMEMBERED)
def site_label(address: str) -> str:
    """Return the label a person would call the site by: ``example`` of ``https://login.example.co.uk/``."""
    host = site_host(address)
    parts = [part for part in host.split(".") if part]
    if not parts or host.startswith("[") or _IPV4.match(host):
        return host
    if address.strip().casefold().startswith(_ANDROID):
        named = [part for part in parts[1:] if part not in _GENERIC]
        return named[0] if named else parts[-1]
    if len(parts) >= 3 and len(parts[-1]) == 2 and parts[-2] in _SECOND_LEVEL:
        return parts[-3]
    return parts[-2] if len(parts) >= 2 else parts[0]


def clean_address(address: str) -> str:
    """Return what is kept of an address: the host, or ``android://`` and the package, and no secret.

    Nothing of what is no address, such as a name with spaces or ``https://ex:ample.org``.
    """
    plain = _PLAIN.match(address)
    if plain:
        return plain[1]
    host = site_host(address)
    if not _HOST.fullmatch(host):
        return ""
    if host and address.strip().casefold().startswith(_ANDROID):
        return f"android://{host}"
    return host


def is_whole_site(domain: str) -> bool:
    """Tell whether a domain is a whole site: ``example.co.uk`` is, ``mail.example.org`` is not."""
    label = site_label(domain)
    return domain.startswith(f"{label}.") and site_host(domain) == domain


def forget() -> None:
    """Forget the addresses that were asked for."""
    for remembered in (site_host, site_label, change_address):
        remembered.cache_clear()
