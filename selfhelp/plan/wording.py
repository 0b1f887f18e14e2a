"""The words that rules use in more than one place: reasons, effects, horizons, rooms, durations."""

from selfhelp.catalogue.model import AsksFor, Effect, Horizon, Method, Room
from selfhelp.language import Message, message, messages
from selfhelp.plan.model import HORIZONS, Item

WHO_REASONS: dict[str, Message] = {
    "live-with": message("because", "You said it may be someone you live with."),
    "ex": message("because", "You said it may be a partner or a former partner."),
    "family": message("because", "You said it may be someone in your family."),
    "work-or-school": message("because", "You said it may be someone from work or school."),
    "known": message("because", "You said it may be someone you know."),
    "stranger": message("because", "You said it may be a stranger."),
    "group": message("because", "You said it is a group."),
    "unsure": message("because", "You said you do not know who it is."),
}
WATCHED_REASON = message("because", "You said someone may see your devices or accounts.")
DANGER_REASONS: dict[object, Message] = {
    "from-others": message("because", "You said someone may hurt you."),
    "from-myself": message("because", "You said you may hurt yourself."),
}
#: Field and value of a condition, and the reason that follows from it.
OTHER_REASONS: tuple[tuple[str, str, Message], ...] = (
    ("adult_now", "yes", message("because", "You said someone in the images was under 18 then.")),
    ("same_home", "yes", message("because", "You said you live in the same home.")),
    ("children", "yes", message("because", "You said you have children together.")),
    ("posted", "no", message("because", "You said nothing was posted yet.")),
    ("posted", "yes", message("because", "You said it was posted.")),
    ("police", "no", message("because", "You said it is not safe to speak with the police.")),
    ("for_whom", "someone-else", message("because", "You said you help someone.")),
    ("community", "wiki-editor", message("because", "You said you edit a wiki.")),
    ("community", "journalist", message("because", "You said you are a journalist.")),
    ("community", "streamer", message("because", "You said you stream or make videos.")),
    ("too_much", "yes", message("because", "You said everything is too much.")),
)

EFFECTS: dict[Effect, Message] = {
    "may-alert": message("effect", "the other side may notice"),
    "destroys-evidence": message("effect", "save it first"),
    "irreversible": message("effect", "can’t be undone"),
    "needs-id": message("effect", "asks for ID"),
    "needs-call": message("effect", "a phone call"),
    "costs-money": message("effect", "costs money"),
    "affects-others": message("effect", "affects others too"),
}
#: Effects that call for care before the step; the others are only good to know.
CARE: frozenset[Effect] = frozenset({"may-alert", "destroys-evidence", "irreversible"})

WHEN: dict[Horizon, Message] = {
    "now": message("when", "Now"),
    "today": message("when", "Today"),
    "this-week": message("when", "This week"),
    "later": message("when", "Later"),
}

ROOMS: dict[Room, Message] = {
    "task": message("room", "Plan"),
    "accounts": message("room", "Accounts"),
    "privacy": message("room", "Privacy"),
    "people-search": message("room", "People-search"),
    "passwords": message("room", "Passwords"),
    "two-factor": message("room", "Second step"),
    "report": message("room", "Report and recover"),
    "records": message("room", "Records"),
    "people": message("room", "People around me"),
    "help": message("room", "Help lines"),
}

METHODS: dict[Method, Message] = {
    "passkey": message("method", "Passkey"),
    "security-key": message("method", "Security key"),
    "authenticator": message("method", "Authenticator app"),
    "app-prompt": message("method", "Prompt in the service’s own app"),
    "trusted-device": message("method", "Code on a trusted device"),
    "pin": message("method", "A PIN or password of its own"),
    "sms": message("method", "Text message"),
    "call": message("method", "Phone call"),
    "email": message("method", "E-mail"),
}

ASKS_FOR: dict[AsksFor, Message] = {
    "name": message("asks for", "name"),
    "email": message("asks for", "e-mail address"),
    "phone": message("asks for", "phone number"),
    "address": message("asks for", "address"),
    "past-address": message("asks for", "earlier address"),
    "birth-date": message("asks for", "birth date"),
    "relatives": message("asks for", "relatives"),
    "listing-link": message("asks for", "link to your page there"),
    "account": message("asks for", "an account there"),
    "id-document": message("asks for", "ID document"),
    "selfie": message("asks for", "a picture of your face"),
    "signature": message("asks for", "signature"),
    "post-link": message("asks for", "links to the posts"),
    "account-link": message("asks for", "link to the account"),
    "username": message("asks for", "user name"),
    "statement": message("asks for", "a short description"),
    "images": message("asks for", "the images"),
    "last-password": message("asks for", "an earlier password"),
    "device": message("asks for", "a device you used before"),
    "payment": message("asks for", "payment details"),
}

#: Said where the plan stops at a gate that tells to read no further on this device.
REST_WAITS = message("plan", "The rest waits for you on the other device.")


def first_words(item: Item) -> Message | None:
    """Return the first step of a thing for now whose other steps are folded; None where there is none.

    A title alone may hide the line that counts, such as which room to keep away from.
    """
    if item.when != HORIZONS[0] or not item.steps:
        return None
    return message("plan", "Step 1: {step}", step=item.steps[0])


#: Up to so many minutes a duration is said exactly.
EXACT = 10
#: From so many minutes on a duration is said in hours.
LONG = 120


def _rounded(minutes: int) -> int:
    """Return minutes as people say them, in fives from ten on: nobody plans with 77."""
    return minutes if minutes <= EXACT else 5 * round(minutes / 5)


def minutes_text(minutes: int) -> Message:
    """Say a duration, given in minutes; long ones in hours, because nobody counts hundreds of minutes."""
    if _rounded(minutes) >= LONG:
        return messages("duration", "about {count} hour", "about {count} hours", round(minutes / 60))
    return messages("duration", "{count} minute", "{count} minutes", _rounded(minutes))


def short_minutes(minutes: int) -> Message:
    """Say a duration, given in minutes, where there is little room."""
    if _rounded(minutes) >= LONG:
        return messages("duration, short", "{count} h", "{count} h", round(minutes / 60))
    return messages("duration, short", "{count} min", "{count} min", _rounded(minutes))
