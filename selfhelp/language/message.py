"""A sentence for the screen as a value: made by rules that know no language, rendered late by a page."""

from selfhelp.frozen import Frozen

Value = str | int


class Message(Frozen):
    """A translatable sentence with its context, plural form and the values of its gaps.

    ``domain`` is ``ui`` for the program's own words and ``catalogue`` for texts of the catalogue, whose
    context is the key made by :mod:`selfhelp.catalogue.text`.
    """

    context: str
    text: str
    many: str | None = None
    count: int = 1
    values: tuple[tuple[str, "Value | Message"], ...] = ()
    domain: str = "ui"

    def __init__(
        self,
        context: str,
        text: str,
        many: str | None = None,
        count: int = 1,
        values: "tuple[tuple[str, Value | Message], ...]" = (),
        domain: str = "ui",
    ) -> None:
        """Take the fields. Written out, because a plan is made of thousands of messages."""
        vars(self).update(context=context, text=text, many=many, count=count, values=values, domain=domain)


def message(context: str, text: str, **values: "Value | Message") -> Message:
    """Make a sentence. ``{gaps}`` in the text are filled from ``values`` when it is rendered."""
    return Message(context, text, values=tuple(sorted(values.items())))


def messages(context: str, one: str, many: str, count: int, **values: "Value | Message") -> Message:
    """Make a sentence with plural forms; the gap ``{count}`` is always there."""
    return Message(context, one, many, count, tuple(sorted({**values, "count": count}.items())))
