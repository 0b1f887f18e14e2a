"""One warm line for each step that is done: what is better now. It praises nobody and counts nothing."""

from selfhelp.case.subjects import Subject
from selfhelp.language import Message, message

_TASKS: dict[str, Message] = {
    "address-confidentiality-us": message(
        "done", "You know now whether a second address is possible for you."
    ),
    "agree-not-to-reply": message("done", "You don’t owe anyone an answer today."),
    "ask-moderators": message("done", "Someone with more tools than you looks at it now."),
    "bank-code-word": message("done", "Your bank asks for a word that only you know."),
    "block-choice": message("done", "It was your decision, and you can change it."),
    "brief-front-desk": message("done", "Whoever answers the phone knows what not to say."),
    "check-number-hijack": message("done", "You know that your number is still yours."),
    "check-recovery-details": message("done", "Only ways that are yours can reset your accounts now."),
    "claim-your-name": message("done", "Your name is taken, by you."),
    "credit-freeze-us": message("done", "Nobody can open a loan or a card in your name now."),
    "crisis-call": message("done", "It was good to call. You can call again, any time."),
    "delete-posts-choice": message("done", "You decided what stays. Your copies are safe."),
    "do-not-pay": message("done", "Not paying keeps a door closed that would not close again."),
    "factory-reset-choice": message("done", "You decided this with your own safety first."),
    "fake-website": message("done", "The companies behind that site have heard from you."),
    "filter-calls": message("done", "Your phone can be quiet now."),
    "find-the-pattern": message("done", "You see more clearly where it comes from."),
    "forged-image-note": message("done", "It is written down that this image is not real."),
    "ftc-after-48-hours": message("done", "There is an office now that can ask why it is still up."),
    "get-to-safety": message("done", "You are in a safer place. Stay there as long as you need."),
    "ground-yourself": message("done", "You are here, and you can breathe. That helps the rest."),
    "hand-over-watching": message("done", "You don’t have to read it all yourself any more."),
    "home-and-car-devices": message("done", "Your rooms and your car answer to you."),
    "limit-replies": message("done", "Fewer people can reach you now."),
    "lock-phone-number": message("done", "It is much harder to take your number now."),
    "mail-flood": message("done", "Nothing important was lost among those mails."),
    "mail-folder-rule": message("done", "Hostile mail goes where you need not see it."),
    "name-alerts": message("done", "You will hear of new posts. You need not search each day."),
    "password-audit": message("done", "You know which passwords to change first."),
    "phone-location-check": message("done", "You know who can see where your phone is."),
    "photo-metadata": message("done", "Your next photos keep the place to themselves."),
    "police-report": message("done", "Whatever you decided, you can decide again later."),
    "public-statement": message("done", "You said what you wanted to say, in your own words."),
    "recheck-monthly": message("done", "You looked, so you need not wonder."),
    "regain-mail-account": message("done", "Your mailbox is the key to much else, and it is in hand."),
    "registers-address": message("done", "Your address is harder to look up."),
    "report-ic3": message("done", "It is on file, with a number you can show."),
    "rest-and-support": message("done", "Rest is part of this."),
    "review-old-posts": message("done", "Old posts tell less about your days now."),
    "safe-device": message("done", "You have a device now that only you can see."),
    "safer-account": message("done", "You have an account now that nobody else knows."),
    "safety-plan-with-advocate": message("done", "Someone who knows this well is on your side."),
    "save-account-changes": message("done", "If someone changes it again, you still have the proof."),
    "save-calls": message("done", "If the phone forgets these calls, you still have them."),
    "save-evidence": message("done", "If the posts disappear now, you still have your copies."),
    "save-fake-profile": message("done", "If the profile is gone tomorrow, you still have your copy."),
    "save-image-links": message("done", "You know where the images are. You need not look again."),
    "save-mail-headers": message("done", "The mails can show later where they came from."),
    "search-remove-details": message("done", "The search engines have your request now."),
    "search-remove-images": message("done", "The search engines have your request now."),
    "second-number": message("done", "You have a number that only people you trust know."),
    "secure-mail-account": message(
        "done", "Your mailbox guards your other accounts. It is hard to enter now."
    ),
    "stalking-advocate": message("done", "Someone who knows this well is on your side."),
    "stopncii-hash": message("done", "Many sites can now stop these images without seeing them."),
    "swatting-brief-home": message("done", "The people at home know what to do."),
    "swatting-call-police": message("done", "The police know about it before a false call comes."),
    "take-it-down-under-18": message("done", "Many sites can now stop these images without seeing them."),
    "tell-one-person": message("done", "You don’t carry this alone any more."),
    "unknown-tracker": message("done", "You looked, and you know more than before."),
    "vary-routine": message("done", "Your days are harder to guess."),
    "voicemail-pin": message("done", "Your voicemail is yours alone."),
    "warn-contacts": message("done", "The people you know won’t be fooled so soon."),
    "warn-family": message("done", "The people close to you know what may come."),
    "warn-school": message("done", "The school knows what to say and what not."),
    "warn-workplace": message("done", "They heard it from you first."),
}
_KINDS: dict[str, Message] = {
    "privacy": message("done", "Strangers see less of you there now."),
    "setting": message("done", "One place less where strangers can look."),
    "two-factor": message("done", "A stolen password alone no longer opens this account."),
    "report": message("done", "Your report is sent. Now it is their turn."),
    "recovery": message("done", "You asked for your account back. That was the hard part."),
    "sessions": message("done", "Whoever was signed in there is out."),
    "broker": message("done", "They have your request. Now it is their turn."),
    "people-search": message("done", "These sites have your requests. Now it is their turn."),
    "follow-up": message("done", "You looked, so you need not wonder."),
    "password": message("done", "The old password is worth nothing now."),
}
OTHERWISE: Message = message("done", "That is one thing less to think about.")


def warm_line(item_id: str) -> Message:
    """Return the line for the item with this id; for one that has none of its own, a quiet one."""
    subject = Subject.parse(item_id)
    if subject.kind == "task":
        return _TASKS.get(subject.id, OTHERWISE)
    return _KINDS.get(subject.kind, OTHERWISE)


def tasks_with_a_line() -> frozenset[str]:
    """Return the ids of the tasks that have a line of their own."""
    return frozenset(_TASKS)
