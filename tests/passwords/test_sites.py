"""Which site an address belongs to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.passwords.sites import clean_address, login_label, site_host, site_label


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


def test_one_login_with_several_names() -> None:
    """Some sites share their login."""
    assert login_label("https://youtube.com") == login_label("https://mail.google.com")
    assert login_label("https://example.com") != login_label("https://example-two.com")


@given(st.text(max_size=80))
def test_any_address(address: str) -> None:
    """Broken addresses are read too, and cleaning twice is cleaning once."""
    site_label(address)
    site_host(address)
    assert "@" not in clean_address(address).removeprefix("android://")
