"""Which catalogue the next start uses, and which files taking a newer one leaves."""

import datetime as dt
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from selfhelp.catalogue import newer
from selfhelp.catalogue.authored import read_folder
from selfhelp.catalogue.model import Catalogue
from selfhelp.catalogue.pack import Pack, PackRefusedError, compile_pack, read_own
from tests.factory import shipped, write_catalogue

DAY = dt.date(2026, 11, 27)
KEY = SigningKey(bytes(range(32)))
KEYS = (bytes(KEY.verify_key),)


def packed(catalogue: Catalogue, serial: int) -> bytes:
    """Return a signed pack."""
    return compile_pack(catalogue, serial, DAY, lambda content: bytes(KEY.sign(content).signature))


@pytest.fixture
def tiny(tmp_path: Path) -> Catalogue:
    """Return the smallest catalogue."""
    return read_folder(write_catalogue(tmp_path))


@pytest.fixture
def own(tiny: Catalogue, monkeypatch: pytest.MonkeyPatch) -> Pack:
    """Give the program a pack of its own, the fifth."""
    made = read_own(packed(tiny, 5))
    monkeypatch.setattr(newer, "read_pack", lambda: made)
    return made


def test_without_a_newer_one_the_own_is_used(own: Pack, tmp_path: Path) -> None:
    """Nothing is read that is not there."""
    assert newer.in_folder(tmp_path, KEYS) == newer.Used(own.manifest, taken=False)
    assert newer.at_start(tmp_path, shipped(), KEYS) is shipped()
    assert newer.files(tmp_path) == ()


def test_a_newer_one_is_used_from_the_next_start(own: Pack, tiny: Catalogue, tmp_path: Path) -> None:
    """What its pack says of itself is what is said, and the page knows that it was taken."""
    (tmp_path / newer.CURRENT).write_bytes(packed(tiny, 6))
    used = newer.in_folder(tmp_path, KEYS)
    assert used.taken
    assert used.manifest is not None
    assert used.manifest.serial == 6
    assert [s.id for s in newer.at_start(tmp_path, shipped(), KEYS).services] == ["alpha"]


@pytest.mark.parametrize("serial", [4, 5])
def test_an_older_one_is_not_used(own: Pack, tiny: Catalogue, tmp_path: Path, serial: int) -> None:
    """The program was renewed meanwhile: its own is used, though the file is there."""
    (tmp_path / newer.CURRENT).write_bytes(packed(tiny, serial))
    assert newer.in_folder(tmp_path, KEYS) == newer.Used(own.manifest, taken=False)
    assert newer.at_start(tmp_path, shipped(), KEYS) is shipped()


def test_without_a_pack_of_its_own_the_program_still_starts(
    tiny: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From its sources it has none; a file that does not hold is then left aside."""
    monkeypatch.setattr(newer, "read_pack", lambda: None)
    (tmp_path / newer.CURRENT).write_bytes(b"not a pack")
    assert newer.in_folder(tmp_path, KEYS) == newer.Used(None, taken=False)
    assert newer.at_start(tmp_path, shipped(), KEYS) is shipped()
    (tmp_path / newer.CURRENT).write_bytes(packed(tiny, 1))
    assert [s.id for s in newer.at_start(tmp_path, shipped(), KEYS).services] == ["alpha"]


def test_keys_of_the_program_are_asked_by_default(own: Pack, tiny: Catalogue, tmp_path: Path) -> None:
    """A pack that somebody else signed is not used."""
    (tmp_path / newer.CURRENT).write_bytes(packed(tiny, 6))
    assert newer.in_folder(tmp_path) == newer.Used(own.manifest, taken=False)
    assert newer.at_start(tmp_path, shipped()) is shipped()


def test_every_file_that_is_left_is_named(tmp_path: Path) -> None:
    """Both packs, and what a kill left half-written: erasing takes them all."""
    names = {newer.CURRENT, newer.BEFORE, f"{newer.CURRENT}.new", f"{newer.BEFORE}.new"}
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "mine.pack").write_bytes(b"x")
    assert {path.name for path in newer.files(tmp_path)} == names


def test_what_is_no_pack_is_refused(tiny: Catalogue, tmp_path: Path) -> None:
    """A look into a file that is no pack ends in a sentence, whatever it is."""
    file = tmp_path / "large"
    file.write_bytes(b"x" * 1000)
    with pytest.raises(PackRefusedError):
        newer.look_into(file, tiny, 0, KEYS)


def test_a_folder_that_nobody_may_look_into_holds_no_newer_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program starts with its own; what is wrong is said where notes are opened or kept."""

    def refuse(_path: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_file", refuse)
    own = Catalogue()
    assert newer.at_start(Path("closed"), own) is own
