"""`selfhelp audit`: its shape, no password in any output, and one clear line for a wrong file."""

import json
import re
from pathlib import Path

import pytest

from selfhelp.commands import run
from tests.commands.test_plan import complaint

FIXTURES = Path(__file__).resolve().parents[1] / "passwords" / "data"
SECRETS = ("Kanarienvogel!2019", "Bartholo1987", "qwerty")
CSV = (
    "name,url,username,password\n"
    f"Mail,https://mail.example,ada@mail.example,{SECRETS[0]}\n"
    f"Shop,https://shop.example,ada,{SECRETS[0]}\n"
    f"Dog,https://dog.example,ada,{SECRETS[1]}\n"
    f"Bad,https://bad.example,ada,{SECRETS[2]}\n"
    "Empty,https://empty.example,ada,\n"
)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Write a small export."""
    path = tmp_path / "export.csv"
    path.write_text(CSV)
    return path


def test_shape(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every key that other programs rely on is there, rows count from one, and the reasons are right."""
    facts = tmp_path / "facts.toml"
    facts.write_text('pets = ["Bartholo"]\n')
    assert run(["audit", str(export), "--facts", str(facts), "--format", "json"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    report = json.loads(said.out)
    assert {"read", "format", "skipped", "findings", "breaches"} <= set(report)
    assert report["read"] == 5
    assert report["breaches"] is None
    assert isinstance(report["format"], str)
    found = {f["row"]: f for f in report["findings"]}
    for finding in found.values():
        assert {"row", "title", "site", "username", "order", "score", "reasons", "group", "family"} <= set(
            finding
        )
        assert finding["score"] in range(5)
        assert finding["reasons"]
    assert sorted(f["order"] for f in found.values()) == list(range(1, len(found) + 1))
    assert "reused" in found[1]["reasons"]
    assert found[1]["group"] == found[2]["group"] is not None
    assert "personal" in found[3]["reasons"]
    assert "common" in found[4]["reasons"]
    assert found[5]["reasons"] == ["empty"]


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_password_is_said(
    export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    """No password stands in the output, printed or in a file."""
    output = tmp_path / "report"
    assert run(["audit", str(export), "--format", form]) == 0
    assert run(["audit", str(export), "--format", form, "-o", str(output)]) == 0
    printed = capsys.readouterr().out
    written = output.read_text(encoding="utf-8")
    assert printed == written
    assert "Mail" in written
    for secret in SECRETS:
        assert secret.casefold() not in written.casefold()


def test_two_files(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A password used in two exports is found to be reused."""
    second = tmp_path / "second.csv"
    second.write_text(f"name,url,username,password\nForum,https://forum.example,x,{SECRETS[1]}\n")
    assert run(["audit", str(export), str(second), "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["read"] == 6
    forum = next(f for f in report["findings"] if f["title"] == "Forum")
    assert "reused" in forum["reasons"]


@pytest.mark.parametrize(
    ("name", "body", "word"),
    [
        ("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 10, "photo"),
        ("photo.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10, "photo"),
        ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "PDF"),
        ("empty.csv", b"", "empty"),
        ("zip.csv", b"PK\x03\x04" + bytes(100), "packed"),
        ("noise.csv", bytes(range(256)) * 10, "text"),
        ("other.csv", b"name,colour\nAda,red\n", "column"),
        ("heading.csv", b"name,url,username,password\n", "no passwords"),
    ],
)
def test_files_that_are_no_export(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, body: bytes, word: str
) -> None:
    """A photo, a PDF, an empty file and others: one line that says which it is."""
    (tmp_path / name).write_bytes(body)
    line = complaint(capsys, "audit", tmp_path / name)
    assert name in line
    assert word in line


def test_a_file_far_too_large(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of gigabytes is refused at once, without reading it."""
    path = tmp_path / "huge.csv"
    with path.open("wb") as stream:
        stream.write(b"name,url,username,password\n")
        stream.truncate(3_000_000_000)
    line = complaint(capsys, "audit", path)
    assert "huge.csv" in line
    assert re.search(r"larger than \d+ MB", line)


def test_missing_and_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there, and a folder, are named."""
    assert "gone.csv" in complaint(capsys, "audit", tmp_path / "gone.csv")
    assert "folder" in complaint(capsys, "audit", tmp_path)


@pytest.mark.parametrize(
    ("option", "body", "word"),
    [
        ("--facts", b"names = 5", "names"),
        ("--facts", b"\xff\xfe", "facts"),
        ("--breaches", b"hello", "SHA-1"),
    ],
)
def test_wrong_companions(
    export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, body: bytes, word: str
) -> None:
    """A wrong file of facts or of breaches is named, not the export."""
    companion = tmp_path / "facts-or-breaches"
    companion.write_bytes(body)
    line = complaint(capsys, "audit", export, option, companion)
    assert "facts-or-breaches" in line
    assert word in line


def test_unknown_format(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A format that is not known is refused with those that are."""
    line = complaint(capsys, "audit", export, "--format-in", "rolodex")
    assert "rolodex" in line
    assert "chrome" in line.lower()


def test_a_place_that_can_not_be_written(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The report is not lost silently when its place can't be written."""
    assert "can't be written" in complaint(capsys, "audit", export, "-o", export / "report")


def test_one_refused_file_stops_no_other(
    export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The others are audited, the file that was left out is named, and the status says so."""
    bad, photo = tmp_path / "codes.json", tmp_path / "photo.csv"
    bad.write_text('[{"secret": "AAAA", "label": "x", "algorithm": "SHA1"}]')
    photo.write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    assert run(["audit", str(bad), str(export), str(photo), "--format", "json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["read"] == 5
    assert ["codes.json" in said.err, "photo.csv" in said.err, len(said.err.splitlines())] == [True, True, 2]
    assert run(["audit", str(bad), str(photo)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 2


def test_the_same_file_twice(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second download of one export is read once, which is no fault."""
    again = tmp_path / "export (1).csv"
    again.write_text(CSV)
    assert run(["audit", str(export), str(again), "--format", "json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["read"] == 5
    assert "export (1).csv" in said.err


def test_text_says_what_was_left_out_and_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Reasons with numbers and warnings are in the text, too."""
    path = tmp_path / "export.csv"
    path.write_text(
        "name,url,username,password,note\nA,https://a.example,ada,salt&amp;pepper-Kestrel,\n"
        "B,,,,a note\nC,,,,another\nD,,,,\n"
    )
    assert run(["audit", str(path)]) == 0
    said = capsys.readouterr().out
    assert "Left out: 2 notes, 1 entry that is no login." in said
    assert "“&amp;”" in said


def test_a_file_without_a_login_looks_not_fine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing read is never told as "fine": the report says so, and why; the status is 1."""
    path = tmp_path / "export.csv"
    path.write_text("name,url,username,password,note\nB,,,,a note\n")
    assert run(["audit", str(path)]) == 1
    said = capsys.readouterr()
    assert said.out == "No login with a password was found.\nLeft out: 1 note.\n"
    assert (
        said.err == "“export.csv” holds no login with a password. Choose the export that holds the logins.\n"
    )
    assert run(["audit", str(path), "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["read"], report["fine"], report["warnings"]) == (0, 0, ["nothing-read"])
    assert report["skipped"] == [{"row": 1, "why": "note", "file": 1}]


def test_notes_beside_logins_are_no_fault(
    export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Programs write a file of notes beside the one with the logins."""
    notes = tmp_path / "notes.csv"
    notes.write_text("name,url,username,password,note\nB,,,,a note\n")
    assert run(["audit", str(export), str(notes), "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["read"], report["warnings"]) == (5, [])


def test_the_json_names_a_family_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """However many accounts share a password, the answer does not grow with their square."""
    path = tmp_path / "export.csv"
    rows = [f"N{n},https://site{n}.example,ada,Kestrel-Meadow-{n % 40}" for n in range(400)]
    path.write_text("name,url,username,password\n" + "\n".join(rows) + "\n")
    assert run(["audit", str(path), "--format", "json"]) == 0
    said = capsys.readouterr().out
    report = json.loads(said)
    assert len(report["groups"]) == 40
    assert len(report["families"]) == 1
    assert report["findings"][0]["related_to"] == 39
    assert len(said) < 400 * 900


@pytest.mark.parametrize("fixture", sorted(FIXTURES.iterdir()), ids=lambda path: path.name)
def test_every_fixture_of_every_format(capsys: pytest.CaptureFixture[str], fixture: Path) -> None:
    """Each export gives a report, or one clear line that says what to do."""
    status = run(["audit", str(fixture), "--format", "json"])
    said = capsys.readouterr()
    if status == 0:
        report = json.loads(said.out)
        assert report["read"] >= len(report["findings"])
        assert said.err == ""
    else:
        assert status == 1
        # Where records were read and none is a login, the report says why.
        assert said.out == "" or json.loads(said.out)["warnings"] == ["nothing-read"]
        assert len(said.err.strip().splitlines()) == 1
