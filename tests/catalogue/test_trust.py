"""How old a claim is and who says it; what we read when says nothing of either."""

import datetime as dt
from typing import get_args
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.catalogue.checks.evidence import number_is_backed, sources
from selfhelp.catalogue.model import Catalogue, Claim, Evidence, HelpLine, Source, SourceKind
from selfhelp.catalogue.trust import OLD_AFTER_DAYS, VOICES, publisher, source_date, trust_of
from tests.factory import TODAY, shipped

OLD = TODAY - dt.timedelta(days=OLD_AFTER_DAYS + 1)
NEW = TODAY - dt.timedelta(days=OLD_AFTER_DAYS)


def source(name: str, kind: str = "other", date: dt.date | None = None, url: str | None = "") -> Source:
    address = f"https://{name}.example/page" if url == "" else url
    return Source(id=name, title=f"Title of {name}", kind=kind, url=address, date=date, collected=TODAY)  # type: ignore[arg-type]  # kinds by name


def claim(*pieces: Evidence, status: str = "sourced", seen: dt.date | None = None) -> Claim:
    return Claim(status=status, evidence=pieces, seen_live=seen)  # type: ignore[arg-type]  # status by name


def test_every_kind_of_source_has_its_worth() -> None:
    """No kind is left out, in whichever order; who speaks of itself comes before all others."""
    assert set(VOICES) == set(get_args(SourceKind))
    owns = [voice.own for voice in VOICES.values()]
    assert owns == sorted(owns, reverse=True)


def in_catalogue(*sources: Source) -> Catalogue:
    return Catalogue(sources=sources)


def test_the_day_of_reading_is_no_age() -> None:
    """A source without a date leaves the age unknown, although we know when it was read."""
    found = trust_of(claim(Evidence(source="a")), in_catalogue(source("a")), TODAY)
    assert found.day is None
    assert found.needs_care


def test_a_file_has_its_own_date() -> None:
    """The date of a file or line comes before that of the whole repository, even when it is older."""
    piece = Evidence(source="a", date=OLD)
    found = trust_of(claim(piece), in_catalogue(source("a", "repository", NEW)), TODAY)
    assert found.day == OLD
    assert found.old


def test_the_newest_text_counts() -> None:
    """Several sources are as old as the newest of them."""
    table = in_catalogue(source("a", date=OLD), source("b", date=NEW), source("c"))
    made = claim(Evidence(source="a"), Evidence(source="b"), Evidence(source="c"))
    assert trust_of(made, table, TODAY).day == NEW
    assert not trust_of(made, table, TODAY).needs_care


def test_what_can_not_be_followed_dates_nothing() -> None:
    """A source with no address gives no date: nobody can look."""
    table = in_catalogue(source("a", date=NEW, url=None))
    assert source_date(claim(Evidence(source="a")), table.source_table) is None


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (("official", "press"), "service"),
        (("operator", "other"), "operator"),
        (("press", "repository"), "others"),
    ],
)
def test_who_says_it(kinds: tuple[str, ...], said: str) -> None:
    """The service or the state comes before the operator, and both before everybody else."""
    sources = [source(f"s{n}", kind, NEW) for n, kind in enumerate(kinds)]
    made = claim(*(Evidence(source=s.id) for s in sources))
    assert trust_of(made, in_catalogue(*sources), TODAY).sureness == said


def test_seen_and_unverified() -> None:
    """The day a person saw it counts for what was seen; nothing lifts what is unverified."""
    table = in_catalogue(source("a", "official", NEW))
    seen = trust_of(claim(Evidence(source="a"), status="verified", seen=OLD), table, TODAY)
    assert (seen.sureness, seen.day, seen.old) == ("seen", OLD, True)
    doubtful = trust_of(claim(Evidence(source="a"), status="unverified"), table, TODAY)
    assert doubtful.sureness == "unverified"
    assert doubtful.needs_care


@given(
    st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.none() | st.dates(dt.date(2015, 1, 1), TODAY)))
)
def test_never_younger_than_a_source(pieces: list[tuple[str, dt.date | None]]) -> None:
    """No claim is shown younger than the newest date that stands in its evidence."""
    table = in_catalogue(source("a"), source("b"), source("c"))
    made = claim(*(Evidence(source=name, date=day) for name, day in pieces))
    days = [day for _, day in pieces if day is not None]
    assert trust_of(made, table, TODAY).day == max(days, default=None)


@pytest.mark.parametrize(
    ("url", "who"),
    [
        ("https://www.help.example.co.uk/a", "example.co.uk"),
        ("https://support.example.com/a", "example.com"),
        ("https://github.com/Owner/name", "github.com/owner"),
        ("https://example.com", "example.com"),
        (None, None),
    ],
)
def test_publishers(url: str | None, who: str | None) -> None:
    """Two pages of one publisher are one voice; two owners on a code host are two."""
    assert publisher(source("a", url=url)) == who


@pytest.mark.parametrize(
    ("sources", "backed"),
    [
        ([("operator", "line")], True),
        ([("official", "state")], True),
        ([("press", "one")], False),
        ([("press", "one"), ("other", "two")], True),
        ([("press", "one"), ("other", "one")], False),
        ([("repository", "one"), ("repository", "two")], False),
        ([("repository", "one"), ("press", "two")], True),
    ],
)
def test_a_number_needs_more(sources: list[tuple[str, str]], *, backed: bool) -> None:
    """A number rests on the operator or on two publishers; lists that copy each other are not enough."""
    made = [source(f"s{n}", kind, url=f"https://{who}.example/{n}") for n, (kind, who) in enumerate(sources)]
    line = HelpLine(
        id="line",
        name="The Line",
        audience=("anyone",),
        what="They listen.",
        phone="116 000",
        status="sourced",
        evidence=tuple(Evidence(source=s.id) for s in made),
    )
    assert number_is_backed(line, in_catalogue(*made).source_table) is backed


#: Places where anyone puts up texts, or that mirror the pages of others.
COPIES = (
    "scribd.com",
    "issuu.com",
    "vdocuments.us",
    "vdocuments.mx",
    "mirrorblogs.com",
    "vulners.com",
    "dudasite.com",
    "pages.dev",
)


def test_a_copy_says_that_it_is_one() -> None:
    """What was read where anyone can put it up is no page of the office or service that wrote it."""
    for source_ in shipped().sources:
        host = urlsplit(source_.url or "").hostname or ""
        if source_.kind in ("official", "operator") and host.endswith(COPIES):
            assert "copy" in source_.title, source_.id


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("https://github.com/owner/list", True),
        ("https://codeberg.org/owner/list/", True),
        ("https://github.com/owner/list/issues/25", False),
        ("https://github.com/owner", False),
        ("https://readthedocs.org/projects/list", False),
    ],
)
def test_a_repository_is_one_that_can_be_read_again(url: str, *, root: bool) -> None:
    """A thread about a list is no file in it: no clone could show whether the words still stand there."""
    wrong = [
        line for line in sources(in_catalogue(source("s", "repository", url=url)), TODAY) if ".kind:" in line
    ]
    assert (wrong == []) is root
