"""The key store and the second passphrase: what they open, what ends with them, what is kept from harm."""

from pathlib import Path

import pytest

from selfhelp.case import keeping
from selfhelp.case.keeping import KeepingError, WrongKeyError
from selfhelp.case.kept import keys, making, store
from selfhelp.case.kept.safe import Safe
from selfhelp.case.model import Case
from tests.case.failing import failing
from tests.case.safes import FULL, MORE, SECOND, WORDS, made, opened, second_notes
from tests.case.stores import LockedStore, MemoryStore

THIRD = "a third one, why not"

pytestmark = pytest.mark.usefixtures("place_of_the_real_notes")


class _Killed(BaseException):
    """Stands for the end of the program: nothing below it tidies up."""


# The store ------------------------------------------------------------------------------------------


def test_the_key_file_tells_whether_the_store_opens_it(tmp_path: Path) -> None:
    """Erasing has to know. Made with it, added, kept through other changes, taken away."""
    backend = MemoryStore()
    safe = Safe.create(tmp_path / "made", FULL, backend=backend, memory_kib=64)
    assert keys.read(tmp_path / "made").has_store
    assert safe.ways() == {"store"}
    safe.close()
    safe = made(tmp_path / "notes")
    told = []
    for change in (
        lambda: None,
        lambda: safe.use_store(backend),
        safe.new_recovery_code,
        lambda: safe.remove_way("recovery", backend),
        lambda: safe.remove_way("store", backend),
        safe.new_recovery_code,
    ):
        change()
        told.append(keys.read(tmp_path / "notes").has_store)
    assert told == [False, True, True, True, False, False]
    safe.close()
    assert len(backend.kept) == 1, "the store holds the key of the other one still"
    opened_again, case = Safe.open_with_store(tmp_path / "made", backend)
    assert case == FULL
    opened_again.close()
    with pytest.raises(KeepingError):
        Safe.open_with_store(tmp_path / "notes", backend)


def test_a_store_that_refuses_changes_nothing(tmp_path: Path) -> None:
    """A locked store is said, and the safe opens as before."""
    safe = made(tmp_path)
    with pytest.raises(KeepingError) as raised:
        safe.use_store(LockedStore())
    assert raised.value.sentence == store.NO_STORE
    assert safe.ways() == {"passphrase"}
    safe.close()
    assert not keys.read(tmp_path).has_store


def test_the_store_of_the_second_notes_ends_with_them(tmp_path: Path) -> None:
    """Used from inside the second notes, its key goes with these; then the store is free for the first."""
    backend = MemoryStore()
    second = second_notes(tmp_path)
    second.use_store(backend)
    second.close()
    assert keys.read(tmp_path).has_store
    first, _ = Safe.open_with_words(tmp_path, WORDS)
    first.remove_way("second", backend)
    assert backend.kept == {}
    assert not keys.read(tmp_path).has_store
    first.use_store(backend)
    first.close()
    again, case = Safe.open_with_store(tmp_path, backend)
    assert case == FULL
    again.close()


def test_a_key_in_the_store_that_opens_other_notes_is_not_written_over(tmp_path: Path) -> None:
    """Where the store opens something that is not listed here, using it is refused, and its key stays."""
    backend = MemoryStore()
    safe = made(tmp_path)
    store.put(backend, keys.read(tmp_path).store_name, bytes(32))
    held = dict(backend.kept)
    inside = safe._inside
    inside.change(inside.content, has_store=True)
    with pytest.raises(KeepingError) as raised:
        safe.use_store(backend)
    assert raised.value.sentence == store.NO_STORE
    assert backend.kept == held
    safe.close()


@pytest.mark.parametrize("behind", [keys.FILE, keys.COPY])
def test_a_key_that_may_be_in_the_store_is_told_by_either_file(tmp_path: Path, behind: str) -> None:
    """One of the two may be from before the store was used. Without a store to ask, the key may be left."""
    safe = made(tmp_path)
    old = (tmp_path / behind).read_bytes()
    assert making.forget_store_keys(tmp_path, None), "nothing was ever put there"
    backend = MemoryStore()
    safe.use_store(backend)
    safe.close()
    (tmp_path / behind).write_bytes(old)
    assert not making.forget_store_keys(tmp_path, None)
    assert not making.forget_store_keys(tmp_path, LockedStore())
    assert making.forget_store_keys(tmp_path, backend)
    assert backend.kept == {}


@pytest.mark.parametrize("used", [keys.FILE, keys.COPY])
def test_keys_of_two_safes_in_one_folder_are_both_forgotten(tmp_path: Path, used: str) -> None:
    """A file from another backup tells another name: no key is left, or that is said."""
    backend = MemoryStore()
    Safe.create(tmp_path / "a", FULL, backend=backend, memory_kib=64).close()
    made(tmp_path / "b").close()
    (tmp_path / "b" / used).write_bytes((tmp_path / "a" / used).read_bytes())
    assert not making.forget_store_keys(tmp_path / "b", None)
    assert making.forget_store_keys(tmp_path / "b", backend)
    assert backend.kept == {}
    assert making.forget_store_keys(tmp_path / "nowhere", None)


def test_a_making_that_was_ended_leaves_no_key_in_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ended between the store and the names of the files: erasing finds the key all the same."""
    backend = MemoryStore()

    def end(asked: str, _number: int) -> int:
        if asked == "rename":
            raise _Killed
        return 0

    with failing(monkeypatch, end), pytest.raises(_Killed):
        Safe.create(tmp_path, FULL, backend=backend, memory_kib=64)
    assert len(backend.kept) == 1
    assert not making.exists(tmp_path)
    assert making.forget_store_keys(tmp_path, backend)
    assert backend.kept == {}


# The second passphrase ------------------------------------------------------------------------------


def test_a_second_passphrase_that_is_changed(tmp_path: Path) -> None:
    """The one before opens nothing any more; the empty notes keep what was written in them."""
    second = second_notes(tmp_path)
    second.save(MORE)
    second.close()
    safe, _ = Safe.open_with_words(tmp_path, WORDS)
    safe.set_second_passphrase(THIRD)
    assert safe.ways() == {"passphrase", "second"}
    safe.close()
    assert opened(tmp_path, THIRD) == MORE
    assert opened(tmp_path) == FULL
    with pytest.raises(WrongKeyError):
        opened(tmp_path, SECOND)


def test_set_again_after_it_was_taken_away_it_opens_fresh_notes(tmp_path: Path) -> None:
    """Nothing of what the second notes held comes back, and no question is asked in them."""
    second = second_notes(tmp_path)
    second.save(MORE)
    second.close()
    safe, _ = Safe.open_with_words(tmp_path, WORDS)
    safe.remove_way("second")
    assert safe.ways() == {"passphrase"}
    safe.set_second_passphrase(SECOND)
    safe.close()
    assert opened(tmp_path, SECOND) == Case(triage_done=True)
    assert opened(tmp_path) == FULL


def test_what_the_second_notes_did_to_their_keys_the_first_can_still_take_away(tmp_path: Path) -> None:
    """However keys were changed from inside, the person who set the passphrase ends all of it."""
    second = second_notes(tmp_path)
    code = second.new_recovery_code()
    second.set_second_passphrase(THIRD)
    second.set_passphrase("changed from inside")
    second.remove_way("second")
    second.set_second_passphrase(THIRD)
    second.close()
    assert opened(tmp_path, THIRD) == Case(triage_done=True)
    safe, case = Safe.open_with_words(tmp_path, WORDS)
    assert case == FULL
    safe.remove_way("second")
    safe.close()
    for words in (SECOND, "changed from inside", THIRD, code):
        with pytest.raises(WrongKeyError):
            opened(tmp_path, words)
    assert opened(tmp_path) == FULL


def test_within_the_second_notes_a_third_behaves_as_a_second(tmp_path: Path) -> None:
    """It can be changed and taken away; set again, it opens fresh notes; deeper ones work the same."""
    second = second_notes(tmp_path)
    second.set_second_passphrase("the third at first")
    second.set_second_passphrase(THIRD)
    with pytest.raises(KeepingError) as raised:
        second.set_second_passphrase(SECOND)
    assert raised.value.sentence == keeping.OPENS_ALREADY
    assert second.ways() == {"passphrase", "second"}
    second.close()
    with pytest.raises(WrongKeyError):
        opened(tmp_path, "the third at first")
    third, _ = Safe.open_with_words(tmp_path, THIRD)
    third.save(MORE)
    assert third.ways() == {"passphrase"}
    third.set_second_passphrase("and a fourth one")
    third.close()
    assert opened(tmp_path, "and a fourth one") == Case(triage_done=True)
    assert opened(tmp_path, THIRD) == MORE
    second, case = Safe.open_with_words(tmp_path, SECOND)
    assert case == Case(triage_done=True)
    second.remove_way("second")
    second.set_second_passphrase(THIRD)
    second.close()
    assert opened(tmp_path, THIRD) == Case(triage_done=True)
    with pytest.raises(WrongKeyError):
        opened(tmp_path, "and a fourth one")
    assert opened(tmp_path) == FULL
