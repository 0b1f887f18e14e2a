"""What the safe does when the disk fails or the program ends while it is made, written or its ways change."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from selfhelp.case import change, keeping
from selfhelp.case.keeping import KeepingError, WrongKeyError
from selfhelp.case.kept import keys, making
from selfhelp.case.kept.copies import FILES
from selfhelp.case.kept.safe import Safe
from selfhelp.language import Message
from selfhelp.session import Session
from tests.case.failing import KINDS, failing
from tests.case.safes import DAY, FULL, MORE, NEW, WORDS, made, opened
from tests.case.stores import MemoryStore

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

    def work(folder: Path) -> tuple[Safe, Message | None]:
        safe, _ = Safe.open_with_words(folder, WORDS)
        try:
            safe.set_passphrase(NEW)
        except KeepingError as error:
            return safe, error.sentence
        return safe, None

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
                    safe, said = work(folder)
                    safe.close()
                if at == 0:
                    assert said is not None
                left = _words_that_open(folder)
                if said is None:
                    assert left == {NEW}
                elif said != keeping.HALF_DONE:
                    # It is taken back, and said to be: the new one opens nothing.
                    assert left == {WORDS}
                _change_again(folder, left)


def _words_that_open(folder: Path) -> set[str]:
    """Return which of the old and the new passphrase open the notes: one does at least, and all is there."""
    found = {}
    for words in (NEW, WORDS):
        try:
            found[words] = opened(folder, words)
        except WrongKeyError:
            continue
    assert found
    assert set(found.values()) == {FULL}
    return set(found)


def _change_again(folder: Path, left: set[str]) -> None:
    """Change the passphrase with a disk that works: then it is final."""
    safe, _ = Safe.open_with_words(folder, min(left))
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


@pytest.mark.parametrize("operation", ["write", "sync"])
def test_after_a_kill_what_opens_is_what_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, operation: str
) -> None:
    """Ended at any moment of taking a way away: once opened again, it opens if and only if it is listed."""
    whole = made(tmp_path / "whole")
    whole.new_recovery_code()
    counts = _calls(monkeypatch, lambda: whole.remove_way("recovery"))
    whole.close()
    said = set()
    for at in range(counts[operation]):
        folder = tmp_path / str(at)
        safe = made(folder)
        code = safe.new_recovery_code()

        def end(asked: str, number: int, at: int = at) -> int:
            if (asked, number) == (operation, at):
                raise _Killed
            return 0

        with failing(monkeypatch, end), pytest.raises(_Killed):
            safe.remove_way("recovery")
        # As the system does when a program ends.
        safe._inside._copies.close()
        again, case = Safe.open_with_words(folder, WORDS)
        assert case == FULL
        listed = "recovery" in again.ways()
        again.close()
        said.add(listed)
        if listed:
            assert opened(folder, code) == FULL
        else:
            with pytest.raises(WrongKeyError):
                opened(folder, code)
    assert False in said, "the kill came late enough at least once"


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
