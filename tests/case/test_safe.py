"""The safe: one case, several ways to open it, a second passphrase that nothing tells of."""

import datetime as dt
import os
import stat
import sys
from pathlib import Path

import pytest

from selfhelp.case import change, keeping, keys, safe
from selfhelp.case.keeping import DamagedError, KeepingError, WrongKeyError
from selfhelp.case.model import Account, Answers, Case, Incident
from selfhelp.case.safe import LAST, VAULTS, Safe
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
    before = {p.name: p.read_bytes() for p in safe.files(tmp_path)}
    with pytest.raises(KeepingError) as raised:
        _made(tmp_path, Case())
    assert raised.value.sentence == keeping.THERE_ALREADY
    assert {p.name: p.read_bytes() for p in safe.files(tmp_path)} == before


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
    whole = (tmp_path / VAULTS[0]).read_bytes(), (tmp_path / VAULTS[1]).read_bytes()
    code = made.new_recovery_code()
    made.use_store(backend)
    assert made.ways() == {"passphrase", "recovery", "store"}
    # The data is not rewritten for it: at most a page of it changed.
    for before, name in zip(whole, VAULTS, strict=True):
        after = (tmp_path / name).read_bytes()
        pages = [i for i in range(0, len(after), 4096) if before[i : i + 4096] != after[i : i + 4096]]
        assert len(pages) < 8
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


def test_the_second_passphrase_opens_empty_notes(tmp_path: Path) -> None:
    """It opens an ordinary empty case that can be used, and the real one is not touched by it."""
    made = _made(tmp_path)
    made.set_second_passphrase(SECOND)
    made.close()
    opened, case = Safe.open_with_words(tmp_path, SECOND)
    assert case == Case(triage_done=True)
    harmless = change.mark("task:rest", "done", dt.date(2026, 1, 1))(case)
    opened.save(harmless)
    opened.close()
    assert _opened(tmp_path, SECOND) == harmless
    assert _opened(tmp_path) == FULL


def test_inside_the_second_notes_everything_still_works(tmp_path: Path) -> None:
    """There, ways can be added and a further passphrase set, and none of it harms the real case."""
    made = _made(tmp_path)
    made.set_second_passphrase(SECOND)
    made.close()
    opened, case = Safe.open_with_words(tmp_path, SECOND)
    code = opened.new_recovery_code()
    opened.set_second_passphrase("a third one, why not")
    opened.close()
    assert _opened(tmp_path, code) == _opened(tmp_path, "a third one, why not") == case
    assert _opened(tmp_path) == FULL


def test_nothing_on_the_disk_tells_that_there_are_two(tmp_path: Path) -> None:
    """With and without a second passphrase: the same files, sizes, and times that do not differ."""
    shapes = []
    for name in ("one", "two"):
        made = _made(tmp_path / name)
        if name == "two":
            made.set_second_passphrase(SECOND)
        case = FULL
        for n in range(300):
            case = change.keep_account(Account(id=f"{n}", name="n" * 900))(case)
            if n % 60 == 0:
                made.save(case)
        made.save(case)
        made.close()
        files = safe.files(tmp_path / name)
        vaults = [p for p in files if p.name.startswith(VAULTS)]
        assert len({p.stat().st_size for p in vaults}) == 1
        assert len({p.stat().st_mtime_ns for p in vaults}) == 1
        shapes.append([(p.name, p.stat().st_size) for p in files])
    assert shapes[0] == shapes[1]


def test_which_vault_is_the_real_one_is_drawn_by_lot(tmp_path: Path) -> None:
    """Over some safes both places occur."""
    places = set()
    for n in range(24):
        made = _made(tmp_path / str(n), Case())
        places.add(made.vault_path.name)
        made.close()
    assert places == set(VAULTS)


def test_nothing_can_be_read_in_the_files(tmp_path: Path) -> None:
    """No text of the person stands in any file of the folder, open or closed; nor does SQLite's name."""
    made = _made(tmp_path)
    written = [p.read_bytes() for p in safe.files(tmp_path)]
    made.close()
    written += [p.read_bytes() for p in safe.files(tmp_path)]
    for body in written:
        for words in (CANARY, "Kanarienvogel", "doxxing", "SQLite format", "incident", WORDS):
            assert words.encode() not in body
            assert words.encode("utf-16-le") not in body


def _damage(path: Path, place: int) -> None:
    body = bytearray(path.read_bytes())
    body[place % len(body)] ^= 1
    path.write_bytes(body)


@pytest.mark.parametrize("place", [0, 16, 100, 4090, 20_000, 200_000, 262_143])
def test_damage_is_noticed_and_the_copy_opens(tmp_path: Path, place: int) -> None:
    """One bit anywhere is noticed; the copy opens, and the damaged file is kept beside it."""
    made = _made(tmp_path)
    path = made.vault_path
    made.close()
    _damage(path, place)
    with pytest.raises(DamagedError):
        _opened(tmp_path)
    found, case = safe.open_last_good(tmp_path, WORDS)
    found.close()
    assert case == FULL
    assert path.with_name(path.name + ".damaged").is_file()
    assert _opened(tmp_path) == FULL


def test_damage_with_the_store(tmp_path: Path) -> None:
    """The copy opens with the store's key as well."""
    backend = MemoryStore()
    made = Safe.create(tmp_path, FULL, backend=backend)
    path = made.vault_path
    made.close()
    _damage(path, 5000)
    found, case = safe.open_last_good_with_store(tmp_path, backend)
    found.close()
    assert case == FULL


def test_both_damaged(tmp_path: Path) -> None:
    """When the copy is damaged too it is said, and both files stay for someone who can mend them."""
    made = _made(tmp_path)
    path = made.vault_path
    made.close()
    for damaged in (path, path.with_name(path.name + LAST)):
        _damage(damaged, 5000)
    with pytest.raises(DamagedError):
        safe.open_last_good(tmp_path, WORDS)


def test_open_twice(tmp_path: Path) -> None:
    """A second window says that the first has it, and gets it when the first is closed."""
    made = _made(tmp_path)
    with pytest.raises(KeepingError) as raised:
        Safe.open_with_words(tmp_path, WORDS)
    assert raised.value.sentence == keeping.IN_USE
    made.save(Case(asked=("danger",)))
    made.close()
    assert _opened(tmp_path).asked == ("danger",)


def test_erasing_leaves_nothing(tmp_path: Path) -> None:
    """Every file is named for erasing, a crash's leftovers included, and the store forgets its key."""
    backend = MemoryStore()
    made = _made(tmp_path)
    made.use_store(backend)
    made.close()
    (tmp_path / f"{VAULTS[0]}-journal").write_bytes(b"left over")
    (tmp_path / f"{keys.FILE}.new").write_bytes(b"left over")
    (tmp_path / "holiday.jpg").write_bytes(b"theirs")
    assert safe.forget_store_key(tmp_path, backend)
    for path in safe.files(tmp_path):
        path.unlink()
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["holiday.jpg"]
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


def test_no_pair_of_files_tells_which_vault_was_used(tmp_path: Path) -> None:
    """Each vault and its copy are equal, byte for byte and in time, whichever passphrase was used last."""
    made = _made(tmp_path)
    made.set_second_passphrase(SECOND)
    made.close()
    for words in (WORDS, SECOND, WORDS):
        opened, case = Safe.open_with_words(tmp_path, words)
        opened.save(change.mark(f"task:{words}", "done", dt.date(2026, 1, 1))(case))
        opened.close()
        for name in VAULTS:
            vault, copy = tmp_path / name, tmp_path / (name + LAST)
            assert vault.read_bytes() == copy.read_bytes()
        times = {(tmp_path / n).stat().st_mtime_ns for v in VAULTS for n in (v, v + LAST)}
        assert len(times) == 1


def test_a_passphrase_opens_one_thing_only(tmp_path: Path) -> None:
    """A passphrase that opens one vault is refused for the other, from either side."""
    made = _made(tmp_path)
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
    assert _opened(tmp_path) == FULL
    with pytest.raises(WrongKeyError):
        _opened(tmp_path, SECOND)


def test_the_empty_notes_never_take_the_key_store(tmp_path: Path) -> None:
    """Where the store opens the real case, it can't be taken over from inside the empty one."""
    backend = MemoryStore()
    made = Safe.create(tmp_path, FULL, backend=backend)
    made.set_second_passphrase(SECOND)
    made.close()
    inside, _ = Safe.open_with_words(tmp_path, SECOND)
    assert inside.ways() == {"passphrase"}
    with pytest.raises(KeepingError):
        inside.use_store(backend)
    inside.close()
    opened, case = Safe.open_with_store(tmp_path, backend)
    opened.close()
    assert case == FULL


def test_a_second_passphrase_that_was_removed_opens_nothing(tmp_path: Path) -> None:
    """After it is taken away it is wrong, and the real case still opens."""
    made = _made(tmp_path)
    made.set_second_passphrase(SECOND)
    made.remove_way("second")
    made.close()
    with pytest.raises(WrongKeyError):
        _opened(tmp_path, SECOND)
    assert _opened(tmp_path) == FULL


def test_notes_that_were_removed_by_another_program_stay_removed(tmp_path: Path) -> None:
    """A window whose notes were erased and made anew by another one saves nothing and harms nothing."""
    first = _made(tmp_path)
    for path in safe.files(tmp_path):
        path.unlink()
    second = Safe.create(tmp_path, Case(asked=("danger",)), passphrase=SECOND, memory_kib=64)
    with pytest.raises(KeepingError) as raised:
        first.save(Case())
    assert raised.value.sentence == keeping.GONE
    with pytest.raises(KeepingError) as raised:
        first.set_passphrase("yet another one")
    assert raised.value.sentence == keeping.GONE
    second.close()
    before = {p.name: p.read_bytes() for p in safe.files(tmp_path)}
    first.close()
    assert {p.name: p.read_bytes() for p in safe.files(tmp_path)} == before
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


def test_something_in_the_way_of_the_copy_keeps_nobody_out(tmp_path: Path) -> None:
    """A folder where a copy would be written stops neither opening nor closing."""
    made = _made(tmp_path)
    made.close()
    for name in VAULTS:
        (tmp_path / f"{name}.copy.new").mkdir()
        (tmp_path / f"{name}.check.new").mkdir()
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
    assert len({(tmp_path / name).stat().st_size for name in VAULTS}) == 1
