"""What an organisation put in stands first, with its name and its day, and never in the way of the start."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp import handover, language, places
from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.links import all_links
from selfhelp.catalogue.load import load
from selfhelp.catalogue.model import Catalogue
from selfhelp.catalogue.trust import trust_of
from selfhelp.commands import run
from selfhelp.plan.help import help_here
from selfhelp.plan.lines import lines_for
from selfhelp.plan.order import make_plan
from selfhelp.views.help_lines import help_state

TODAY = dt.date(2026, 11, 27)
DESK = handover.Line(
    name="Example Desk", what="Anyone harassed online.", audience=("stalking",), phone="+49 30 1", free=True
)
PAGE = handover.Line(name="Example Page", what="Anyone.", url="https://desk.example/help")
GIVEN = handover.Handover(
    name="Example", checked=dt.date(2026, 11, 20), language="ar", help_lines=(DESK, PAGE)
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """Return the real catalogue with an organisation's lines."""
    return handover.joined(load(), GIVEN)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that the program takes for its own."""
    monkeypatch.setattr(places, "own_files", lambda: tmp_path)
    return tmp_path


def test_what_was_written_is_read(files: Path) -> None:
    """All of it comes back, and the language of the first start with it."""
    (files / handover.NAME).write_bytes(msgspec.json.encode(GIVEN))
    assert handover.read() == GIVEN
    assert handover.language() == "ar"
    assert handover.logo() is None
    (files / handover.LOGO).write_bytes(b"x")
    assert handover.logo() == files / handover.LOGO


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b"\xff", b'{"name": "x"}', b" " * 70_000, msgspec.json.encode(GIVEN)[:-3]],
)
def test_a_broken_file_counts_as_none(files: Path, content: bytes) -> None:
    """The program starts as if nothing had been put in."""
    (files / handover.NAME).write_bytes(content)
    assert handover.read() is None
    assert handover.language() is None


@pytest.mark.parametrize(("tag", "named", "spoken"), [("ar", "", "ar"), ("ar", "en", "en"), ("xx", "", "en")])
def test_the_command_line_speaks_the_language_that_was_put_in(
    files: Path, capsys: pytest.CaptureFixture[str], tag: str, named: str, spoken: str
) -> None:
    """In a plan and of a wrong line. A language that is named goes first; one that is not there is left."""
    root = Path(handover.__file__).parent.parent
    for name in ("resources", "i18n"):
        (files / name).symlink_to(root / name)
    given = msgspec.structs.replace(GIVEN, language=tag)
    (files / handover.NAME).write_bytes(msgspec.json.encode(given))
    answers = files / "answers.toml"
    answers.write_text('what = ["doxxing"]\n', encoding="utf-8")
    chosen = ["--language", named] if named else []
    before = language.active()
    try:
        assert run(["plan", str(answers), *chosen]) == 0
        said = capsys.readouterr().out
        assert any("\u0600" <= letter <= "\u06ff" for letter in said) == (spoken == "ar")
        language.activate(language.open_language("en"))
        with pytest.raises(SystemExit):
            run(["plan", *chosen])
        assert any("\u0600" <= letter <= "\u06ff" for letter in capsys.readouterr().err) == (spoken == "ar")
    finally:
        language.activate(before)


def test_nothing_put_in_changes_nothing() -> None:
    """Without lines the catalogue is the very same."""
    empty = Catalogue()
    assert handover.joined(empty, None) is empty
    assert handover.joined(empty, handover.Handover(name="Example", checked=TODAY)) is empty


@pytest.mark.parametrize("country", [None, "DE", "US"])
def test_their_lines_stand_first_on_the_plan(catalogue: Catalogue, country: str | None) -> None:
    """Whatever is happening and wherever, they are first, and a crisis line is still among them."""
    lines = help_here(catalogue, Answers(what=("doxxing",), country=country), ()).lines
    assert [line.name for line in lines[:2]] == ["Example Desk", "Example Page"]
    assert any(line.kind == "crisis" for line in lines)
    assert len(lines) == len({line.id for line in lines}) <= 6
    plan = make_plan(catalogue, Case(answers=Answers(what=("doxxing",)), triage_done=True), TODAY)
    assert plan.help.lines[0].number == "+49 30 1"


def test_a_line_for_those_who_may_harm_themselves_stays_first(catalogue: Catalogue) -> None:
    """Nobody's own lines stand before the crisis line of someone in danger from themselves."""
    lines = help_here(catalogue, Answers(danger="from-myself", country="US"), ()).lines
    assert lines[0].kind == "crisis"
    assert lines[1].name == "Example Desk"


def test_beside_a_step_only_a_line_that_fits(catalogue: Catalogue) -> None:
    """Where a step names whom to call, only a line for those people is among them, and first."""
    assert lines_for(catalogue, "US", ("stalking",))[0].name == "Example Desk"
    assert "Example Desk" not in [line.name for line in lines_for(catalogue, "US", ("identity-theft",))]


def test_the_room_shows_them_apart(catalogue: Catalogue) -> None:
    """They stand under their name, and in none of the other lists."""
    now = dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC)
    state = help_state(catalogue, Case(answers=Answers(what=("stalking",))), "DE", now, here=True)
    assert [line.name for line in state.given] == ["Example Desk", "Example Page"]
    assert state.given_by == "Example"
    others = (*state.fitting, *state.others, *state.everywhere, *state.unproved)
    assert not [line for line in others if line.name.startswith("Example")]


def test_they_answer_for_their_lines_themselves(catalogue: Catalogue) -> None:
    """A line is as old as the day on which they looked; its page may be opened."""
    everywhere = catalogue.country("INT")
    assert everywhere is not None
    trust = trust_of(everywhere.help_lines[0], catalogue, TODAY)
    assert (trust.sureness, trust.day) == ("seen", GIVEN.checked)
    assert "https://desk.example/help" in all_links(catalogue)


@given(st.text(max_size=130))
def test_no_markup_in_a_name(name: str) -> None:
    """Whatever a file says, a name that is shown holds no mark that could be taken for a tag."""
    told = {"name": name, "checked": "2026-11-20"}
    try:
        found = msgspec.convert(told, handover.Handover)
    except msgspec.ValidationError:
        return
    assert not {"<", ">", "\n", "\x1b"} & set(found.name)
    assert 2 <= len(found.name) <= 80
