"""Where a claim comes from, and how far it can be trusted.

Three dates are never mixed. The date of a source or of one text inside it (``Evidence.date``) is the day
*that text* was last changed. ``Source.collected`` is the day we read it and says nothing of its age.
``Claim.seen_live`` is the day a person looked at the live site.
"""

import datetime as dt
from typing import Annotated

from msgspec import Meta, Struct

from selfhelp.catalogue.model.kinds import Id, Link, Revision, SourceKind, Status


class Source(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One document. ``date`` is that of the text itself, left out when unknown; never our reading date."""

    id: Id
    title: Annotated[str, Meta(min_length=3)]
    kind: SourceKind
    url: Link | None = None
    date: dt.date | None = None
    collected: dt.date


class Evidence(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """The place in a source that carries a claim.

    ``path`` and ``commit`` name a file inside a repository; ``date`` is the last change of that very file
    or line, and overrides the date of the source.
    """

    source: Id
    quote: Annotated[str, Meta(min_length=1)] | None = None
    path: Annotated[str, Meta(min_length=1)] | None = None
    commit: Annotated[str, Meta(pattern=r"^[0-9a-f]{7,40}\Z")] | None = None
    date: dt.date | None = None


class Basis(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """What a page says of the evidence of a claim, worked out when the catalogue is compiled.

    ``newest`` is the date of the newest text, missing when none has one; ``voice`` is the best kind of
    source among those that can be followed, missing when none can.
    """

    newest: dt.date | None = None
    voice: SourceKind | None = None


class Claim(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """What every entry carries so that a page can say how far to trust it.

    ``revision`` rises when the meaning of the steps changes; ``review_by`` is the day after which someone
    has to look again, for what is known to expire. ``basis`` stands in for ``evidence`` in what the program
    reads at start; nobody writes it.
    """

    status: Status
    evidence: tuple[Evidence, ...] = ()
    seen_live: dt.date | None = None
    review_by: dt.date | None = None
    basis: Basis | None = None
    revision: Revision = 1
