"""Words on screen: messages that are rendered late, gettext catalogues, text direction."""

from selfhelp.language.active import (
    Language,
    activate,
    active,
    catalogue_text,
    npgettext,
    number,
    pgettext,
    render,
    runs_right_to_left,
)
from selfhelp.language.available import (
    UnknownLanguageError,
    available,
    best_match,
    in_every_language,
    open_language,
)
from selfhelp.language.message import Message, message, messages

__all__ = [
    "Language",
    "Message",
    "UnknownLanguageError",
    "activate",
    "active",
    "available",
    "best_match",
    "catalogue_text",
    "in_every_language",
    "message",
    "messages",
    "npgettext",
    "number",
    "open_language",
    "pgettext",
    "render",
    "runs_right_to_left",
]
