"""The window is started with a catalogue that was read once."""

import argparse

import pytest

from selfhelp.catalogue import load as loading
from selfhelp.catalogue.model import Catalogue
from selfhelp.commands import display, window


def test_the_catalogue_is_read_once_at_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read to see whether it can be used is what the window gets; nothing reads it a second time."""
    import selfhelp.app

    read: list[Catalogue] = []
    given: list[Catalogue] = []
    real = loading.load

    def counted(folder: None = None) -> Catalogue:
        read.append(real(folder))
        return read[-1]

    def show(_options: selfhelp.app.Options, catalogue: Catalogue) -> int:
        given.append(catalogue)
        return 0

    monkeypatch.setattr(loading, "load", counted)
    monkeypatch.setattr(display, "trouble", lambda _environment: None)
    monkeypatch.setattr(selfhelp.app, "run", show)
    assert window.run(argparse.Namespace(language=None, data=None, no_trace=True)) == 0
    assert len(read) == len(given) == 1
    assert given[0] is read[0]
