"""What is offered for keeping and opening, and in which order; no window is needed to say so."""

import datetime as dt
from typing import get_args

import pytest

from selfhelp.answers import Watched
from selfhelp.case.model import Answers
from selfhelp.language import message, render
from selfhelp.places import Whereabouts
from selfhelp.session import Found
from selfhelp.views import keeping, leaving, unlock, ways
from selfhelp.views.keeping import Place, Step, first_choice, keep_state, passphrase_trouble
from selfhelp.views.unlock import Opening, found_words, unlock_state
from selfhelp.views.ways import LOST, ORDER, way_rows, way_state

STRONG = "gravel tunnel orbit lamp"


@pytest.mark.parametrize("watched", [None, *get_args(Watched)])
@pytest.mark.parametrize("no_trace", [False, True])
def test_saving_is_chosen_only_where_nobody_looks(watched: Watched | None, no_trace: bool) -> None:
    """Skipped counts as maybe."""
    chosen = first_choice(Answers(watched=watched), no_trace=no_trace)
    assert (chosen == "passphrase") == (watched == "no" and not no_trace)
    offered = [p.value for p in keeping.places(no_trace=no_trace, store=True)]
    assert chosen in offered


def test_the_key_store_is_offered_only_where_there_is_one() -> None:
    """What can't be done is not offered; saving nothing is always there, and last."""
    assert [p.value for p in keeping.places(no_trace=False, store=False)] == [
        "passphrase",
        "stick",
        "nothing",
    ]
    assert [p.value for p in keeping.places(no_trace=False, store=True)][-2:] == ["store", "nothing"]
    assert [p.value for p in keeping.places(no_trace=True, store=True)] == ["nothing"]


@pytest.mark.parametrize("step", get_args(Step))
@pytest.mark.parametrize("chosen", get_args(Place))
def test_every_step_says_where_one_is_and_what_comes(step: Step, chosen: Place) -> None:
    """Three steps at most, and only a stick needs a folder."""
    state = keep_state(step, chosen, no_trace=False, store=True)
    assert 0 <= state.at <= 3
    assert render(state.title)
    assert render(state.on)
    assert bool(state.places) == (step == "where")
    assert state.asks_folder == (step == "passphrase" and chosen == "stick")


def test_what_is_wrong_with_a_passphrase() -> None:
    """Two that differ, one that is guessed first, words that are not the suggested ones."""
    assert passphrase_trouble(STRONG, STRONG) is None
    assert passphrase_trouble(STRONG, STRONG + "x") == keeping.DIFFER
    assert passphrase_trouble("password", "password") not in (None, keeping.DIFFER)
    assert passphrase_trouble(STRONG, "", STRONG) is None
    assert passphrase_trouble(f" {STRONG} ", "", STRONG) is None
    assert passphrase_trouble("gravel tunnel", "", STRONG) == keeping.NOT_AS_SUGGESTED


@pytest.mark.parametrize("store", [False, True])
@pytest.mark.parametrize("here", [False, True])
def test_starting_anew_is_the_last_way_out(store: bool, here: bool) -> None:
    """The recovery code first; the key store only where it opens them here."""
    opening = Opening(there=True, where="computer", store=store, store_here=here)
    found = [way.id for way in unlock_state(opening, forgot=True).ways_out]
    assert found[0] == "code"
    assert found[-1] == "anew"
    assert ("store" in found) == (store and here)
    shown = unlock_state(opening, forgot=False)
    assert shown.by_store == (store and here)
    assert (shown.note is not None) == (store and not here)


def test_without_notes_the_folder_is_asked() -> None:
    """Nothing else is offered."""
    state = unlock_state(Opening(there=False, where="computer", store=False, store_here=False), forgot=True)
    assert (state.stage, state.ways_out) == ("look-for", ())


@pytest.mark.parametrize(
    ("where", "word"),
    [
        ("computer", "on this computer"),
        ("program", "beside this program"),
        ("chosen", "in the folder"),
    ],
)
def test_it_is_said_where_notes_are_and_will_be(where: Whereabouts, word: str) -> None:
    """Opening them and choosing a place name the place; on a stick neither speaks of this computer."""
    opening = Opening(there=True, where=where, store=False, store_here=False)
    offered = keep_state("where", "passphrase", no_trace=False, store=True, where=where).places
    named = [unlock_state(opening, forgot=False).line, offered[0].title, offered[2].title]
    assert [p.value for p in offered] == ["passphrase", "stick", "store", "nothing"]
    for words in (render(each) for each in named):
        assert word in words.lower()
        assert ("on this computer" in words.lower()) == (where == "computer")


@pytest.mark.parametrize("mended", [False, True])
def test_a_plan_without_notes_is_not_said_to_be_nothing(mended: bool) -> None:
    """Whoever saved answers and a plan does not read "0 notes", as if all were lost."""
    when = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
    words = found_words(Found(when, 0, mended), lambda d: d.isoformat(), lambda t: t.strftime("%H:%M"))
    assert words is not None
    assert "Last written 2026-11-22, " in render(words)
    assert "note" not in render(words)
    assert ("made whole again" in render(words)) == mended


@pytest.mark.parametrize(("notes", "said"), [(1, "1 note."), (7, "7 notes.")])
@pytest.mark.parametrize("mended", [False, True])
def test_when_it_was_written_is_said(notes: int, said: str, mended: bool) -> None:
    """Day, time and number; that it was mended, where it was; nothing where it is not known."""
    when = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
    words = found_words(Found(when, notes, mended), lambda d: d.isoformat(), lambda t: t.strftime("%H:%M"))
    assert words is not None
    assert said in render(words)
    assert ("made whole again" in render(words)) == mended
    assert found_words(Found(None, notes, mended), str, str) is None


@pytest.mark.parametrize("way", ORDER)
@pytest.mark.parametrize("has", [False, True])
def test_a_way_can_be_removed_where_it_is_there(way: ways.Way, has: bool) -> None:
    """And the key store is used only where there is one, once."""
    opens = frozenset({way}) if has else frozenset()
    state = way_state(way, opens, None)
    assert state.remove == has
    assert state.asks == (way in ("passphrase", "second"))
    assert (state.on is None) == (way == "store" and has)
    why = message("test", "The store is locked.")
    refused = way_state(way, opens, why)
    impossible = way == "store" and not has
    # Nothing else is said of it: it opens no notes, and what can't be done sets nothing off.
    assert (refused.about == (why,)) == impossible
    assert not impossible or (refused.caution, refused.on) == (None, None)


def test_a_code_that_is_not_there_yet_replaces_none() -> None:
    """What is said of a new code is said only where there is an old one; how to keep it, always."""
    first, again = (way_state("recovery", frozenset(opens), None) for opens in ((), ("recovery",)))
    assert len(first.about) >= 3
    assert again.about[:-1] == first.about
    assert "takes the place" in render(again.about[-1])


def test_every_way_is_in_the_list() -> None:
    """In one order, whatever opens the notes; a key store that can't be used is no choice."""
    assert [row.way for row in way_rows(frozenset(), store=True)] == list(ORDER)
    assert [row.has for row in way_rows(frozenset({"recovery"}), store=True)] == [False, True, False, False]
    assert "store" not in [row.way for row in way_rows(frozenset(), store=False)]
    assert [row.way for row in way_rows(frozenset({"store"}), store=False)] == list(ORDER)


def test_a_lost_way_is_said() -> None:
    """Ways of an older version that stopped opening are not passed over."""
    words = message("test", "Removed.")
    assert ways.done_words(words, frozenset()) == (words,)
    assert ways.done_words(words, frozenset({"recovery"})) == (words, LOST)


def test_leaving_offers_a_lock_only_where_something_is_locked() -> None:
    """From the lock only removing is shown; afterwards only what became of it."""
    assert [w.way for w in leaving.leaving_state((), kept=False, forgot=False).ways] == ["leave"]
    assert [w.way for w in leaving.leaving_state((), kept=True, forgot=False).ways] == ["leave", "lock"]
    assert leaving.leaving_state((), kept=False, forgot=True).ways == ()
    after = leaving.leaving_state((), kept=False, forgot=False, left=["a", "b"])
    assert after.after is not None
    assert "2 files could not be removed." in render(after.after)
    assert unlock.Opening(there=True, where="computer", store=False, store_here=False).trouble is None
