"""Entries against the world: closed sites, names that stand twice, images nobody may copy, and order."""

from pathlib import Path

import pytest

from selfhelp.catalogue.authored import read_folder
from selfhelp.catalogue.checks import problems
from selfhelp.catalogue.checks.world import to_look_at
from tests.factory import TINY, TODAY, write_catalogue

CLAIM = 'status = "sourced"\nevidence = [{ source = "guide", quote = "Words of the guide" }]\n'
CLOSED = (
    f'id = "closed"\ndate = 2026-04-16\nwhat = "Alpha closed."\ntouches = ["services/alpha"]\n'
    f'domains = ["alpha.example"]\n{CLAIM}'
)
BETA = f'id = "beta"\nname = "Beta"\ndomains = ["beta.example"]\nmethods = ["passkey", "sms"]\n{CLAIM}'
GAMMA = (
    'id = "gamma"\nname = "Gamma"\naliases = ["gam"]\ndomains = ["gamma.example"]\nwhy = "Not read yet."\n'
)
SERVICE = TINY["services/alpha.toml"]


def found(tmp_path: Path, **changed: str) -> list[str]:
    """Return what the checks say of a catalogue in which files were changed."""
    return problems(read_folder(write_catalogue(tmp_path, **changed)), TODAY)


def test_all_kinds_hold(tmp_path: Path) -> None:
    """A sign-in and a service that is not covered keep every rule."""
    assert found(tmp_path, **{"sign-ins/beta.toml": BETA, "not-covered/gamma.toml": GAMMA}) == []


def test_links_to_a_closed_site(tmp_path: Path) -> None:
    """From the day a site closed each link to it is an error; before that day it is none."""
    lines = found(tmp_path, **{"events/closed.toml": CLOSED})
    assert len(lines) == 2
    assert all("closed since 2026-04-16 (events/closed)" in line for line in lines)
    later = CLOSED.replace("2026-04-16", "2027-04-16")
    assert found(tmp_path / "later", **{"events/closed.toml": later}) == []


def test_what_an_event_touches(tmp_path: Path) -> None:
    """An entry that an event touches is looked at again until something in it is newer; it has to exist."""
    renamed = CLOSED.replace('domains = ["alpha.example"]\n', "")
    catalogue = read_folder(write_catalogue(tmp_path, **{"events/closed.toml": renamed}))
    assert list(to_look_at(catalogue, TODAY)) == [
        "services/alpha: nothing in it is newer than events/closed of 2026-04-16"
    ]
    newer = TINY["sources/guide.toml"].replace("2026-01-01", "2026-05-01")
    files = {"events/closed.toml": renamed, "sources/guide.toml": newer}
    assert list(to_look_at(read_folder(write_catalogue(tmp_path / "new", **files)), TODAY)) == []
    gone = renamed.replace("services/alpha", "services/omega")
    assert found(tmp_path / "gone", **{"events/closed.toml": gone}) == [
        "events/closed.touches: 'services/omega' is not there"
    ]


@pytest.mark.parametrize(
    ("file", "text", "named"),
    [
        ("sign-ins/beta.toml", BETA.replace("beta.example", "alpha.example"), "alpha.example"),
        ("sign-ins/beta.toml", BETA.replace('"Beta"', '"Alpha"'), "alpha"),
        ("not-covered/gamma.toml", GAMMA.replace('"gam"', '"ALPHA"'), "alpha"),
    ],
)
def test_a_name_leads_to_one(tmp_path: Path, file: str, text: str, named: str) -> None:
    """What a person types finds one entry: a name, an alias or a domain belongs to one of them."""
    lines = found(tmp_path, **{file: text})
    assert lines
    assert all(f"'{named}' belongs to services/alpha already" in line for line in lines)


def test_the_strongest_second_step_first(tmp_path: Path) -> None:
    """A list of second steps in another order, or with one twice, is named."""
    for n, methods in enumerate(('"sms", "passkey"', '"passkey", "passkey"')):
        text = BETA.replace('"passkey", "sms"', methods)
        (line,) = found(tmp_path / str(n), **{"sign-ins/beta.toml": text})
        assert line.startswith("sign-ins/beta.methods: ")


@pytest.mark.parametrize(
    ("step", "holds"),
    [
        ("Take a screenshot of the post.", False),
        ("Save it first. Take screenshots with the date.", False),
        ("Keep a copy of the image.", False),
        ("Note the link, the name and the date.", True),
        ("Take a screenshot. Take none of an intimate image: note the link.", True),
    ],
)
def test_no_copy_of_an_intimate_image(tmp_path: Path, step: str, *, holds: bool) -> None:
    """No route for intimate images has the person make one more copy; other routes may."""
    scenario = TINY["scenarios/doxxing.toml"].replace("doxxing", "intimate-images-real")
    text = SERVICE.replace("Open the post.", step)
    files = {"scenarios/intimate-images-real.toml": scenario, "services/alpha.toml": text}
    assert found(tmp_path / "other", **files) == []
    files["services/alpha.toml"] = text.replace('covers = ["doxxing"]', 'covers = ["intimate-images-real"]')
    assert (found(tmp_path / "images", **files) == []) is holds


KINDS = ("mail", "resets-others", "carrier", "money", "social")


def _kinds(**changed: str) -> dict[str, str]:
    """Return one file for each kind of site, some of them changed."""
    made = {
        f"site-kinds/{kind}.toml": f'id = "{kind}"\norder = {number}\nmeans = "Sites of this kind."\n'
        f'sites = ["{kind}-site"]\nreviewed = 2026-11-01\n'
        for number, kind in enumerate(KINDS, start=1)
    }
    return {**made, **{f"site-kinds/{name}.toml": text for name, text in changed.items()}}


def test_a_site_is_of_one_kind(tmp_path: Path) -> None:
    """A site or a kind of service that two lists name is an error, and so are two of one place."""
    assert found(tmp_path, **_kinds()) == []
    money = _kinds()["site-kinds/money.toml"]
    twice = money.replace('"money-site"', '"money-site", "mail-site"')
    assert found(tmp_path / "twice", **_kinds(money=twice)) == [
        "site-kinds/money: 'mail-site' stands in site-kinds/mail already"
    ]
    assert found(tmp_path / "order", **_kinds(money=money.replace("order = 4", "order = 1"))) == [
        "site-kinds: 2 kinds have the order 1"
    ]
    services = f'{money}services = ["mail"]\n'
    both = _kinds(money=services, mail=f'{_kinds()["site-kinds/mail.toml"]}services = ["mail"]\n')
    assert found(tmp_path / "both", **both) == ["site-kinds/money: 'mail' stands in site-kinds/mail already"]
    fewer = {name: text for name, text in _kinds().items() if "carrier" not in name}
    assert found(tmp_path / "fewer", **fewer) == ["site-kinds: missing: carrier"]


def test_a_list_of_sites_grows_old(tmp_path: Path) -> None:
    """A list that nobody went through for a year is to be looked at; before that it is not."""
    old = _kinds()["site-kinds/money.toml"].replace("2026-11-01", "2025-11-01")
    catalogue = read_folder(write_catalogue(tmp_path, **_kinds(money=old)))
    assert list(to_look_at(catalogue, TODAY)) == ["site-kinds/money: nobody went through it since 2025-11-01"]


def test_a_domain_has_one_login(tmp_path: Path) -> None:
    """A domain that two shared logins claim is an error."""
    one = f'id = "one"\ndomains = ["one.example", "same.example"]\n{CLAIM}'
    two = f'id = "two"\ndomains = ["two.example", "same.example"]\n{CLAIM}'
    assert found(tmp_path, **{"logins/one.toml": one}) == []
    assert found(tmp_path / "two", **{"logins/one.toml": one, "logins/two.toml": two}) == [
        "logins/two: same.example stands in logins/one already"
    ]
