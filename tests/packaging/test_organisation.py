"""ORG.toml: what an organisation writes is taken whole, or every mistake in it gets one sentence."""

import datetime as dt
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maintainer.release import organisation
from maintainer.release.organisation import OrganisationError
from selfhelp.catalogue.model import Broker, Catalogue

TODAY = dt.date(2026, 11, 27)
LANGUAGES = {"en": "English", "ar": "العربية"}
CATALOGUE = Catalogue(
    brokers=(
        Broker(
            id="look-up", name="Look up", domains=("lookup.example",), countries=("US",), method="form",
            steps=("Ask.",), status="sourced",
        ),
    )
)  # fmt: skip
LEAST = 'name = "Example Desk"\nchecked = 2026-11-20\n'
LINE = '[[help_lines]]\nname = "Desk"\nwhat = "Anyone."\nphone = "+49 30 1234"\n'


def png(wide: int = 64, tall: int = 32) -> bytes:
    """Return a picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x10\x60\x60" * wide) * tall
    head = struct.pack(">IIBBBBB", wide, tall, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def read(folder: Path, text: str) -> organisation.Organisation:
    """Write a file and read it."""
    (folder / "org.toml").write_text(text, encoding="utf-8")
    return organisation.read(folder / "org.toml", LANGUAGES, CATALOGUE, TODAY)


def refused(folder: Path, text: str) -> list[str]:
    """Return the sentences with which a file is refused; each begins with its name and ends."""
    with pytest.raises(OrganisationError) as caught:
        read(folder, text)
    said = str(caught.value).splitlines()
    assert said == [f"org.toml: {problem}" for problem in caught.value.problems]
    assert all(line.endswith(".") for line in said)
    return caught.value.problems


def test_a_full_file_is_taken(tmp_path: Path) -> None:
    """Everything that may stand in it comes out again."""
    (tmp_path / "logo.png").write_bytes(png())
    (tmp_path / "own.pack").write_bytes(b"pack")
    found = read(
        tmp_path,
        LEAST + 'note = "One.\\nTwo."\nlanguage = "ar"\nwindow = "Household"\nprogram = "household"\n'
        'logo = "logo.png"\nicon = "logo.png"\npack = "own.pack"\nleaflet = "named"\n'
        f'pack_key = "{"0a" * 32}"\n' + LINE + 'audience = ["stalking"]\nfree = true\n',
    )
    assert found.handover.name == "Example Desk"
    assert found.handover.note == "One.\nTwo."
    assert found.handover.help_lines[0].audience == ("stalking",)
    assert (found.logo, found.icon, found.pack) == (png(), png(), b"pack")
    assert found.written.program == "household"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("checked = 2026-11-20\n", "name is missing. It has to be"),
        (LEAST + 'nmae = "x"\n', "nmae is not known. Known are: checked, help_lines,"),
        ('name = "x<b>"\nchecked = 2026-11-20\n', "name has to be a line of 2 to 80 letters"),
        ("name = 3\nchecked = 2026-11-20\n", "name has to be a line of 2 to 80 letters"),
        ('name = "Desk"\nchecked = "soon"\n', "checked has to be the day"),
        ('name = "Desk"\nchecked = 2026-11-28\n', "checked is a day that has not come yet."),
        ('name = "Desk"\nchecked = 2025-11-01\n', "checked is more than a year ago."),
        (LEAST + 'language = "xx"\n', "language: “xx” is not there. Choose one of: en, ar."),
        (LEAST + 'language = "Arabic"\n', 'language has to be the tag of a language, such as "ar".'),
        (LEAST + 'program = "Self Help"\n', "program has to be 2 to 30 small letters"),
        (LEAST + 'leaflet = "both"\n', 'leaflet has to be "neutral" or "named".'),
        (LEAST + 'logo = "none.png"\n', "logo: none.png can't be opened."),
        (LEAST + 'icon = "org.toml"\n', "icon: org.toml is no PNG."),
        (LEAST + 'pack = "org.toml"\n', "pack and pack_key belong together."),
        (LEAST + 'pack_key = "12"\n', "pack_key has to be the public key"),
        (LEAST + LINE * 5, "help_lines has to be at most 4 entries"),
        (LEAST + LINE * 2, "help_lines: “Desk” is there twice."),
        (LEAST + "help_lines = 3\n", "help_lines has to be at most 4 entries"),
        (LEAST + "help_lines = [3]\n", "help_lines has to be at most 4 entries"),
        (LEAST + LINE.replace("+49", "call +49"), "help_lines, entry 1: phone has to be a number"),
        (LEAST + LINE.replace("phone", "fon"), "help_lines, entry 1: fon is not known."),
        (LEAST + LINE.replace('name = "Desk"\n', ""), "help_lines, entry 1: name is missing."),
        (LEAST + LINE + 'audience = ["everyone"]\n', "help_lines, entry 1: audience has to be a list"),
        (LEAST + LINE + 'url = "http://desk.example"\n', "help_lines, entry 1: url has to be an address"),
        (LEAST + LINE + 'url = "https://www.lookup.example/x"\n', "help_lines, entry 1: url leads to a"),
        (LEAST + LINE + 'email = "desk"\n', "help_lines, entry 1: email has to be an address"),
        (LEAST + LINE + 'free = "yes"\n', "help_lines, entry 1: free has to be true or false"),
        ("name = \n", "it is not readable as TOML"),
        ("x" * 70_000, "it is larger than 64 KB."),
    ],
)  # fmt: skip
def test_each_mistake_has_a_sentence(tmp_path: Path, text: str, problem: str) -> None:
    """The sentence names the field and says what it has to be."""
    assert any(found.startswith(problem) for found in refused(tmp_path, text)), refused(tmp_path, text)


def test_no_way_to_reach_them(tmp_path: Path) -> None:
    """A line that nobody can call, write to or open is none."""
    text = LEAST + '[[help_lines]]\nname = "Desk"\nwhat = "Anyone."\n'
    assert refused(tmp_path, text) == [
        "help_lines, entry 1: there is no way to reach them. Add phone, sms, email or url."
    ]


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """Nobody has to run it once for each mistake."""
    text = "nmae = 1\n" + LINE.replace("+49", "x") + LINE.replace("Desk", "Other").replace("+49", "y")
    assert len(refused(tmp_path, text)) == 5


@pytest.mark.parametrize("side", [(8, 64), (3000, 64)])
def test_a_picture_of_a_wrong_size(tmp_path: Path, side: tuple[int, int]) -> None:
    """The sentence says what it is and what it may be."""
    (tmp_path / "logo.png").write_bytes(png(*side))
    problem = refused(tmp_path, LEAST + 'logo = "logo.png"\n')[0]
    assert f"{side[0]} × 64 pixels" in problem


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """It is named, with the system's reason."""
    with pytest.raises(OrganisationError, match=r"none\.toml: it can't be opened"):
        organisation.read(tmp_path / "none.toml", LANGUAGES, CATALOGUE, TODAY)


PLAIN = st.one_of(st.text(max_size=20), st.integers(), st.booleans(), st.dates(), st.none(), st.floats())
VALUES = PLAIN | st.lists(PLAIN, max_size=3) | st.dictionaries(st.text(max_size=8), PLAIN, max_size=2)
FIELDS = st.sampled_from([*organisation.EXPECTED, "other"])
TABLES = st.dictionaries(FIELDS, VALUES, max_size=6)


@given(TABLES, st.lists(TABLES, max_size=3))
def test_any_table_is_taken_or_told(table: dict[str, object], lines: list[dict[str, object]]) -> None:
    """Whatever the fields hold, the check itself never fails, and each problem is a sentence."""
    for tried in ({**table}, {**table, "help_lines": lines}):
        problems = list(organisation.problems_of(tried))
        assert all(problem.endswith(".") and "\n" not in problem for problem in problems)
