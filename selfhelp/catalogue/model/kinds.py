"""The words that fields of the catalogue are made of: ids, links, texts, and every closed list.

A field that a person reads is declared with :data:`Text`, so that extraction can't miss one.
"""

from typing import Annotated, Literal

from msgspec import Meta

Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\Z", max_length=60)]
#: The name of a picture in ``resources/icons``.
Icon = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\Z", max_length=40)]
CountryId = Annotated[str, Meta(pattern=r"^[A-Z]{2,3}\Z")]
Link = Annotated[str, Meta(pattern=r"^https://[^\s/@]+(/[^\s]*)?\Z", max_length=400)]
Text = Annotated[str, Meta(min_length=1, extra={"translate": True})]
Label = Annotated[str, Meta(min_length=1, extra={"translate": True, "label": True})]
Minutes = Annotated[int, Meta(ge=1, le=240)]
Revision = Annotated[int, Meta(ge=1)]

Status = Literal["verified", "sourced", "unverified"]
Device = Literal["any", "web", "app", "android", "ios", "computer"]
Horizon = Literal["now", "today", "this-week", "later"]
Effect = Literal[
    "may-alert",
    "destroys-evidence",
    "irreversible",
    "needs-id",
    "needs-call",
    "costs-money",
    "affects-others",
]
Guards = Literal[
    "findability", "contactability", "audience", "location", "tagging", "data-sharing", "session", "family"
]
Room = Literal[
    "accounts",
    "privacy",
    "people-search",
    "passwords",
    "two-factor",
    "report",
    "records",
    "people",
    "help",
    "task",
]
Method = Literal[
    "passkey", "security-key", "authenticator", "app-prompt", "trusted-device", "pin", "sms", "call", "email"
]
AsksFor = Literal[
    "name",
    "email",
    "phone",
    "address",
    "past-address",
    "birth-date",
    "relatives",
    "listing-link",
    "account",
    "id-document",
    "selfie",
    "signature",
    "post-link",
    "account-link",
    "username",
    "statement",
    "images",
    "last-password",
    "device",
    "payment",
]
ServiceKind = Literal[
    "social",
    "messaging",
    "video",
    "forum",
    "mail",
    "device",
    "work",
    "wiki",
    "gaming",
    "dating",
    "money",
    "carrier",
    "shopping",
    "fitness",
    "home",
    "code",
    "family",
    "tracker",
    "car",
    "review",
    "password-manager",
    "school",
    "travel",
    "community",
]
Recipient = Literal[
    "family", "employer", "school", "police", "landlord", "bank", "carrier", "court", "site", "friend"
]
Audience = Literal[
    "anyone",
    "online-abuse",
    "image-abuse",
    "domestic-violence",
    "stalking",
    "children",
    "crisis",
    "crime",
    "legal",
    "digital-security",
    "identity-theft",
    "lgbtq",
    "women",
    "men",
    "older",
    "sexual-violence",
    "journalists",
]
Action = Literal[
    "look",
    "save",
    "limit-audience",
    "limit-contact",
    "hide-location",
    "hide-status",
    "hide-number",
    "remove-person",
    "block",
    "report",
    "sign-out",
    "recover",
    "reset",
    "change-password",
    "change-recovery",
    "turn-on-two-step",
    "disconnect",
    "delete",
    "close-account",
    "tell-someone",
    "call",
    "move-money",
    "leave-shared-plan",
]
SourceKind = Literal["official", "operator", "repository", "press", "other"]
