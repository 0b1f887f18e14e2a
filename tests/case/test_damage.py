"""What the safe does when files are damaged, missing, behind or strange, and when the disk fails."""

import datetime as dt
import errno
import os
import stat
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from selfhelp.case import change, keeping
from selfhelp.case.keeping import DamagedError, KeepingError, WrongKeyError
from selfhelp.case.kept import copies, keys, making
from selfhelp.case.kept.copies import FILES
from selfhelp.case.kept.safe import Safe
from selfhelp.case.model import Case
from selfhelp.session import Session
from tests.case.failing import KINDS, failing
from tests.case.stores import MemoryStore

WORDS = "four words are enough"
NEW = "these words are new"
DAY = dt.date(2026, 1, 1)
FULL = change.mark("task:a", "done", DAY)(Case(triage_done=True))
MORE = change.mark("task:b", "done", DAY)(FULL)


def made(folder: Path, case: Case = FULL) -> Safe:
    """Make a safe with a light passphrase."""
    return Safe.create(folder, case, passphrase=WORDS, memory_kib=64)


def opened(folder: Path, words: str = WORDS) -> Case:
    """Open, close, and return the case."""
    safe, case = Safe.open_with_words(folder, words)
    safe.close()
    return case


def flip(path: Path, place: int) -> None:
    """Change one bit of a file."""
    body = bytearray(path.read_bytes())
    body[place % len(body)] ^= 1
    path.write_bytes(body)


# Keys ---------------------------------------------------------------------------------------------


def test_a_damaged_key_file_never_replaces_its_good_copy(tmp_path: Path) -> None:
    """Opening with a damaged key file mends it from the copy, and opens again and again."""
    made(tmp_path).close()
    for name in (keys.FILE, keys.COPY):
        for place in (0, 4, 8, 30, 60, 900, -1):
            flip(tmp_path / name, place)
            assert [opened(tmp_path) for _ in range(3)] == [FULL] * 3
            assert (tmp_path / keys.FILE).read_bytes() == (tmp_path / keys.COPY).read_bytes()


def test_a_key_file_that_was_rolled_back_does_not_destroy_the_new_passphrase(tmp_path: Path) -> None:
    """An older key file, put back by a backup, is not taken for the newer one."""
    safe = made(tmp_path)
    old = (tmp_path / keys.FILE).read_bytes()
    safe.set_passphrase(NEW)
    safe.close()
    for name in (keys.FILE, keys.COPY):
        (tmp_path / name).write_bytes(old)
        with pytest.raises(WrongKeyError):
            opened(tmp_path)
        assert opened(tmp_path, NEW) == opened(tmp_path, NEW) == FULL


def test_an_old_key_file_and_its_passphrase_open_nothing_that_came_later(tmp_path: Path) -> None:
    """The vault's key changes with the passphrase: old keys from a backup are not keys to today's notes."""
    safe = made(tmp_path)
    code = safe.new_recovery_code()
    old = (tmp_path / keys.FILE).read_bytes()
    safe.set_passphrase(NEW)
    safe.save(MORE)
    safe.close()
    assert opened(tmp_path, code) == opened(tmp_path, NEW) == MORE
    for name in (keys.FILE, keys.COPY):
        (tmp_path / name).write_bytes(old)
    for words in (WORDS, code, NEW):
        with pytest.raises(KeepingError):
            opened(tmp_path, words)


# Copies -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", [0, 40, 200, 4090, 65_000, 300_000, -1, -60])
def test_damage_of_one_copy_is_mended_from_the_other(tmp_path: Path, place: int) -> None:
    """One bit anywhere in either copy is noticed, said and mended; nothing is lost, however often."""
    made(tmp_path).close()
    for name in FILES:
        flip(tmp_path / name, place)
        safe, case = Safe.open_with_words(tmp_path, WORDS)
        assert safe.found.mended
        safe.close()
        assert case == FULL
        safe, case = Safe.open_with_words(tmp_path, WORDS)
        assert not safe.found.mended
        safe.close()
        assert case == FULL


def test_damage_of_both_copies_at_different_places(tmp_path: Path) -> None:
    """Blocks are taken from whichever copy has them whole; so are the heads."""
    made(tmp_path).close()
    for first, second in ((10, 70_000), (70_000, 200_000), (0, -1), (131_200, 20)):
        flip(tmp_path / FILES[0], first)
        flip(tmp_path / FILES[1], second)
        assert opened(tmp_path) == opened(tmp_path) == FULL


def test_damage_of_both_copies_at_the_same_place_is_said(tmp_path: Path) -> None:
    """What is gone from both is gone: that is said, and the files stay as they are."""
    made(tmp_path).close()
    for name in FILES:
        flip(tmp_path / name, 5000)
    before = {p.name: p.read_bytes() for p in making.files(tmp_path)}
    for _ in range(2):
        with pytest.raises(DamagedError):
            opened(tmp_path)
    assert {p.name: p.read_bytes() for p in making.files(tmp_path)} == before


@pytest.mark.parametrize("which", [0, 1])
def test_damage_while_open_is_not_copied_on_closing(tmp_path: Path, which: int) -> None:
    """What the program writes on closing comes from memory, never from a file nobody checked."""
    safe = made(tmp_path)
    safe.save(MORE)
    flip(tmp_path / FILES[which], 70_000)
    safe.close()
    assert opened(tmp_path) == opened(tmp_path) == MORE


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("how", ["gone", "empty", "half"])
def test_a_missing_copy_is_made_anew(tmp_path: Path, which: int, how: str) -> None:
    """Where one copy is gone or cut short, the other opens, and there are two again."""
    made(tmp_path).close()
    path = tmp_path / FILES[which]
    if how == "gone":
        path.unlink()
    else:
        os.truncate(path, 0 if how == "empty" else 200_000)
    assert opened(tmp_path) == FULL
    (tmp_path / FILES[1 - which]).unlink()
    assert opened(tmp_path) == FULL


def test_a_save_that_was_torn_leaves_the_one_before(tmp_path: Path) -> None:
    """A half-written copy is the newer one's try, never its loss."""
    safe = made(tmp_path)
    old = {name: (tmp_path / name).read_bytes() for name in FILES}
    safe.save(MORE)
    safe._inside._copies.close()
    changed = next(n for n in FILES if (tmp_path / n).read_bytes() != old[n])
    new = (tmp_path / changed).read_bytes()
    for cut in (1, 512, 100_000, len(new) - 200):
        for name in FILES:
            (tmp_path / name).write_bytes(old[name])
        (tmp_path / changed).write_bytes(new[:cut] + old[changed][cut:])
        assert opened(tmp_path) == FULL
    for name in FILES:
        (tmp_path / name).write_bytes(old[name])
    (tmp_path / changed).write_bytes(new)
    assert opened(tmp_path) == MORE


def test_the_safe_says_when_it_was_last_written(tmp_path: Path) -> None:
    """After opening, the day and the number of notes are there: an older copy put back shows itself."""
    safe = made(tmp_path)
    older = {p: p.read_bytes() for p in making.files(tmp_path)}
    before = dt.datetime.now(tz=dt.UTC)
    safe.save(MORE)
    safe.close()
    safe, _ = Safe.open_with_words(tmp_path, WORDS)
    assert safe.found.notes == 2
    assert safe.found.written is not None
    assert safe.found.written >= before
    safe.close()
    for path, content in older.items():
        path.write_bytes(content)
    safe, _ = Safe.open_with_words(tmp_path, WORDS)
    assert (safe.found.notes, safe.found.written is not None and safe.found.written < before) == (1, True)
    safe.close()


# Making -------------------------------------------------------------------------------------------


def _calls(monkeypatch: pytest.MonkeyPatch, work: Callable[[], object]) -> dict[str, int]:
    with failing(monkeypatch, lambda _operation, _number: 0) as counted:
        work()
    return counted.counts


class _Killed(BaseException):
    """Stands for the end of the program: nothing below it tidies up."""


@pytest.mark.skipif(os.name != "posix", reason="counts syncs of folders too")
def test_a_kill_while_the_safe_is_made_leaves_no_folder_that_claims_notes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ended at any write, sync or rename: there is no safe, or a whole one; and one can be made there."""
    counts = _calls(monkeypatch, lambda: made(tmp_path / "whole").close())
    outcomes = set()
    for operation, total in counts.items():
        for at in range(total):
            folder = tmp_path / f"{operation}{at}"

            def end(asked: str, number: int, operation: str = operation, at: int = at) -> int:
                if (asked, number) == (operation, at):
                    raise _Killed
                return 0

            with failing(monkeypatch, end), pytest.raises(_Killed):
                made(folder).close()
            outcomes.add(making.exists(folder))
            if making.exists(folder):
                assert opened(folder) == FULL
            else:
                made(folder, MORE).close()
                assert opened(folder) == MORE
            assert not [p for p in folder.iterdir() if p.name.endswith(".new")]
    assert outcomes == {True, False}


def test_a_disk_that_fails_while_the_safe_is_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk in the making leaves no file, no folder and no key in the store."""
    backend = MemoryStore()
    for kind in KINDS:
        for at in range(8):
            folder = tmp_path / "a" / "b"
            with failing(monkeypatch, lambda _o, n, at=at, kind=kind: kind if n == at else 0):
                try:
                    Safe.create(folder, FULL, backend=backend).close()
                except KeepingError:
                    assert not (tmp_path / "a").exists()
                    assert backend.kept == {}
                    continue
            making.forget_store_keys(folder, backend)
            for path in (*making.files(folder), folder, folder.parent):
                path.rmdir() if path.is_dir() else path.unlink()


# A failing disk -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("operation", ["write", "sync"])
def test_a_change_that_was_not_saved_is_not_shown_as_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, operation: str, kind: int
) -> None:
    """On a failing disk one sentence comes, the case stays as it was, and the next save counts."""
    session = Session(FULL, made(tmp_path))
    with failing(monkeypatch, lambda asked, _n: kind if asked == operation else 0):
        for _ in range(3):
            with pytest.raises(KeepingError) as raised:
                session.do(change.mark("task:b", "done", DAY))
            assert raised.value.sentence in (keeping.DISK_FULL, keeping.DISK_FAILS)
            assert session.case == FULL
    session.do(change.mark("task:b", "done", DAY))
    session.close()
    assert opened(tmp_path) == MORE


@pytest.mark.parametrize("kind", [errno.EIO])
def test_changing_keys_on_a_failing_disk_locks_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: int
) -> None:
    """Whatever write or sync fails while a passphrase changes, the old or the new one opens everything."""

    def work(folder: Path) -> tuple[Safe, bool]:
        safe, _ = Safe.open_with_words(folder, WORDS)
        try:
            safe.set_passphrase(NEW)
        except KeepingError:
            return safe, False
        return safe, True

    made(tmp_path / "whole").close()
    counts = _calls(monkeypatch, lambda: work(tmp_path / "whole")[0].close())  # noqa: PLW0108  the work itself is counted
    for operation in ("write", "sync"):
        for at in range(counts[operation]):
            for lasting in (False, True):
                folder = tmp_path / f"{operation}-{at}-{lasting}"
                made(folder).close()
                with failing(
                    monkeypatch,
                    lambda asked, n, o=operation, at=at, lasting=lasting: (
                        kind if asked == o and (n >= at if lasting else n == at) else 0
                    ),
                ):
                    safe, done = work(folder)
                    safe.close()
                found = {}
                for words in (NEW, WORDS):
                    try:
                        found[words] = opened(folder, words)
                    except WrongKeyError:
                        continue
                assert found
                assert set(found.values()) == {FULL}
                if done:
                    assert set(found) == {NEW}
                # It can be done again, and then it is final.
                safe, _ = Safe.open_with_words(folder, next(iter(found)))
                safe.set_passphrase("at last it is changed")
                safe.close()
                assert opened(folder, "at last it is changed") == FULL
                for words in (NEW, WORDS):
                    with pytest.raises(WrongKeyError):
                        opened(folder, words)


def test_a_removed_way_is_removed_or_said_to_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a full disk a way that was said to be removed opens nothing, from either key file."""
    for at in range(12):
        folder = tmp_path / str(at)
        safe = made(folder)
        code = safe.new_recovery_code()
        with failing(monkeypatch, lambda _o, n, at=at: errno.ENOSPC if n >= at else 0):
            try:
                safe.remove_way("recovery")
            except KeepingError:
                gone = False
            else:
                gone = True
            safe.close()
        assert opened(folder) == FULL
        if gone:
            for lost in (None, keys.FILE):
                if lost:
                    (folder / lost).unlink()
                with pytest.raises(WrongKeyError):
                    opened(folder, code)


def test_no_leftover_holds_an_old_way(tmp_path: Path) -> None:
    """Keys are written over in place: no file and no renamed remnant of an older key file is made."""
    safe = made(tmp_path)
    before = {name: (tmp_path / name).stat().st_ino for name in (keys.FILE, keys.COPY, *FILES)}
    safe.set_passphrase(NEW)
    safe.new_recovery_code()
    safe.remove_way("recovery")
    safe.save(MORE)
    safe.close()
    assert {name: (tmp_path / name).stat().st_ino for name in before} == before
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == sorted(before)


# Strange files ------------------------------------------------------------------------------------


def _strange(path: Path, what: str) -> None:
    path.unlink(missing_ok=True)
    if what == "pipe":
        os.mkfifo(path)
    elif what == "link to a device":
        path.symlink_to("/dev/zero")
    elif what == "folder":
        path.mkdir()
    else:
        path.touch()
        os.truncate(path, 20 * 10**9)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")
@pytest.mark.parametrize("what", ["pipe", "link to a device", "folder", "20 GB"])
@pytest.mark.parametrize("name", [keys.FILE, FILES[0]])
def test_a_strange_file_does_not_hang_the_opening(tmp_path: Path, name: str, what: str) -> None:
    """A pipe, a device, a folder or a sparse giant is not read; the copy opens, or a sentence comes."""
    made(tmp_path).close()
    _strange(tmp_path / name, what)
    result: list[object] = []

    def work() -> None:
        try:
            result.append(opened(tmp_path))
        except KeepingError as error:
            result.append(error.sentence)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(10)
    assert not thread.is_alive()
    assert result == [FULL]
    for other in making.files(tmp_path):
        other.unlink()
    for path in (keys.FILE, keys.COPY):
        if not (tmp_path / path).exists():
            _strange(tmp_path / path, what)
    with pytest.raises(KeepingError):
        opened(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
@pytest.mark.parametrize("umask", [0, 0o022, 0o077])
def test_for_this_user_only_under_any_umask(tmp_path: Path, umask: int) -> None:
    """Every file is 0600 and every folder that was made 0700, after a change of keys and a mending too."""
    before = os.umask(umask)
    try:
        safe = made(tmp_path / "a" / "b")
        safe.set_passphrase(NEW)
        safe.close()
        (tmp_path / "a" / "b" / FILES[1]).unlink()
        (tmp_path / "a" / "b" / keys.COPY).unlink()
        assert opened(tmp_path / "a" / "b", NEW) == FULL
    finally:
        os.umask(before)
    for folder in (tmp_path / "a", tmp_path / "a" / "b"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    found = making.files(tmp_path / "a" / "b")
    assert len(found) == 4
    assert {stat.S_IMODE(p.stat().st_mode) for p in found} == {0o600}


# Memory -------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.implementation.name != "cpython", reason="only CPython's memory is known")
def test_locking_takes_the_key_out_of_memory(tmp_path: Path) -> None:
    """The vault's key, and the key behind it, are zeros in memory after closing."""
    safe = made(tmp_path)
    inside = safe._inside
    held = [inside.key, inside._copies_key, inside.content.other]
    assert all(any(key) for key in held)
    safe.close()
    assert not any(any(key) for key in held)
    assert inside.key == b""


def test_the_sizes_that_are_written(tmp_path: Path) -> None:
    """A safe takes the sizes of the format, whatever it holds, and a copy of noise is not one."""
    made(tmp_path).close()
    assert {(tmp_path / n).stat().st_size for n in FILES} == {copies.file_size(copies.SMALLEST)}
