"""What people told the program: values that nothing changes, and that know their fields."""

import pytest
from msgspec import Struct

from selfhelp.case import model, rows
from selfhelp.case.kept import boxes, chunks, keys, safe, vault
from selfhelp.case.kept.migrations import one

KEPT: list[type[Struct]] = [
    model.Answers,
    model.Mark,
    model.Request,
    model.Attachment,
    model.Incident,
    model.Draft,
    model.Account,
    model.Preferences,
    model.Case,
    rows.Progress,
]
OTHERS: list[type[Struct]] = [
    chunks.Stored,
    boxes.Way,
    boxes.Opened,
    keys.KeyFile,
    safe.Found,
    vault.View,
    vault.Content,
    one.Old,
    one.OldKeys,
]


def test_every_shape_of_the_model_is_listed() -> None:
    """A new shape does not slip past these tests."""
    made = {each for each in vars(model).values() if isinstance(each, type) and issubclass(each, Struct)}
    assert made - {Struct} <= set(KEPT)


@pytest.mark.parametrize("shape", [*KEPT, *OTHERS], ids=lambda shape: shape.__name__)
def test_it_never_changes(shape: type[Struct]) -> None:
    """A case is changed by making another one: undo rests on it."""
    assert shape.__struct_config__.frozen


@pytest.mark.parametrize("shape", KEPT, ids=lambda shape: shape.__name__)
def test_a_field_nobody_knows_is_an_error(shape: type[Struct]) -> None:
    """What a newer version wrote is not dropped without a word."""
    assert shape.__struct_config__.forbid_unknown_fields
    assert not shape.__struct_config__.omit_defaults


@pytest.mark.parametrize(
    "shape",
    [
        model.Answers,
        model.Request,
        model.Attachment,
        model.Incident,
        model.Account,
        model.Preferences,
        model.Case,
        chunks.Stored,
        keys.KeyFile,
        one.OldKeys,
    ],
    ids=lambda shape: shape.__name__,
)
def test_its_fields_are_given_by_name(shape: type[Struct]) -> None:
    """A field put between two others gives nobody's value to the wrong one."""
    with pytest.raises(TypeError, match="positional"):
        shape("first")
