"""Where an image shows a child nothing copies it, asks for it or says "save it first"."""

import re

from hypothesis import example, given, settings
from msgspec.structs import replace

from selfhelp.case.model import Answers
from selfhelp.catalogue.model import Step
from selfhelp.language import render
from tests.factory import answers, shipped
from tests.plan.making import EVERYTHING, SERVICES, plan_of

#: Words that ask for a copy, a search or the file of an image.
ASKS = re.compile(
    r"screenshot|picture of the (whole )?(page|screen)|(choose|select|upload|attach|send) the "
    r"(image|picture|photo|video|file)|image search|the images? itself",
    re.IGNORECASE,
)
REFUSES = re.compile(r"\b(no|none|not|never|nothing|don’t|without)\b", re.IGNORECASE)


@settings(max_examples=60, deadline=None)
@given(answers())
@example(Answers(what=("intimate-images-real", "blackmail"), where=SERVICES, country="US"))
def test_no_saving_of_what_shows_a_child(said: Answers) -> None:
    """Where an image shows a child nothing says "save it first", and nothing for adults' images is there."""
    plan = plan_of(replace(said, under_18=True, what=("intimate-images-real", *said.what)))
    order = [i.id for i in plan.items]
    for item in plan.items:
        for part in (item, *item.parts):
            assert "destroys-evidence" not in part.effects, part.id
        if item.id.startswith("report:"):
            savers = [i.id for i in plan.items if i.saves_evidence]
            assert savers
            assert all(order.index(s) < order.index(item.id) for s in savers)
    ids = {p.id for i in plan.items for p in (i, *i.parts)}
    assert not ids & {
        "task:stopncii-hash",
        "task:image-removal-plan",
        "task:image-threat-plan",
        "task:search-remove-images",
        "task:image-abuse-line",
        "task:copyright-own-photos",
        "task:archives-removal",
        "task:delete-posts-choice",
        "task:password-audit",
    }


@settings(max_examples=80, deadline=None)
@given(answers())
@example(Answers(what=("intimate-images-real", "blackmail"), where=SERVICES, country="GB"))
@example(Answers(what=EVERYTHING, where=SERVICES, country="US", exposed=("images",), for_whom="someone-else"))
def test_nothing_asks_for_an_image_of_a_child(said: Answers) -> None:
    """When someone in the images is under 18 no step asks for a screenshot, a search or the file."""
    said = replace(said, under_18=True, what=("intimate-images-real", *said.what), danger=None)
    # An author looked at these: a list of calls or of devices shows nobody.
    fine = {s.text for t in shipped().tasks for s in t.steps if isinstance(s, Step) and s.image == "never"}
    for item in plan_of(said).items:
        for part in (item, *item.parts):
            if part.id.startswith(("sessions:", "recovery:")):
                # Lists of devices and forms of a service; no image of anyone is on them.
                continue
            for words in (render(part.title), *map(render, (*part.steps, *part.notes, *part.cautions))):
                assert not ASKS.search(words) or REFUSES.search(words) or words in fine, (part.id, words)
    doors = [d.url for i in plan_of(said).items for d in i.doors]
    assert not [d for d in doors if "pimeyes" in d or "facecheck" in d or "stopncii" in d]
