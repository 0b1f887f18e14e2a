"""Values that never change, for what every start has to make: the base of classes with nothing but fields.

``dataclass`` writes Python for each class and compiles it, and brings half of Python's own compiler along; a
start that waits for twenty of them waits as long as for a library. What comes after the first page uses
``dataclass``, or ``msgspec.Struct`` where it is kept.
"""

from operator import itemgetter
from typing import Any, ClassVar, TypeVar, dataclass_transform

_Value = TypeVar("_Value", bound="Frozen")


@dataclass_transform(frozen_default=True)
class Frozen:
    """A value: two are equal where they are of one class and all fields are.

    A class lists its fields as annotations, those with defaults last. A default is shared by all values, so
    it must be one that never changes.
    """

    _fields: ClassVar[tuple[str, ...]] = ()
    _names: ClassVar[frozenset[str]] = frozenset()
    _defaults: ClassVar[dict[str, Any]] = {}
    #: Takes the fields out of a dictionary, in order.
    _take: "ClassVar[itemgetter[Any]]"

    def __init_subclass__(cls) -> None:
        """Read the fields.

        Raises:
            TypeError: its parent is another value, whose fields would be lost.
        """
        super().__init_subclass__()
        if cls.__bases__ != (Frozen,):
            raise TypeError(f"{cls.__name__} can have no parent but {Frozen.__name__}")
        cls._fields = tuple(cls.__annotations__)
        cls._names = frozenset(cls._fields)
        cls._defaults = {name: vars(cls)[name] for name in cls._fields if name in vars(cls)}
        cls._take = itemgetter(*cls._fields)

    def __init__(self, *values: Any, **named: Any) -> None:
        """Take the fields in order, or by name.

        Raises:
            TypeError: one is missing, unknown, or there twice.
        """
        # A plan makes thousands of them, so this is a few calls and no loop.
        own = vars(self)
        own.update(self._defaults)
        own.update(zip(self._fields, values, strict=False))
        twice = bool(values and named) and not named.keys().isdisjoint(self._fields[: len(values)])
        own.update(named)
        if twice or len(values) > len(self._fields) or own.keys() != self._names:
            raise TypeError(f"{type(self).__name__} takes each once: {', '.join(self._fields)}")

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

    def _compared(self) -> object:
        """Return what makes it equal to another."""
        return self._take(vars(self))

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
