"""When something is for a person: conditions over what they answered, for people who write no Python.

A condition is a table such as ``{ what = ["doxxing"], who = ["ex", "unanswered"] }``. Every field that
stands in it must match, and a field matches when the person's answer is one of its values. ``unanswered``
matches a question that was skipped. :mod:`selfhelp.plan.given` says what a person's answers come to.
"""

from functools import cached_property
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from selfhelp.answers import Community, Danger, Exposed, ForWhom, Police, Posted, Watched, Who
from selfhelp.catalogue.model.kinds import Id, ServiceKind

Unanswered = Literal["unanswered"]
YesNo = Literal["yes", "no", "unanswered"]
#: What the catalogue holds for the person's country. ``help-…`` names the audience of a help line, and
#: ``number-…`` a gap of a step that can be filled: a number to call that fits.
Has = Annotated[
    str, Meta(pattern=r"^(people-search|emergency|police-not-urgent|levers|help-[a-z-]+|number-[a-z-]+)\Z")
]
#: A country by its code, or a group of countries by the id of its file in ``groups/``.
Country = Annotated[str, Meta(pattern=r"^([A-Z]{2}|[a-z][a-z-]*)\Z")]
#: What a rule may ask of the service it makes an item for.
ServiceIs = Literal["resets-others", "first-three", "taken-over", "named-as-hacked"]


class Condition(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    kw_only=True,
    rename={"for_whom": "for"},
    omit_defaults=True,
    dict=True,
):
    """Answers that must all match. An empty field asks nothing.

    ``fact`` names files of ``facts/``: conditions with a name, written once and used in many places.
    A skipped ``watched`` counts as ``maybe``. ``hacked`` holds ids of services whose account was taken.
    """

    danger: tuple[Danger | Unanswered, ...] = ()
    for_whom: tuple[ForWhom | Unanswered, ...] = ()
    watched: tuple[Watched | Unanswered, ...] = ()
    what: tuple[Id, ...] = ()
    under_18: tuple[YesNo, ...] = ()
    adult_now: tuple[YesNo, ...] = ()
    posted: tuple[Posted | Unanswered, ...] = ()
    who: tuple[Who | Unanswered, ...] = ()
    same_home: tuple[YesNo, ...] = ()
    children: tuple[YesNo, ...] = ()
    police: tuple[Police | Unanswered, ...] = ()
    where: tuple[Id, ...] = ()
    kinds: tuple[ServiceKind, ...] = ()
    hacked: tuple[Id, ...] = ()
    exposed: tuple[Exposed | Unanswered, ...] = ()
    country: tuple[Country, ...] = ()
    community: tuple[Community | Unanswered, ...] = ()
    minutes: tuple[Literal[5, 15, 30, 60] | Unanswered, ...] = ()
    too_much: tuple[YesNo, ...] = ()
    has: tuple[Has, ...] = ()
    fact: tuple[Id, ...] = ()
    service_is: tuple[ServiceIs, ...] = ()

    @cached_property
    def asked(self) -> tuple[tuple[str, tuple[str | int, ...]], ...]:
        """The fields that ask something, with the values of which one must be there: most ask nothing."""
        found = ((field, getattr(self, field)) for field in self.__struct_fields__)
        return tuple((field, wanted) for field, wanted in found if wanted)


#: What a condition asks of the world or of a service rather than of the person.
NOT_ANSWERED = frozenset({"kinds", "has", "fact", "service_is"})
#: The answers a question may set, as the answers file names them.
ANSWER_FIELDS = frozenset(
    f.encode_name for f in msgspec.structs.fields(Condition) if f.name not in NOT_ANSWERED
)


class Conditional(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Anything that is there for some people only.

    It is there when one of ``any`` matches, or ``any`` is empty, and when none of ``none`` matches.
    """

    any: tuple[Condition, ...] = ()
    none: tuple[Condition, ...] = ()


class NamedFact(Conditional, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A condition with a name, such as ``near``. ``means`` says it in words, for the next author."""

    id: Id
    means: Annotated[str, Meta(min_length=10)]


class Group(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Countries that share a law or a practice, such as ``eu``."""

    id: Id
    means: Annotated[str, Meta(min_length=3)]
    countries: Annotated[tuple[Annotated[str, Meta(pattern=r"^[A-Z]{2}\Z")], ...], Meta(min_length=1)]
