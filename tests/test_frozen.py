"""Values of the first page: like frozen dataclasses, made without writing code."""

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.frozen import Frozen, as_dict, replace


class Own(Frozen):
    """A value."""

    name: str
    size: int = 3
    parts: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class Theirs:
    """The same by the library."""

    name: str
    size: int = 3
    parts: tuple[str, ...] = ()


class Other(Frozen):
    """Has the same fields and is another kind."""

    name: str
    size: int = 3
    parts: tuple[str, ...] = ()


values = st.tuples(st.text(max_size=2), st.integers(0, 2), st.sampled_from([(), ("a",)]))


@given(one=values, two=values, by_name=st.integers(0, 3))
def test_a_value_is_what_a_frozen_dataclass_is(
    one: tuple[str, int, tuple[str, ...]], two: tuple[str, int, tuple[str, ...]], by_name: int
) -> None:
    """In order or by name, it compares, hashes, shows and changes like one."""
    names = ("name", "size", "parts")
    split = 3 - by_name
    in_order: tuple[Any, ...] = one[:split]
    named: dict[str, Any] = dict(zip(names[split:], one[split:], strict=True))
    own = Own(*in_order, **named)
    assert (own.name, own.size, own.parts) == one
    assert (own == Own(*two)) == (Theirs(*one) == Theirs(*two))
    assert hash(own) == hash(Own(*one))
    assert repr(own) == repr(Theirs(*one)).replace("Theirs", "Own")
    assert as_dict(own) == dataclasses.asdict(Theirs(*one))
    assert replace(own, size=two[1]) == Own(one[0], two[1], one[2])


def test_defaults_and_kinds_count() -> None:
    """What is left out is the default, and two kinds with the same fields are never equal."""
    assert Own("a") == Own("a", 3, ())
    assert Own("a") != Other("a")
    assert Own("a") != ("a", 3, ())


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Own(size=4),  # type: ignore[call-arg]  # a missing field is what is tried
        lambda: Own("a", 1, (), 4),  # type: ignore[call-arg]  # one too many is what is tried
        lambda: Own("a", name="b"),  # type: ignore[misc]  # twice the same is what is tried
        lambda: Own("a", colour="b"),  # type: ignore[call-arg]  # an unknown field is what is tried
        lambda: replace(Own("a"), colour="b"),
    ],
)
def test_wrong_fields_are_refused(wrong: Callable[[], Own]) -> None:
    """A typing mistake does not make a value that lacks something."""
    with pytest.raises(TypeError, match="Own"):
        wrong()


def test_a_value_never_changes() -> None:
    """Neither is a field set, nor another one added, nor one taken away."""
    value = Own("a")
    with pytest.raises(AttributeError, match="never changes"):
        value.name = "b"  # type: ignore[misc]  # setting it is what is tried
    with pytest.raises(AttributeError, match="never changes"):
        value.colour = "b"
    with pytest.raises(AttributeError, match="never changes"):
        del value.name
    assert value == Own("a")


def test_a_value_has_no_children() -> None:
    """The fields of a value between would be lost without a word."""
    with pytest.raises(TypeError, match="no parent but Frozen"):
        type("Below", (Own,), {"__annotations__": {"more": int}})
