"""The answers that a person can give, by name: what the case keeps, and what conditions ask for.

Neither of the two knows the other, so the words that both use stand under them, once. What a person reads of
them stands in the catalogue's ``questions/``.
"""

from typing import Literal

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
