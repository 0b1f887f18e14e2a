"""The window is started with what reads the catalogue, and reads it once."""

from collections.abc import Callable

import pytest

from selfhelp.catalogue.model import Catalogue
from selfhelp.commands import display, ready, window


def test_the_catalogue_is_not_read_before_the_window_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first page needs no catalogue: the command hands over what reads it, and reads nothing itself."""
    import selfhelp.app

    read: list[str] = []
    given: list[Callable[[], Catalogue]] = []

    def show(_options: selfhelp.app.Options, read_catalogue: Callable[[], Catalogue]) -> int:
        given.append(read_catalogue)
        assert not read
        return 0

    monkeypatch.setattr("selfhelp.commands.window.read_catalogue", lambda: read.append("read"))
    for place in (display, ready):
        monkeypatch.setattr(place, "trouble", lambda *_environment: None)
    monkeypatch.setattr(selfhelp.app, "run", show)
    assert window.run(no_trace=True) == 0
    assert len(given) == 1
    given[0]()
    assert read == ["read"]
