"""What the catalogue says of sites, as the audit uses it."""

import datetime as dt
import os
from pathlib import Path

import msgspec
import pytest

from selfhelp.catalogue import own
from selfhelp.catalogue.model import Catalogue, Login, Service, SiteKind
from selfhelp.catalogue.pack import compile_pack
from selfhelp.passwords.audit import Known, audit
from selfhelp.passwords.known import KnownSites, known_sites, own_known_sites
from selfhelp.passwords.model import Credential, Imported
from tests.factory import shipped

_DAY = dt.date(2026, 11, 27)


def _small() -> Catalogue:
    return Catalogue(
        services=(
            Service(
                id="wallet", name="Wallet", kind="money", domains=("wallet.example",), status="unverified"
            ),
            Service(
                id="forge",
                name="Forge",
                kind="code",
                domains=("forge.example", "id.hub.example"),
                resets_others=True,
                status="unverified",
            ),
        ),
        logins=(Login(id="forge", domains=("forge.example", "anvil.co.uk"), status="unverified"),),
        site_kinds=(
            SiteKind(
                id="money",
                order=1,
                means="Where money is kept.",
                services=("money",),
                sites=("piggy",),
                signs=("bank",),
                reviewed=_DAY,
            ),
        ),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://youtube.com", "https://mail.google.com"),
        ("https://twitter.com", "android://aGFzaA==@com.twitter.android/"),
        ("https://x.com", "https://twitter.com"),
        ("https://de.wikipedia.org", "https://www.wikidata.org"),
        ("https://www.google.de", "https://accounts.google.com"),
        ("https://login.live.com", "https://www.office.com"),
    ],
)
def test_sites_that_share_a_login(one: str, other: str) -> None:
    """Files of the catalogue join sites that share a login, their other domains and their apps."""
    assert known_sites(shipped()).login_of(one) == known_sites(shipped()).login_of(other)


def test_other_sites_stand_for_themselves() -> None:
    """What no file joins is not one login; nothing is known without a catalogue."""
    sites = known_sites(shipped())
    assert sites.login_of("https://example.com") != sites.login_of("https://example-two.com")
    # Another service's page lies under this domain: that makes no login of everything there.
    assert sites.login_of("https://qq.com") != sites.login_of("https://wechat.com")
    assert KnownSites().login_of("https://youtube.com") == "youtube"


def test_a_service_counts_by_its_kind() -> None:
    """A service needs no second entry in a list: its kind, or that it resets others, says it."""
    sites = known_sites(_small())
    assert sites.kinds == {"wallet": "money", "forge": "resets-others", "piggy": "money"}
    assert sites.signs == {"bank": "money"}
    assert sites.login_of("anvil.co.uk") == sites.login_of("https://www.forge.example/") == "forge"
    assert sites.login_of("https://hub.example") == "hub"


def test_the_list_is_made_again_for_another_catalogue() -> None:
    """What is remembered belongs to one catalogue."""
    assert "piggy" in known_sites(_small()).kinds
    assert "piggy" not in known_sites(Catalogue()).kinds


def test_a_name_in_a_list_holds_over_the_kind_of_a_service() -> None:
    """An author who writes a site into a list means it."""
    made = _small()
    listed = SiteKind(id="mail", order=2, means="Mail and more.", sites=("wallet",), reviewed=_DAY)
    both = Catalogue(services=made.services, site_kinds=(*made.site_kinds, listed))
    assert known_sites(both).kinds["wallet"] == "mail"


def test_one_login_under_two_addresses_is_no_reuse() -> None:
    """One password at both addresses of a login is one account; at two logins it is used twice."""
    strong = "gK4$tyuQ!9zz"

    def found(*sites: str) -> int:
        rows = tuple(Credential(n, "", site, "ada", strong) for n, site in enumerate(sites, start=1))
        return len(audit(Imported("x", rows), known=Known(sites=known_sites(shipped()))).findings)

    assert found("https://x.com", "https://twitter.com") == 0
    assert found("https://x.com", "https://example.org") == 2


def test_the_part_says_the_same_as_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what the audit needs is read of the compiled catalogue; a stale one is read from its files."""
    pack = tmp_path / "catalogue.pack"
    pack.write_bytes(compile_pack(shipped(), 1, dt.date(2026, 1, 1)))
    monkeypatch.setattr(own, "own_pack", lambda: pack)
    assert own.read_part(_Names) == _Names(tuple(_Name(service.id) for service in shipped().services))
    assert own_known_sites() == known_sites(shipped())
    pack.write_bytes(pack.read_bytes()[:-200_000])
    os.utime(pack, (1, 1))
    assert own.read_part(_Names) is None
    assert own_known_sites() == known_sites(shipped())


def test_a_damaged_part_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One changed byte, and nothing of it is believed."""
    pack = tmp_path / "catalogue.pack"
    data = bytearray(compile_pack(shipped(), 1, dt.date(2026, 1, 1)))
    data[data.index(shipped().services[0].name.encode())] ^= 1
    pack.write_bytes(data)
    monkeypatch.setattr(own, "own_pack", lambda: pack)
    assert own.read_part(_Names) is None


class _Name(msgspec.Struct, frozen=True):
    id: str


class _Names(msgspec.Struct, frozen=True):
    services: tuple[_Name, ...]
