"""What a change of the ways to open it leaves behind, when it ends well and when it does not."""

import errno
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from selfhelp.case import keeping
from selfhelp.case.keeping import DamagedError, KeepingError, WrongKeyError
from selfhelp.case.kept import boxes, keys, making, store
from selfhelp.case.kept.copies import FILES
from selfhelp.case.kept.keys import KeyFile
from selfhelp.case.kept.safe import Safe
from selfhelp.case.model import Case
from tests.case.failing import failing
from tests.case.safes import FULL, MORE, NEW, SECOND, WORDS, made, opened, second_notes
from tests.case.stores import MemoryStore

THIRD = "a third one, why not"

pytestmark = pytest.mark.usefixtures("place_of_the_real_notes")


def _box(folder: Path, words: str = WORDS, name: str = keys.FILE) -> boxes.Opened:
    key_file = keys.unpacked((folder / name).read_bytes())
    return boxes.open_box(key_file, boxes.derive(boxes.plain_words(words), key_file))


def _settled(folder: Path, words: str) -> None:
    """Check that nothing of a change is left to do: no key before, equal key files, any one copy enough."""
    for name in (keys.FILE, keys.COPY):
        assert _box(folder, words, name).before is None
    before = (folder / keys.FILE).read_bytes()
    assert (folder / keys.COPY).read_bytes() == before
    for name in FILES:
        beside = folder.parent / f"{folder.name}-without-{name}"
        shutil.copytree(folder, beside)
        (beside / name).unlink()
        opened(beside, words)
        assert (beside / keys.FILE).read_bytes() == before, "opening finds nothing to finish"
        shutil.rmtree(beside)


class _Killed(BaseException):
    """Stands for the end of the program: nothing below it tidies up."""


CHANGES: dict[str, Callable[[Safe], object]] = {
    "passphrase": lambda safe: safe.set_passphrase(NEW),
    "code": lambda safe: safe.new_recovery_code(),
    "code away": lambda safe: safe.remove_way("recovery"),
    "store": lambda safe: safe.use_store(MemoryStore()),
    "second": lambda safe: safe.set_second_passphrase(SECOND),
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_nothing_is_left_to_do(tmp_path: Path, change: str) -> None:
    """Both key files and both copies hold it when it returns, even if the program never gets to close."""
    folder = tmp_path / "notes"
    safe = made(folder)
    if change == "code away":
        safe.new_recovery_code()
    numbers = keys.read(folder).number
    CHANGES[change](safe)
    # As the system does when a program ends.
    safe._inside._copies.close()
    _settled(folder, NEW if change == "passphrase" else WORDS)
    assert keys.read(folder).number > numbers


@pytest.mark.parametrize("change", CHANGES)
def test_no_byte_of_the_key_file_tells_which_half_was_changed(tmp_path: Path, change: str) -> None:
    """Every box and both doors are made anew, whichever vault it was about."""
    safe = made(tmp_path)
    safe.set_second_passphrase(SECOND) if change in ("code away", "passphrase") else None
    safe.new_recovery_code()
    before = keys.read(tmp_path)
    CHANGES[change](safe)
    after = keys.read(tmp_path)
    safe.close()
    assert not set(before.boxes) & set(after.boxes)
    assert not set(before.doors) & set(after.doors)
    assert (before.salt, before.store_name) == (after.salt, after.store_name)


def test_opening_changes_no_key(tmp_path: Path) -> None:
    """Opening and closing again, nothing was asked of the keys, so their files stay as they are."""
    made(tmp_path).close()
    before = (tmp_path / keys.FILE).read_bytes()
    for _ in range(2):
        opened(tmp_path)
        assert (tmp_path / keys.FILE).read_bytes() == (tmp_path / keys.COPY).read_bytes() == before


def test_the_key_before_leaves_memory(tmp_path: Path) -> None:
    """Taking a way away makes a new key, and the old one is zeros; adding one keeps the key in use."""
    safe = made(tmp_path)
    old = safe._inside.key
    safe.new_recovery_code()
    assert safe._inside.key is old
    assert any(old)
    safe.save(MORE)
    safe.set_passphrase(NEW)
    assert not any(old)
    assert any(safe._inside.key)
    safe.close()
    assert opened(tmp_path, NEW) == MORE


@pytest.mark.parametrize("change", ["passphrase", "code away", "second"])
def test_what_can_not_be_written_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """Where the key files can't be written, everything is as before: now, and when it is opened again."""
    safe = made(tmp_path)
    code = safe.new_recovery_code()
    wanted = keys.write
    refused: list[KeyFile] = []

    def refuse_once(folder: Path, key_file: KeyFile) -> None:
        if not refused:
            refused.append(key_file)
            raise KeepingError(keeping.DISK_FULL)
        wanted(folder, key_file)

    monkeypatch.setattr(keys, "write", refuse_once)
    with pytest.raises(KeepingError) as raised:
        CHANGES[change](safe)
    assert raised.value.sentence == keeping.DISK_FULL
    assert refused
    assert safe.ways() == {"passphrase", "recovery"}
    safe.save(MORE)
    safe.close()
    _settled(tmp_path, WORDS)
    for words in (NEW, SECOND):
        with pytest.raises(WrongKeyError):
            opened(tmp_path, words)
    again, _case = Safe.open_with_words(tmp_path, WORDS)
    assert again.ways() == {"passphrase", "recovery"}
    again.close()
    assert opened(tmp_path, code) == opened(tmp_path) == MORE


def test_a_change_that_is_half_done_is_said_and_finished_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last step fails: that is said; notes go on being kept; the next opening finishes it."""
    safe = made(tmp_path)
    code = safe.new_recovery_code()
    wanted = keys.write
    asked: list[KeyFile] = []

    def refuse_the_second(folder: Path, key_file: KeyFile) -> None:
        asked.append(key_file)
        if len(asked) == 2:
            raise KeepingError(keeping.DISK_FULL)
        wanted(folder, key_file)

    with monkeypatch.context() as patched:
        patched.setattr(keys, "write", refuse_the_second)
        with pytest.raises(KeepingError) as raised:
            safe.remove_way("recovery")
    assert raised.value.sentence == keeping.HALF_DONE
    assert _box(tmp_path).before is not None
    safe.save(MORE)
    safe.close()
    assert opened(tmp_path) == MORE
    _settled(tmp_path, WORDS)
    with pytest.raises(WrongKeyError):
        opened(tmp_path, code)


@pytest.mark.parametrize("opens_with", ["passphrase", "code"])
def test_after_a_kill_at_any_write_it_is_settled_on_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opens_with: str
) -> None:
    """Whatever opens it then, nothing is left to do, and what opens is what is listed."""
    outcomes = set()
    at = 0
    while True:
        folder = tmp_path / str(at)
        safe = made(folder)
        code = safe.new_recovery_code()

        def end(asked: str, number: int, at: int = at) -> int:
            if (asked, number) == ("write", at):
                raise _Killed
            return 0

        try:
            with failing(monkeypatch, end):
                safe.remove_way("recovery")
        except _Killed:
            pass
        else:
            safe.close()
            break
        safe._inside._copies.close()
        at += 1
        words = WORDS
        if opens_with == "code":
            try:
                opened(folder, code)
                words = code
            except WrongKeyError:
                pass
        again, case = Safe.open_with_words(folder, words)
        listed = again.ways()
        again.close()
        assert case == FULL
        _settled(folder, words)
        assert opened(folder) == FULL
        outcomes.add("recovery" in listed)
        if "recovery" in listed:
            assert opened(folder, code) == FULL
        else:
            with pytest.raises(WrongKeyError):
                opened(folder, code)
    assert at >= 6
    assert outcomes == {True, False}


def test_a_box_for_notes_that_are_not_there_opens_none(tmp_path: Path) -> None:
    """A box that tells of a view the vault has not is damage, never another person's view."""
    made(tmp_path).close()
    key_file, found = keys.read(tmp_path), _box(tmp_path)
    wrapping = boxes.derive(boxes.plain_words(WORDS), key_file)
    way = boxes.Way("passphrase", 0, boxes.public_half(key_file, wrapping))
    behind = boxes.copies_key(key_file, found.vault, found.key)
    keys.write(tmp_path, boxes.sealed_for(key_file, found.vault, [(1, way)], found.key, None, behind))
    for _ in range(2):
        with pytest.raises(DamagedError):
            opened(tmp_path)


def test_nine_ways_are_one_too_many(tmp_path: Path) -> None:
    """A vault has eight boxes: the first free one is taken, and where none is, that is said."""
    safe = made(tmp_path)
    inside = safe._inside
    ways = [boxes.Way(str(place), place, b"p") for place in range(8)]
    views = inside.content.views
    for free in range(8):
        taken = tuple(way for way in ways if way.place != free)
        content = type(inside.content)((type(views[0])(ways=taken[:3]), type(views[0])(ways=taken[3:])))
        assert inside.free_place(content) == free
    with pytest.raises(KeepingError) as raised:
        inside.free_place(type(inside.content)((type(views[0])(ways=tuple(ways)),)))
    assert raised.value.sentence == keeping.NO_ROOM_FOR_WAY
    safe.close()


# Refused --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["passphrase", "recovery", "store"])
def test_the_last_way_stays_whichever_it_is(tmp_path: Path, way: str) -> None:
    """A second passphrase opens other notes, so it is no way to these; nor is a way that is not there."""
    backend = MemoryStore()
    safe = made(tmp_path)
    if way == "store":
        safe.use_store(backend)
    elif way == "recovery":
        safe.new_recovery_code()
    if way != "passphrase":
        assert safe.remove_way("passphrase") == frozenset()
    if way != "store":
        safe.set_second_passphrase(SECOND)
    for _ in range(2):
        with pytest.raises(KeepingError) as raised:
            safe.remove_way(way, backend)
        assert raised.value.sentence == keeping.LAST_WAY
    assert safe.ways() >= {way}
    assert way != "store" or backend.kept
    safe.close()


def test_the_last_way_to_the_second_notes_stays_too(tmp_path: Path) -> None:
    """Inside them the same rule holds, with a third passphrase set or not."""
    second = second_notes(tmp_path)
    second.set_second_passphrase(THIRD)
    with pytest.raises(KeepingError) as raised:
        second.remove_way("passphrase")
    assert raised.value.sentence == keeping.LAST_WAY
    code = second.new_recovery_code()
    second.remove_way("passphrase")
    second.close()
    assert opened(tmp_path, code) == Case(triage_done=True)
    with pytest.raises(WrongKeyError):
        opened(tmp_path, SECOND)


ASKED: dict[str, Callable[[Safe], Any]] = CHANGES | {
    "save": lambda safe: safe.save(MORE),
    "evidence": lambda safe: safe.spare_pieces(),
}


@pytest.mark.parametrize("asked", ASKED)
def test_nothing_is_done_to_notes_that_are_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    """It is said at once, before a passphrase is stretched, and not a byte changes."""
    safe = made(tmp_path)
    safe.new_recovery_code()
    safe.close()
    before = {path.name: path.read_bytes() for path in making.files(tmp_path)}
    monkeypatch.setattr(boxes, "derive", lambda *_arguments: pytest.fail("nobody waits for this"))
    with pytest.raises(KeepingError) as raised:
        ASKED[asked](safe)
    assert raised.value.sentence == keeping.LOCKED
    assert safe.ways() == frozenset()
    safe.settle()
    safe.close()
    assert {path.name: path.read_bytes() for path in making.files(tmp_path)} == before


@pytest.mark.parametrize("asked", [*CHANGES, "save"])
def test_nothing_is_done_to_notes_that_are_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    """The stick was pulled: that is said at once, no key goes into the store, nothing is made."""
    safe = made(tmp_path)
    safe.new_recovery_code()
    for path in making.files(tmp_path):
        path.unlink()
    monkeypatch.setattr(boxes, "derive", lambda *_arguments: pytest.fail("nobody waits for this"))
    monkeypatch.setattr(store, "put", lambda *_arguments: pytest.fail("nothing opens with this"))
    with pytest.raises(KeepingError) as raised:
        ASKED[asked](safe)
    assert raised.value.sentence == keeping.GONE
    safe.close()
    assert making.files(tmp_path) == ()


@pytest.mark.parametrize("asked", ["passphrase", "code", "second"])
def test_locked_while_a_passphrase_is_stretched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    """That takes a second and holds nobody up: whoever locks meanwhile finds the notes as they were."""
    safe = made(tmp_path)
    stretch = boxes.derive

    def lock_meanwhile(secret: bytes, key_file: KeyFile) -> bytes:
        thread = threading.Thread(target=safe.close)
        thread.start()
        thread.join(20)
        assert not thread.is_alive(), "locking waits for nothing"
        return stretch(secret, key_file)

    with monkeypatch.context() as patched:
        patched.setattr(boxes, "derive", lock_meanwhile)
        with pytest.raises(KeepingError) as raised:
            CHANGES[asked](safe)
    assert raised.value.sentence == keeping.LOCKED
    assert opened(tmp_path) == FULL
    for words in (NEW, SECOND):
        with pytest.raises(WrongKeyError):
            opened(tmp_path, words)


def test_other_work_goes_on_after_closing(tmp_path: Path) -> None:
    """Closing on one thread lets another one ask, and be told."""
    safe = made(tmp_path)
    thread = threading.Thread(target=safe.close)
    thread.start()
    thread.join(20)
    said: list[object] = []

    def ask() -> None:
        try:
            safe.save(MORE)
        except KeepingError as error:
            said.append(error.sentence)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(20)
    assert said == [keeping.LOCKED]


def test_a_save_of_the_same_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is asked only where something changed."""
    safe = made(tmp_path)
    with failing(monkeypatch, lambda _o, _n: errno.EIO):
        safe.save(FULL)
    safe.save(MORE)
    with failing(monkeypatch, lambda _o, _n: errno.EIO), pytest.raises(KeepingError):
        safe.save(FULL)
    safe.close()
    assert opened(tmp_path) == MORE
