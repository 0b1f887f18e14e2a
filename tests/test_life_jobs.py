"""What the lane does for a case, as jobs: nothing stays open or behind, and troubles are sentences."""

import datetime as dt
from pathlib import Path

import keyring.errors
import pytest

from selfhelp import life
from selfhelp import session as sessions
from selfhelp.case import keeping as sentences
from selfhelp.case.change import finish_triage
from selfhelp.case.keeping import KeepingError
from selfhelp.case.kept import keys
from selfhelp.case.kept import store as kept_store
from selfhelp.case.model import Case
from selfhelp.catalogue import newer
from selfhelp.catalogue.pack import REFUSED, compile_pack
from selfhelp.session import Session, is_kept_in, kept_files, open_with_words, opens_with_store
from tests.case.stores import MemoryStore
from tests.factory import shipped

WORDS = "four quite plain words"
NOW = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where notes are kept."""
    return tmp_path / "notes"


@pytest.fixture
def kept(folder: Path) -> Session:
    """Return a session that is kept there."""
    made = Session(Case(triage_done=True))
    made.keep_with_passphrase(folder, WORDS, memory_kib=64)
    return made


def test_opening_gives_the_session(kept: Session, folder: Path) -> None:
    """And a session that nobody takes is closed, so that the notes can be opened again."""
    kept.close()
    job = life.opening(folder, WORDS)
    opened = job.work()
    assert opened.case == Case(triage_done=True)
    job.discard(opened)
    again = open_with_words(folder, WORDS)
    assert again.case.triage_done
    again.close()


def test_opening_with_the_key_store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store that keeps a key opens the notes by itself; taken back, it is closed."""
    store = MemoryStore()
    monkeypatch.setattr(kept_store, "credential_store", lambda: (store, None))
    start = Session(Case(triage_done=True))
    making = life.keeping_by_itself(start, folder, store)
    life.keep_in(start, making.work())
    assert start.kept
    assert opens_with_store(folder)
    start.close()
    job = life.opening_by_itself(folder)
    opened = job.work()
    assert opened.case.triage_done
    job.discard(opened)
    job.discard(job.work())


def test_a_place_that_nobody_takes_is_let_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever left meanwhile finds notes that can be opened."""
    monkeypatch.setattr(sessions.make_with_passphrase, "__defaults__", (64,))
    job = life.keeping(Session(Case(triage_done=True)), folder, WORDS)
    job.discard(job.work())
    opened = open_with_words(folder, WORDS)
    assert opened.case.triage_done
    opened.close()


def test_what_changed_meanwhile_is_kept_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the choice and the key, the person went on."""
    monkeypatch.setattr(sessions.make_with_passphrase, "__defaults__", (64,))
    session = Session(Case())
    made = life.keeping(session, folder, WORDS).work()
    session.do(finish_triage)
    life.keep_in(session, made)
    session.close()
    opened = open_with_words(folder, WORDS)
    assert opened.case.triage_done
    opened.close()


def test_a_place_that_fails_at_the_last_moment_is_let_go(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is kept then, the error is handed on, and nobody is locked out."""
    monkeypatch.setattr(sessions.make_with_passphrase, "__defaults__", (64,))
    session = Session(Case())
    made = life.keeping(session, folder, WORDS).work()
    session.do(finish_triage)

    def full(_case: Case) -> None:
        raise KeepingError(sentences.FILE_UNREADABLE)

    monkeypatch.setattr(made, "save", full)
    with pytest.raises(KeepingError):
        life.keep_in(session, made)
    assert not session.kept
    open_with_words(folder, WORDS).close()


def test_ways_and_files_need_a_place(tmp_path: Path) -> None:
    """Where nothing is kept there is no such work."""
    session = Session(Case())
    assert life.changing_ways(session, lambda safe: safe.ways) is None
    assert life.adding_file(session, tmp_path / "x.png", NOW) is None
    assert life.copying_files(session, {}) is None


def test_a_way_is_changed_on_the_safe(kept: Session, folder: Path) -> None:
    """The work gets the open safe, and what it gives comes back."""
    job = life.changing_ways(kept, lambda safe: safe.folder)
    assert job is not None
    assert job.work() == folder
    kept.close()


def test_files_of_records(kept: Session, tmp_path: Path) -> None:
    """Read in, copied out as it was, forgotten; a copy that nobody takes leaves no piece behind."""
    source = tmp_path / "x.png"
    source.write_bytes(b"content of a picture")
    adding = life.adding_file(kept, source, NOW)
    assert adding is not None
    file = adding.work()
    out = tmp_path / "out.png"
    copying = life.copying_files(kept, {out: file})
    assert copying is not None
    assert copying.work() == 1
    assert out.read_bytes() == b"content of a picture"
    adding.discard(file)
    with pytest.raises(KeepingError):
        copying.work()
    second = adding.work()
    forgetting = life.forgetting_file(kept, second)
    assert forgetting is not None
    forgetting.work()
    again = life.copying_files(kept, {tmp_path / "two.png": second})
    assert again is not None
    with pytest.raises(KeepingError):
        again.work()
    kept.close()
    assert life.forgetting_file(Session(Case()), file) is None


def test_a_newer_catalogue_that_is_refused_is_a_sentence(tmp_path: Path) -> None:
    """What is wrong with it, or that it can't be read, reaches the page as words."""
    unsigned = tmp_path / "new.pack"
    unsigned.write_bytes(compile_pack(shipped(), 5, dt.date(2026, 11, 1)))
    with pytest.raises(KeepingError) as caught:
        life.looking_into(unsigned, shipped(), 0).work()
    assert caught.value.sentence == REFUSED["unsigned"]
    with pytest.raises(KeepingError) as caught:
        life.looking_into(tmp_path / "gone.pack", shipped(), 0).work()
    assert caught.value.sentence == sentences.FILE_UNREADABLE


def test_erasing_takes_a_newer_catalogue_too(kept: Session, folder: Path) -> None:
    """All that the program put into the folder goes, keys first; what is the person's own stays."""
    (folder / newer.CURRENT).write_bytes(b"x")
    (folder / "mine.txt").write_text("x", encoding="utf-8")
    listed = [path.name for path in kept_files(folder)]
    assert listed[0] == keys.FILE
    assert newer.CURRENT in listed
    erased = life.erase_kept(folder, kept)
    assert erased.left == ()
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]
    assert not is_kept_in(folder)
    assert not kept.kept


def test_erasing_says_when_the_store_keeps_its_key(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key in the store goes too; where it can't, that is said and never passed over."""
    store = MemoryStore()
    monkeypatch.setattr(kept_store, "credential_store", lambda: (store, None))
    session = Session(Case(triage_done=True))
    life.keep_in(session, life.keeping_by_itself(session, folder, store).work())
    assert store.kept
    assert life.erase_kept(folder, session).key_left is False
    assert not store.kept


class _Stubborn(MemoryStore):
    """A store that was locked since."""

    def delete_password(self, service: str, username: str) -> None:  # noqa: ARG002  keyring's names
        raise keyring.errors.KeyringLocked("locked")


def test_a_key_that_may_be_left_in_the_store_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files go all the same: without them the key opens nothing."""
    store = _Stubborn()
    monkeypatch.setattr(kept_store, "credential_store", lambda: (store, None))
    session = Session(Case(triage_done=True))
    life.keep_in(session, life.keeping_by_itself(session, folder, store).work())
    assert life.erase_kept(folder, session) == life.Erased((), key_left=True)
    assert not folder.exists()


def test_locking_what_is_not_kept_leaves_nothing(tmp_path: Path) -> None:
    """Notes in memory only are gone with the lock; there is nothing to come back to."""
    session = Session(Case(triage_done=True))
    assert life.leave(life.Lane(lambda delivery: delivery()), session, 0.0)
    assert (session.case, session.kept) == (Case(), False)


def test_leaving_closes_what_is_open(kept: Session, folder: Path) -> None:
    """After leaving, another window can open the notes."""
    life.leave(life.Lane(lambda delivery: delivery()), kept, 5)
    open_with_words(folder, WORDS).close()


def test_a_place_is_made_off_the_windows_thread(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The work gives the place, which keeps the case from then on."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    session = Session(Case(triage_done=True))
    job = life.keeping(session, folder, WORDS)
    kept = [session.kept]
    life.keep_in(session, job.work())
    assert [*kept, session.kept] == [False, True]
    session.close()
    again = open_with_words(folder, WORDS)
    assert again.case == Case(triage_done=True)
    again.close()


def test_why_the_key_store_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is one, there is no reason; where there is none, the page says why."""
    store = MemoryStore()
    monkeypatch.setattr(kept_store, "credential_store", lambda: (store, None))
    assert (sessions.credential_store(), sessions.why_no_store()) == (store, None)
    monkeypatch.setattr(kept_store, "credential_store", lambda: (None, kept_store.NO_STORE))
    assert (sessions.credential_store(), sessions.why_no_store()) == (None, kept_store.NO_STORE)
