"""What every test shares: no window on a screen, nobody's own data, and no unexpected log line or print."""

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_configure(config: pytest.Config) -> None:
    """Make the pretend language of the texts as they are now, once, before any worker starts."""
    if "SELFHELP_MUTANT" in os.environ:
        from hypothesis import settings

        # A run of hundreds of wrong programs asks each only a few examples.
        settings.register_profile("mutants", max_examples=20, deadline=None)
        settings.load_profile("mutants")
    if not hasattr(config, "workerinput") and "SELFHELP_MUTANT" not in os.environ:
        from maintainer.translations.compiled import compile_all
        from maintainer.translations.texts import Project

        compile_all(Project(Path(__file__).resolve().parents[1]))


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test away from the data of the person who runs it. Returns the test's home."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.delenv("SELFHELP_DATA", raising=False)
    return home


@pytest.fixture(autouse=True)
def no_filter_on_the_tests_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the kernel's filter off this process: it can't be taken off again, and children inherit it.

    Tests of the guard start processes of their own.
    """
    from selfhelp.guard import offline

    def stand_aside() -> offline.Protections:
        return offline.Protections("on", audit_hook=True)

    for name in ("selfhelp.guard.offline", "selfhelp.app", "selfhelp.tour.walk"):
        if name in sys.modules:
            monkeypatch.setattr(sys.modules[name], "protect", stand_aside)


@pytest.fixture(autouse=True)
def light_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tests make key files that cost less than a real one may; the floor has tests of its own."""
    from selfhelp.case.kept import keys

    monkeypatch.setattr(keys, "LEAST_MEMORY_KIB", 8)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Start and end in English, whatever a test speaks in between."""
    from selfhelp.language import activate, open_language

    activate(open_language("en"))
    yield
    activate(open_language("en"))


@pytest.fixture(autouse=True)
def no_surprise_in_the_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning it did not expect."""
    yield
    surprises = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not surprises, [r.getMessage() for r in surprises]
