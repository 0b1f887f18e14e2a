"""What a service shows: the device that was chosen, menu labels, what may be noticed, what is left."""

import datetime as dt

import pytest

from selfhelp.case import subjects
from selfhelp.case.change import mark
from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.load import load
from selfhelp.catalogue.model import Catalogue, Service
from selfhelp.language import render
from selfhelp.views.privacy import privacy_state
from selfhelp.views.service import (
    chosen_device,
    first_left,
    menu_labels,
    path_for,
    service_state,
    tabs_of,
)

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """Return the real catalogue."""
    return load()


def service(catalogue: Catalogue, name: str) -> Service:
    """Return a service that is there."""
    found = catalogue.service(name)
    assert found is not None
    return found


def test_menu_labels_come_with_their_steps() -> None:
    """A label counts in the quotation marks of any language; a step without one gives none."""
    steps = (
        "Open your profile.",
        "Choose “Settings” (or “Options”).",
        "Choisissez « Confidentialité ».",
        "Tap „Konto“.",
    )
    assert menu_labels(steps) == ((1, "Settings"), (2, "Confidentialité"), (3, "Konto"))


def test_tabs_tell_phones_apart_only_where_their_steps_differ(catalogue: Catalogue) -> None:
    """An app with the same steps on every phone needs no two tabs; a remembered phone means both."""
    assert tabs_of(service(catalogue, "instagram")) == ("phone",)
    both = next(s for s in catalogue.services if tabs_of(s) == ("web", "android", "ios"))
    assert chosen_device(both, "ios") == "ios"
    assert chosen_device(both, "phone") == "android", "a phone was chosen elsewhere"
    assert chosen_device(service(catalogue, "instagram"), "android") == "phone"


def test_steps_are_those_of_the_device_and_say_where_there_are_none(catalogue: Catalogue) -> None:
    """A setting that is only in the browser says so on the phone's tab."""
    for one in catalogue.services:
        for setting in one.settings:
            devices = {p.device for p in setting.paths}
            if devices == {"web"}:
                on_phone = service_state(catalogue, Case(), TODAY, one, setting.id, "android")
                assert on_phone.open is not None
                if on_phone.device != "web":
                    assert on_phone.open.only_on is not None, (one.id, setting.id)
            if "web" in devices:
                assert path_for(setting, "web").device == "web"
                here = service_state(catalogue, Case(), TODAY, one, setting.id, "web")
                assert here.open is not None
                if here.device == "web":
                    assert here.open.only_on is None, (one.id, setting.id)


def test_what_may_be_noticed_is_said_once(catalogue: Catalogue) -> None:
    """The effect and the author's note on it make one line; a note without an effect is no warning."""
    instagram = service(catalogue, "instagram")
    private = service_state(catalogue, Case(), TODAY, instagram, "private-account", "").open
    assert private is not None
    assert [render(n)[:23] for n in private.notices] == ["The person may notice. "]
    harmless = next(s for s in instagram.settings if s.effect_note and not s.effects)
    shown = service_state(catalogue, Case(), TODAY, instagram, harmless.id, "").open
    assert shown is not None
    assert shown.notices == ()
    assert harmless.effect_note in [render(n) for n in shown.remarks]


def test_closing_says_first_what_is_lost(catalogue: Catalogue) -> None:
    """What closing destroys stands before its steps and its other effects."""
    state = service_state(catalogue, Case(), TODAY, service(catalogue, "instagram"), "", "")
    close = next(p for p in state.parts if p.kind == "close")
    entry = service(catalogue, "instagram").close
    assert entry is not None
    assert render(close.notices[0]) == entry.destroys
    assert "This can’t be undone." in [render(n) for n in close.notices]
    assert [p.kind for p in state.parts] == ["sessions", "connected", "copy", "close"]


def test_what_is_done_leaves_the_places_of_what_is_left(catalogue: Catalogue) -> None:
    """A done setting is behind; a changed one says that its steps are others now."""
    instagram = service(catalogue, "instagram")
    first = instagram.settings[0]
    case = mark(subjects.setting("instagram", first.id), "done", TODAY, first.revision)(Case())
    state = service_state(catalogue, case, TODAY, instagram, first_left(instagram, case), "")
    assert state.open is not None
    assert state.open.id == instagram.settings[1].id
    assert [r.id for r in state.behind] == [first.id]
    assert first.id not in [r.id for r in state.left]
    old = mark(subjects.setting("instagram", first.id), "done", TODAY, first.revision - 1)(Case())
    again = service_state(catalogue, old, TODAY, instagram, first.id, "").open
    assert again is not None
    assert again.changed


def test_mine_come_first_and_the_rest_is_found_by_any_name(catalogue: Catalogue) -> None:
    """The most important service that is left is on top; services nobody wrote about are found too."""
    case = Case(answers=Answers(where=("instagram", "google")))
    state = privacy_state(catalogue, case)
    assert state.next is not None
    assert (state.next.id, [r.id for r in state.mine]) == ("google", ["instagram"])
    ids = [r.id for r in state.others]
    assert {"google", "instagram"}.isdisjoint(ids)
    assert {n.id for n in catalogue.not_covered} <= set(ids)
    assert any("TransferWise" in r.also for r in state.others)


def test_a_service_that_is_done_goes_to_the_end(catalogue: Catalogue) -> None:
    """What is behind never takes the place of what is left; after the last one there is no next."""
    case = Case(answers=Answers(where=("instagram", "google")))
    for setting in service(catalogue, "google").settings:
        case = mark(subjects.setting("google", setting.id), "done", TODAY)(case)
    state = privacy_state(catalogue, case)
    assert state.next is not None
    assert (state.next.id, state.mine[-1].id, state.mine[-1].done) == ("instagram", "google", True)
    for setting in service(catalogue, "instagram").settings:
        case = mark(subjects.setting("instagram", setting.id), "does-not-apply", TODAY)(case)
    over = privacy_state(catalogue, case)
    assert over.next is None
    assert (over.done, over.total) == (2, 2)
