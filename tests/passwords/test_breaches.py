"""Looking passwords up in a list of breached ones."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selfhelp.passwords import breaches
from selfhelp.passwords.breaches import HashList
from selfhelp.passwords.errors import BreachesError


def _sha1(password: str) -> str:
    return hashlib.sha1(password.encode()).hexdigest().upper()  # noqa: S324 - the list is of SHA-1


def _write(path: Path, passwords: list[str], ending: str = "\r\n", case: str = "upper") -> Path:
    lines = sorted(f"{_sha1(password)}:{number + 1}" for number, password in enumerate(passwords))
    text = ending.join(lines) + ending
    path.write_bytes((text.lower() if case == "lower" else text).encode())
    return path


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("count", [1, 2, 50, 500, 20_000])
def test_exact(tmp_path: Path, ending: str, count: int) -> None:
    """Every password of the list is found with its count, and no other."""
    passwords = [f"leaked-{number}" for number in range(count)]
    with HashList(_write(tmp_path / "list.txt", passwords, ending)) as found:
        step = max(1, count // 300)
        for number in range(0, count, step):
            assert found.count(passwords[number]) == number + 1
            assert found.count(f"safe-{number}") == 0
        assert found.info.keys == count


def test_large_lists_are_sampled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large list isn't read to its end: its length is estimated, its order checked in places."""
    monkeypatch.setattr(breaches, "_CHECK_ALL", 100_000)
    monkeypatch.setattr(breaches, "_SAMPLES", 20)
    path = _write(tmp_path / "list.txt", [f"leaked-{number}" for number in range(20_000)])
    with HashList(path) as found:
        assert abs(found.info.keys - 20_000) < 200
        assert not found.info.complete


def test_only_a_whole_list_is_complete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A download that stopped half-way is never called complete, however long it is."""
    monkeypatch.setattr(breaches, "_WHOLE_LIST", 10_000)
    monkeypatch.setattr(breaches, "_PREFIXES", 1024)
    whole = _write(tmp_path / "list.txt", [f"leaked-{number}" for number in range(100_000)])
    with HashList(whole) as found:
        assert found.info.complete
    lines = whole.read_bytes().splitlines(keepends=True)
    for name, kept in [("half", lines[:50_000]), ("hole", lines[:40_000] + lines[50_000:])]:
        part = tmp_path / name
        part.write_bytes(b"".join(kept))
        with HashList(part) as found:
            assert not found.info.complete


def test_lower_case_and_padding(tmp_path: Path) -> None:
    """Hashes may be in lower case; the padding of the range service, with count 0, is no breach."""
    with HashList(_write(tmp_path / "list.txt", ["one", "two"], case="lower")) as found:
        assert found.count("two") == 2
    (tmp_path / "padded").write_text(f"{_sha1('one')}:0\n")
    with HashList(tmp_path / "padded") as found:
        assert found.count("one") == 0


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"8846F7EAEE8FB117AD06BDD830B7586C:9\n" * 3, "breaches-ntlm"),
        (f"{_sha1('one')}:99\n{_sha1('two')}:50\n{_sha1('three')}:2\n".encode(), "breaches-unsorted"),
        (b"password\n123456\n", "breaches-other"),
        (b"\xff\xd8\xff\xe0" + bytes(9000), "breaches-other"),
        (b"\n\n\n", "breaches-other"),
        (b"", "file-empty"),
    ],
)
def test_other_lists_are_refused(tmp_path: Path, content: bytes, code: str) -> None:
    """A list that would always answer "not found" is refused with one sentence."""
    lines = content.splitlines(keepends=True)
    if code == "breaches-unsorted":
        content = b"".join(sorted(lines, reverse=True))
    file = tmp_path / "list.txt"
    file.write_bytes(content)
    with pytest.raises(BreachesError) as caught:
        HashList(file)
    assert caught.value.code == code


def test_places(tmp_path: Path) -> None:
    """A missing file and a folder are told apart."""
    for path, code in [(tmp_path / "none", "file-missing"), (tmp_path, "file-is-folder")]:
        with pytest.raises(BreachesError) as caught:
            HashList(path)
        assert caught.value.code == code


@given(st.lists(st.text(max_size=6), min_size=1, max_size=400, unique=True), st.text(max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_same_as_a_set(tmp_path: Path, passwords: list[str], asked: str) -> None:
    """The search answers as a plain set would, whatever the passwords."""
    usable = [password for password in passwords if password.isprintable()]
    if usable and asked.isprintable():
        with HashList(_write(tmp_path / "list.txt", usable)) as found:
            assert (found.count(asked) > 0) == (asked in usable)
            assert all(found.count(password) for password in usable)
