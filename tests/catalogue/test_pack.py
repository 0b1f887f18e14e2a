"""The compiled catalogue: the same bytes each time, and nothing taken that is not ours, whole and newer."""

import datetime as dt
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.signing import SigningKey

from selfhelp.catalogue import newer, own
from selfhelp.catalogue.authored import default_folder, read_folder
from selfhelp.catalogue.changes import compare
from selfhelp.catalogue.claims import every_claim
from selfhelp.catalogue.light import lightened
from selfhelp.catalogue.load import load
from selfhelp.catalogue.model import Catalogue
from selfhelp.catalogue.pack import (
    FORMAT,
    HEAD,
    LARGEST_MANIFEST,
    MAGIC,
    REFUSED,
    SIGNATURE,
    Pack,
    PackRefusedError,
    compile_pack,
    open_pack,
    read_own,
)
from selfhelp.catalogue.trust import trust_of
from tests.factory import TINY, shipped, write_catalogue

DAY = dt.date(2026, 11, 27)
KEY = SigningKey(bytes(range(32)))
STRANGER = SigningKey(bytes(range(1, 33)))
KEYS = (bytes(KEY.verify_key),)


def sign(content: bytes) -> bytes:
    return bytes(KEY.sign(content).signature)


@pytest.fixture(name="tiny")
def tiny_catalogue(tmp_path: Path) -> Catalogue:
    """Return the smallest catalogue."""
    return read_folder(write_catalogue(tmp_path))


def refusal(data: bytes, keys: tuple[bytes, ...] = KEYS, than: int = 0) -> str:
    """Return why a pack is refused."""
    with pytest.raises(PackRefusedError) as caught:
        open_pack(data, keys, than)
    return caught.value.refusal


def test_nothing_is_lost() -> None:
    """Whatever is in the files comes back out of the pack."""
    catalogue = read_folder(default_folder())
    pack = read_own(compile_pack(catalogue, 1, DAY))
    assert pack.catalogue == lightened(catalogue)
    grounds = pack.grounds()
    assert grounds.sources == catalogue.sources
    found = {f.name: f.claim.evidence for f in every_claim(catalogue) if f.claim.evidence}
    assert grounds.evidence == found


def test_a_page_says_the_same_of_either() -> None:
    """Age and sureness are the same whether they are worked out now or were when it was compiled."""
    whole, light = read_folder(default_folder()), load()
    for one, other in zip(every_claim(whole), every_claim(light), strict=True):
        assert trust_of(one.claim, whole, DAY) == trust_of(other.claim, light, DAY), one.name
    assert lightened(lightened(whole)) == lightened(whole)


def test_same_bytes_each_time(tiny: Catalogue, tmp_path: Path) -> None:
    """The same files give the same pack, read in another order or from another place."""
    again = read_folder(write_catalogue(tmp_path / "two", **dict(reversed(TINY.items()))))
    assert compile_pack(tiny, 1, DAY, sign) == compile_pack(again, 1, DAY, sign)


def test_a_newer_pack_is_taken(tiny: Catalogue) -> None:
    """A whole, signed and newer pack is read."""
    pack = open_pack(compile_pack(tiny, 5, DAY, sign), KEYS, 4)
    assert pack.catalogue == lightened(tiny)
    assert pack.grounds().evidence["tasks/save"] == tiny.tasks[1].evidence
    assert pack.manifest.serial == 5
    assert pack.manifest.made == DAY
    assert "services/alpha" in pack.manifest.entries


def test_each_refusal_is_one_sentence() -> None:
    """Each reason says in one message what is wrong and that nothing was changed or taken."""
    for said in REFUSED.values():
        assert said.text.endswith(".")
        assert "nothing" in said.text.lower()


def test_refused(tiny: Catalogue) -> None:
    """Unsigned, a stranger's, older, the same again, foreign, of a later format: each for its own reason."""
    good = compile_pack(tiny, 5, DAY, sign)
    assert refusal(compile_pack(tiny, 5, DAY)) == "unsigned"
    assert (
        refusal(compile_pack(tiny, 5, DAY, lambda c: bytes(STRANGER.sign(c).signature))) == "wrongly-signed"
    )
    assert refusal(good, keys=()) == "wrongly-signed"
    assert refusal(good, than=5) == "older"
    assert refusal(good, than=6) == "older"
    assert refusal(b"PK\x03\x04 something else") == "foreign"
    assert refusal(b"") == "foreign"
    assert refusal(MAGIC + bytes([99]) + good[7:]) == "newer-format"


def test_a_signed_pack_of_another_purpose(tiny: Catalogue) -> None:
    """Something else that was signed with the same key is not a catalogue."""
    data = compile_pack(tiny, 5, DAY)
    length = int.from_bytes(data[HEAD - 4 : HEAD], "big")
    told = data[HEAD : HEAD + length].replace(b"selfhelp catalogue", b"selfhelp somethings")
    head = MAGIC + bytes([FORMAT]) + len(told).to_bytes(4, "big") + told
    assert refusal(head + sign(head) + data[HEAD + length + SIGNATURE :]) == "foreign"


@pytest.mark.parametrize("told", [b"{}", b"[", b"\xff\xfe", b"{}" * LARGEST_MANIFEST])
def test_a_manifest_that_makes_no_sense(told: bytes) -> None:
    """Even a signed one is refused in a sentence, and a huge one is not looked into."""
    head = MAGIC + bytes([FORMAT]) + len(told).to_bytes(4, "big") + told
    assert refusal(head + sign(head) + b"body") == "changed"


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_one_changed_byte(data: st.DataObject) -> None:
    """Wherever one byte of a signed pack is changed, it is refused."""
    pack = _signed()
    at = data.draw(st.integers(0, len(pack) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda b: b != pack[at]))
    assert refusal(pack[:at] + bytes([other]) + pack[at + 1 :])


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_cut_anywhere(data: st.DataObject) -> None:
    """A pack that ends too early, or has something after its end, is refused."""
    pack = _signed()
    assert refusal(pack[: data.draw(st.integers(0, len(pack) - 1))]) in {"truncated", "foreign"}
    assert refusal(pack + b"x") == "changed"


def _signed(made: dict[str, bytes] = {}) -> bytes:  # noqa: B006  made once for all examples
    if not made:
        catalogue = Catalogue(scenarios=shipped().scenarios)
        made["pack"] = compile_pack(catalogue, 5, DAY, sign)
    return made["pack"]


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    """Whatever a file holds, it is refused and nothing else happens."""
    assert refusal(data)
    assert refusal(MAGIC + bytes([FORMAT]) + data)


def test_what_changes_is_shown(tiny: Catalogue, tmp_path: Path) -> None:
    """New, changed and gone entries are named, with the texts that differ and the links that are new."""
    changed = {
        "services/alpha.toml": TINY["services/alpha.toml"]
        .replace("Strangers see less.", "Fewer strangers see it.")
        .replace("https://alpha.example/profile", "https://alpha.example/privacy"),
        "brokers/third.toml": TINY["brokers/finder.toml"].replace("finder", "third"),
    }
    folder = write_catalogue(tmp_path / "after", **changed)
    (folder / "letters/note.toml").unlink()
    found = compare(tiny, read_folder(folder))
    by_name = {entry.entry: entry for entry in found.entries}
    assert {name: entry.what for name, entry in by_name.items()} == {
        "services/alpha": "changed",
        "brokers/third": "new",
        "letters/note": "gone",
    }
    alpha = by_name["services/alpha"]
    assert [(t.before, t.after) for t in alpha.texts] == [("Strangers see less.", "Fewer strangers see it.")]
    assert alpha.links == ("https://alpha.example/privacy",)
    assert by_name["letters/note"].name == "A note"
    assert found.count("new") == 1
    assert compare(tiny, tiny).entries == ()


def test_taken_and_taken_back(tiny: Catalogue, tmp_path: Path) -> None:
    """A newer catalogue is used after it was put, and what was used before comes back, step by step."""
    mine = read_own(compile_pack(tiny, 1, DAY))
    folder = tmp_path / "notes"
    folder.mkdir()
    assert newer.in_use(folder, mine, KEYS) is mine
    for serial in (2, 3):
        file = tmp_path / f"{serial}.pack"
        file.write_bytes(compile_pack(tiny, serial, DAY, sign))
        newer.put(newer.look_into(file, tiny, serial - 1, KEYS), folder)
    assert _serial(folder, mine) == 3
    newer.take_back(folder)
    assert _serial(folder, mine) == 2
    newer.take_back(folder)
    assert _serial(folder, mine) == 1
    assert list(folder.iterdir()) == []


def _serial(folder: Path, mine: Pack) -> int:
    used = newer.in_use(folder, mine, KEYS)
    assert used is not None
    return used.manifest.serial


def test_a_taken_pack_that_was_changed_is_left_aside(tiny: Catalogue, tmp_path: Path) -> None:
    """Someone else changes the file beside the notes: the program goes on with its own."""
    mine = read_own(compile_pack(tiny, 1, DAY))
    data = compile_pack(tiny, 2, DAY, sign)
    (tmp_path / newer.CURRENT).write_bytes(data[:-1] + b"?")
    assert newer.in_use(tmp_path, mine, KEYS) is mine


def test_a_renewed_program_comes_first(tiny: Catalogue, tmp_path: Path) -> None:
    """The program was renewed after a pack was taken: its own catalogue is newer and is used."""
    mine = read_own(compile_pack(tiny, 9, DAY))
    (tmp_path / newer.CURRENT).write_bytes(compile_pack(tiny, 2, DAY, sign))
    assert newer.in_use(tmp_path, mine, KEYS) is mine


def test_keys_of_a_file(tmp_path: Path) -> None:
    """One key a line; remarks, empty lines and what is no key are passed over; no file trusts nobody."""
    file = tmp_path / "keys.txt"
    file.write_text(f"# ours\n{KEYS[0].hex()}  # since 2026\n\nabc\n", encoding="ascii")
    assert newer.trusted_keys(file) == KEYS
    assert newer.trusted_keys(tmp_path / "none") == ()


def test_stale_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is newer than the pack, one that came or one that went: the files are read again."""
    folder = write_catalogue(tmp_path)
    pack = tmp_path / "own.pack"
    pack.write_bytes(compile_pack(read_folder(folder), 1, DAY))
    monkeypatch.setattr(own, "default_folder", lambda: folder)
    monkeypatch.setattr(own, "own_pack", lambda: pack)
    monkeypatch.setattr(own, "_code", lambda _: [])
    _age(folder, pack)
    assert own.read() == lightened(read_folder(folder))
    (folder / "services/alpha.toml").touch()
    assert own.read() is None
    _age(folder, pack)
    (folder / "guides/device.toml").unlink()
    assert own.read() is None
    _age(folder, pack)
    pack.write_bytes(pack.read_bytes()[:-2000])
    assert own.read() is None
    pack.unlink()
    assert own.read() is None


def test_whatever_takes_part_in_compiling_makes_the_pack_stale() -> None:
    """A change of any module that the compiler stands on counts, not of its own file alone."""
    folder = Path(own.__file__).parent
    waiting, found = {"pack"}, set[str]()
    while waiting:
        name = waiting.pop()
        found.add(name)
        code = (folder / f"{name}.py").read_text(encoding="utf-8")
        named = set(re.findall(r"^from selfhelp\.catalogue\.(\w+) import", code, re.MULTILINE))
        waiting |= named - found - {"model"}
    assert {folder / f"{name}.py" for name in found} <= set(own._code(folder))


def _age(folder: Path, pack: Path) -> None:
    """Make everything old, and the pack as old as the rest."""
    for path in (*folder.rglob("*"), folder, pack):
        os.utime(path, (1_000_000_000, 1_000_000_000))


def test_pack_or_files_are_the_same() -> None:
    """The program's own catalogue is the same from its pack as from its files."""
    assert lightened(load()) == lightened(read_folder(default_folder()))
