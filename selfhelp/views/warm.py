"""One warm line for each step that is done: what is better now. It praises nobody and counts nothing."""

from selfhelp.case.subjects import Subject
from selfhelp.language import Message, message
from selfhelp.views.warm_tasks import TASKS

_KINDS: dict[str, Message] = {
    "privacy": message("done", "Strangers see less of you there now."),
    "setting": message("done", "One place less where strangers can look."),
    "two-factor": message("done", "A stolen password alone no longer opens this account."),
    "report": message("done", "Your report is sent. Now it is their turn."),
    "recovery": message("done", "You asked for your account back. That was the hard part."),
    "sessions": message("done", "You know now which devices are signed in there."),
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
        return TASKS.get(subject.id, OTHERWISE)
    return _KINDS.get(subject.kind, OTHERWISE)
