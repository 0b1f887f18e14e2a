"""Public directories against the catalogue: every difference is a question, and nothing is taken over."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maintainer.__main__ import main
from maintainer.refresh import directories
from maintainer.refresh.decision import Decision
from maintainer.refresh.optouts import about_opt_outs, listed
from selfhelp.catalogue.authored import read_folder
from selfhelp.catalogue.model import Catalogue
from tests.factory import TINY, shipped, write_catalogue

ROOT = Path(__file__).resolve().parents[2]
#: Copies of the published files, where a maintainer has them beside the project.
PLACES = (ROOT.parent / "shared" / "data", ROOT.parents[1] / "shared" / "data")
DATA = next((place for place in PLACES if place.is_dir()), PLACES[0])
SIGN_IN = (
    'id = "beta"\nname = "Beta"\ndomains = ["beta.example"]\nmethods = ["passkey", "authenticator", "sms"]\n'
    'status = "sourced"\nevidence = [{ source = "guide", quote = "Words of the guide" }]\n'
)


@pytest.fixture(name="tiny")
def tiny_catalogue(tmp_path: Path) -> Catalogue:
    """Return the smallest catalogue with a sign-in."""
    return read_folder(write_catalogue(tmp_path, **{"sign-ins/beta.toml": SIGN_IN}))


def told(found: list[Decision]) -> set[tuple[str, str, str, str]]:
    """Return what the decisions are about, without their questions."""
    return {(d.entry, d.about, d.ours, d.theirs) for d in found}


def test_second_steps(tiny: Catalogue) -> None:
    """More methods and fewer are two questions; what the directory has no word for is none."""
    data = {
        "alpha.example": {
            "methods": ["totp", "u2f", "custom-hardware"],
            "documentation": "https://alpha.example/2fa",
        },
        "beta.example": {"methods": ["totp"]},
    }
    found = list(directories.about_second_steps(tiny, directories.second_steps(json.dumps(data).encode())))
    assert told(found) == {
        ("services/alpha", "second step", "authenticator", "security-key"),
        ("services/alpha", "documentation", "", "https://alpha.example/2fa"),
        ("sign-ins/beta", "second step", "sms", ""),
    }


def test_other_domains_of_a_site(tiny: Catalogue) -> None:
    """A site is found under its further domains too, and under the domain that it registered."""
    data = {"first.example": {"methods": ["totp"], "additional-domains": ["alpha.example", "beta.example"]}}
    steps = directories.second_steps(json.dumps(data).encode())
    assert ("services/alpha", "second step", "authenticator", "") not in told(
        list(directories.about_second_steps(tiny, steps))
    )
    assert ("sign-ins/beta", "second step", "sms", "") in told(
        list(directories.about_second_steps(tiny, steps))
    )


def test_passkeys(tiny: Catalogue) -> None:
    """A passkey that we don't say, and one that only we say, are asked about."""
    data = {"alpha.example": {"Alpha": {"passwordless": "allowed"}}}
    found = list(directories.about_passkeys(tiny, directories.passkeys(json.dumps(data).encode())))
    assert told(found) == {
        ("services/alpha", "passkey", "", "instead of the password"),
        ("sign-ins/beta", "passkey", "taken", ""),
    }


def test_closing(tiny: Catalogue) -> None:
    """A page for closing an account that we don't have is asked about."""
    data = [{"name": "Alpha", "url": "https://alpha.example/close", "domains": ["alpha.example"]}]
    found = list(directories.about_closing(tiny, directories.closings(json.dumps(data).encode())))
    assert told(found) == {("services/alpha", "closing", "", "https://alpha.example/close")}


LIST = """# A list
Some words with https://list.example in them.

## 💐 Finder
* [Search](https://finder.example/search), then [opt out](https://finder.example/optout).

### [Nobody We Know](https://nobody.example/)
Go to <https://nobody.example/remove-me>.

### Nothing to click
Call them.
"""


def test_lists_of_opt_outs(tiny: Catalogue) -> None:
    """Another page for removal and a site that we don't know are asked about, heading by heading."""
    sites = listed(LIST)
    assert [(s.name, s.opt_outs) for s in sites] == [
        ("Finder", ("https://finder.example/optout",)),
        ("Nobody We Know", ("https://nobody.example/remove-me",)),
    ]
    found = list(about_opt_outs(tiny, sites, "list"))
    assert told(found) == {
        ("brokers/finder", "opt-out", "https://finder.example/remove", "https://finder.example/optout"),
        ("", "Nobody We Know", "", "https://nobody.example/remove-me"),
    }


def test_the_same_page_is_no_question(tiny: Catalogue) -> None:
    """A list that knows our page among others asks nothing."""
    text = "## Finder\nhttps://finder.example/remove/ or https://finder.example/optout\n"
    assert list(about_opt_outs(tiny, listed(text), "list")) == []


@given(st.text(max_size=300))
def test_any_text_is_a_list(text: str) -> None:
    """Whatever a list holds, reading it ends, and each site has a name and a link."""
    assert all(site.name and site.links for site in listed(text))


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"a.example": 1}', b"\xff", b'{"a.example": {"methods": "totp"}}']
)
def test_another_shape_is_one_sentence(data: bytes) -> None:
    """A directory in another shape is named, with what is wrong."""
    with pytest.raises(directories.DirectoryError, match="2FA Directory"):
        directories.second_steps(data)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It lists decisions in words and as JSON, and names a file that is missing or not a directory."""
    write_catalogue(tmp_path / "resources")
    (tmp_path / "list.md").write_text(LIST, encoding="utf-8")
    (tmp_path / "bad.json").write_text("[1]", encoding="utf-8")
    assert main(["refresh"], tmp_path) == 2
    assert main(["refresh", "--opt-outs", str(tmp_path / "list.md")], tmp_path) == 0
    out = capsys.readouterr().out
    assert out.startswith("brokers/finder · opt-out: ours https://finder.example/remove")
    assert out.endswith("1 decisions to take\n")
    assert (
        main(["refresh", "--opt-outs", str(tmp_path / "list.md"), "--new", "--format", "json"], tmp_path) == 0
    )
    assert [d["entry"] for d in json.loads(capsys.readouterr().out)] == ["brokers/finder", ""]
    assert main(["refresh", "--passkeys", str(tmp_path / "none.json")], tmp_path) == 1
    assert main(["refresh", "--two-factor", str(tmp_path / "bad.json")], tmp_path) == 1
    assert "not in the shape" in capsys.readouterr().err
    assert TINY["brokers/finder.toml"] == (tmp_path / "resources/catalogue/brokers/finder.toml").read_text()


@pytest.mark.skipif(not DATA.is_dir(), reason="the public data sets are not on this computer")
def test_on_the_real_directories() -> None:
    """The published files are read whole, and most of our second steps are found in them."""
    steps = directories.second_steps((DATA / "2fa-directory/v4-all.json").read_bytes())
    keys = directories.passkeys((DATA / "passkeys-directory/all.json").read_bytes())
    assert len(steps) > 2500
    assert len(keys) > 250
    catalogue = shipped()
    found = [*directories.about_second_steps(catalogue, steps), *directories.about_passkeys(catalogue, keys)]
    unknown = [d for d in found if d.asks == "Is there another source?"]
    asked = sum(1 for s in catalogue.services if s.two_factor) + len(catalogue.sign_ins)
    assert len(unknown) < asked / 2
    assert len(list(directories.without_entry(catalogue, steps, keys))) > 50
