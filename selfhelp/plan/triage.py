"""The route through the first questions, as data and pure functions.

Danger comes first, then whether this device may be watched. Every question can be skipped, going
back is always possible, and nothing said is ever lost on the way.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from selfhelp.case.model import Answers
from selfhelp.language import Message, message

Kind = Literal["yes-no", "one", "many", "scenarios", "services", "country", "advice"]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen, with a small line that explains it."""

    value: str
    title: Message
    detail: Message | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One screen of triage: a question about one field of :class:`Answers`, or a piece of advice."""

    id: str
    kind: Kind
    title: Message
    intro: Message
    field: str | None = None
    options: tuple[Option, ...] = ()
    applies: Callable[[Answers], bool] = lambda _answers: True


def _option(value: str, title: str, detail: str | None = None) -> Option:
    return Option(value, message("triage", title), message("triage", detail) if detail is not None else None)


STEPS: tuple[Step, ...] = (
    Step(
        "danger",
        "yes-no",
        message("triage", "Is someone in danger right now?"),
        message(
            "triage",
            "You, or someone close to you: a person at the door, a threat that could be carried out today, "
            "thoughts of ending your life.",
        ),
        field="danger",
        options=(
            _option("yes", "Yes, or I am not sure", "We show you who to call first"),
            _option("no", "No, not right now", "We go on with the questions"),
        ),
    ),
    Step(
        "danger-help",
        "advice",
        message("triage", "Call for help first"),
        message("triage", "Everything else here can wait. Your answers stay while you call."),
        applies=lambda answers: answers.danger is True,
    ),
    Step(
        "watched",
        "one",
        message("triage", "Can someone else see what you do on this computer?"),
        message(
            "triage",
            "Someone who knows the password, shares the computer, set it up for you, "
            "or seems to know what you do on it.",
        ),
        field="watched",
        options=(
            _option("no", "No, only I use it"),
            _option("maybe", "Maybe, I am not sure"),
            _option("yes", "Yes"),
        ),
    ),
    Step(
        "watched-advice",
        "advice",
        message("triage", "If this computer may be watched"),
        message(
            "triage", "What you read and write here may be seen too. Some things are safer on another device."
        ),
        applies=lambda answers: answers.watched in ("maybe", "yes"),
    ),
    Step(
        "what",
        "scenarios",
        message("triage", "What is happening?"),
        message("triage", "Choose all that fit. You can change this later, and you can skip it."),
        field="what",
    ),
    Step(
        "who",
        "one",
        message("triage", "Who might it be?"),
        message(
            "triage", "A guess is enough. It changes which steps come first, and which could be noticed."
        ),
        field="who",
        options=(
            _option("live-with", "Someone I live with", "Or lived with until recently"),
            _option("known", "Someone I know", "A former partner, a colleague, a relative"),
            _option("stranger", "Someone I do not know"),
            _option("group", "A group", "Many people, a forum, a channel"),
            _option("unsure", "I do not know"),
        ),
    ),
    Step(
        "where",
        "services",
        message("triage", "Where does it happen, and where do you have an account?"),
        message("triage", "Choose the services you use. You get steps for these only."),
        field="where",
    ),
    Step(
        "exposed",
        "many",
        message("triage", "What do they know or show about you?"),
        message("triage", "Choose what has been published, or what you fear they have."),
        field="exposed",
        options=(
            _option("home-address", "Where I live", "Street, house, a picture of it"),
            _option("phone", "My phone number"),
            _option("email", "My e-mail address"),
            _option("workplace", "Where I work or study"),
            _option("family", "My family", "Names, addresses, accounts of people close to me"),
            _option("images", "Pictures of me", "Real or made up"),
            _option("passwords", "One of my passwords"),
            _option("location", "Where I am", "A tracker, a shared location, a car"),
        ),
    ),
    Step(
        "country",
        "country",
        message("triage", "Which country are you in?"),
        message("triage", "It decides which numbers, help lines and rights are shown."),
        field="country",
    ),
    Step(
        "minutes",
        "one",
        message("triage", "How much can you do today?"),
        message("triage", "Small is fine. The plan shows what fits, and keeps the rest for another day."),
        field="minutes",
        options=(
            _option("5", "Five minutes", "One thing, then rest"),
            _option("15", "A quarter of an hour"),
            _option("30", "Half an hour"),
            _option("60", "An hour or more"),
        ),
    ),
)

BY_ID = {step.id: step for step in STEPS}


def route(answers: Answers) -> tuple[Step, ...]:
    """Return the screens this person sees, in order, given what they have said so far."""
    return tuple(step for step in STEPS if step.applies(answers))


def after(step_id: str, answers: Answers) -> Step | None:
    """Return the screen after this one; None when the questions are over."""
    order = [step.id for step in STEPS]
    later = order[order.index(step_id) + 1 :]
    return next((BY_ID[i] for i in later if BY_ID[i].applies(answers)), None)


def before(step_id: str, answers: Answers) -> Step | None:
    """Return the screen before this one; None on the first."""
    order = [step.id for step in STEPS]
    earlier = order[: order.index(step_id)]
    return next((BY_ID[i] for i in reversed(earlier) if BY_ID[i].applies(answers)), None)


def resume(asked: tuple[str, ...], answers: Answers) -> Step:
    """Return the screen to show when the person comes back: the first one they have not seen."""
    unseen = (step for step in route(answers) if step.id not in asked)
    return next(unseen, route(answers)[-1])


def progress(step_id: str, answers: Answers) -> tuple[int, int]:
    """Return how many screens are behind, this one included, and how many there are."""
    ids = [step.id for step in STEPS if step.applies(answers) or step.id == step_id]
    return ids.index(step_id) + 1, len(ids)
