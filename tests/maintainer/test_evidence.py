"""Reading evidence again: in a small repository with a history, and on pages."""

import datetime as dt
import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maintainer.__main__ import main
from maintainer.evidence import clones, edit, pages
from maintainer.evidence.command import in_clones, on_pages, quotes_of, write_dates
from maintainer.links.answers import Answer, NoAnswerError
from selfhelp.catalogue.authored import read_folder
from selfhelp.catalogue.model import Evidence
from tests.factory import TINY, write_catalogue

FIRST, SECOND, THIRD = dt.date(2024, 3, 1), dt.date(2025, 5, 5), dt.date(2026, 7, 7)
SOURCE = (
    'id = "guide"\ntitle = "A list"\nkind = "repository"\nurl = "https://github.com/owner/list"\n'
    "collected = 2026-11-01\n"
)


def commit(place: Path, day: dt.date) -> None:
    """Commit everything on a day."""
    when = f"{day.isoformat()}T12:00:00+00:00"
    names = {
        f"GIT_{who}_{what}": "x@x.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    env = {
        **os.environ,
        **names,
        "GIT_AUTHOR_DATE": when,
        "GIT_COMMITTER_DATE": when,
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    subprocess.run(["git", "-C", str(place), "add", "-A"], check=True, env=env)
    subprocess.run(["git", "-C", str(place), "commit", "-q", "-m", "x"], check=True, env=env)


@pytest.fixture(name="cloned")
def a_clone(tmp_path: Path) -> Path:
    """Return a folder of clones with one repository: a file of three lines, each of another day."""
    place = tmp_path / "clones" / "owner" / "list"
    place.mkdir(parents=True)
    subprocess.run(["git", "init", "-q", str(place)], check=True)
    lines = ["The opt-out page is at the foot.\n", 'It asks for "a name"\n', "and an e-mail address.\n"]
    for count, day in enumerate((FIRST, SECOND, THIRD), start=1):
        (place / "list.md").write_text("".join(lines[:count]), encoding="utf-8")
        commit(place, day)
    return tmp_path / "clones"


def look(cloned: Path, **fields: object) -> clones.Read:
    """Read one piece of evidence in the clone."""
    piece = Evidence(source="guide", **fields)  # type: ignore[arg-type]  # given by name
    return clones.read(piece, cloned / "owner" / "list")


def test_the_date_of_a_line(cloned: Path) -> None:
    """A quote is as old as its own line, however new the file is; over two lines the newer counts."""
    assert look(cloned, path="list.md", quote="opt-out page").date == FIRST
    assert look(cloned, path="list.md", quote="asks for “a name” and an e-mail").date == THIRD
    assert look(cloned, path="list.md", quote="opt-out page", date=FIRST).outcome == "same"
    assert look(cloned, path="list.md", quote="opt-out page", date=THIRD).outcome == "same", "the file's day"
    assert look(cloned, path="list.md", quote="opt-out page", date=SECOND).outcome == "other-date"


def test_quotes_within_a_quote() -> None:
    """In JSON a quotation mark is written with a backslash; it is the same mark."""
    text = '{\n  "notes": "Scroll down to \\"Delete account\\"."\n}'
    assert clones.line_of('down to "Delete account".', text) == (1, 2)
    assert clones.line_of("down to “Delete account”.", text) == (1, 2)
    assert clones.line_of('down to "Close account".', text) is None


def test_a_date_that_git_does_not_tell(cloned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A history that takes too long to read is no other date, and none that could be written."""
    real = clones.git

    def hurried(clone: Path, *arguments: str) -> str | None:
        return None if arguments[0] in ("log", "blame") else real(clone, *arguments)

    monkeypatch.setattr(clones, "git", hurried)
    assert look(cloned, path="list.md", quote="opt-out page") == clones.Read("no-date")


def test_a_file_quoted_often_is_walked_through_once(cloned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of thousands of lines is quoted a hundred times; its history is long."""
    real = clones.git
    blamed: list[str] = []

    def counted(clone: Path, *arguments: str) -> str | None:
        blamed.extend(a for a in arguments if a == "blame")
        return real(clone, *arguments)

    monkeypatch.setattr(clones, "git", counted)
    quotes = {"at the foot": FIRST, "a name": SECOND, "e-mail": THIRD, "foot. It asks": SECOND}
    for quote, day in quotes.items():
        assert look(cloned, path="list.md", quote=quote, date=day) == clones.Read("same", day)
    assert blamed == ["blame"]


def test_the_date_of_a_file(cloned: Path) -> None:
    """Without a quote the file's day counts, and nothing may be younger than it."""
    assert look(cloned, path="list.md").date == THIRD
    assert look(cloned, path="list.md", date=SECOND).outcome == "same"
    assert look(cloned, path="list.md", date=THIRD + dt.timedelta(days=1)).outcome == "other-date"


def test_what_is_not_there(cloned: Path) -> None:
    """A quote, a file and a commit that are not there are told apart."""
    assert look(cloned, path="list.md", quote="never said").outcome == "no-quote"
    assert look(cloned, path="other.md").outcome == "no-file"
    assert look(cloned, path="list.md", commit="f" * 40).outcome == "no-commit"


def test_found_and_written(cloned: Path, tmp_path: Path) -> None:
    """The date that was found is put in where it belongs, and the next reading finds nothing."""
    piece = '{ source = "guide", path = "list.md", quote = "asks for \\"a name\\"" }'
    task = TINY["tasks/save.toml"].replace('{ source = "guide", quote = "Words of the guide" }', piece)
    folder = write_catalogue(tmp_path, **{"sources/guide.toml": SOURCE, "tasks/save.toml": task})
    noticed = [n for n in in_clones(read_folder(folder), cloned) if n.entry == "tasks/save"]
    assert [(n.date, n.says) for n in noticed] == [(SECOND, "is dated 2025-05-05 there")]
    assert write_dates(noticed, folder, THIRD) == [folder / "tasks/save.toml"]
    assert read_folder(folder).tasks[1].evidence[0].date == SECOND
    assert [n for n in in_clones(read_folder(folder), cloned) if n.entry == "tasks/save"] == []


def test_only_what_was_asked_for_is_read(tmp_path: Path) -> None:
    """A reading of one repository does not first read all the others, and says which one it is at."""
    catalogue = read_folder(write_catalogue(tmp_path, **{"sources/guide.toml": SOURCE}))
    said: list[str] = []
    assert list(in_clones(catalogue, tmp_path, "another", said.append)) == []
    assert said == []
    assert list(in_clones(catalogue, tmp_path, "gui", said.append))
    assert [line.partition(":")[0] for line in said] == ["guide"]


def test_no_clone_is_said(tmp_path: Path) -> None:
    """A repository of which there is no copy is named, not passed over."""
    folder = write_catalogue(tmp_path, **{"sources/guide.toml": SOURCE})
    assert [(n.entry, n.says) for n in in_clones(read_folder(folder), tmp_path)] == [
        ("sources/guide", "there is no copy of the repository")
    ]
    bare = "\n".join(line for line in SOURCE.splitlines() if not line.startswith("url"))
    folder = write_catalogue(tmp_path / "bare", **{"sources/guide.toml": bare})
    assert [n.says for n in in_clones(read_folder(folder), tmp_path)] == [
        "it names no repository, so it can't be read again"
    ]


@pytest.mark.parametrize(
    ("page", "day"),
    [
        ('<meta property="article:modified_time" content="2026-02-03T10:00:00Z">', dt.date(2026, 2, 3)),
        ('<meta content="2026-02-03" property="og:updated_time"/>', dt.date(2026, 2, 3)),
        ('{"datePublished":"2020-01-01","dateModified": "2026-02-03"}', dt.date(2026, 2, 3)),
        ('{"datePublished": "2020-01-02"}', dt.date(2020, 1, 2)),
        ('{"dateModified": "2026-99-99"}', None),
        ("<p>Updated 3 February</p>", None),
    ],
)
def test_the_day_a_page_gives_itself(page: str, day: dt.date | None) -> None:
    """Only what a page says of itself is its date; being read today is none."""
    assert pages.date_of(page) == day


def test_a_quote_on_a_page() -> None:
    """Markup, kinds of quotes and spaces do not hide a quote; a script does not count as words."""
    page = "<p>You&rsquo;ll <b>still</b> see&nbsp;public\n areas</p><script>hidden words</script>"
    got = pages.read(page, ("You'll still see public areas", "hidden words", "never said"))
    assert got.missing == ("hidden words", "never said")


class Pages:
    """A session over pages kept here."""

    def __init__(self, body: str, status: int = 200) -> None:
        """Answer every question with this."""
        self.body, self.status = body, status

    def ask(self, link: str) -> Answer:
        """Answer, or fail when there is no body."""
        if not self.body:
            raise NoAnswerError("slow")
        return Answer(self.status, link, (), self.body)


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        ("<p>Words of the guide</p>", 200, []),
        ("<p>Other words</p>", 200, ["the quote does not stand there any more: “Words of the guide”"]),
        ("<p>Words of the guide</p>", 404, ["the page was not answered: 404"]),
        ("", 200, ["the page was not answered: slow"]),
        ('<p>Words of the guide</p>{"dateModified": "2026-02-03"}', 200, ["is dated 2026-02-03 there"]),
    ],
)
def test_pages_are_read_again(tmp_path: Path, body: str, status: int, says: list[str]) -> None:
    """A page that changed, is gone or has another day is noticed."""
    catalogue = read_folder(write_catalogue(tmp_path))
    assert quotes_of(catalogue) == {"guide": ("Words of the guide",)}
    noticed = list(on_pages(catalogue, lambda: Pages(body, status), lambda _: None))
    assert [n.says for n in noticed] == says
    folder = tmp_path / "catalogue"
    if any(n.date for n in noticed):
        write_dates(noticed, folder, THIRD)
        source = read_folder(folder).sources[0]
        assert (source.date, source.collected) == (dt.date(2026, 2, 3), THIRD)


@given(st.dates(dt.date(2015, 1, 1), dt.date(2026, 1, 1)), st.booleans(), st.booleans())
def test_only_the_date_changes(day: dt.date, dated: bool, other: bool) -> None:
    """Whatever stands around it, only the date of that very piece is put in or changed."""
    had = ", date = 2014-01-01" if dated else ""
    mine = f'{{ source = "list", path = "a/b.md"{had}, quote = "say \\"it\\"" }}'
    rest = f'{{ source = "{"list" if other else "lists"}", path = "a/c.md", quote = "say" }}'
    text = f"evidence = [\n  {mine},\n  {rest},\n]\n"
    new = edit.with_date(text, Evidence(source="list", path="a/b.md", quote='say "it"'), day)
    assert rest in new
    assert new.replace(f", date = {day.isoformat()}", had, 1) == text


def test_the_command(cloned: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says what is different, writes only when asked to, and wants to know what to read."""
    root = tmp_path / "project"
    write_catalogue(root / "resources", **{"sources/guide.toml": SOURCE})
    assert main(["evidence"], root) == 2
    assert main(["evidence", "--clones", str(cloned)], root) == 0
    assert capsys.readouterr().out == ""
    assert main(["evidence", "--clones", str(tmp_path)], root) == 1
    assert "guide: there is no copy of the repository" in capsys.readouterr().out
