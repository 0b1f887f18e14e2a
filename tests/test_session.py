"""The session: a change counts when it is kept, can be taken back, and is told to whoever watches."""

import datetime as dt
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfhelp import session as sessions
from selfhelp.case import change, keeping
from selfhelp.case.change import Change
from selfhelp.case.compare import Changes
from selfhelp.case.keeping import KeepingError, WrongKeyError
from selfhelp.case.model import Account, Answers, Case, Mark
from selfhelp.session import Session
from tests.case.stores import MemoryStore
from tests.factory import changes

DAY = dt.date(2026, 11, 20)
DONE = change.mark("task:a", "done", DAY)
NAMES = {"task:a": "task:b"}
PASSPHRASE = "four quite plain words"
SMALL = 64


class Shelf:
    """A keeper that holds what it is given, until it is told to be full."""

    def __init__(self) -> None:
        """Start empty and willing."""
        self.held: list[Case] = []
        self.full = False
        self.closed = False

    def save(self, case: Case) -> None:
        """Hold it, or refuse as a full disk does."""
        if self.full:
            raise KeepingError(keeping.DISK_FULL)
        self.held.append(case)

    def close(self) -> None:
        """Note that it was closed."""
        self.closed = True


def everything(folder: Path) -> list[str]:
    """Return every file and folder below a folder."""
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*"))


def test_kept_before_it_counts() -> None:
    """Whoever watches sees a case only after it was kept."""
    shelf = Shelf()
    session = Session(keeper=shelf)
    seen: list[tuple[Case, bool]] = []
    session.watch(lambda changes: seen.append((changes.after, changes.after in shelf.held)))
    session.do(DONE)
    assert seen == [(session.case, True)]
    assert session.case.mark("task:a") is not None


def test_a_failed_save_changes_nothing() -> None:
    """When keeping fails, the case and undo stay, nobody is told, and the error reaches the page."""
    shelf = Shelf()
    session = Session(keeper=shelf)
    session.do(DONE)
    before = session.case
    seen: list[Changes] = []
    session.watch(seen.append)
    shelf.full = True
    with pytest.raises(KeepingError) as raised:
        session.do(change.mark("task:b", "done", DAY))
    assert raised.value.sentence == keeping.DISK_FULL
    with pytest.raises(KeepingError):
        session.undo()
    assert session.case == before
    assert seen == []
    shelf.full = False
    session.undo()
    assert session.case == Case()


def test_no_change_is_no_save() -> None:
    """A change that changes nothing writes nothing and tells nobody."""
    shelf = Shelf()
    session = Session(keeper=shelf)
    seen: list[Changes] = []
    session.watch(seen.append)
    session.do(change.unmark("task:a"))
    assert (shelf.held, seen, session.can_undo) == ([], [], False)


@settings(deadline=None)
@given(st.lists(changes(), max_size=8))
def test_undo_walks_all_the_way_back(steps: list[Change]) -> None:
    """Any changes taken back one by one lead through the same cases to the first, each kept on the way."""
    shelf = Shelf()
    session = Session(keeper=shelf)
    past = [session.case]
    for step in steps:
        session.do(step)
        if session.case != past[-1]:
            past.append(session.case)
    while session.can_undo:
        assert session.case == past.pop()
        session.undo()
        assert shelf.held[-1] == session.case
    assert past == [Case()]
    session.undo()
    assert session.case == Case()


def test_whoever_watches_hears_what_changed() -> None:
    """A tick, its undo and a choice of keeping each say what they touched, and nothing else."""
    session = Session()
    seen: list[Changes] = []
    session.watch(seen.append)
    session.do(DONE)
    session.undo()
    session.keep_nothing()
    told = [(c.fields, c.subjects, c.keeping) for c in seen]
    marks = (frozenset({"marks"}), frozenset({"task:a"}), False)
    assert told == [marks, marks, (frozenset(), frozenset(), True)]
    assert (seen[0].before, seen[0].after) == (seen[1].after, seen[1].before)


def test_many_accounts_are_one_save_and_one_undo() -> None:
    """Three hundred accounts from an export are kept at once, and taken back at once."""
    shelf = Shelf()
    session = Session(keeper=shelf)
    mine = Account(id="mine", name="Bank")
    session.do(change.keep_account(mine))
    many = [Account(id=f"{n}", name=f"Site {n}", change_because=("reused",)) for n in range(300)]
    session.do(change.keep_accounts(many))
    assert len(shelf.held) == 2
    assert len(session.case.accounts) == 301
    session.undo()
    assert session.case.accounts == (mine,)


def test_what_has_a_new_name_is_found_under_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Notes kept under the older name of a thing open under the present one, and are saved so."""
    monkeypatch.setattr(sessions, "under_present_names", partial(change.under_present_names, names=NAMES))
    shelf = Shelf()
    session = Session(DONE(Case()), shelf)
    assert session.case.mark("task:b") == Mark("task:b", "done", DAY)
    session.do(change.mark("task:c", "done", DAY))
    assert [m.subject for m in shelf.held[-1].marks] == ["task:b", "task:c"]


def test_undo_takes_back_the_tick_only() -> None:
    """An answer given after a tick stays when the tick is taken back."""
    session = Session()
    session.do(DONE)
    session.do(change.answered("what", Answers(what=("doxxing",))), undoable=False)
    session.undo()
    assert session.case.mark("task:a") is None
    assert session.case.answers.what == ("doxxing",)
    assert not session.can_undo


def test_undo_has_always_something_to_do() -> None:
    """When a tick was taken away by hand, undo does not offer to do it again."""
    session = Session()
    session.do(DONE)
    session.do(change.unmark("task:a"), undoable=False)
    assert not session.can_undo


def test_undo_remembers_fifty() -> None:
    """A long session holds the last fifty changes, not all of them."""
    session = Session()
    for n in range(60):
        session.do(change.mark(f"task:{n}", "done", DAY))
    taken = 0
    while session.can_undo:
        session.undo()
        taken += 1
    assert taken == 50
    assert len(session.case.marks) == 10


def test_whoever_stops_watching_hears_no_more() -> None:
    """An observer can stop, also while it is being told, and stopping twice is harmless."""
    session = Session()
    seen: list[str] = []

    def once(_changes: Changes) -> None:
        seen.append("once")
        stop()

    stop = session.watch(once)
    session.watch(lambda _changes: seen.append("always"))
    session.do(DONE)
    session.undo()
    stop()
    assert seen == ["once", "always", "always"]


def test_nothing_is_written_before_the_choice(own_folders: Path, tmp_path: Path) -> None:
    """A whole session of changes without a choice leaves no file, nor does choosing to keep nothing."""
    before = everything(tmp_path)
    session = Session()
    session.do(DONE)
    session.undo()
    assert everything(own_folders) == []
    session.keep_nothing()
    assert session.keeping_chosen
    assert not session.kept
    session.do(DONE)
    session.close()
    assert everything(tmp_path) == before
    assert everything(own_folders) == []


def test_kept_with_a_passphrase(tmp_path: Path) -> None:
    """What was done before and after the choice is there again, for the right passphrase only."""
    folder = tmp_path / "case"
    session = Session()
    session.do(DONE)
    session.keep_with_passphrase(folder, PASSPHRASE, SMALL)
    assert session.kept
    assert session.keeping_chosen
    session.do(change.mark("task:b", "not-now", DAY))
    kept = session.case
    session.close()
    assert session.case == Case()
    assert sessions.is_kept_in(folder)
    assert not sessions.opens_with_store(folder)
    with pytest.raises(WrongKeyError):
        sessions.open_with_words(folder, "four quite other words")
    again = sessions.open_with_words(folder, PASSPHRASE)
    assert again.case == kept
    assert again.kept
    assert again.keeping_chosen
    assert not again.can_undo
    again.close()


def test_kept_in_known_files_only(tmp_path: Path) -> None:
    """The files that erasing will remove are all the files there are, while it is open and after."""
    folder = tmp_path / "case"
    session = Session()
    session.keep_with_passphrase(folder, PASSPHRASE, SMALL)
    session.do(DONE)
    assert sorted(folder.iterdir()) == sorted(sessions.kept_files(folder))
    session.close()
    assert sorted(folder.iterdir()) == sorted(sessions.kept_files(folder))
    assert sessions.kept_files(tmp_path / "nowhere") == ()


def test_kept_with_a_store(tmp_path: Path) -> None:
    """With the computer's store no passphrase opens it."""
    folder, store = tmp_path / "case", MemoryStore()
    session = Session()
    session.keep_with_store(folder, store)
    session.do(DONE)
    session.close()
    assert sessions.opens_with_store(folder)
    assert len(store.kept) == 1
    with pytest.raises(WrongKeyError):
        sessions.open_with_words(folder, PASSPHRASE)


@pytest.mark.parametrize("open_now", [True, False])
def test_notes_that_are_there_are_never_overwritten(tmp_path: Path, *, open_now: bool) -> None:
    """Choosing a folder that holds notes, open or not, is refused, and those notes still open afterwards."""
    folder = tmp_path / "case"
    first = Session()
    first.keep_with_passphrase(folder, PASSPHRASE, SMALL)
    first.do(DONE)
    if not open_now:
        first.close()
    second = first if open_now else Session()
    with pytest.raises(KeepingError) as raised:
        second.keep_with_passphrase(folder, "another pass phrase", SMALL)
    assert raised.value.sentence == keeping.THERE_ALREADY
    with pytest.raises(KeepingError):
        second.keep_with_store(folder, MemoryStore())
    assert second.kept is open_now
    second.close()
    again = sessions.open_with_words(folder, PASSPHRASE)
    assert again.case.mark("task:a") is not None
    again.close()


@pytest.mark.parametrize("passphrase", ["short", PASSPHRASE])
def test_a_choice_that_fails_is_no_choice(tmp_path: Path, passphrase: str) -> None:
    """A short passphrase or a place that can't be written leaves all in memory, and nothing on the disk."""
    (tmp_path / "file").write_text("x")
    before = everything(tmp_path)
    session = Session()
    session.do(DONE)
    with pytest.raises(KeepingError):
        session.keep_with_passphrase(tmp_path / "file" / "case", passphrase, SMALL)
    assert not session.kept
    assert not session.keeping_chosen
    assert session.case.mark("task:a") is not None
    assert everything(tmp_path) == before


def test_closing_lets_go() -> None:
    """After closing, the keeper is closed, the case and its past are gone, and nobody is told of anything."""
    shelf = Shelf()
    session = Session(keeper=shelf)
    seen: list[Changes] = []
    session.watch(seen.append)
    session.do(DONE)
    session.close()
    assert shelf.closed
    assert session.case == Case()
    assert not session.can_undo
    session.do(DONE)
    assert len(seen) == 1
