"""The first questions, as data: which are asked of whom, in which order, with which answers."""

from typing import Annotated, Literal

from msgspec import Meta

from selfhelp.catalogue.model.condition import Conditional
from selfhelp.catalogue.model.kinds import Audience, Icon, Id, Recipient, Text

#: How a question is drawn: one answer, several, kinds of harassment, services, a country, or a page to read.
QuestionKind = Literal["one", "many", "scenarios", "services", "hacked", "country", "advice"]
#: The answers a question may set, as the answers file names them.
AnswerField = Literal[
    "danger",
    "for",
    "watched",
    "what",
    "under_18",
    "adult_now",
    "posted",
    "who",
    "same_home",
    "children",
    "country",
    "police",
    "exposed",
    "where",
    "hacked",
    "community",
    "minutes",
    "too_much",
]


class Option(Conditional, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One answer that can be chosen, with a small line that explains it.

    ``value`` is as in the answers file; ``yes`` and ``no`` where the file has true and false. ``field`` is
    given where this answer sets another field than its question. ``findable`` marks what people-search pages
    turn into a way to a door or a phone; ``touches`` is who is written to because it is out.
    """

    id: Id
    value: Annotated[str, Meta(min_length=1)]
    title: Text
    detail: Text | None = None
    field: AnswerField | None = None
    icon: Icon | None = None
    findable: bool = False
    touches: Recipient | None = None


class Question(Conditional, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One screen: a question about one field of the answers, or a page of advice.

    ``number`` is the question a person counts; a screen that only follows from another answer shares it.
    ``order`` sorts the screens. On a page of advice ``help_lines`` names whom the lines serve that are shown,
    ``emergency`` shows the emergency numbers and asks for the country, ``guide`` shows that guide.
    ``first`` names the services in view at once, in order; all others wait behind a line.
    """

    id: Id
    number: Annotated[int, Meta(ge=1, le=12)]
    order: int
    kind: QuestionKind
    field: AnswerField | None = None
    title: Text
    intro: Text
    options: tuple[Option, ...] = ()
    help_lines: tuple[Audience, ...] = ()
    emergency: bool = False
    guide: Id | None = None
    first: tuple[Id, ...] = ()
    page: Annotated[tuple[Text, ...], Meta(max_length=8)] = ()
