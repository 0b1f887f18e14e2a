"""The safe: one case, several ways to open it, made, opened and erased."""

import datetime as dt
import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from selfhelp.case import change, keeping
from selfhelp.case.keeping import KeepingError, WrongKeyError
from selfhelp.case.kept import disk, keys, making
from selfhelp.case.kept.copies import FILES
from selfhelp.case.kept.safe import Safe
from selfhelp.case.model import Account, Answers, Case, Incident
from tests.case.stores import LockedStore, MemoryStore

WORDS = "four words are enough"
SECOND = "another four words here"
CANARY = "Kanarienvogel-7319-Straße"
FULL = Case(
    answers=Answers(what=("doxxing",), country="DE"),
    incidents=(Incident(id="1", when=dt.datetime(2026, 11, 1, tzinfo=dt.UTC), what=CANARY),),
    accounts=(Account(id="1", name=CANARY, username=CANARY),),
)


def _made(folder: Path, case: Case = FULL) -> Safe:
    return Safe.create(folder, case, passphrase=WORDS, memory_kib=64)


def _opened(folder: Path, words: str = WORDS) -> Case:
    found, case = Safe.open_with_words(folder, words)
    found.close()
    return case


def test_create_and_open(tmp_path: Path) -> None:
    """A case comes back as it was, from a folder that did not exist before."""
    _made(tmp_path / "a" / "b").close()
    assert _opened(tmp_path / "a" / "b") == FULL
    with pytest.raises(WrongKeyError):
        _opened(tmp_path / "a" / "b", "not these words")


def test_a_safe_is_never_written_over(tmp_path: Path) -> None:
    """Making a safe where one is says so and changes nothing."""
    _made(tmp_path).close()
    before = {p.name: p.read_bytes() for p in making.files(tmp_path)}
    with pytest.raises(KeepingError) as raised:
        _made(tmp_path, Case())
    assert raised.value.sentence == keeping.THERE_ALREADY
    assert {p.name: p.read_bytes() for p in making.files(tmp_path)} == before


def test_a_failed_start_leaves_nothing(tmp_path: Path) -> None:
    """A passphrase that is too short, or a store that refuses, leaves no file behind."""
    for refused in ("short", None):
        with pytest.raises(KeepingError):
            Safe.create(tmp_path / "new", FULL, passphrase=refused, backend=LockedStore(), memory_kib=64)
    assert not (tmp_path / "new").exists()


def test_every_way_opens_the_same_case(tmp_path: Path) -> None:
    """Passphrase, recovery code and store open one case; taking one away leaves the others."""
    backend = MemoryStore()
    made = _made(tmp_path)
    code = made.new_recovery_code()
    made.use_store(backend)
    assert made.ways() == {"passphrase", "recovery", "store"}
    made.close()
    assert _opened(tmp_path) == _opened(tmp_path, code) == FULL
    opened, case = Safe.open_with_store(tmp_path, backend)
    assert case == FULL
    opened.remove_way("passphrase")
    opened.remove_way("recovery")
    with pytest.raises(KeepingError) as raised:
        opened.remove_way("store", backend)
    assert raised.value.sentence == keeping.LAST_WAY
    opened.close()
    for words in (WORDS, code):
        with pytest.raises(WrongKeyError):
            _opened(tmp_path, words)
    again, case = Safe.open_with_store(tmp_path, backend)
    again.close()
    assert case == FULL


def test_a_changed_passphrase(tmp_path: Path) -> None:
    """After a change the old passphrase opens nothing, in the copy of the key file neither."""
    made = _made(tmp_path)
    made.set_passphrase("these words are new")
    made.close()
    assert _opened(tmp_path, "these words are new") == FULL
    (tmp_path / keys.FILE).unlink()
    with pytest.raises(WrongKeyError):
        _opened(tmp_path)
    assert _opened(tmp_path, "these words are new") == FULL


def test_nothing_can_be_read_in_the_files(tmp_path: Path) -> None:
    """No text of the person stands in any file of the folder, open or closed; nor does SQLite's name."""
    made = _made(tmp_path)
    written = [p.read_bytes() for p in making.files(tmp_path)]
    made.close()
    written += [p.read_bytes() for p in making.files(tmp_path)]
    for body in written:
        for words in (CANARY, "Kanarienvogel", "doxxing", "SQLite format", "incident", WORDS):
            assert words.encode() not in body
            assert words.encode("utf-16-le") not in body


def test_open_twice(tmp_path: Path) -> None:
    """A second window says that the first has it, and gets it when the first is closed."""
    made = _made(tmp_path)
    with pytest.raises(KeepingError) as raised:
        Safe.open_with_words(tmp_path, WORDS)
    assert raised.value.sentence == keeping.IN_USE
    made.save(Case(asked=("danger",)))
    made.close()
    assert _opened(tmp_path).asked == ("danger",)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EAGAIN, errno.EDEADLK, 0])
def test_a_lock_that_is_taken_is_known_on_every_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Whatever number a system gives where another window has the notes; Wine gives none."""
    _made(tmp_path).close()

    def taken(_descriptor: int) -> None:
        raise OSError(number, "taken")

    monkeypatch.setattr(disk, "_lock", taken)
    with pytest.raises(KeepingError) as raised:
        Safe.open_with_words(tmp_path, WORDS)
    assert raised.value.sentence == keeping.IN_USE


def test_erasing_leaves_nothing(tmp_path: Path) -> None:
    """Every file is named for erasing, keys first, leftovers too; the store forgets its key."""
    backend = MemoryStore()
    made = _made(tmp_path)
    made.use_store(backend)
    made.close()
    (tmp_path / f"{FILES[0]}.new").write_bytes(b"left over")
    (tmp_path / f"{keys.FILE}.new").write_bytes(b"left over")
    (tmp_path / "notes-1.vault-journal").write_bytes(b"left over from an older version")
    (tmp_path / "holiday.jpg").write_bytes(b"theirs")
    assert making.forget_store_keys(tmp_path, backend)
    found = making.files(tmp_path)
    assert [p.name for p in found[:3]] == [keys.FILE, keys.COPY, f"{keys.FILE}.new"]
    for path in found:
        path.unlink()
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["holiday.jpg"]
    assert backend.kept == {}


@pytest.mark.parametrize("damaged", ["both", "first", "cut", "newer"])
def test_the_store_forgets_its_key_even_when_the_key_files_are_damaged(tmp_path: Path, damaged: str) -> None:
    """A damaged key file still tells under which name the store keeps its key."""
    backend = MemoryStore()
    made = _made(tmp_path)
    made.use_store(backend)
    made.close()
    for name in (keys.FILE,) if damaged == "first" else (keys.FILE, keys.COPY):
        body = bytearray((tmp_path / name).read_bytes())
        if damaged == "newer":
            body[4] = 9
        body[-1] ^= 1
        (tmp_path / name).write_bytes(body[:80] if damaged == "cut" else body)
    assert making.forget_store_keys(tmp_path, backend)
    assert backend.kept == {}


def test_the_folder_is_gone(tmp_path: Path) -> None:
    """Opening where nothing is says so and makes nothing."""
    with pytest.raises(KeepingError) as raised:
        Safe.open_with_words(tmp_path / "gone", WORDS)
    assert raised.value.sentence == keeping.GONE
    assert not (tmp_path / "gone").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_for_this_user_only(tmp_path: Path) -> None:
    """Other users of the computer can't list the folder."""
    _made(tmp_path / "case").close()
    assert stat.S_IMODE((tmp_path / "case").stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder(tmp_path: Path) -> None:
    """A folder without the right to write is refused."""
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    with pytest.raises(KeepingError) as raised:
        _made(folder)
    assert raised.value.sentence == keeping.CANT_WRITE


def test_nothing_is_said_about_the_content(tmp_path: Path) -> None:
    """The safe's own name in a log or a traceback holds nothing of what is inside."""
    made = _made(tmp_path)
    assert CANARY not in repr(made)
    made.close()


def test_notes_that_were_removed_by_another_program_stay_removed(tmp_path: Path) -> None:
    """A window whose notes were erased and made anew by another one saves nothing and harms nothing."""
    first = _made(tmp_path)
    for path in making.files(tmp_path):
        path.unlink()
    second = Safe.create(tmp_path, Case(asked=("danger",)), passphrase=SECOND, memory_kib=64)
    with pytest.raises(KeepingError) as raised:
        first.save(Case())
    assert raised.value.sentence == keeping.GONE
    with pytest.raises(KeepingError) as raised:
        first.set_passphrase("yet another one")
    assert raised.value.sentence == keeping.GONE
    second.close()
    before = {p.name: p.read_bytes() for p in making.files(tmp_path)}
    first.close()
    assert {p.name: p.read_bytes() for p in making.files(tmp_path)} == before
    assert _opened(tmp_path, SECOND).asked == ("danger",)


def test_a_copy_of_the_keys_that_is_behind_is_mended(tmp_path: Path) -> None:
    """A passphrase that was removed does not live on in the copy of the key file."""
    made = _made(tmp_path)
    old = (tmp_path / keys.COPY).read_bytes()
    made.set_passphrase("these words are new")
    made.close()
    (tmp_path / keys.COPY).write_bytes(old)
    assert _opened(tmp_path, "these words are new") == FULL
    (tmp_path / keys.FILE).unlink()
    with pytest.raises(WrongKeyError):
        _opened(tmp_path)


def test_something_in_the_way_keeps_nobody_out(tmp_path: Path) -> None:
    """A folder where a file would be written stops neither opening nor closing."""
    _made(tmp_path).close()
    for name in (*FILES, keys.FILE):
        (tmp_path / f"{name}.new").mkdir()
    assert _opened(tmp_path) == FULL


def test_sizes_meet_again(tmp_path: Path) -> None:
    """When the empty notes grew, the real ones follow at their next opening."""
    made = _made(tmp_path)
    made.set_second_passphrase(SECOND)
    made.close()
    inside, case = Safe.open_with_words(tmp_path, SECOND)
    inside.save(change.keep_account(Account(id="1", name="n" * 1_500_000))(case))
    inside.close()
    assert _opened(tmp_path) == FULL
    assert len({(tmp_path / name).stat().st_size for name in FILES}) == 1
