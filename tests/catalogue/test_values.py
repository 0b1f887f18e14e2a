"""What the catalogue is made of: values that nothing changes, and that know their fields."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from msgspec import Struct

from selfhelp.catalogue import model, pack


def shapes(of: type[Struct] = Struct) -> Iterator[type[Struct]]:
    """Yield every shape of the catalogue, however deep."""
    for one in of.__subclasses__():
        yield from shapes(one)
        if one.__module__.startswith(model.__name__):
            yield one


for module in pkgutil.walk_packages(model.__path__, f"{model.__name__}."):
    importlib.import_module(module.name)
SHAPES = sorted(set(shapes()), key=lambda shape: shape.__qualname__)


def test_all_of_them_are_looked_at() -> None:
    """The search finds what the catalogue is made of."""
    assert {model.Catalogue, model.Service, model.Setting, model.Task, model.Country, model.Step} <= {*SHAPES}


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_each_shape_is_strict_and_never_changes(shape: type[Struct]) -> None:
    """An unknown name is an error, nothing changes what was read, and what is usual takes no room."""
    config = shape.__struct_config__
    assert (config.frozen, config.forbid_unknown_fields, config.omit_defaults) == (True, True, True)


@pytest.mark.parametrize("shape", [*SHAPES, pack.Manifest, pack.Grounds], ids=lambda shape: shape.__name__)
def test_each_field_is_given_by_its_name(shape: type[Struct]) -> None:
    """A field put between two others gives nobody's value to the wrong one."""
    with pytest.raises(TypeError, match="positional"):
        shape("first")


@pytest.mark.parametrize("shape", [pack.Manifest, pack.Grounds])
def test_a_pack_is_as_strict(shape: type[Struct]) -> None:
    """What the parts of a pack hold is known by name, and stays."""
    config = shape.__struct_config__
    assert (config.frozen, config.forbid_unknown_fields) == (True, True)
