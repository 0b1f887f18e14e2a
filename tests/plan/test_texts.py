"""Texts of the catalogue in a plan are those that translators have, under the very key they have them."""

from collections.abc import Iterator

import pytest

from selfhelp.catalogue.text import passages
from selfhelp.language import Message
from selfhelp.plan.model import Item
from selfhelp.plan.order import make_plan
from tests.factory import TODAY, case, shipped


def _within(words: Message) -> Iterator[Message]:
    yield words
    for _gap, value in words.values:
        if isinstance(value, Message):
            yield from _within(value)


def _said(item: Item) -> Iterator[Message]:
    every = (item.title, item.why, *item.because, *item.steps, *item.cautions, *item.notes)
    for words in (*every, *(door.title for door in item.doors)):
        yield from _within(words)
    for part in item.parts:
        yield from _said(part)


@pytest.mark.parametrize(
    "answers",
    [
        {"what": ("doxxing",), "where": ("instagram", "google"), "exposed": ("home-address",)},
        {"what": ("hacked-account",), "hacked": ("google",), "who": "ex", "watched": "yes"},
        {"what": ("intimate-images-real",), "under_18": True, "where": ("instagram",)},
    ],
)
def test_every_text_stands_under_its_key(answers: dict[str, object]) -> None:
    """Otherwise it stays English, or the words of another step are shown in its place."""
    known = {(passage.key, passage.text) for passage in passages(shipped())}
    plan = make_plan(shipped(), case(country="DE", **answers), TODAY)
    found = {(m.context, m.text) for item in plan.items for m in _said(item) if m.domain == "catalogue"}
    assert len(found) > 100
    assert found <= known
