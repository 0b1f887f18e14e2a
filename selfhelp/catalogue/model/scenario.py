"""Kinds of harassment, in the words of the first question."""

from selfhelp.catalogue.model.evidence import Claim
from selfhelp.catalogue.model.kinds import Id, Text


class Scenario(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One kind of harassment, in the words of the first question."""

    id: Id
    title: Text
    summary: Text
    field_name: Text
    order: int
    cautions: tuple[Text, ...] = ()
    keep: tuple[Text, ...] = ()
