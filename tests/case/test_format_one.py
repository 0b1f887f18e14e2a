"""The first format: what its key file says, which of its files is read, and what it leaves behind."""

import hashlib
import shutil
import struct
from pathlib import Path

import apsw
import pytest
from nacl import bindings as sodium

from selfhelp.case import keeping
from selfhelp.case.keeping import DamagedError, KeepingError, WrongKeyError
from selfhelp.case.kept import keys, making
from selfhelp.case.kept.migrations import one
from selfhelp.case.kept.safe import Safe
from selfhelp.case.model import Case
from tests.case.safes import opened
from tests.case.stores import MemoryStore

FORMATS = Path(__file__).parent / "formats"
WORDS = "format one fixture"
SECOND = "second passphrase fixture"
SALT = b"S" * 16
WRAPPING = bytes(range(32))


def _file(
    version: int = 1, flags: int = 0, memory: int = 64, passes: int = 3, lanes: int = 4, opens: int = 0
) -> bytes:
    """Return a key file as the first version wrote it; one box opens with ``WRAPPING``."""
    header = struct.pack("<4sHHIII16s16s", b"NTK1", version, flags, memory, passes, lanes, SALT, b"N" * 16)
    made = []
    for place in range(8):
        inside = bytes([place // 4]) + bytes([place]) * 32
        nonce = bytes([place]) * 12
        key = WRAPPING if place == opens else bytes(32)
        made.append(nonce + sodium.crypto_aead_chacha20poly1305_ietf_encrypt(inside, SALT, nonce, key))
    body = header + b"".join(made)
    return body + hashlib.blake2b(body, digest_size=32).digest()


@pytest.fixture
def ways(tmp_path: Path) -> Path:
    """Return a folder with a passphrase, a code and a second passphrase."""
    return Path(shutil.copytree(FORMATS / "1-ways", tmp_path / "notes"))


def code_of(folder: Path) -> str:
    """Return the recovery code that opens it."""
    return (folder / "code.txt").read_text(encoding="ascii").strip()


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"memory": 8, "lanes": 1, "passes": 1},
        {"memory": 128, "lanes": 16},
        {"memory": 1_048_576},
        {"passes": 16},
        {"flags": 1},
        {"flags": 2},
    ],
)
def test_what_the_first_version_wrote_is_read(fields: dict[str, int]) -> None:
    """Any cost that Argon2id takes and a computer can bear; the lowest flag tells of the store."""
    found = one.unpacked(_file(**fields))
    assert (found.memory_kib, found.passes, found.lanes) == (
        fields.get("memory", 64),
        fields.get("passes", 3),
        fields.get("lanes", 4),
    )
    assert found.has_store is (fields.get("flags") == 1)
    assert (found.salt, found.store_name, len(found.boxes)) == (SALT, b"N" * 16, 8)
    assert {len(box) for box in found.boxes} == {61}
    assert repr(found) == "OldKeys()"


@pytest.mark.parametrize(
    "fields",
    [
        {"version": 0},
        {"version": 2},
        {"memory": 31},
        {"memory": 7, "lanes": 1},
        {"memory": 1_048_577},
        {"passes": 0},
        {"passes": 17},
        {"lanes": 0},
        {"lanes": 17, "memory": 1000},
    ],
)
def test_what_it_never_wrote_is_damage(fields: dict[str, int]) -> None:
    """Whatever the sum says."""
    with pytest.raises(DamagedError):
        one.unpacked(_file(**fields))


def test_another_length_or_sum_is_damage() -> None:
    """One byte more, one less, one changed."""
    right = _file()
    for raw in (right[:-1], right + b"x", b"", right[:-1] + bytes([right[-1] ^ 1])):
        with pytest.raises(DamagedError):
            one.unpacked(raw)
    body = right[:-32] + b"x"
    with pytest.raises(DamagedError):
        one.unpacked(body + hashlib.blake2b(body, digest_size=32).digest())


@pytest.mark.parametrize("place", range(8))
def test_which_box_opens_says_which_vault_and_way(place: int) -> None:
    """Four ways for each vault, in their order; the second passphrase is one like the first."""
    found = one.unpacked(_file(opens=place))
    kind = ("passphrase", "recovery", "store", "passphrase")[place % 4]
    assert one.open_box(found, WRAPPING) == (place // 4, kind, bytes([place]) * 32)
    with pytest.raises(WrongKeyError):
        one.open_box(found, b"x" * 32)


# Which file is read -----------------------------------------------------------------------------------


def _vaults(folder: Path) -> tuple[Path, Path]:
    """Return the vault that the passphrase opens, and the other one."""
    found = one.unpacked((folder / keys.FILE).read_bytes())
    index, _kind, _key = one.open_box(found, found.derive(WORDS.encode()))
    return folder / one.VAULTS[index], folder / one.VAULTS[1 - index]


@pytest.mark.parametrize("how", ["gone", "short", "noise", "empty"])
def test_the_copy_is_read_where_the_vault_is_not_whole(ways: Path, how: str) -> None:
    """What the first version left beside it holds the same; nothing of it stays."""
    mine, _other = _vaults(ways)
    mine.with_name(mine.name + ".last").write_bytes(mine.read_bytes())
    if how == "gone":
        mine.unlink()
    else:
        mine.write_bytes({"short": b"x" * 511, "noise": b"x" * 8192, "empty": b""}[how])
    assert len(opened(ways, WORDS).marks) == 1
    assert len(opened(ways, WORDS).marks) == 1
    assert one.files(ways) == []


@pytest.mark.parametrize(
    ("first", "copy", "said"),
    [
        ("gone", "gone", keeping.GONE),
        ("noise", "gone", keeping.DAMAGED),
        ("gone", "noise", keeping.DAMAGED),
        ("short", "noise", keeping.DAMAGED),
    ],
)
def test_where_neither_can_be_read_that_is_said(ways: Path, first: str, copy: str, said: object) -> None:
    """Damage is said where there is a file at all, and all files stay as they are."""
    mine, _other = _vaults(ways)
    mine.unlink()
    for path, how in ((mine, first), (mine.with_name(mine.name + ".last"), copy)):
        if how != "gone":
            path.write_bytes(b"x" * (100 if how == "short" else 8192))
    before = {path.name: path.read_bytes() for path in ways.iterdir()}
    for _ in range(2):
        with pytest.raises(KeepingError) as raised:
            opened(ways, WORDS)
        assert raised.value.sentence == said
    assert {path.name: path.read_bytes() for path in ways.iterdir()} == before


def _sqlite(folder: Path) -> apsw.Connection:
    found = one.unpacked((folder / keys.FILE).read_bytes())
    index, _kind, key = one.open_box(found, found.derive(WORDS.encode()))
    database = apsw.Connection(str(folder / one.VAULTS[index]))
    database.pragma("cipher", "chacha20")
    database.execute(f"pragma key = 'raw:{key.hex()}'")
    return database


def test_notes_that_the_first_version_has_open_are_in_use(ways: Path) -> None:
    """The older program holds them; its copy is not taken instead."""
    mine, _other = _vaults(ways)
    mine.with_name(mine.name + ".last").write_bytes(mine.read_bytes())
    database = _sqlite(ways)
    database.execute("begin exclusive")
    with pytest.raises(KeepingError) as raised:
        opened(ways, WORDS)
    assert raised.value.sentence == keeping.IN_USE
    database.execute("rollback")
    database.close()
    assert len(opened(ways, WORDS).marks) == 1


@pytest.mark.parametrize("version", [0, 2])
def test_another_number_inside_is_a_newer_version(ways: Path, version: int) -> None:
    """It is said, and the copy beside it, which is older, is not taken instead."""
    mine, _other = _vaults(ways)
    mine.with_name(mine.name + ".last").write_bytes(mine.read_bytes())
    database = _sqlite(ways)
    database.execute(f"pragma user_version = {version}")
    database.close()
    with pytest.raises(KeepingError) as raised:
        opened(ways, WORDS)
    assert raised.value.sentence == keeping.NEWER


def test_without_the_other_vault_the_notes_open_and_fresh_ones_take_its_place(ways: Path) -> None:
    """What the second passphrase opened is lost with its file; the person's own notes are not."""
    _mine, other = _vaults(ways)
    other.unlink()
    assert len(opened(ways, WORDS).marks) == 1
    safe, _case = Safe.open_with_words(ways, WORDS)
    safe.set_second_passphrase("a new second one")
    safe.close()
    assert opened(ways, "a new second one") == Case(triage_done=True)
    with pytest.raises(KeepingError):
        opened(ways, SECOND)


# What it leaves -------------------------------------------------------------------------------------


def test_the_cost_of_a_guess_is_never_less_than_today(ways: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lighter key file of the first version becomes one that this version believes."""
    monkeypatch.setattr(keys, "LEAST_MEMORY_KIB", 1024)
    assert len(opened(ways, WORDS).marks) == 1
    assert keys.read(ways).memory_kib == 1024
    assert len(opened(ways, WORDS).marks) == 1


def test_what_the_old_key_file_says_of_store_and_cost_is_taken_over(tmp_path: Path) -> None:
    """The store goes on finding its key under the same name."""
    shutil.copytree(FORMATS / "1-ways", tmp_path / "notes")
    assert len(opened(tmp_path / "notes", WORDS).marks) == 1
    found = one.unpacked((FORMATS / "1-ways" / keys.FILE).read_bytes())
    assert keys.read(tmp_path / "notes").memory_kib == max(found.memory_kib, keys.LEAST_MEMORY_KIB)
    assert keys.read(tmp_path / "notes").store_name == found.store_name
    assert keys.read(tmp_path / "notes").has_store == found.has_store


@pytest.mark.parametrize("first", ["passphrase", "code", "second"])
def test_old_boxes_stay_until_each_was_used(ways: Path, first: str) -> None:
    """Whoever opens it first, the others still open it; the old key file goes with the last of them."""
    code = code_of(ways)
    typed = {"passphrase": WORDS, "code": code, "second": SECOND}
    order = [first, *(name for name in typed if name != first)]
    for name in order:
        assert not (ways / one.OLD_KEYS).exists() or name != order[0]
        assert len(opened(ways, typed[name]).marks) == (0 if name == "second" else 1)
    safe, _case = Safe.open_with_words(ways, WORDS)
    assert safe.ways() == {"passphrase", "recovery", "second"}
    safe.close()
    assert not (ways / one.OLD_KEYS).exists()
    assert one.files(ways) == []
    for name in order:
        assert len(opened(ways, typed[name]).marks) == (0 if name == "second" else 1)


def test_a_way_that_is_added_leaves_the_old_ones(ways: Path) -> None:
    """Only what ends a way changes the key: with the store added, the code of old still opens."""
    code, backend = code_of(ways), MemoryStore()
    safe, _case = Safe.open_with_words(ways, WORDS)
    safe.remove_way("second")
    safe.use_store(backend)
    assert safe.ways() == {"passphrase", "recovery", "store"}
    with pytest.raises(WrongKeyError):
        one.open_box(_old(ways), _old(ways).derive(SECOND.encode()))
    safe.close()
    again, case = Safe.open_with_store(ways, backend)
    assert len(case.marks) == 1
    again.close()
    assert len(opened(ways, code).marks) == 1
    with pytest.raises(WrongKeyError):
        opened(ways, SECOND)


def _old(folder: Path) -> one.OldKeys:
    found = one.old_keys(folder)
    assert found is not None
    return found


def test_an_old_way_that_was_never_used_here_does_not_count_as_the_last(ways: Path) -> None:
    """Nobody can seal a box for it: the passphrase stays until the code was used once."""
    code = code_of(ways)
    safe, _case = Safe.open_with_words(ways, WORDS)
    with pytest.raises(KeepingError) as raised:
        safe.remove_way("passphrase")
    assert raised.value.sentence == keeping.LAST_WAY
    safe.close()
    safe, _case = Safe.open_with_words(ways, code)
    assert safe.remove_way("passphrase") == frozenset()
    safe.close()
    assert len(opened(ways, code).marks) == 1
    with pytest.raises(WrongKeyError):
        opened(ways, WORDS)


def test_a_changed_second_passphrase_ends_its_old_box(ways: Path) -> None:
    """The one before opens nothing, and the code of the first vault still opens its own."""
    code = code_of(ways)
    safe, _case = Safe.open_with_words(ways, WORDS)
    safe.set_second_passphrase("a new second one")
    with pytest.raises(WrongKeyError):
        one.open_box(_old(ways), _old(ways).derive(SECOND.encode()))
    safe.close()
    with pytest.raises(WrongKeyError):
        opened(ways, SECOND)
    assert opened(ways, "a new second one").marks == ()
    assert len(opened(ways, code).marks) == 1


@pytest.mark.parametrize("vault", [0, 1])
def test_old_boxes_become_noise(tmp_path: Path, vault: int) -> None:
    """One vault's four go and the other's stay; the file is still whole. Both asked, or damaged: it goes."""
    one.forget_boxes(tmp_path, (vault,))
    assert not (tmp_path / one.OLD_KEYS).exists()
    one.keep_keys(tmp_path, _file())
    before = _old(tmp_path).boxes
    one.forget_boxes(tmp_path, (vault,))
    same = [old == new for old, new in zip(before, _old(tmp_path).boxes, strict=True)]
    assert same == [place // 4 != vault for place in range(8)]
    one.forget_boxes(tmp_path, (0, 1))
    assert not (tmp_path / one.OLD_KEYS).exists()
    one.keep_keys(tmp_path, _file() + b"x")
    assert one.old_keys(tmp_path) is None
    one.forget_boxes(tmp_path, (vault,))
    assert not (tmp_path / one.OLD_KEYS).exists()


def test_old_files_are_listed_for_erasing(ways: Path) -> None:
    """With what SQLite left beside them; after the migration the old key file is one of the safe's."""
    (ways / "notes-1.vault-wal").write_bytes(b"x")
    (ways / "notes-2.vault.folder").mkdir()
    assert [path.name for path in one.files(ways)] == ["notes-1.vault", "notes-1.vault-wal", "notes-2.vault"]
    assert one.files(ways / "nowhere") == []
    opened(ways, WORDS)
    assert one.OLD_KEYS in [path.name for path in making.files(ways)]
    assert one.files(ways) == []


def test_a_change_that_a_kill_left_half_done_leaves_the_old_ways(
    ways: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Finishing it makes no new key while a way has only its old box: the code of old still opens."""
    code = code_of(ways)
    safe, _case = Safe.open_with_words(ways, WORDS)
    safe.remove_way("second")

    class Killed(BaseException):
        """Stands for the end of the program."""

    def end(*_arguments: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(keys, "write", end)
        with pytest.raises(Killed):
            safe.use_store(MemoryStore())
    safe._inside._copies.close()
    before = keys.read(ways).number
    assert len(opened(ways, WORDS).marks) == 1
    assert keys.read(ways).number > before, "it was finished"
    assert len(opened(ways, code).marks) == 1
