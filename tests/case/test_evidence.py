"""Files of records: taken in, given out as they were, taken off and brought back."""

import datetime as dt
import errno
import hashlib
from pathlib import Path
from typing import BinaryIO

import msgspec
import pytest

from selfhelp import life
from selfhelp.case import keeping
from selfhelp.case.change import add_file, drop_file, keep_incident
from selfhelp.case.keeping import DamagedError, KeepingError
from selfhelp.case.kept import chunks, evidence
from selfhelp.case.kept.safe import Safe
from selfhelp.case.model import Attachment, Case, Incident
from selfhelp.session import Session, open_with_words
from tests.case.failing import KINDS, failing

NOW = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
WORDS = "gravel tunnel orbit lamp"
CONTENT = b"Kanarienvogel-7319" * 4000
CASE = keep_incident(Incident(id="one", when=NOW, what="My street was posted."))(Case(triage_done=True))


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut evidence into small pieces."""
    monkeypatch.setattr(chunks, "PIECE", 4096)
    monkeypatch.setattr(chunks, "SEALED", 4096 + 40)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Return a session that keeps a record."""
    made = Session(CASE)
    made.keep_with_passphrase(tmp_path / "notes", WORDS, memory_kib=64)
    return made


def picture(tmp_path: Path, content: bytes = CONTENT) -> Path:
    """Write a file to add."""
    path = tmp_path / "post-1.png"
    path.write_bytes(content)
    return path


def added(session: Session, source: Path) -> Attachment:
    """Add a file to the record."""
    job = life.adding_file(session, source, NOW)
    assert job is not None
    file: Attachment = job.work()
    session.do(add_file("one", file))
    return file


def test_a_file_comes_back_as_it_was(session: Session, tmp_path: Path) -> None:
    """After closing and opening, the copy is the same to the byte, and so is the sum that was shown."""
    file = added(session, picture(tmp_path))
    assert (file.name, file.size) == ("post-1.png", len(CONTENT))
    assert file.sha256 == hashlib.sha256(CONTENT).hexdigest()
    session.close()
    again = open_with_words(tmp_path / "notes", WORDS)
    (kept,) = again.case.attachments()
    target = tmp_path / "copy.png"
    job = life.copying_files(again, {target: kept})
    assert job is not None
    job.work()
    assert target.read_bytes() == CONTENT
    again.close()


def test_taken_off_it_can_be_brought_back_until_closing(session: Session, tmp_path: Path) -> None:
    """Undo brings the whole file back; after closing, its pieces hold nothing of it and are used again."""
    file = added(session, picture(tmp_path))
    folder = tmp_path / "notes"
    session.do(drop_file(file.id))
    assert session.case.attachments() == ()
    other = added(session, picture(tmp_path, b"another file"))
    assert not set(other.pieces) & set(file.pieces), "what can be brought back is not written over"
    session.undo()
    session.undo()
    assert b"".join(evidence.give_out(folder, file)) == CONTENT
    session.do(drop_file(file.id))
    session.close()
    with pytest.raises(DamagedError):
        list(evidence.give_out(folder, file))


def test_spare_pieces_are_used_again(session: Session, tmp_path: Path) -> None:
    """The noise that fills the folder makes room for the next file: nothing grows for a small one."""
    added(session, picture(tmp_path, b"x"))
    before = chunks.names(tmp_path / "notes")
    added(session, picture(tmp_path, b"y"))
    assert chunks.names(tmp_path / "notes") == before


def test_the_second_vault_uses_no_piece_of_the_first(session: Session, tmp_path: Path) -> None:
    """Whoever opens with the second passphrase can't write over evidence that they can't see."""
    file = added(session, picture(tmp_path))
    safe = session.safe
    assert isinstance(safe, Safe)
    safe.set_second_passphrase("lamp harbour gravel tunnel")
    session.close()
    second = open_with_words(tmp_path / "notes", "lamp harbour gravel tunnel")
    second.do(keep_incident(Incident(id="one", when=NOW)))
    added(second, picture(tmp_path, b"harmless"))
    second.close()
    assert b"".join(evidence.give_out(tmp_path / "notes", file)) == CONTENT


def test_the_first_vault_spares_the_pieces_of_the_second(session: Session, tmp_path: Path) -> None:
    """Evidence in the second notes stays whole, whatever is added to the first."""
    safe = session.safe
    assert isinstance(safe, Safe)
    safe.set_second_passphrase("lamp harbour gravel tunnel")
    session.close()
    second = open_with_words(tmp_path / "notes", "lamp harbour gravel tunnel")
    second.do(keep_incident(Incident(id="one", when=NOW)))
    harmless = added(second, picture(tmp_path, b"harmless"))
    second.close()
    first = open_with_words(tmp_path / "notes", WORDS)
    for n in range(12):
        added(first, picture(tmp_path, b"%d" % n))
    assert b"".join(evidence.give_out(tmp_path / "notes", harmless)) == b"harmless"
    first.close()


def test_too_large_a_file_is_refused_before_it_is_read(session: Session, tmp_path: Path) -> None:
    """A sentence says how large is too large, and nothing is written."""
    safe = session.safe
    assert safe is not None
    with pytest.raises(KeepingError) as refused:
        evidence.take_in(safe, picture(tmp_path), NOW, largest=100)
    assert refused.value.sentence == keeping.FILE_TOO_LARGE
    assert chunks.names(tmp_path / "notes") == frozenset()


def test_a_file_that_is_gone_is_said(session: Session, tmp_path: Path) -> None:
    """A file that can't be read, or is none, gets a sentence; nothing is written."""
    safe = session.safe
    assert safe is not None
    for source in (tmp_path / "none.png", tmp_path):
        with pytest.raises(KeepingError) as refused:
            evidence.take_in(safe, source, NOW)
        assert refused.value.sentence == keeping.FILE_UNREADABLE


@pytest.mark.parametrize("kind", KINDS)
def test_a_failing_disk_leaves_no_record(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: int
) -> None:
    """Where the pieces can't be written, a sentence says so and the record stays as it was."""
    source = picture(tmp_path)
    broken = failing(monkeypatch, lambda operation, number: kind if operation == "write" and number else 0)
    with broken, pytest.raises(KeepingError):
        added(session, source)
    assert session.case == CASE


def test_a_copy_that_can_not_be_written_leaves_nothing(session: Session, tmp_path: Path) -> None:
    """A folder that is not there gets a sentence; a damaged piece leaves no half copy."""
    file = added(session, picture(tmp_path))
    with pytest.raises(KeepingError) as refused:
        evidence.save_copy(tmp_path / "notes", file, tmp_path / "nowhere" / "copy.png")
    assert refused.value.sentence == keeping.COPY_NOT_WRITTEN
    (tmp_path / "notes" / chunks.FOLDER / file.pieces[-1]).write_bytes(bytes(4096 + 40))
    before = set(tmp_path.iterdir())
    with pytest.raises(DamagedError):
        evidence.save_copy(tmp_path / "notes", file, tmp_path / "copy.png")
    assert set(tmp_path.iterdir()) == before


def test_nothing_of_it_shows() -> None:
    """Neither name nor key is in what Python shows of it."""
    file = Attachment(
        id="a",
        name="post-1.png",
        added=NOW,
        size=1,
        sha256="00",
        sealed_as=b"a" * 16,
        sealed_by=b"k" * 32,
        pieces=(),
    )
    assert repr(file) == "Attachment()"
    assert msgspec.json.decode(msgspec.json.encode(file), type=Attachment) == file


def test_where_nothing_is_kept_no_file_is_taken(tmp_path: Path) -> None:
    """There is no place for it."""
    assert life.adding_file(Session(CASE), picture(tmp_path), NOW) is None


def test_a_file_of_exactly_the_most_is_taken(session: Session, tmp_path: Path) -> None:
    """One byte more is refused; nothing of the file but its own name is kept."""
    safe = session.safe
    assert safe is not None
    source = picture(tmp_path)
    file = evidence.take_in(safe, source, NOW, largest=len(CONTENT))
    assert (file.name, file.added, file.size) == ("post-1.png", NOW, len(CONTENT))
    assert len(file.id) == 12
    with pytest.raises(KeepingError):
        evidence.take_in(safe, source, NOW, largest=len(CONTENT) - 1)
    assert evidence.LARGEST == 524_288_000


@pytest.mark.parametrize("readable", [0, 1, 3])
def test_a_file_that_stops_being_readable_leaves_nothing_of_it(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, readable: int
) -> None:
    """A stick that is pulled in the middle: that is said, and what was kept of it is noise."""
    safe = session.safe
    assert safe is not None

    class Pulled:
        """A stream that breaks off."""

        def __init__(self, file: BinaryIO) -> None:
            self._file, self._asked = file, 0

        def read(self, count: int) -> bytes:
            self._asked += 1
            if self._asked > readable:
                raise OSError(errno.EIO, "pulled")
            return self._file.read(count)

    real = evidence._Source
    monkeypatch.setattr(evidence, "_readable", lambda file: real(Pulled(file)))  # type: ignore[arg-type]  # it reads as one
    with pytest.raises(KeepingError) as raised:
        evidence.take_in(safe, picture(tmp_path), NOW)
    assert raised.value.sentence == keeping.FILE_UNREADABLE
    folder = tmp_path / "notes"
    for name in chunks.names(folder):
        assert b"Kanarienvogel" not in (folder / chunks.FOLDER / name).read_bytes()
    assert chunks.free(folder, []) == chunks.names(folder)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (errno.ENOSPC, keeping.COPY_NO_ROOM),
        (errno.EDQUOT, keeping.COPY_NO_ROOM),
        (errno.EIO, keeping.COPY_NOT_WRITTEN),
    ],
)
def test_a_copy_that_fails_says_what_to_do(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: int, sentence: object
) -> None:
    """No room is told apart from the rest; the half copy goes, and one that was there before stays."""
    file = added(session, picture(tmp_path))
    target = tmp_path / "copy.png"
    target.write_bytes(b"before")

    def refuse(_self: Path, _target: Path) -> Path:
        raise OSError(kind, "refused")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(KeepingError) as raised:
        evidence.save_copy(tmp_path / "notes", file, target)
    assert raised.value.sentence == sentence
    assert target.read_bytes() == b"before"
    assert not (tmp_path / "copy.png.part").exists()


def test_where_no_time_is_left_pieces_stay_as_they_are(session: Session, tmp_path: Path) -> None:
    """Their keys are gone with the record, so leaving is not held up by them."""
    file = added(session, picture(tmp_path))
    folder = tmp_path / "notes"
    before = {name: (folder / chunks.FOLDER / name).read_bytes() for name in file.pieces}
    evidence.forget(folder, [file], seconds=-1.0)
    assert {name: (folder / chunks.FOLDER / name).read_bytes() for name in file.pieces} == before
    evidence.forget(folder, [file])
    after = {name: (folder / chunks.FOLDER / name).read_bytes() for name in file.pieces}
    assert not set(before.values()) & set(after.values())
