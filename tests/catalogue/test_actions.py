"""A step of a known kind sets off at least what that kind sets off, whatever its author wrote."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.catalogue.actions import IMPLIED, actions_of, complete, saves_first, shown_effects
from selfhelp.catalogue.checks import problems
from selfhelp.catalogue.claims import every_claim
from selfhelp.catalogue.load import load
from tests.factory import TINY, TODAY, shipped, task, write_catalogue

ACTIONS = st.lists(st.sampled_from(sorted(IMPLIED)))
EFFECTS = st.lists(st.sampled_from(["may-alert", "needs-id", "costs-money", "irreversible"]))

#: What a person has to be told before they do it, written here once more on purpose.
MUST = {
    "block": {"may-alert"},
    "remove-person": {"may-alert"},
    "hide-location": {"may-alert"},
    "hide-status": {"may-alert"},
    "leave-shared-plan": {"may-alert"},
    "change-password": {"may-alert"},
    "disconnect": {"may-alert"},
    "sign-out": {"may-alert", "destroys-evidence"},
    "reset": {"may-alert", "destroys-evidence"},
    "report": {"destroys-evidence"},
    "recover": {"destroys-evidence"},
    "delete": {"destroys-evidence", "irreversible"},
    "close-account": {"destroys-evidence", "irreversible"},
}


@pytest.mark.parametrize(("action", "effects"), MUST.items())
def test_least_effects(action: str, effects: set[str]) -> None:
    """Each action says at least this."""
    assert effects <= set(IMPLIED[action])  # type: ignore[index]  # the names are those of the model


@given(ACTIONS, EFFECTS)
def test_nothing_written_is_lost(actions: list[str], authored: list[str]) -> None:
    """What the author wrote stays, what the actions imply is added, and each stands once."""
    shown = shown_effects(actions, authored)  # type: ignore[arg-type]  # the names are those of the model
    assert set(authored) <= set(shown)
    assert all(set(IMPLIED[a]) <= set(shown) for a in actions)  # type: ignore[index]  # names of the model
    assert len(shown) == len(set(shown))


def test_shipped_parts_carry_their_effects() -> None:
    """Every setting, route and task of the shipped catalogue shows what its actions set off."""
    seen = 0
    for found in every_claim(shipped()):
        effects = getattr(found.claim, "effects", None)
        for action in actions_of(found.claim) if effects is not None else ():
            seen += 1
            assert set(IMPLIED.get(action, ())) <= set(effects or ()), found.name
    assert seen > 300


def test_read_from_a_file(tmp_path: Path) -> None:
    """A setting that names an action gets its effects in reading, and so does one that names none by kind."""
    text = TINY["services/alpha.toml"].replace(
        'guards = ["audience"]', 'guards = ["audience"]\naction = "block"'
    )
    service = load(write_catalogue(tmp_path, **{"services/alpha.toml": text})).services[0]
    assert service.settings[0].effects == ("may-alert",)
    assert service.settings[1].effects == ()
    assert service.reports[0].effects == ("destroys-evidence",)
    assert service.sessions is not None
    assert set(service.sessions.effects) == {"may-alert", "destroys-evidence"}
    assert service.recovery is not None
    assert saves_first(service.recovery.effects)


def test_completed_once_is_complete() -> None:
    """Completing changes nothing in what is complete, and keeps the very value."""
    made = complete(task(actions=("report",)))
    assert saves_first(made.effects)
    assert complete(made) is made


def test_a_task_that_destroys_comes_after_saving(tmp_path: Path) -> None:
    """A task whose action destroys evidence has to name a task that saves it, though it lists no effect."""
    text = TINY["tasks/delete.toml"].replace(
        'effects = ["destroys-evidence", "irreversible"]', 'actions = ["reset"]'
    )
    text = text.replace('after = ["save"]', "after = []")
    lines = problems(load(write_catalogue(tmp_path, **{"tasks/delete.toml": text})), TODAY)
    assert lines == ["tasks/delete.after: it destroys evidence, so it must come after a task that saves it"]
