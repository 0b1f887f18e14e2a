"""A mistake in a file of the catalogue: one line, with the file and the field in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selfhelp.catalogue.checks import problems
from selfhelp.catalogue.checks.words import reading
from selfhelp.catalogue.load import CatalogueError, load
from tests.factory import TINY, TODAY, write_catalogue


def found(folder: Path) -> list[str]:
    """Return every problem of a catalogue, as the command that checks it does."""
    try:
        return problems(load(folder), TODAY)
    except CatalogueError as error:
        return error.problems


def test_tiny_catalogue_holds(tmp_path: Path) -> None:
    """The catalogue that the other tests here break keeps every rule before it is broken."""
    assert found(write_catalogue(tmp_path)) == []


SERVICE, TASK, BROKER = "services/alpha.toml", "tasks/delete.toml", "brokers/finder.toml"
SOURCE, GUIDE = "sources/guide.toml", "guides/device.toml"
PIECE = '{ source = "guide", quote = "Words of the guide" }'
CLAIM = f'status = "sourced"\nevidence = [{PIECE}]\n'
COUNTRY, LETTER, CHILD = "countries/xx.toml", "letters/note.toml", "brokers/finder-child.toml"


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        # Shapes: found while reading.
        (SERVICE, 'name = "Alpha"', 'name = "Alpha"\ncolour = "red"', ["services/alpha.toml", "colour"]),
        (
            SERVICE,
            'id = "search"',
            'id = "search"\nreason = "x"',
            ["services/alpha.toml", "reason", "settings[1]"],
        ),
        (TASK, "minutes = 5", 'minutes = 5\nicon = "no-such"', ["tasks/delete.icon", "no-such"]),
        (TASK, "minutes = 5", 'minutes = "5"', ["tasks/delete.toml", "minutes"]),
        (TASK, "minutes = 5", "minutes = 0", ["tasks/delete.toml", "minutes"]),
        (TASK, "weight = 95", "weight = 95.5", ["tasks/delete.toml", "weight"]),
        (TASK, 'when = "today"', 'when = "soon"', ["tasks/delete.toml", "when", "soon"]),
        (TASK, '"irreversible"', '"explodes"', ["tasks/delete.toml", "effects", "explodes"]),
        (TASK, 'title = "Delete old posts"\n', "", ["tasks/delete.toml", "title"]),
        (SOURCE, "date = 2026-01-01", 'date = "last year"', ["sources/guide.toml", "date"]),
        (
            TASK,
            'status = "sourced"',
            'status = "sourced"\nchecked = 2026-01-01',
            ["tasks/delete.toml", "checked"],
        ),
        (
            SERVICE,
            "https://alpha.example/profile",
            "http://alpha.example/profile",
            ["services/alpha.toml", "link"],
        ),
        (
            SERVICE,
            "https://alpha.example/profile",
            "https://me:word@alpha.example/profile",
            ["services/alpha.toml", "settings[0].link"],
        ),
        (
            SERVICE,
            "https://alpha.example/profile",
            "https://alpha.example/\\n",
            ["services/alpha.toml", "link"],
        ),
        (SERVICE, "https://alpha.example/profile", "javascript:alert(1)", ["services/alpha.toml", "link"]),
        (SERVICE, 'id = "profile"', 'id = "Profile Page"', ["services/alpha.toml", "settings[0].id"]),
        (BROKER, 'id = "finder"', 'id = "seeker"', ["brokers/finder.toml", "seeker"]),
        (TASK, 'id = "delete"', "id = ", ["tasks/delete.toml", "TOML"]),
        (TASK, 'id = "delete"', "x = " + "[" * 5000, ["tasks/delete.toml", "TOML"]),
        # Rules: found when everything is read.
        (TASK, 'after = ["save"]', 'after = ["save", "gone"]', ["tasks/delete", "after", "gone"]),
        (TASK, 'what = ["doxxing"]', 'what = ["floods"]', ["tasks/delete", "any[1].what", "floods"]),
        (TASK, 'what = ["doxxing"]', 'where = ["beta"]', ["tasks/delete", "any[1].where", "beta"]),
        (TASK, 'what = ["doxxing"]', 'exposed = ["shoes"]', ["tasks/delete", "any[0].exposed", "shoes"]),
        (TASK, 'what = ["doxxing"]', 'who = ["robots"]', ["tasks/delete", "any[0].who", "robots"]),
        (
            TASK,
            'what = ["doxxing"]',
            'country = ["atlantis"]',
            ["tasks/delete", "any[1].country", "atlantis"],
        ),
        (TASK, 'after = ["save"]', "gate = true\nafter = ['save']", ["tasks/delete", "after", "gates only"]),
        (TASK, 'after = ["save"]', 'beside = ["save"]', ["tasks/delete", "beside", "no gate"]),
        (TASK, 'after = ["save"]', 'letter = "gone"', ["tasks/delete", "letter", "gone"]),
        (TASK, 'after = ["save"]', 'suppresses = ["weather"]', ["tasks/delete", "suppresses", "weather"]),
        (
            TASK,
            '"Delete the post."',
            '"Take a screenshot of the page."',
            ["tasks/delete", "steps.1", "image"],
        ),
        (
            TASK,
            'what = ["doxxing"]',
            'what = ["doxxing"], service_is = ["first-three"]',
            ["tasks/delete", "any[1].service_is", "rules"],
        ),
        (TASK, '{ what = ["doxxing"] }', "{ }", ["tasks/delete", "any[1]", "empty"]),
        (
            "tasks/save.toml",
            "minutes = 15",
            'minutes = 15\nafter = ["save"]',
            ["tasks/save", "after", "itself"],
        ),
        ("tasks/save.toml", 'steps = ["Save the page."]\n', "", ["tasks/save", "steps"]),
        (
            SERVICE,
            'covers = ["doxxing"]',
            'covers = ["floods"]',
            ["services/alpha", "reports.post", "floods"],
        ),
        (SERVICE, 'id = "search"', 'id = "profile"', ["services/alpha", "settings", "profile", "twice"]),
        (CHILD, 'parent = "finder"', 'parent = "gone"', ["brokers/finder-child", "parent", "gone"]),
        (BROKER, 'opt_out = "https://finder.example/remove"\n', "", ["brokers/finder", "opt_out"]),
        (BROKER, 'method = "form"', 'method = "email"', ["brokers/finder", "opt_out_email"]),
        (LETTER, "{child}", "{my-child}", ["letters/note", "gaps", "my-child"]),
        (
            LETTER,
            'child = "Your child"',
            'child = "Your child"\nextra = "More"',
            ["letters/note", "gaps", "extra"],
        ),
        (
            LETTER,
            'scenarios = ["doxxing"]',
            'scenarios = ["floods"]',
            ["letters/note", "scenarios", "floods"],
        ),
        (
            COUNTRY,
            "[[help_lines]]",
            "\n".join([f'[[levers]]\nid = "erase"\nlaw = "The Act"\nright = "To be left out."\n{CLAIM}'] * 2)
            + "\n[[help_lines]]",
            ["countries/xx.levers", "erase", "twice"],
        ),
        (COUNTRY, "https://line.example", "https://finder.example", ["countries/xx", "line", "finder"]),
        (COUNTRY, "https://line.example", "https://www.finder.example", ["countries/xx", "line", "finder"]),
        (COUNTRY, "https://line.example", "https://help.finder.example", ["countries/xx", "line", "finder"]),
        # Evidence and dates.
        (GUIDE, '{ source = "guide"', '{ source = "gone"', ["guides/device", "gone"]),
        (GUIDE, PIECE, "", ["guides/device", "needs evidence"]),
        (GUIDE, "Words of the guide", "word " * 21, ["guides/device", "more than 20 words"]),
        (GUIDE, 'source = "guide"', 'source = "guide", path = "a.md"', ["guides/device", "path"]),
        (GUIDE, 'source = "guide"', 'source = "guide", date = 2027-05-05', ["guides/device", "future"]),
        (GUIDE, '"sourced"', '"sourced"\nbasis = {}', ["guides/device", "basis"]),
        (GUIDE, '"sourced"', '"verified"', ["guides/device", "seen_live"]),
        (GUIDE, '"sourced"', '"sourced"\nseen_live = 2026-05-05', ["guides/device", "seen_live"]),
        (GUIDE, '"sourced"', '"verified"\nseen_live = 2027-05-05', ["guides/device", "future"]),
        (SOURCE, "collected = 2026-11-01", "collected = 2027-05-05", ["sources/guide.collected", "future"]),
        (SOURCE, "date = 2026-01-01", "date = 2026-11-02", ["sources/guide.date", "later"]),
        # Words.
        (TASK, "Less is left to find.", "Simply delete it.", ["tasks/delete", "why", "simple"]),
        (TASK, "Less is left to find.", "Less is left to find!", ["tasks/delete", "why", "exclamation"]),
        (TASK, "Delete the post.", "Please delete it.", ["tasks/delete", "steps.1", "please"]),
        (TASK, "Delete the post.", "Delete <b>it</b>.", ["tasks/delete", "steps.1", "HTML"]),
        (
            SERVICE,
            "Strangers see less.",
            "You will be safe.",
            ["services/alpha", "settings.profile.why", "promise"],
        ),
        (TASK, "Less is left to find.", "word " * 40 + ".", ["tasks/delete", "why", "sentence"]),
    ],
)
def test_one_mistake_is_one_line(tmp_path: Path, file: str, old: str, new: str, named: list[str]) -> None:
    """Each mistake gives one line that names the file, the field and what is wrong."""
    assert old in TINY[file]
    lines = found(write_catalogue(tmp_path, **{file: TINY[file].replace(old, new, 1)}))
    about = [line for line in lines if all(word in line for word in named)]
    assert len(about) == 1, lines
    assert "\n" not in about[0]
    # A mistake may have consequences, such as a source that is not used any more; they are few.
    assert len(lines) <= 3, lines


def _garbage(folder: Path) -> None:
    (folder / "services/alpha.toml").write_bytes(bytes(range(256)) * 8)


def _nul(folder: Path) -> None:
    (folder / "services/alpha.toml").write_bytes(b"\x00" * 100)


def _empty(folder: Path) -> None:
    (folder / "services/alpha.toml").write_bytes(b"")


def _json(folder: Path) -> None:
    (folder / "services/beta.json").write_text("{}")


def _deeper(folder: Path) -> None:
    (folder / "services/more").mkdir()
    (folder / "services/alpha.toml").rename(folder / "services/more/alpha.toml")


def _other_kind(folder: Path) -> None:
    (folder / "recipes").mkdir()


def _folder_for_file(folder: Path) -> None:
    (folder / "services/alpha.toml").unlink()
    (folder / "services/alpha.toml").symlink_to(folder / "gone.toml")


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (_garbage, "services/alpha.toml"),
        (_nul, "services/alpha.toml"),
        (_empty, "services/alpha.toml"),
        (_json, "services/beta.json"),
        (_deeper, "services/more/alpha.toml"),
        (_other_kind, "recipes"),
        (_folder_for_file, "services/alpha.toml"),
    ],
)
def test_files_that_do_not_belong(tmp_path: Path, spoil: Callable[[Path], None], named: str) -> None:
    """Garbage, an empty file, another format, another folder: each is one line that names it."""
    folder = write_catalogue(tmp_path)
    spoil(folder)
    lines = found(folder)
    assert len(lines) == 1, lines
    assert named in lines[0]


def test_circle_of_tasks(tmp_path: Path) -> None:
    """Two tasks that wait for each other are both named."""
    save = TINY["tasks/save.toml"].replace("minutes = 15", 'minutes = 15\nafter = ["delete"]')
    lines = found(write_catalogue(tmp_path, **{"tasks/save.toml": save}))
    assert [line.split(".")[0] for line in lines] == ["tasks/delete", "tasks/save"]


def test_grandparents(tmp_path: Path) -> None:
    """A site names the topmost parent, so that one request reaches all of them."""
    third = (
        TINY[CHILD].replace("finder-child", "third").replace('parent = "finder"', 'parent = "finder-child"')
    )
    lines = found(write_catalogue(tmp_path, **{"brokers/third.toml": third}))
    assert len(lines) == 1
    assert "brokers/third.parent" in lines[0]


def test_every_mistake_in_one_run(tmp_path: Path) -> None:
    """Three broken files are three lines, so that an author mends them all at once."""
    spoilt = {name: TINY[name] + "\nnonsense" for name in (SERVICE, BROKER, COUNTRY)}
    assert len(found(write_catalogue(tmp_path, **spoilt))) == 3


def test_missing_folder(tmp_path: Path) -> None:
    """A catalogue that is not there at all is said in one line."""
    assert len(found(tmp_path / "nowhere")) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(tmp_path: Path, body: bytes) -> None:
    """Whatever a file holds, reading ends with problems named, never in another way."""
    folder = write_catalogue(tmp_path)
    (folder / SERVICE).write_bytes(body)
    lines = found(folder)
    assert lines
    assert all("alpha" in line for line in lines)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(["", '"', "[", "=", "\n", "x", "7", "é"]))
def test_any_slip_of_the_finger(tmp_path: Path, place: int, typed: str) -> None:
    """One character typed or lost anywhere either still holds or is said in lines that name that file."""
    text = TINY[SERVICE]
    at = place % len(text)
    folder = write_catalogue(tmp_path, **{SERVICE: text[:at] + typed + text[at + (not typed) :]})
    assert all("alpha" in line for line in found(folder))


@pytest.mark.parametrize(
    ("text", "longest", "mean"),
    [
        ("", 0, 0),
        ("One two three.", 3, 3),
        ("One two. Three four five six.", 4, 3),
        ("One\n\nTwo three", 2, 1.5),
    ],
)
def test_reading(text: str, longest: int, mean: float) -> None:
    """Sentences are counted in words; an empty text has none."""
    assert reading(text) == (longest, mean)
