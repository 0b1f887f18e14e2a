"""What an audit passes on never changes on the way, whatever step has it."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from msgspec import Struct

from selfhelp import passwords

for module in pkgutil.walk_packages(passwords.__path__, f"{passwords.__name__}."):
    importlib.import_module(module.name)


def shapes(of: type[Struct] = Struct) -> Iterator[type[Struct]]:
    """Yield every shape of this part."""
    for one in of.__subclasses__():
        yield from shapes(one)
        if one.__module__.startswith(passwords.__name__):
            yield one


SHAPES = sorted(set(shapes()), key=lambda shape: shape.__qualname__)


def test_all_of_them_are_looked_at() -> None:
    """The search finds the shapes of audit, importers and strength."""
    assert {"Credential", "Finding", "Skipped", "Strength", "Head"} <= {s.__name__ for s in SHAPES}


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_each_shape_never_changes(shape: type[Struct]) -> None:
    """What was read is not written over by a later step."""
    assert shape.__struct_config__.frozen
