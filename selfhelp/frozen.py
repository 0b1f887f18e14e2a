"""Values that never change, for what every start has to make: the base of classes with nothing but fields.

``dataclass`` writes Python for each class and compiles it, and brings half of Python's own compiler along; a
start that waits for twenty of them waits as long as for a library. What comes after the first page uses
``dataclass``, or ``msgspec.Struct`` where it is kept.
"""

from typing import Any, ClassVar, TypeVar, dataclass_transform

_Value = TypeVar("_Value", bound="Frozen")


@dataclass_transform(frozen_default=True)
class Frozen:
    """A value: two are equal where they are of one class and all fields are.

    A class lists its fields as annotations, those with defaults last. A default is shared by all values, so
    it must be one that never changes.
    """

    _fields: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        """Read the fields."""
        super().__init_subclass__()
        cls._fields = tuple(cls.__annotations__)

    def __init__(self, *values: Any, **named: Any) -> None:
        """Take the fields in order, or by name.

        Raises:
            TypeError: one is missing, unknown, or there twice.
        """
        cls = type(self)
        given = dict(zip(cls._fields, values, strict=False))
        if len(values) > len(cls._fields) or given.keys() & named.keys() or named.keys() - set(cls._fields):
            raise TypeError(f"{cls.__name__} takes {', '.join(cls._fields)}")
        given |= named
        for name in cls._fields:
            if name not in given:
                if not hasattr(cls, name):
                    raise TypeError(f"{cls.__name__} lacks {name}")
                given[name] = getattr(cls, name)
        vars(self).update(given)

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse.

        Raises:
            AttributeError: always.
        """
        raise AttributeError(f"a {type(self).__name__} never changes")

    def __delattr__(self, name: str) -> None:
        """Refuse.

        Raises:
            AttributeError: always.
        """
        raise AttributeError(f"a {type(self).__name__} never changes")

    def _compared(self) -> tuple[object, ...]:
        """Return what makes it equal to another."""
        own = vars(self)
        return tuple([own[name] for name in self._fields])

    def __eq__(self, other: object) -> bool:
        """Compare all fields."""
        if type(other) is not type(self):
            return NotImplemented
        return self._compared() == other._compared()

    def __hash__(self) -> int:
        """Return a hash of all fields."""
        return hash(self._compared())

    def __repr__(self) -> str:
        """Show all fields."""
        shown = ", ".join(f"{name}={vars(self)[name]!r}" for name in self._fields)
        return f"{type(self).__name__}({shown})"


def replace(value: _Value, **changes: Any) -> _Value:
    """Return a value with some fields changed.

    Raises:
        TypeError: it has no such field.
    """
    return type(value)(**{**vars(value), **changes})


def as_dict(value: Frozen) -> dict[str, Any]:
    """Return name and value of each field, in order."""
    return {name: vars(value)[name] for name in value._fields}
