"""Looking passwords up in our own packs."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maintainer.breaches.build import Wishes, build
from selfhelp.passwords import pack as packs
from selfhelp.passwords.audit import audit
from selfhelp.passwords.breaches import HashList, open_breaches
from selfhelp.passwords.errors import BreachesError
from selfhelp.passwords.model import Credential, Imported
from selfhelp.passwords.pack import HEADER_BYTES, PREFIXES, Header, Pack


def _sha1(password: str) -> bytes:
    return hashlib.sha1(password.encode("utf-8", "replace"), usedforsecurity=False).digest()


def _pack(folder: Path, counts: dict[bytes, int], wishes: Wishes | None = None) -> Path:
    lines = (f"{key.hex().upper()}:{count}\r\n" for key, count in sorted(counts.items()))
    source = folder / "list.txt"
    source.write_text("".join(lines), newline="")
    build(source, folder / "list.pack", wishes or Wishes(date="2026-01-02", allow_missing=True))
    return folder / "list.pack"


KEYS = st.binary(min_size=6, max_size=6)


@given(
    keys=st.sets(KEYS | st.integers(0, 300).map(lambda n: b"\0\0\1" + n.to_bytes(3)), min_size=1),
    asked=st.lists(KEYS | st.integers(0, 300).map(lambda n: b"\0\0\1" + n.to_bytes(3))),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=15)
def test_same_as_a_set(tmp_path: Path, keys: set[bytes], asked: list[bytes]) -> None:
    """A pack answers as a plain set of the first 48 bits would, in crowded buckets too."""
    with Pack(_pack(tmp_path, {key + bytes(14): 1 for key in keys})) as found:
        assert all(found.has(key) for key in keys)
        assert [found.has(key) for key in asked] == [key in keys for key in asked]


def test_a_crowded_bucket(tmp_path: Path) -> None:
    """A bucket of more than 255 keys is found too."""
    keys = [b"\7\7\7" + number.to_bytes(3) for number in range(0, 1200, 3)]
    with Pack(_pack(tmp_path, {key + bytes(14): 1 for key in keys})) as found:
        assert found.header.size_bytes == 2
        assert all(found.has(key) for key in keys)
        assert not found.has(b"\7\7\7" + (1).to_bytes(3))


def test_what_it_says_of_itself(tmp_path: Path) -> None:
    """Name, date and numbers come from the header; a pack of a few keys is never called complete."""
    path = _pack(tmp_path, {_sha1("one"): 9, _sha1("two"): 1}, Wishes(5, "The list", "2026-01-02", True))
    with open_breaches(path) as found:
        assert isinstance(found, Pack)
        assert (found.info.name, found.info.date, found.info.keys) == ("The list", "2026-01-02", 1)
        assert (found.info.complete, found.info.at_least, found.header.source_keys) == (False, 5, 2)
        assert (found.count("one"), found.count("two"), found.count("three")) == (5, 0, 0)


@pytest.mark.parametrize(
    ("prefixes", "source_keys", "at_least", "complete"),
    [
        (PREFIXES, 900_000_000, 1, True),
        (PREFIXES - 1, 900_000_000, 1, False),
        (PREFIXES, 20_000_000, 1, False),
        (PREFIXES, 900_000_000, 2, False),
    ],
)
def test_only_the_whole_is_complete(
    prefixes: int, source_keys: int, at_least: int, *, complete: bool
) -> None:
    """Parts that are missing, a short list, and a light pack are each enough for "not complete"."""
    assert Header("x", "2026-01-02", 5, source_keys, prefixes, at_least).complete is complete


def test_bits_a_key() -> None:
    """At the size of today's list a key takes less than 25 bits."""
    header = Header("x", "2026-01-02", 1_300_000_000, 1_300_000_000, PREFIXES)
    assert 24 < 8 * header.file_bytes / header.keys < 24.2


def test_any_cut_is_noticed(tmp_path: Path) -> None:
    """A pack cut short, or with something added, is refused."""
    path = _pack(tmp_path, {_sha1(str(number)): 1 for number in range(100)})
    data = path.read_bytes()
    for size in (9, 100, HEADER_BYTES, HEADER_BYTES + 3, len(data) // 2, len(data) - 1):
        path.write_bytes(data[:size])
        _refused(path, "breaches-pack-damaged")
    path.write_bytes(data + b"\0")
    _refused(path, "breaches-pack-damaged")


@given(at=st.integers(0, HEADER_BYTES - 1), bit=st.integers(0, 7))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
def test_damage_to_the_header_is_noticed(tmp_path: Path, at: int, bit: int) -> None:
    """Any changed bit of the header is refused."""
    made = Header("list", "2026-01-02", 0, 0, 0).to_bytes()
    path = tmp_path / "damaged.pack"
    path.write_bytes(made[:at] + bytes([made[at] ^ 1 << bit]) + made[at + 1 :])
    with pytest.raises(BreachesError):
        open_breaches(path)


def test_damage_to_the_tables_is_noticed(tmp_path: Path) -> None:
    """A changed byte in the tables is refused when the pack is opened."""
    path = _pack(tmp_path, {_sha1("one"): 1})
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    _refused(path, "breaches-pack-damaged")


def test_a_later_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack of a kind not known yet is not called damaged."""
    monkeypatch.setattr(packs, "VERSION", 2)
    made = Header("list", "2026-01-02", 0, 0, 0).to_bytes()
    monkeypatch.undo()
    (tmp_path / "new.pack").write_bytes(made)
    _refused(tmp_path / "new.pack", "breaches-pack-newer")


def test_chosen_by_content(tmp_path: Path) -> None:
    """The name of the file is of no matter, and what is neither is refused."""
    text = tmp_path / "list.pack"
    text.write_text(f"{_sha1('one').hex().upper()}:3\n")
    with open_breaches(text) as found:
        assert isinstance(found, HashList)
        assert found.count("one") == 3
    for path, code in [(tmp_path / "none", "file-missing"), (tmp_path, "file-is-folder")]:
        _refused(path, code)


def test_a_pack_that_vanishes(tmp_path: Path) -> None:
    """A pack cut while it is open ends the audit with a sentence, not with "safe"."""
    path = _pack(tmp_path, {_sha1("one"): 1})
    with Pack(path) as found:
        path.write_bytes(b"")
        with pytest.raises(BreachesError):
            found.count("one")


def test_incomplete_data_is_named(tmp_path: Path) -> None:
    """An audit with a small pack warns that not being in it is no proof."""
    with open_breaches(_pack(tmp_path, {_sha1("gK4$tyuQ!9zz"): 1})) as found:
        report = audit(Imported("x", (Credential(1, "", "a.example", "ada", "gK4$tyuQ!9zz"),)), None, found)
    assert report.findings[0].reasons == ("breached",)
    assert "breaches-incomplete" in report.warnings


def _refused(path: Path, code: str) -> None:
    with pytest.raises(BreachesError) as caught:
        open_breaches(path)
    assert caught.value.code == code
