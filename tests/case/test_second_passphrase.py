"""A second passphrase opens empty notes, and nothing on the disk tells of it."""

import datetime as dt
import os
from pathlib import Path

import pytest

from selfhelp.case import change, keeping
from selfhelp.case.keeping import KeepingError, WrongKeyError
from selfhelp.case.kept import making
from selfhelp.case.kept.copies import FILES
from selfhelp.case.kept.safe import Safe
from selfhelp.case.model import Account, Case
from tests.case import safes
from tests.case.safes import SECOND, TOLD, WORDS
from tests.case.stores import MemoryStore


def test_the_second_passphrase_opens_empty_notes(tmp_path: Path) -> None:
    """It opens an ordinary empty case that can be used, and the real one is not touched by it."""
    made = safes.made(tmp_path, TOLD)
    made.set_second_passphrase(SECOND)
    made.close()
    opened, case = Safe.open_with_words(tmp_path, SECOND)
    assert case == Case(triage_done=True)
    harmless = change.mark("task:rest", "done", dt.date(2026, 1, 1))(case)
    opened.save(harmless)
    opened.close()
    assert safes.opened(tmp_path, SECOND) == harmless
    assert safes.opened(tmp_path) == TOLD


def test_inside_the_second_notes_everything_still_works(tmp_path: Path) -> None:
    """There, ways can be added and a further passphrase set, and none of it harms the real case."""
    made = safes.made(tmp_path, TOLD)
    made.set_second_passphrase(SECOND)
    made.close()
    opened, case = Safe.open_with_words(tmp_path, SECOND)
    code = opened.new_recovery_code()
    opened.set_second_passphrase("a third one, why not")
    opened.close()
    assert safes.opened(tmp_path, code) == safes.opened(tmp_path, "a third one, why not") == case
    assert safes.opened(tmp_path) == TOLD


def test_nothing_on_the_disk_tells_that_there_are_two(tmp_path: Path) -> None:
    """With and without a second passphrase: the same files and sizes, and both copies equally long."""
    shapes = []
    for name in ("one", "two"):
        made = safes.made(tmp_path / name, TOLD)
        if name == "two":
            made.set_second_passphrase(SECOND)
        case = TOLD
        for n in range(300):
            case = change.keep_account(Account(id=f"{n}", name="n" * 900))(case)
            if n % 60 == 0:
                made.save(case)
        made.save(case)
        made.close()
        found = making.files(tmp_path / name)
        assert len({p.stat().st_size for p in found if p.name in FILES}) == 1
        shapes.append([(p.name, p.stat().st_size) for p in found])
    assert shapes[0] == shapes[1]


def test_which_vault_is_the_real_one_is_drawn_by_lot(tmp_path: Path) -> None:
    """Over some safes both places occur."""
    places = set()
    for n in range(24):
        made = safes.made(tmp_path / str(n), Case())
        places.add(made._inside.index)
        made.close()
    assert places == {0, 1}


def test_no_pair_of_files_tells_which_vault_was_used(tmp_path: Path) -> None:
    """Whichever passphrase was used last, every part of both copies is new: none tells what was used."""
    made = safes.made(tmp_path, TOLD)
    made.set_second_passphrase(SECOND)
    made.close()
    for number, words in enumerate((WORDS, SECOND, WORDS)):
        before = [(tmp_path / name).read_bytes() for name in FILES]
        opened, case = Safe.open_with_words(tmp_path, words)
        opened.save(change.mark(f"task:{number}", "done", dt.date(2026, 1, 1))(case))
        opened.close()
        after = [(tmp_path / name).read_bytes() for name in FILES]
        for old, new in zip(before, after, strict=True):
            assert len(old) == len(new)
            same = sum(old[i : i + 16] == new[i : i + 16] for i in range(0, len(old), 16))
            assert same == 0
        assert after[0] != after[1], "equal content under nonces of its own"


def test_times_that_a_kill_left_apart_are_made_one_on_opening(tmp_path: Path) -> None:
    """A kill between the second copy and its time leaves equal copies of unequal times; opening mends it."""
    made = safes.made(tmp_path, TOLD)
    made.set_second_passphrase(SECOND)
    made.close()
    for words in (SECOND, WORDS):
        os.utime(tmp_path / FILES[0], ns=(1_700_000_000_000_000_000, 1_700_000_000_000_000_000))
        Safe.open_with_words(tmp_path, words)[0].close()
        assert len({path.stat().st_mtime_ns for path in tmp_path.glob("notes*")}) == 1


def test_a_passphrase_opens_one_thing_only(tmp_path: Path) -> None:
    """A passphrase that opens one vault is refused for the other, from either side."""
    made = safes.made(tmp_path, TOLD)
    with pytest.raises(KeepingError) as raised:
        made.set_second_passphrase(WORDS)
    assert raised.value.sentence == keeping.OPENS_ALREADY
    made.set_passphrase(WORDS)
    made.set_second_passphrase(SECOND)
    with pytest.raises(KeepingError):
        made.set_passphrase(SECOND)
    made.close()
    inside, _ = Safe.open_with_words(tmp_path, SECOND)
    with pytest.raises(KeepingError):
        inside.set_passphrase(WORDS)
    inside.set_passphrase("changed from inside")
    inside.close()
    assert safes.opened(tmp_path) == TOLD
    with pytest.raises(WrongKeyError):
        safes.opened(tmp_path, SECOND)


def test_the_key_store_and_a_second_passphrase_exclude_each_other(tmp_path: Path) -> None:
    """Whoever sits at the computer would see the store's button: the one is refused where the other is."""
    backend = MemoryStore()
    made = Safe.create(tmp_path / "store", TOLD, backend=backend)
    with pytest.raises(KeepingError) as raised:
        made.set_second_passphrase(SECOND)
    assert raised.value.sentence == keeping.STORE_OR_SECOND
    made.close()
    made = safes.made(tmp_path / "words", TOLD)
    made.set_second_passphrase(SECOND)
    with pytest.raises(KeepingError) as raised:
        made.use_store(backend)
    assert raised.value.sentence == keeping.STORE_OR_SECOND
    made.close()


def test_a_second_passphrase_inside_the_second_notes_opens_empty_ones(tmp_path: Path) -> None:
    """There too it opens notes that are empty, not those it was set in."""
    made = safes.made(tmp_path, TOLD)
    made.set_second_passphrase(SECOND)
    made.close()
    inside, case = Safe.open_with_words(tmp_path, SECOND)
    harmless = change.mark("task:rest", "done", dt.date(2026, 1, 1))(case)
    inside.save(harmless)
    inside.set_second_passphrase("a third one, why not")
    assert "second" in inside.ways()
    inside.close()
    third, case = Safe.open_with_words(tmp_path, "a third one, why not")
    assert case == Case(triage_done=True)
    third.save(change.mark("task:other", "done", dt.date(2026, 1, 1))(case))
    third.close()
    assert safes.opened(tmp_path, SECOND) == harmless
    assert safes.opened(tmp_path, "a third one, why not").mark("task:other") is not None
    assert safes.opened(tmp_path) == TOLD
    inside, _ = Safe.open_with_words(tmp_path, SECOND)
    inside.remove_way("second")
    inside.close()
    with pytest.raises(WrongKeyError):
        safes.opened(tmp_path, "a third one, why not")


def test_a_second_passphrase_that_was_removed_opens_nothing(tmp_path: Path) -> None:
    """After it is taken away it is wrong, and the real case still opens."""
    made = safes.made(tmp_path, TOLD)
    made.set_second_passphrase(SECOND)
    made.remove_way("second")
    made.close()
    with pytest.raises(WrongKeyError):
        safes.opened(tmp_path, SECOND)
    assert safes.opened(tmp_path) == TOLD


def test_the_day_in_the_empty_notes_is_the_day_of_the_files(tmp_path: Path) -> None:
    """What the second passphrase opens does not say an earlier day than the files; the true notes say theirs.

    Otherwise anyone who compares the two sees that something else was written since.
    """
    safe = safes.made(tmp_path, TOLD)
    safe.set_second_passphrase(SECOND)
    safe.close()
    files = [path for path in tmp_path.iterdir() if path.is_file()]
    # As if the notes had been used three days later.
    later = dt.datetime.now(tz=dt.UTC).replace(microsecond=0) + dt.timedelta(days=3)
    for path in files:
        os.utime(path, (later.timestamp(), later.timestamp()))
    for _ in range(2):
        second, _case = Safe.open_with_words(tmp_path, SECOND)
        assert second.found.written == later
        second.close()
    true, _case = Safe.open_with_words(tmp_path, WORDS)
    assert true.found.written is not None
    assert later - true.found.written > dt.timedelta(days=2), "nobody changes this one from outside"
    true.close()
