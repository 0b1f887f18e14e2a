"""Settings and "about" without a window: what can be chosen, its age, what a newer catalogue changes."""

import datetime as dt

import pytest

from selfhelp.case.model import Preferences
from selfhelp.catalogue.changes import Changes, EntryChange
from selfhelp.catalogue.pack import Manifest
from selfhelp.edition import Edition
from selfhelp.language import render
from selfhelp.places import Whereabouts
from selfhelp.views.settings import (
    LOCK_MINUTES,
    NAMED,
    SIZES,
    about_state,
    edition_state,
    offer_state,
    settings_state,
)
from tests.factory import TODAY


def manifest(days: int = 0) -> Manifest:
    """Make what a pack says of itself, so many days old."""
    return Manifest(
        purpose="x",
        serial=1,
        made=TODAY - dt.timedelta(days=days),
        size=1,
        sha256="",
        evidence_size=1,
        evidence_sha256="",
        entries={},
    )


def test_what_can_be_chosen_and_what_is() -> None:
    """Every choice has its words, and what the person chose before is the chosen one."""
    chosen = Preferences(theme="dark", text_size=150, still=True, bare=False, lock_minutes=10, name="Lists")
    state = settings_state(chosen, kept=True, where="computer", windows=False)
    assert [value for _, value in state.themes] == ["system", "light", "dark"]
    assert [value for _, value in state.sizes] == list(SIZES) == [100, 125, 150, 175, 200]
    assert [value for _, value in state.locks] == [*LOCK_MINUTES, 0] == [2, 5, 10, 30, 0]
    assert [render(words) for words, _ in state.locks if not isinstance(words, str)][::4] == [
        "after 2 minutes",
        "never",
    ]
    assert (state.theme, state.size, state.lock) == ("dark", 150, 10)
    assert (state.still, state.bare, state.name, state.icon) == (True, False, "Lists", "note")
    plain = settings_state(Preferences(icon="clock"), kept=True, where="computer", windows=False)
    assert (plain.name, plain.icon) == ("", "clock")


@pytest.mark.parametrize(
    ("kept", "where", "saved", "word"),
    [
        (False, "chosen", "nothing", "Nothing is saved"),
        (False, "computer", "nothing", "Nothing is saved"),
        (True, "computer", "computer", "on this computer"),
        (True, "program", "program", "beside this program"),
        (True, "chosen", "chosen", "the folder you chose"),
    ],
)
def test_where_notes_are_saved_is_said(kept: bool, where: Whereabouts, saved: str, word: str) -> None:
    """Nothing, on this computer, beside a program on a stick, or in a folder that was chosen."""
    state = settings_state(Preferences(), kept=kept, where=where, windows=False)
    assert state.saved == saved
    assert word in render(state.saved_words)


def test_hiding_from_pictures_is_offered_where_a_system_can() -> None:
    """Elsewhere the choice is not there."""
    hidden = Preferences(unseen=True)
    assert settings_state(hidden, kept=False, where="computer", windows=True).unseen is True
    assert (
        settings_state(Preferences(unseen=False), kept=False, where="computer", windows=True).unseen is False
    )
    assert settings_state(hidden, kept=False, where="computer", windows=False).unseen is None


@pytest.mark.parametrize(
    ("days", "words", "old"),
    [
        (-3, "today", False),
        (1, "1 day old", False),
        (13, "13 days old", False),
        (14, "2 weeks old", False),
        (59, "8 weeks old", False),
        (60, "2 months old", False),
        (180, "6 months old", False),
        (181, "6 months old", True),
    ],
)
def test_the_age_of_the_catalogue(days: int, words: str, old: bool) -> None:
    """Days, weeks, months; after half a year a newer one should be looked for."""
    state = about_state("1", manifest(days), TODAY, taken=True, kept=False)
    assert render(state.age) == words
    assert state.old is old
    assert (state.version, state.taken, state.can_take) == ("1", True, False)
    assert state.made == TODAY - dt.timedelta(days=days)


def test_a_catalogue_without_a_day_is_not_called_old() -> None:
    """What is not known is said to be unknown."""
    state = about_state("1", None, TODAY, taken=False, kept=True)
    assert (state.made, state.old, state.taken, state.can_take) == (None, False, False, True)
    assert render(state.age) == "Nobody noted when this was last checked."


@pytest.mark.parametrize(
    ("platform", "tried", "untried"),
    [("linux", (), False), ("win32", (), True), ("win32", ("win32",), False), ("darwin", ("win32",), True)],
)
def test_an_edition_that_nobody_tried_says_so(platform: str, tried: tuple[str, ...], untried: bool) -> None:
    """On Linux it is tried by every test; elsewhere somebody has to have run it."""
    edition = Edition("1", TODAY, ("gravel", "lamp"), tried)
    state = edition_state(edition, platform)
    assert state is not None
    assert (state.built, state.words) == (TODAY, "gravel lamp")
    assert (state.untried is not None) is untried


def test_the_program_from_its_sources_is_no_edition() -> None:
    """Without a day or without words there is nothing to compare."""
    assert edition_state(Edition("1", None, ("gravel",)), "linux") is None
    assert edition_state(Edition("1", TODAY, ()), "linux") is None


def test_what_a_newer_catalogue_changes_is_said_before() -> None:
    """Counted by kind, the first named with how they change, the others counted, all new addresses listed."""
    kinds = ["new"] * 2 + ["changed"] * (NAMED - 1) + ["gone"]
    entries = tuple(
        EntryChange(f"services/s{n}", f"S{n}", what, links=(f"https://s{n}.example",) if n < 2 else ())  # type: ignore[arg-type]  # the three words
        for n, what in enumerate(kinds)
    )
    state = offer_state(manifest(), Changes(entries))
    assert [render(m) for m in state.counts] == ["2 new entries", "7 changed entries", "1 entry less"]
    assert [(c.name, render(c.how)) for c in state.named][:3] == [
        ("S0", "new"),
        ("S1", "new"),
        ("S2", "changed"),
    ]
    assert len(state.named) == NAMED == 8
    assert state.others is not None
    assert render(state.others) == "and 2 others"
    assert state.links == ("https://s0.example", "https://s1.example")
    assert state.made == TODAY


def test_few_changes_are_all_named() -> None:
    """Nothing is counted that is named."""
    state = offer_state(manifest(), Changes((EntryChange("services/a", "A", "gone"),)))
    assert state.others is None
    assert [(c.name, render(c.how)) for c in state.named] == [("A", "no longer there")]
