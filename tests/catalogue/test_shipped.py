"""The catalogue that comes with the program: every file, and how much there has to be."""

import datetime as dt
import tomllib

import msgspec
import pytest

from selfhelp.catalogue.checks import problems
from selfhelp.catalogue.claims import entries as all_entries
from selfhelp.catalogue.claims import every_claim
from selfhelp.catalogue.links import all_links
from selfhelp.catalogue.load import default_folder, load
from selfhelp.catalogue.model import EVERYWHERE
from selfhelp.catalogue.stats import stats
from selfhelp.catalogue.trust import source_date
from tests.factory import shipped

FILES = sorted(default_folder().rglob("*.toml"))
SCENARIOS = {
    "doxxing",
    "impersonation",
    "brigading",
    "intimate-images-real",
    "intimate-images-forged",
    "calls-to-me",
    "calls-to-others",
    "hacked-account",
    "stalking",
    "swatting",
    "number-taken",
    "blackmail",
    "outing",
}
CORE = (
    "apple",
    "discord",
    "facebook",
    "google",
    "instagram",
    "linkedin",
    "microsoft",
    "reddit",
    "snapchat",
    "telegram",
    "tiktok",
    "whatsapp",
    "x",
    "youtube",
)


def test_every_rule_holds() -> None:
    """No file breaks a rule; dates are judged against today."""
    assert problems(load(default_folder()), dt.datetime.now(tz=dt.UTC).date()) == []


def test_no_file_is_left_out() -> None:
    """Each file on the disk is an entry, and each entry a file with its id as the name."""
    catalogue = shipped()
    entries = [f"{where}.toml" for where, _ in all_entries(catalogue)]
    assert sorted(f"{f.parent.name}/{f.name}" for f in FILES) == sorted(entries)


def test_nothing_is_lost_in_reading() -> None:
    """Every text of every file comes back out of the loaded values."""
    table = dict(all_entries(shipped()))
    for file in FILES:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
        entry = table[f"{file.parent.name}/{file.stem}"]
        assert set(_texts(raw)) <= set(_texts(entry)), file.name


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, msgspec.Struct):
        return _texts({name: getattr(value, name) for name in value.__struct_fields__})
    if isinstance(value, dict):
        return [t for item in value.values() for t in _texts(item)]
    if isinstance(value, list | tuple):
        return [t for item in value for t in _texts(item)]
    return []


def test_enough_to_be_of_use() -> None:
    """The counts never fall below what a person needs."""
    catalogue = shipped()
    assert len(catalogue.services) >= 14
    assert sum(len(s.settings) for s in catalogue.services) >= 90
    assert len(catalogue.brokers) >= 25
    parents = {b.parent for b in catalogue.brokers if b.parent}
    assert len(parents) >= 3
    assert parents <= {b.id for b in catalogue.brokers}


@pytest.mark.parametrize("service_id", CORE)
def test_core_services_can_be_taken_back(service_id: str) -> None:
    """Each of the services most people use has a way back into a hacked account, and settings."""
    service = shipped().service(service_id)
    assert service is not None
    assert service.recovery is not None
    assert service.recovery.steps
    assert service.settings


def test_every_kind_of_harassment_is_there() -> None:
    """All scenarios, each with a task of its own or a report route."""
    catalogue = shipped()
    assert {s.id for s in catalogue.scenarios} == SCENARIOS
    reached = {s for t in catalogue.tasks for c in t.any for s in c.what}
    reached |= {s for f in catalogue.facts for c in f.any for s in c.what}
    assert reached - {"unanswered"} == SCENARIOS


def test_second_steps_of_many_sites() -> None:
    """At least 220 services and sites say which second steps they take, each dated by its own file."""
    catalogue = shipped()
    assert sum(1 for s in catalogue.services if s.two_factor) + len(catalogue.sign_ins) >= 220
    for sign_in in catalogue.sign_ins:
        assert any(piece.date and piece.path for piece in sign_in.evidence), sign_in.id


def test_countries_can_be_called() -> None:
    """Each country has a number for an emergency, and nearly all a help line; one entry serves everyone."""
    countries = [c for c in shipped().countries if c.id != EVERYWHERE]
    assert len(countries) >= 20
    for country in countries:
        numbers = country.emergency
        assert numbers is not None, country.id
        assert numbers.general or numbers.police, country.id
    assert sum(1 for c in countries if c.help_lines) >= len(countries) * 0.8
    everywhere = shipped().country(EVERYWHERE)
    assert everywhere is not None
    assert everywhere.help_lines
    for country in shipped().countries:
        for line in country.help_lines:
            assert line.phone or line.url or line.sms or line.email, line.id


def test_links_are_safe_to_open() -> None:
    """Every link a page can offer is https with a host and no name or password in it; each stands once."""
    links = all_links(shipped())
    assert len(links) > 300
    assert len(set(links)) == len(links)
    for link in links:
        scheme, _, rest = link.partition("://")
        host = rest.split("/")[0]
        assert scheme == "https", link
        assert "." in host, link
        assert "@" not in host, link
        assert link.isprintable(), link
        assert " " not in link, link


def test_links_of_pages_only() -> None:
    """A page's links are all there, and the addresses of sources are not."""
    catalogue = shipped()
    links = set(all_links(catalogue))
    settings = {s.link for service in catalogue.services for s in service.settings if s.link}
    assert settings <= links
    assert {b.opt_out for b in catalogue.brokers if b.opt_out} <= links
    assert {n.url for t in catalogue.tasks for n in t.links} <= links
    assert {h.url for c in catalogue.countries for h in c.help_lines if h.url} <= links


def test_what_nothing_confirms_is_marked() -> None:
    """What no page confirms is never shown as a fact, and what is shown as one can be followed."""
    sources = shipped().source_table
    for found in every_claim(shipped()):
        followed = [sources[p.source].url for p in found.claim.evidence if sources[p.source].url]
        assert followed or found.claim.status == "unverified", found.name


def test_our_reading_is_no_date() -> None:
    """No source carries the day we read it as its own date, and no repository a date for all its files."""
    for source in shipped().sources:
        assert source.date is None or source.date < source.collected, source.id
        assert source.kind != "repository" or source.date is None, source.id


def test_no_help_line_rests_on_anonymous_lists() -> None:
    """A help line that only lists of volunteers name is not verified, however many name it."""
    sources = shipped().source_table
    lists = 0
    for country in shipped().countries:
        for line in country.help_lines:
            kinds = {sources[p.source].kind for p in line.evidence if sources[p.source].url}
            if kinds <= {"repository"}:
                lists += 1
                assert line.status == "unverified" or not (line.phone or line.sms or line.hours), line.id
    assert lists


def test_counts() -> None:
    """The counts agree with what is there; other programs rely on their names."""
    catalogue = shipped()
    counted = stats(catalogue)
    by_status = counted["by_status"]
    assert isinstance(by_status, dict)
    everything = [found.claim for found in every_claim(catalogue)]
    assert sum(by_status.values()) == len(everything)
    dates = [source_date(claim, catalogue.source_table) for claim in everything]
    assert counted["undated"] == dates.count(None)
    assert counted["oldest"] == min(day for day in dates if day).isoformat()
    assert counted["countries"] == len(catalogue.countries) - 1
    assert sum(1 for claim in everything if not claim.evidence) == counted["without_source"]
