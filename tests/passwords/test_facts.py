"""Reading the file of personal facts."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selfhelp.passwords.errors import FactsError
from selfhelp.passwords.facts import Facts, read_facts


def test_every_key(tmp_path: Path) -> None:
    """All keys are read, dates as text or as TOML dates; what is missing is empty."""
    file = tmp_path / "facts.toml"
    file.write_text(
        'names = ["Ada", " Ada ", ""]\npets = ["Rex"]\n'
        'dates = ["1987-03-12", 2015-11-04]\nphones = [5558391]\n'
    )
    assert read_facts(file) == Facts(
        names=("Ada",), pets=("Rex",), dates=("1987-03-12", "2015-11-04"), phones=("5558391",)
    )
    file.write_bytes(b"\xef\xbb\xbf")
    assert read_facts(file) == Facts()


@pytest.mark.parametrize(
    ("text", "code", "named"),
    [
        ('names = "Hidden"', "facts-not-a-list", "names"),
        ("names = [1]", "facts-not-a-list", "names"),
        ('[pets]\nx = "Hidden"', "facts-not-a-list", "pets"),
        ('dates = ["1987-03-12", "12.03.1987"]', "facts-bad-date", "item 2"),
        ('dates = ["1987-02-30"]', "facts-bad-date", "item 1"),
        ("dates = [1987]", "facts-bad-date", "item 1"),
        ('names = ["Ada"]\nnicknames = ["Hidden"]', "facts-unknown-key", "line 2"),
        ('names = ["Ada"]\npets = [Hidden]\n', "facts-not-toml", "line 2"),
        ('names = ["Ada",\n', "facts-not-toml", "line"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, code: str, named: str) -> None:
    """A mistake is told with file, place and remedy, without repeating the fact."""
    file = tmp_path / "facts.toml"
    file.write_text(text)
    with pytest.raises(FactsError) as caught:
        read_facts(file)
    assert caught.value.code == code
    assert named in str(caught.value)
    assert "facts.toml" in str(caught.value)
    assert "Hidden" not in str(caught.value)


def test_places(tmp_path: Path) -> None:
    """A missing file, a folder, a huge one and one that is no text are told apart."""
    (tmp_path / "big").write_bytes(b"#" * 1_100_000)
    (tmp_path / "latin").write_bytes(b'names = ["J\xfcrgen"]')
    cases = {
        "none": "file-missing",
        ".": "file-is-folder",
        "big": "facts-too-large",
        "latin": "facts-not-text",
    }
    for name, code in cases.items():
        with pytest.raises(FactsError) as caught:
            read_facts(tmp_path / name)
        assert caught.value.code == code


@given(st.binary(max_size=60) | st.text("[]=\"\n1-namesdt{}',.", max_size=40).map(str.encode))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes(tmp_path: Path, data: bytes) -> None:
    """Whatever the file holds, it gives facts or one sentence."""
    file = tmp_path / "facts.toml"
    file.write_bytes(data)
    with contextlib.suppress(FactsError):
        assert isinstance(read_facts(file), Facts)
