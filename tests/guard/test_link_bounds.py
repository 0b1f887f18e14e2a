"""The longest name of a site and the longest link that may be opened, to the sign."""

import pytest

from selfhelp.guard import opener
from selfhelp.guard.opener_process import shape_refusal


@pytest.mark.parametrize(("length", "code"), [(253, None), (254, "host")])
def test_the_longest_name_of_a_site(length: int, code: str | None) -> None:
    """As long as the name system allows (RFC 1035), and not a sign longer."""
    start = ("a" * 60 + ".") * 4
    name = start + "b" * (length - len(start) - 4) + ".org"
    assert len(name) == length
    assert shape_refusal(f"https://{name}/") == code


@pytest.mark.parametrize(("label", "code"), [(63, None), (64, "host")])
def test_the_longest_part_of_a_name(label: int, code: str | None) -> None:
    """Sixty-three signs between two dots."""
    assert shape_refusal(f"https://{'a' * label}.example.org/") == code


def test_a_link_that_is_not_on_the_list() -> None:
    """Good in shape is not enough."""
    assert opener.refusal("https://example.org/", {"https://example.org/"}) is None
    assert opener.refusal("https://example.org/", set()) is not None


@pytest.mark.parametrize(("length", "code"), [(2_000, None), (2_001, "too-long")])
def test_the_longest_link(length: int, code: str | None) -> None:
    """Two thousand signs, and not one more."""
    start = "https://example.org/"
    assert shape_refusal(start + "a" * (length - len(start))) == code
