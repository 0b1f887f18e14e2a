"""Every format that was ever written still opens. Each has a folder, made by the program of its time."""

import hashlib
import json
import shutil
from pathlib import Path

import msgspec
import pytest

from selfhelp.case import keeping, rows
from selfhelp.case.keeping import DamagedError, KeepingError, WrongKeyError
from selfhelp.case.kept import chunks, copies, keys, making, vault
from selfhelp.case.kept.migrations import one
from selfhelp.case.kept.safe import Safe
from selfhelp.case.model import FORMAT, Account, Answers, Case, Incident, Mark, Preferences, Request

FORMATS = Path(__file__).parent / "formats"
WORDS = {n: f"format {name} fixture" for n, name in enumerate(("one", "two", "three", "four"), start=1)}
SECOND = "second passphrase fixture"

#: What is stored: a change of any of these shapes changes the fingerprint. Then raise ``model.FORMAT``,
#: leave a folder made by the program before, write how it is read, and put the new fingerprint here.
SHAPES = (Answers, rows.Progress, Preferences, Mark, Request, Incident, Account, vault.Content)
FINGERPRINTS = {2: "ba87c25a1b3743c3", 3: "4eac839184353071", 4: "8104a088ceb3cd58"}


def fingerprint() -> str:
    """Return the sum of everything that decides what the bytes on the disk mean."""
    schemas = msgspec.json.schema_components(SHAPES)
    sizes = (keys.SIZE, keys.BOXES, copies.SMALLEST, copies.file_size(copies.SMALLEST), chunks.SEALED)
    kinds = sorted(kind for kind, _key in rows.to_rows(Case()))
    told = json.dumps([_without_words(schemas), sizes, kinds], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _without_words(schema: object) -> object:
    """Leave out what only describes: docstrings and titles."""
    if isinstance(schema, dict):
        return {k: _without_words(v) for k, v in schema.items() if k not in {"description", "title"}}
    if isinstance(schema, list | tuple):
        return [_without_words(v) for v in schema]
    return schema


def _placed(tmp_path: Path, number: int) -> Path:
    folder = tmp_path / "notes"
    shutil.copytree(FORMATS / str(number), folder)
    return folder


def _opened(folder: Path, words: str) -> Case:
    safe, case = Safe.open_with_words(folder, words)
    safe.close()
    return case


@pytest.mark.parametrize("number", range(1, FORMAT + 1))
def test_an_old_format_opens(tmp_path: Path, number: int) -> None:
    """The notes of this format open with their passphrase, twice, and hold what they held."""
    folder = _placed(tmp_path, number)
    held = msgspec.json.decode((folder / "case.json").read_bytes(), type=Case)
    assert _opened(folder, WORDS[number]) == held
    assert _opened(folder, WORDS[number]) == held
    assert isinstance(making.read_keys(folder), keys.KeyFile)
    assert one.files(folder) == []


def test_every_format_has_its_folder() -> None:
    """Raising the format without leaving a fixture of the one before is noticed here."""
    numbers = sorted(int(p.name) for p in FORMATS.iterdir() if p.name.isdecimal())
    assert numbers == list(range(1, FORMAT + 1))


def test_a_changed_shape_needs_a_new_format() -> None:
    """What is stored has the shape that this format's number stands for."""
    assert FINGERPRINTS[FORMAT] == fingerprint()


def test_every_way_of_format_one_goes_on_opening(tmp_path: Path) -> None:
    """Passphrase, code and second passphrase of an old safe open it however it was migrated."""
    code = (FORMATS / "1-ways" / "code.txt").read_text(encoding="ascii").strip()
    everyone = {WORDS[1]: 1, code: 1, SECOND: 0}
    for number, (first, held) in enumerate(everyone.items()):
        folder = tmp_path / str(number)
        shutil.copytree(FORMATS / "1-ways", folder)
        assert len(_opened(folder, first).marks) == held
        for words, marks in everyone.items():
            assert len(_opened(folder, words).marks) == marks, (first, words)
        # Each was used once, so nothing of the old format is left when its owner comes.
        assert len(_opened(folder, code).marks) == 1
        assert one.files(folder) == []
        assert not (folder / one.OLD_KEYS).exists()
        for words, marks in everyone.items():
            assert len(_opened(folder, words).marks) == marks
        with pytest.raises(WrongKeyError):
            _opened(folder, "none of these")


def test_a_changed_passphrase_ends_the_old_boxes_too(tmp_path: Path) -> None:
    """After a change, what an old box could open is said to be lost, and opens nothing."""
    folder = tmp_path / "notes"
    shutil.copytree(FORMATS / "1-ways", folder)
    code = (folder / "code.txt").read_text(encoding="ascii").strip()
    safe, _ = Safe.open_with_words(folder, WORDS[1])
    assert safe.ways() == {"passphrase", "recovery", "second"}
    assert safe.set_passphrase("and now a new one") == {"recovery"}
    assert safe.ways() == {"passphrase", "second"}
    safe.close()
    for words in (WORDS[1], code):
        with pytest.raises(KeepingError):
            _opened(folder, words)
    assert len(_opened(folder, "and now a new one").marks) == 1
    assert _opened(folder, SECOND).marks == ()


@pytest.mark.parametrize("damaged", ["page", "both keys"])
def test_a_damaged_safe_of_format_one(tmp_path: Path, damaged: str) -> None:
    """Where a page is bad but every record reads, the records are taken; damaged keys are said to be so."""
    folder = _placed(tmp_path, 1)
    held = msgspec.json.decode((folder / "case.json").read_bytes(), type=Case)
    if damaged == "page":
        for name in one.VAULTS:
            body = bytearray((folder / name).read_bytes())
            body[-2000] ^= 1
            (folder / name).write_bytes(body)
        assert _opened(folder, WORDS[1]) == held
    else:
        (folder / keys.FILE).write_bytes(b"NTK1\x01\x00" + bytes(100))
        with pytest.raises(DamagedError):
            _opened(folder, WORDS[1])


def test_notes_of_a_later_version_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that knows only format 2 says "newer", never "damaged", of notes that hold what it lacks."""
    folder = _placed(tmp_path, FORMAT)
    monkeypatch.setattr(vault, "FORMAT", FORMAT - 1)
    with pytest.raises(KeepingError) as refused:
        Safe.open_with_words(folder, WORDS[FORMAT])
    assert refused.value.sentence == keeping.NEWER
