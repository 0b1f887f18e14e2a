"""Kinds of harassment, in the words of the first question."""

from selfhelp.catalogue.model.evidence import Claim
from selfhelp.catalogue.model.kinds import Audience, Icon, Id, Text


class Scenario(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One kind of harassment, in the words of the first question.

    ``images`` is true where intimate images are what it is about: then the questions ask for the age of
    the people in them, and no step may copy, search or open an image of someone under 18. ``help_lines``
    names whom the lines serve that fit, the best first.
    """

    id: Id
    title: Text
    summary: Text
    field_name: Text
    order: int
    icon: Icon | None = None
    images: bool = False
    help_lines: tuple[Audience, ...] = ()
    cautions: tuple[Text, ...] = ()
    keep: tuple[Text, ...] = ()
