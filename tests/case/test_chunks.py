"""Evidence in pieces: streamed in and out, checked, padded, alike for every vault, and safe from a kill."""

import hashlib
import io
import os
import subprocess
import sys
import tracemalloc
from pathlib import Path
from typing import BinaryIO

import msgspec
import pytest

from selfhelp.case.keeping import DamagedError, KeepingError
from selfhelp.case.kept import chunks, disk
from selfhelp.case.kept.chunks import Stored
from tests.case.failing import KINDS, failing

CANARY = b"Kanarienvogel-7319"
#: As the program has them.
REAL = (chunks.PIECE, chunks.SEALED)
#: Small pieces make quick tests; one test takes pieces of the real size.
PIECE = 4096
SEALED = PIECE + 40


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut evidence into small pieces."""
    monkeypatch.setattr(chunks, "PIECE", PIECE)
    monkeypatch.setattr(chunks, "SEALED", SEALED)


def kept(folder: Path, content: bytes, reuse: tuple[str, ...] = ()) -> Stored:
    """Keep some bytes."""
    return chunks.keep(folder, io.BytesIO(content), reuse)


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7])
def test_in_and_out(tmp_path: Path, size: int) -> None:
    """Any length comes back as it was, with the sum it had when it came in."""
    content = os.urandom(size)
    stored = kept(tmp_path, content)
    assert b"".join(chunks.read(tmp_path, stored)) == content
    assert (stored.size, stored.sha256) == (len(content), hashlib.sha256(content).hexdigest())


def test_all_pieces_look_alike(tmp_path: Path) -> None:
    """Names say nothing, every file has one size, their number is a power of two, no content shows."""
    files: list[Path] = []
    for n in (1, 6, 9):
        kept(tmp_path, CANARY * (n * PIECE // len(CANARY)))
        names = chunks.names(tmp_path)
        assert len(names) & (len(names) - 1) == 0
        files = [p for p in chunks.files(tmp_path) if p.is_file()]
        assert {p.stat().st_size for p in files} == {SEALED}
        assert len(files) == len(names)
    assert not any(CANARY in p.read_bytes() for p in files)


class Endless(io.RawIOBase):
    """A stream that gives noise for a long time, and notes how much was asked at once."""

    def __init__(self, size: int) -> None:
        """Give so many bytes."""
        self.left = size
        self.most = 0

    def read(self, size: int = -1) -> bytes:
        """Give some."""
        self.most = max(self.most, size)
        part = bytes(min(size, self.left))
        self.left -= len(part)
        return part


def test_a_large_file_is_never_whole_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Seven megabytes go in and out in less than five of memory."""
    real = 1 << 20
    monkeypatch.setattr(chunks, "PIECE", real)
    monkeypatch.setattr(chunks, "SEALED", real + 40)
    source = Endless(7 * real + 5)
    tracemalloc.start()
    try:
        stream: BinaryIO = source  # type: ignore[assignment]  # it reads as one
        stored = chunks.keep(tmp_path, stream)
        total = sum(len(part) for part in chunks.read(tmp_path, stored))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert total == 7 * real + 5
    assert peak < 5 * real
    assert source.most == real


@pytest.mark.parametrize("how", ["bit", "cut", "gone", "swapped", "dropped", "other"])
def test_damage_is_never_shown_as_content(tmp_path: Path, how: str) -> None:
    """A changed, missing, moved or foreign piece is said; no wrong byte is given back."""
    content = os.urandom(3 * PIECE)
    stored = kept(tmp_path, content)
    other = kept(tmp_path, os.urandom(3 * PIECE))
    first, second, _ = stored.pieces
    place = tmp_path / chunks.FOLDER
    if how == "bit":
        body = bytearray((place / second).read_bytes())
        body[2000] ^= 1
        (place / second).write_bytes(body)
    elif how == "cut":
        os.truncate(place / second, 1000)
    elif how == "gone":
        (place / second).unlink()
    elif how == "swapped":
        one, two = (place / first).read_bytes(), (place / second).read_bytes()
        (place / first).write_bytes(two)
        (place / second).write_bytes(one)
    elif how == "dropped":
        stored = Stored(
            id=stored.id, key=stored.key, size=2 * PIECE, sha256=stored.sha256, pieces=stored.pieces[:2]
        )
    else:
        (place / first).write_bytes((place / other.pieces[0]).read_bytes())
    given_back: list[bytes] = []
    with pytest.raises(KeepingError) as raised:
        given_back.extend(chunks.read(tmp_path, stored))
    assert content.startswith(b"".join(given_back))
    assert isinstance(raised.value, DamagedError) or how == "gone"


def test_what_was_removed_is_noise_and_its_pieces_stay(tmp_path: Path) -> None:
    """After removing, nobody reads it, and from outside nothing changed but bytes."""
    stored = kept(tmp_path, CANARY * 100_000)
    before = chunks.names(tmp_path)
    chunks.remove(tmp_path, stored.pieces)
    assert chunks.names(tmp_path) == before
    with pytest.raises(DamagedError):
        list(chunks.read(tmp_path, stored))
    assert chunks.free(tmp_path, []) == before


def test_pieces_that_nothing_uses_are_used_again(tmp_path: Path) -> None:
    """What a removal or a kill left is room for the next, without one more file."""
    chunks.remove(tmp_path, kept(tmp_path, b"x" * PIECE * 2).pieces)
    still = kept(tmp_path, b"still here")
    before = chunks.names(tmp_path)
    free = chunks.free(tmp_path, [still])
    assert not free & set(still.pieces)
    again = kept(tmp_path, b"y" * PIECE * 3, tuple(free))
    assert chunks.names(tmp_path) == before
    assert list(chunks.read(tmp_path, still)) == [b"still here"]
    assert b"".join(chunks.read(tmp_path, again)) == b"y" * PIECE * 3


@pytest.mark.parametrize("kind", KINDS)
def test_a_disk_that_fails_on_the_way_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: int
) -> None:
    """Evidence that did not fit is refused in one sentence; what was kept before is whole."""
    first = kept(tmp_path, b"first" * 1000)
    for at in range(0, 12, 2):
        with (
            failing(monkeypatch, lambda o, n, at=at: kind if o == "write" and n == at else 0),
            pytest.raises(KeepingError),
        ):
            kept(tmp_path, os.urandom(14 * PIECE))
        assert b"".join(chunks.read(tmp_path, first)) == b"first" * 1000


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a matter of POSIX systems")
def test_a_kill_while_evidence_comes_in(tmp_path: Path) -> None:
    """A program ended in the middle leaves pieces that nobody can open, and that are free again."""
    first = kept(tmp_path, b"first" * 1000)
    code = (
        "import os, sys, io\nfrom pathlib import Path\nfrom selfhelp.case.kept import chunks\n"
        "class Source(io.RawIOBase):\n"
        "    count = 0\n"
        "    def read(self, size=-1):\n"
        "        self.count += 1\n"
        "        if self.count == 6: os._exit(9)\n"
        "        return b'Kanarienvogel-7319' + bytes(size - 18)\n"
        "chunks.PIECE, chunks.SEALED = 4096, 4136\n"
        "chunks.keep(Path(sys.argv[1]), Source())\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False, timeout=60)
    assert done.returncode == 9
    left = chunks.free(tmp_path, [first])
    assert len(left) > 7
    assert not any(CANARY in (tmp_path / chunks.FOLDER / name).read_bytes() for name in left)
    second = kept(tmp_path, b"second", tuple(left))
    assert set(second.pieces) <= left
    assert b"".join(chunks.read(tmp_path, first)) == b"first" * 1000
    assert b"".join(chunks.read(tmp_path, second)) == b"second"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_for_this_user_only(tmp_path: Path) -> None:
    """Pieces are 0600 and their folder 0700 under any umask."""
    before = os.umask(0)
    try:
        kept(tmp_path / "new", b"x")
    finally:
        os.umask(before)
    for path in chunks.files(tmp_path / "new"):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600)


def test_only_pieces_are_taken_for_pieces(tmp_path: Path) -> None:
    """Other files in the folder are neither read nor counted."""
    kept(tmp_path, b"x")
    (tmp_path / chunks.FOLDER / "holiday.jpg").write_bytes(b"theirs")
    assert "holiday.jpg" not in chunks.names(tmp_path)
    assert disk.identity(tmp_path / "nowhere") is None
    assert chunks.names(tmp_path / "nowhere") == frozenset()


def test_the_sizes_that_were_chosen() -> None:
    """A piece holds a megabyte and is sealed with a nonce and a tag; notes that exist have such pieces."""
    assert REAL == (1_048_576, 1_048_616)


@pytest.mark.parametrize(("pieces", "files"), [(1, 8), (8, 8), (9, 16), (16, 16), (17, 32)])
def test_there_are_as_many_as_the_next_power_of_two(tmp_path: Path, pieces: int, files: int) -> None:
    """Eight at least, and no more than it takes."""
    stored = kept(tmp_path, b"x" * PIECE * pieces)
    assert len(stored.pieces) == len(set(stored.pieces)) == pieces
    assert len(chunks.names(tmp_path)) == files
    listed = chunks.files(tmp_path)
    assert listed == (*sorted(listed[:-1]), tmp_path / chunks.FOLDER)
    assert len(listed) == files + 1
    chunks.pad(tmp_path)
    assert len(chunks.names(tmp_path)) == files


def test_where_there_is_none_nothing_is_padded(tmp_path: Path) -> None:
    """A safe without evidence has no folder for it, and none is made by asking."""
    chunks.pad(tmp_path)
    assert chunks.files(tmp_path) == ()
    assert not (tmp_path / chunks.FOLDER).exists()


@pytest.mark.skipif(os.name != "posix", reason="counts the sync of a folder")
def test_the_names_of_all_pieces_are_made_sure_of_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each piece is on the disk, and their folder after the last: not once for each."""
    kept(tmp_path, b"x")
    with failing(monkeypatch, lambda _o, _n: 0) as counted:
        kept(tmp_path, b"x" * PIECE * 3)
    assert counted.counts["sync"] == 8 + 1


@pytest.mark.parametrize("more", [-1, 1, PIECE])
def test_another_length_than_was_kept_is_damage(tmp_path: Path, more: int) -> None:
    """Even where every byte and the sum are right."""
    content = os.urandom(2 * PIECE)
    stored = msgspec.structs.replace(kept(tmp_path, content), size=len(content) + more)
    with pytest.raises(DamagedError):
        list(chunks.read(tmp_path, stored))


@pytest.mark.parametrize("kind", KINDS)
def test_a_piece_that_can_not_be_made_noise_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: int
) -> None:
    """Removing never fails: where the disk refuses to write, the name goes; the others become noise."""
    stored = kept(tmp_path, CANARY * 1000)
    first, *others = stored.pieces
    with failing(monkeypatch, lambda o, n: kind if (o, n) == ("write", 0) else 0):
        chunks.remove(tmp_path, stored.pieces)
    left = chunks.names(tmp_path)
    assert first not in left
    assert set(others) <= left
    assert not any(CANARY in (tmp_path / chunks.FOLDER / name).read_bytes() for name in left)
    (tmp_path / chunks.FOLDER / others[0]).unlink()
    with failing(monkeypatch, lambda o, _n: kind if o == "write" else 0):
        chunks.remove(tmp_path, others)


def test_a_link_in_the_place_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """Erasing lists what lies in the safe's own folder only."""
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "holiday.jpg").write_bytes(b"x")
    (tmp_path / chunks.FOLDER).symlink_to(tmp_path / "theirs")
    assert chunks.files(tmp_path) == ()


def test_folders_among_the_pieces_are_no_files(tmp_path: Path) -> None:
    """What erasing writes over are files."""
    kept(tmp_path, b"x")
    (tmp_path / chunks.FOLDER / "folder").mkdir()
    assert tmp_path / chunks.FOLDER / "folder" not in chunks.files(tmp_path)
