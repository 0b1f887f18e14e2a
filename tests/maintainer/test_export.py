"""The catalogue for others: JSON that fits its schema, and a page that shows each claim with its evidence."""

import datetime as dt
import json
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

from maintainer.__main__ import main
from maintainer.export import as_html, as_json
from selfhelp.catalogue.authored import KINDS, read_folder
from selfhelp.catalogue.claims import entries, every_claim
from tests.factory import TINY, TODAY, shipped, write_catalogue


def test_the_shipped_catalogue_fits_its_schema() -> None:
    """The schema is one, and the whole catalogue fits it."""
    schema = json.loads(as_json.schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(as_json.export(shipped(), TODAY)), schema, jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("services", 0, "settings", 0, "minutes"), 0),
        (("services", 0, "status"), "certain"),
        (("services", 0, "settings", 0, "link"), "http://alpha.example"),
        (("tasks", 0, "actions"), ["explode"]),
        (("sources", 0, "date"), "last year"),
    ],
)
def test_the_schema_refuses(tmp_path: Path, place: tuple[str | int, ...], value: object) -> None:
    """The schema is as strict as the program: a wrong value does not fit."""
    body = json.loads(as_json.export(read_folder(write_catalogue(tmp_path)), TODAY))
    inside = body["catalogue"]
    for step in place[:-1]:
        inside = inside[step]
    inside[place[-1]] = value
    validator = jsonschema.Draft202012Validator(
        json.loads(as_json.schema()), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    assert list(validator.iter_errors(body))


def test_everything_is_in_it(tmp_path: Path) -> None:
    """Every entry, the licence, and a name for every source; the same files give the same text."""
    catalogue = read_folder(write_catalogue(tmp_path))
    text = as_json.export(catalogue, TODAY)
    assert text == as_json.export(read_folder(tmp_path / "catalogue"), TODAY)
    body = json.loads(text)
    assert body["licence"] == "CC-BY-4.0"
    assert body["attributions"] == {"guide": "A guide, 2026-01-01, https://guide.example/a"}
    there = {f"{kind}/{e['id'].lower()}" for kind, group in body["catalogue"].items() for e in group}
    assert there == {where for where, _ in entries(catalogue)}
    assert "sign-ins" in body["catalogue"]


def test_every_kind_is_documented() -> None:
    """A new kind of entry needs a sentence here before it can be exported."""
    assert set(as_json.KINDS_SAY) == set(KINDS)
    kinds = json.loads(as_json.schema())["$defs"]["Catalogue"]["properties"]
    assert all(kind["description"] for kind in kinds.values())


class Page(HTMLParser):
    """Reads a page and notes what a browser would fetch, and what it says."""

    def __init__(self) -> None:
        """Start with nothing."""
        super().__init__()
        self.words: list[str] = []
        self.fetches: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        if tag in ("script", "img", "iframe", "link", "object", "embed") or "src" in given:
            self.fetches.append(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element in its order."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words.append(data)


def read(html: str) -> Page:
    """Read a page."""
    page = Page()
    page.feed(html)
    page.close()
    assert page.open == []
    return page


def test_the_page_shows_every_claim_with_its_evidence() -> None:
    """Each entry has its place, each quote its words, and a browser fetches nothing by itself."""
    page = read(as_html.page(shipped(), TODAY))
    words = "".join(page.words)
    named = [where for where, _ in entries(shipped()) if not where.startswith("sources/")]
    assert page.ids == named
    assert page.fetches == []
    claims = list(every_claim(shipped()))
    for found in claims:
        for piece in found.claim.evidence:
            source = shipped().source(piece.source)
            assert source is not None
            assert source.title in words
            assert piece.quote is None or piece.quote in words
    assert words.count("revision 1") >= len(claims) * 0.9


def test_what_an_author_writes_stays_words(tmp_path: Path) -> None:
    """Markup in a source or a quote is shown as it stands."""
    source = TINY["sources/guide.toml"].replace('"A guide"', '"<script>alert(1)</script>"')
    page = read(as_html.page(read_folder(write_catalogue(tmp_path, **{"sources/guide.toml": source})), TODAY))
    assert page.fetches == []
    assert "<script>alert(1)</script>" in "".join(page.words)


def test_age_unknown_is_said(tmp_path: Path) -> None:
    """What has no date says so and is marked, and what we read when is another day."""
    source = TINY["sources/guide.toml"].replace("date = 2026-01-01\n", "")
    html = as_html.page(read_folder(write_catalogue(tmp_path, **{"sources/guide.toml": source})), TODAY)
    assert html.count("age unknown") == html.count('class="evidence care"') == 16
    assert "no date · read 2026-11-01" in "".join(read(html).words)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It writes all four files and names them; a folder that can't be made is one line."""
    write_catalogue(tmp_path / "resources")
    assert main(["export", str(tmp_path / "out")], tmp_path) == 0
    names = {Path(line).name for line in capsys.readouterr().out.split()}
    assert names == {"catalogue.json", "catalogue.schema.json", "catalogue.html", "README.md"}
    made = json.loads((tmp_path / "out/catalogue.json").read_text(encoding="utf-8"))["made"]
    assert dt.date.fromisoformat(made) >= TODAY
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    assert main(["export", str(tmp_path / "taken")], tmp_path) == 1
    assert "can't be written" in capsys.readouterr().err
