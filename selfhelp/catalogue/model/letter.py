"""Words ready to be sent or said."""

from selfhelp.catalogue.model.evidence import Claim
from selfhelp.catalogue.model.kinds import CountryId, Id, Recipient, Text


class Letter(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Words ready to be sent or said, with named gaps the person fills in."""

    id: Id
    title: Text
    audience: Recipient
    when_to_use: Text
    subject: Text | None = None
    body: Text
    gaps: dict[Id, Text] = {}  # noqa: RUF012  msgspec gives each value its own copy
    scenarios: tuple[Id, ...] = ()
    countries: tuple[CountryId, ...] = ()
    caution: Text | None = None
