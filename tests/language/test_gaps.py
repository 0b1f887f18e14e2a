"""A gap is filled with what belongs there, and one that nothing fills stays to be seen."""

from selfhelp.language import message, messages, render


def test_a_gap_without_a_value_stays_as_it_is() -> None:
    """Braces and all, so that whoever tests sees it; the others are filled."""
    assert render(message("x", "From {there} to {here}", here="home")) == "From {there} to home"


def test_sentences_inside_sentences() -> None:
    """A message as a value is said too, and the count is always there."""
    inner = messages("x", "{count} page", "{count} pages", 2)
    assert render(message("x", "Send {what}", what=inner)) == "Send 2 pages"
    assert render(messages("x", "{count} page", "{count} pages", 1)) == "1 page"


def test_one_sentence_whatever_the_order_of_its_values() -> None:
    """Two that say the same are equal, so that a page draws only what changed."""
    assert message("x", "{a} {b}", a="1", b="2") == message("x", "{a} {b}", b="2", a="1")
    assert messages("x", "{a}", "{a}", 2, z="1", a="2") == messages("x", "{a}", "{a}", 2, a="2", z="1")
