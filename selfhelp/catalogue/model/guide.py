"""Short texts on one question."""

from typing import Annotated

from msgspec import Meta, Struct

from selfhelp.catalogue.model.evidence import Claim
from selfhelp.catalogue.model.kinds import Id, Text


class Section(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One heading of a guide with its paragraphs and, where there are some, steps."""

    title: Text
    paragraphs: tuple[Text, ...] = ()
    steps: tuple[Text, ...] = ()


class Guide(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A short text on one question, such as what is safe to do on a watched device.

    ``about_rights``: the law of the person's country stands under it.
    """

    id: Id
    title: Text
    summary: Text
    about_rights: bool = False
    sections: Annotated[tuple[Section, ...], Meta(min_length=1)]
