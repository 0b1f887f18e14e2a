"""The answers that a person can give, by name: what the case keeps, and what conditions ask for.

Neither of the two knows the other, so the words that both use stand under them, once. What a person reads of
them stands in the catalogue's ``questions/``, but for the reason that an exposed thing gives on the plan.
"""

from collections.abc import Mapping
from typing import Literal

from selfhelp.language import Message, message

Danger = Literal["no", "from-others", "from-myself"]
ForWhom = Literal["me", "someone-else"]
Watched = Literal["no", "maybe", "yes"]
Posted = Literal["no", "yes", "unsure"]
Who = Literal["live-with", "ex", "family", "work-or-school", "known", "stranger", "group", "unsure"]
Police = Literal["yes", "unsure", "no"]
Exposed = Literal[
    "home-address",
    "phone",
    "email",
    "workplace",
    "school",
    "images",
    "passwords",
    "location",
    "family",
    "secret",
]
Community = Literal["wiki-editor", "journalist", "streamer"]
#: What is said on the plan of a thing that is there because this is exposed.
EXPOSED_REASONS: Mapping[Exposed, Message] = {
    "home-address": message("because", "You said they know or show where you live."),
    "phone": message("because", "You said they have your phone number."),
    "email": message("because", "You said they have your e-mail address."),
    "workplace": message("because", "You said they know where you work."),
    "school": message("because", "You said they know the school."),
    "family": message("because", "You said they know your family."),
    "images": message("because", "You said pictures are part of it."),
    "passwords": message("because", "You said they may have one of your passwords."),
    "location": message("because", "You said they may know where you are."),
    "secret": message("because", "You said they know something that endangers you."),
}
