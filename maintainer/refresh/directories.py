"""Directories of sites by domain: second steps, passkeys, closing an account. Pure: texts in, decisions out.

Shapes: 2FA Directory, API version 4 (``{domain: {methods, documentation, recovery}}``); passkeys directory
(``{domain: {name: {mfa, passwordless, additional-domains}}}``); JustDeleteMe ``sites.json``
(``[{name, url, difficulty, domains}]``).
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta, Struct, field

from maintainer.refresh.decision import Decision
from selfhelp.catalogue.model import Catalogue, Method, Service, SignIn
from selfhelp.catalogue.trust import registered_domain

#: Their names of methods to ours; what has none here is told apart by the notes of the directory only.
METHODS: Mapping[str, Method] = {
    "sms": "sms",
    "call": "call",
    "email": "email",
    "totp": "authenticator",
    "u2f": "security-key",
}
#: Ours that the directory files under "custom software" or not at all, so that it can't speak against them.
NOT_THEIRS = frozenset({"passkey", "app-prompt", "trusted-device", "pin"})


_T = TypeVar("_T")


class DirectoryError(Exception):
    """A directory can't be read; one sentence."""


class SecondSteps(Struct, frozen=True):
    """One site of the 2FA Directory."""

    methods: tuple[str, ...] = ()
    documentation: str | None = None
    recovery: str | None = None
    additional_domains: tuple[str, ...] = field(default=(), name="additional-domains")


class Passkey(Struct, frozen=True):
    """One site of the passkeys directory: ``allowed`` or ``required``, or nothing."""

    mfa: str | None = None
    passwordless: str | None = None
    additional_domains: tuple[str, ...] = field(default=(), name="additional-domains")


class Closing(Struct, frozen=True):
    """One site of JustDeleteMe."""

    name: str
    url: Annotated[str, Meta(min_length=1)] | None = None
    difficulty: str = ""
    domains: tuple[str, ...] = ()


def second_steps(data: bytes) -> dict[str, SecondSteps]:
    """Read the 2FA Directory: each domain to what is known of it."""
    found = _decoded(data, dict[str, SecondSteps], "2FA Directory")
    return {domain: site for first, site in found.items() for domain in (first, *site.additional_domains)}


def passkeys(data: bytes) -> dict[str, Passkey]:
    """Read the passkeys directory: each domain to what is known of it."""
    found = _decoded(data, dict[str, dict[str, Passkey]], "passkeys directory")
    return {
        domain: site
        for first, names in found.items()
        for site in names.values()
        for domain in (first, *site.additional_domains)
    }


def closings(data: bytes) -> dict[str, Closing]:
    """Read JustDeleteMe: each domain to what is known of it."""
    found = _decoded(data, tuple[Closing, ...], "JustDeleteMe")
    return {domain: site for site in found for domain in site.domains}


def _decoded(data: bytes, shape: type[_T], name: str) -> _T:
    try:
        return msgspec.json.decode(data, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DirectoryError(f"{name}: not in the shape that is read here: {error}") from None


def _at(domains: tuple[str, ...], directory: Mapping[str, _T]) -> _T | None:
    """Return what a directory has on the first of these domains, or registered domains, that it knows."""
    for domain in domains:
        for name in (domain, registered_domain(f"https://{domain}")):
            if name in directory:
                return directory[name]
    return None


def _signing_in(
    catalogue: Catalogue,
) -> Iterator[tuple[str, tuple[str, ...], frozenset[Method], Service | SignIn]]:
    for service in catalogue.services:
        methods = service.two_factor.methods if service.two_factor else ()
        yield f"services/{service.id}", service.domains, frozenset(methods), service
    for sign_in in catalogue.sign_ins:
        yield f"sign-ins/{sign_in.id}", sign_in.domains, frozenset(sign_in.methods), sign_in


def about_second_steps(catalogue: Catalogue, directory: Mapping[str, SecondSteps]) -> Iterator[Decision]:
    """Yield where the 2FA Directory knows other second steps or pages than we do."""
    name = "2FA Directory"
    for entry, domains, ours, what in _signing_in(catalogue):
        site = _at(domains, directory)
        if site is None:
            if ours:
                yield Decision(
                    name, entry, "second step", ", ".join(sorted(ours)), "", "Is there another source?"
                )
            continue
        theirs = {METHODS[m] for m in site.methods if m in METHODS}
        more, fewer = theirs - ours, ours - theirs - NOT_THEIRS
        if more:
            asks = "Does it take these too?"
            yield Decision(name, entry, "second step", ", ".join(sorted(ours)), ", ".join(sorted(more)), asks)
        if fewer:
            asks = "Were these taken away?"
            yield Decision(name, entry, "second step", ", ".join(sorted(fewer)), "", asks)
        pages = what.two_factor if isinstance(what, Service) else what
        ours_page = pages.documentation if pages is not None else None
        if site.documentation and site.documentation != ours_page:
            yield Decision(
                name, entry, "documentation", ours_page or "", site.documentation, "Which page is right?"
            )


def about_passkeys(catalogue: Catalogue, directory: Mapping[str, Passkey]) -> Iterator[Decision]:
    """Yield where passkeys are taken and we don't say so, or the other way round."""
    name = "passkeys directory"
    for entry, domains, ours, _ in _signing_in(catalogue):
        site = _at(domains, directory)
        takes = site is not None and bool(site.mfa or site.passwordless)
        if takes and site is not None and ours and "passkey" not in ours:
            said = "as the second step" if site.mfa else "instead of the password"
            yield Decision(name, entry, "passkey", "", said, "Does it take passkeys?")
        if "passkey" in ours and not takes:
            yield Decision(name, entry, "passkey", "taken", "", "Is there another source for it?")


def about_closing(catalogue: Catalogue, directory: Mapping[str, Closing]) -> Iterator[Decision]:
    """Yield where JustDeleteMe knows another page for closing an account than we do."""
    for service in catalogue.services:
        site = _at(service.domains, directory)
        if site is None or not site.url:
            continue
        ours = service.close.link if service.close else None
        if ours != site.url:
            asks = "Which page is right?" if ours else "Write how to close it?"
            yield Decision("JustDeleteMe", f"services/{service.id}", "closing", ours or "", site.url, asks)


def without_entry(
    catalogue: Catalogue, directory: Mapping[str, SecondSteps], popular: Mapping[str, Passkey]
) -> Iterator[Decision]:
    """Yield sites that both directories know and we don't: what people are most likely to ask for next."""
    ours = {registered_domain(f"https://{d}") for _, domains, _, _ in _signing_in(catalogue) for d in domains}
    for domain in sorted(set(directory) & set(popular)):
        if registered_domain(f"https://{domain}") not in ours:
            theirs = ", ".join(METHODS[m] for m in directory[domain].methods if m in METHODS)
            yield Decision("2FA Directory", "", domain, "", theirs, "Write a sign-in?")
