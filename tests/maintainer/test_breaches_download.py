"""Getting the list: with an invented service, for there is no network here."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import requests

from maintainer.breaches.build import Wishes, build
from maintainer.breaches.download import DownloadStopped, Range, checked, download, resume


@dataclass(frozen=True, slots=True)
class _Answer:
    status_code: int
    content: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def _content(prefix: int) -> bytes:
    suffixes = sorted(hashlib.sha256(b"%d %d" % (prefix, n)).hexdigest().upper()[:35] for n in range(20))
    lines = [b"%b:%d" % (suffix.encode(), at) for at, suffix in enumerate(suffixes)]  # the first is padding
    return b"\r\n".join(lines)


class _Service:
    """Answers as the range service does; some parts fail a number of times first."""

    def __init__(self, trouble: dict[int, list[_Answer | Exception]] | None = None) -> None:
        self.trouble = trouble or {}
        self.asked: list[int] = []

    def get(self, url: str, *, timeout: float) -> _Answer:
        assert timeout > 0
        prefix = int(url.rpartition("/")[2], 16)
        assert url == f"https://api.pwnedpasswords.com/range/{prefix:05X}"
        self.asked.append(prefix)
        if self.trouble.get(prefix):
            next_one = self.trouble[prefix].pop(0)
            if isinstance(next_one, Exception):
                raise next_one
            return next_one
        return _Answer(200, _content(prefix))


def test_the_list_is_whole_and_sorted(tmp_path: Path) -> None:
    """What was downloaded can be packed as it is."""
    out = tmp_path / "list.txt"
    download(out, _Service(), Range(0, 150))
    header = build(out, tmp_path / "out.pack", Wishes(allow_missing=True))
    assert (header.source_keys, header.prefixes) == (150 * 19, 150)
    assert not out.with_name("list.txt.part").exists()


def test_it_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """After a stop, also in the middle of writing, the outcome is the same as without one."""
    whole = tmp_path / "whole.txt"
    download(whole, _Service(), Range(0, 40))
    expected = whole.read_bytes()
    for size in (0, 1, 30, 900, 901, len(expected) // 2, len(expected) - 1, len(expected)):
        out = tmp_path / f"{size}.txt"
        out.with_name(out.name + ".part").write_bytes(expected[:size])
        service = _Service()
        download(out, service, Range(0, 40))
        assert out.read_bytes() == expected
        assert len(service.asked) <= 40 - size // 900


def test_trouble_is_waited_out(tmp_path: Path) -> None:
    """A refusal with a time to wait, an error, a cut answer and a lost connection are tried again."""
    cut = _content(2)[:-40]
    trouble: dict[int, list[_Answer | Exception]] = {
        1: [_Answer(429, b"", {"Retry-After": "7"}), _Answer(503, b"")],
        2: [_Answer(200, cut[: cut.rfind(b"\n") + 9]), _Answer(200, b"")],
        3: [requests.ConnectionError()],
    }
    waited: list[float] = []
    download(tmp_path / "list.txt", _Service(trouble), Range(0, 5), wait=waited.append)
    assert 7 in waited
    assert len(waited) == 5
    assert (tmp_path / "list.txt").read_bytes().count(b"\n") == 5 * 19


def test_it_gives_up_and_keeps_what_it_has(tmp_path: Path) -> None:
    """A part that can't be had stops the work with a sentence; what was before it stays."""
    trouble: dict[int, list[_Answer | Exception]] = {70: [_Answer(500, b"")] * 50}
    out = tmp_path / "list.txt"
    with pytest.raises(DownloadStopped, match="00046"):
        download(out, _Service(trouble), Range(0, 80), wait=lambda _seconds: None)
    assert not out.exists()
    assert resume(tmp_path / "list.txt.part") >= 63


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>",
        b"0" * 34 + b":1",
        b"F" * 35 + b":1\r\n" + b"0" * 35 + b":1",
        b"F" * 35 + b":1\r\n" + b"F" * 35 + b":1",
        b"F" * 35 + b":0",
    ],
)
def test_a_part_that_is_not_whole(content: bytes) -> None:
    """What is no sorted part of the list is never written."""
    assert checked(1, content) is None
