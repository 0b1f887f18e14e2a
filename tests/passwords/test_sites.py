"""Which site an address belongs to."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.passwords.sites import (
    change_address,
    clean_address,
    group_of,
    same_login,
    site_host,
    site_label,
)


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("https://www.example.com/login?next=/", "example"),
        ("https://login.example.co.uk:8443/", "example"),
        ("example.com.au", "example"),
        ("https://mein.web.de/", "web"),
        ("https://x.com", "x"),
        ("https://ada:pass@deep.sub.example.org/", "example"),
        ("android://aGFzaA==@com.instagram.android/", "instagram"),
        ("android://aGFzaA==@com.google.android.apps.maps/", "google"),
        ("androidapp://org.telegram.messenger", "telegram"),
        ("http://192.168.1.1:8080/", "192.168.1.1"),
        ("http://[fe80::1]/", "[fe80::1]"),
        ("localhost:3000", "localhost"),
        ("ftp://files.example.net/x", "example"),
        ("", ""),
        ("https://", ""),
        ("co.uk", "co"),
    ],
)
def test_label(address: str, label: str) -> None:
    """The label is what a person would call the site by."""
    assert site_label(address) == label


@dataclass(frozen=True, slots=True)
class _Service:
    id: str
    domains: tuple[str, ...]


def test_services_that_share_a_domain_are_one_login() -> None:
    """The catalogue's domains say which sites are one login, also below them."""
    groups = same_login(
        [
            _Service("video", ("video.org", "accounts.search.org")),
            _Service("search", ("search.org", "accounts.search.org")),
            _Service("other", ("other.org",)),
        ]
    )
    assert group_of("https://m.video.org/x", groups) == group_of("search.org", groups) == "search"
    assert group_of("https://other.org", groups) == "other"
    assert group_of("https://notother.org", groups) == ""


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.site.org/login", "www.site.org"),
        ("http://Login.Site.ORG:443/", "login.site.org"),
        ("site.co.uk", "site.co.uk"),
        ("https://ada:pass@site.org/", "site.org"),
        ("https://bücher.de/", "xn--bcher-kva.de"),
        *((address, "") for address in ("", "localhost", "https://localhost:8080/", "http://10.0.0.1/")),
        *((address, "") for address in ("https://[::1]/", "https://2130706433/", "nas.local", "router.lan")),
        *((address, "") for address in ("android://x@com.app/", "ftp://site.org", "https://site.org:8443/")),
        *((address, "") for address in ("https://a_b.org", "https://-a.org", "https://1.2.3.4.5", "x y.org")),
        *((address, "") for address in ("https://site.org:x/", "https://[broken", "forum.example")),
    ],
)
def test_where_passwords_are_changed(address: str, host: str) -> None:
    """Only a public site has the address; nothing of the saved one but its host is in it."""
    assert change_address(address) == (f"https://{host}/.well-known/change-password" if host else "")


@given(st.text(max_size=80))
def test_any_address(address: str) -> None:
    """Broken addresses are read too, and cleaning twice is cleaning once."""
    site_label(address)
    site_host(address)
    assert not set(change_address(address)) & set("@ ?#")
    assert "@" not in clean_address(address).removeprefix("android://")
