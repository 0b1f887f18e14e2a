"""Building and checking packs of breached passwords."""

import random
from pathlib import Path

import pytest

from maintainer.__main__ import main
from maintainer.breaches import source as sources
from maintainer.breaches.build import Wishes, build
from maintainer.breaches.verify import problems_of
from selfhelp.passwords.errors import BreachesError
from selfhelp.passwords.pack import HEADER_BYTES, Pack

ANY = Wishes(allow_missing=True)


def _hashes(count: int, seed: int = 1) -> list[str]:
    chance = random.Random(seed)
    return sorted(chance.randbytes(20).hex().upper() for _ in range(count))


def _write(path: Path, lines: list[str], ending: str = "\r\n") -> Path:
    path.write_text("".join(line + ending for line in lines), newline="")
    return path


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("chunk", [100, 4096, 1 << 21])
def test_every_key_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, chunk: int) -> None:
    """However the list is cut into blocks, every key gets in."""
    monkeypatch.setattr(sources, "_CHUNK", chunk)
    hashes = _hashes(2000)
    source = _write(tmp_path / "list.txt", [f"{one}:{at}" for at, one in enumerate(hashes, 1)], ending)
    header = build(source, tmp_path / "out.pack", ANY)
    assert (header.keys, header.source_keys) == (2000, 2000)
    assert header.prefixes == len({one[:5] for one in hashes})
    with Pack(tmp_path / "out.pack") as pack:
        assert all(pack.has(bytes.fromhex(one)) for one in hashes)
        assert not any(pack.has(bytes.fromhex(one)) for one in _hashes(2000, seed=2))
    assert problems_of(tmp_path / "out.pack", source) == []


def test_no_end_of_the_last_line_and_lower_case(tmp_path: Path) -> None:
    """The last line may have no end, and letters may be small."""
    source = tmp_path / "list.txt"
    source.write_text("\n".join(f"{one.lower()}:1" for one in _hashes(3)))
    assert build(source, tmp_path / "out.pack", ANY).keys == 3


def test_padding_and_light_packs(tmp_path: Path) -> None:
    """Lines of count 0 are padding; ``--at-least`` leaves out what was seen less often."""
    one, two, three, four = _hashes(4)
    source = _write(tmp_path / "list.txt", [f"{one}:0", f"{two}:9", f"{three}:10", f"{four}:12345"])
    header = build(source, tmp_path / "out.pack", Wishes(at_least=10, allow_missing=True))
    assert (header.keys, header.source_keys, header.prefixes, header.at_least) == (2, 3, 3, 10)
    with Pack(tmp_path / "out.pack") as pack:
        assert [pack.has(bytes.fromhex(key)) for key in (one, two, three, four)] == [False, False, True, True]


A, B, C = (digit * 40 for digit in "3AF")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (f"{A[:32]}:1\n{B[:32]}:1\n", "breaches-ntlm"),
        (f"{A}:1\n{B[:32]}:12345678\n{C}:1\n", "breaches-ntlm"),
        (f"{C}:9\n{A}:5\n{B}:1\n", "breaches-unsorted"),
        (f"{A}:1\n{B[:39]}:1\n", "breaches-line"),
        (f"{A}:1\n{B}:1x\n", "breaches-line"),
        (f"{A}:1\n{B}:1A\n", "breaches-line"),
        (f"{A}:1\n{B}\n", "breaches-line"),
        (f"{A}:1\n\n{B}:1\n", "breaches-line"),
        (f"{A}:1\n{B[:20]}:{B[:19]}:1\n", "breaches-line"),
        (f"{A}:1\n{B}:1:1\n", "breaches-line"),
        (f"{A}:1\n\r\n", "breaches-line"),
        ("password\n123456\n", "breaches-other"),
        ("\0" * 9000, "breaches-other"),
        ("", "file-empty"),
        (f"{A}:1\n{B}:1\n", "breaches-missing"),
    ],
)
def test_bad_lists_are_refused(tmp_path: Path, content: str, code: str) -> None:
    """A list of another kind, in another order, or damaged anywhere is refused and leaves nothing behind."""
    source = tmp_path / "list.txt"
    source.write_text(content, newline="")
    with pytest.raises(BreachesError) as caught:
        build(source, tmp_path / "out.pack", Wishes(allow_missing=code != "breaches-missing"))
    assert caught.value.code == code
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["list.txt"]


def test_order_is_checked_between_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step back is noticed where one block ends and the next begins, and damage names its line."""
    monkeypatch.setattr(sources, "_CHUNK", 440)
    lines = [f"{one}:1" for one in _hashes(40)]
    source = _write(tmp_path / "list.txt", [*lines[20:], *lines[:20]])
    with pytest.raises(BreachesError) as caught:
        build(source, tmp_path / "out.pack", ANY)
    assert caught.value.code == "breaches-unsorted"
    lines[30] = lines[30].replace(":", "_")
    with pytest.raises(BreachesError) as caught:
        build(_write(source, lines), tmp_path / "out.pack", ANY)
    assert caught.value.values["line"] == "31"


def test_what_verify_notices(tmp_path: Path) -> None:
    """A changed key, and a list that is not the one it was built of."""
    source = _write(tmp_path / "list.txt", [f"{one}:1" for one in _hashes(50)])
    path = tmp_path / "out.pack"
    build(source, path, ANY)
    other = _write(tmp_path / "other.txt", [f"{one}:1" for one in _hashes(50, seed=2)])
    assert len(problems_of(path, other)) == 1
    data = bytearray(path.read_bytes())
    data[HEADER_BYTES] ^= 1
    path.write_bytes(data)
    assert len(problems_of(path)) == 1
    path.write_bytes(b"")
    assert len(problems_of(path)) == 1


def test_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Build and verify from the command line; what is wrong is one sentence."""
    source = str(_write(tmp_path / "list.txt", [f"{one}:2" for one in _hashes(50)]))
    out = str(tmp_path / "out.pack")
    assert main(["breaches", "build", source, out]) == 1
    assert "is not whole" in capsys.readouterr().err
    named = ["--name", "The list", "--date", "2026-01-02", "--at-least", "2", "--incomplete"]
    assert main(["breaches", "build", source, out, *named]) == 0
    assert "50 keys" in capsys.readouterr().out
    assert main(["breaches", "verify", out, source]) == 0
    assert main(["breaches", "verify", source]) == 1
    with pytest.raises(SystemExit):
        main(["breaches", "build", source, out, "--at-least", "0"])
