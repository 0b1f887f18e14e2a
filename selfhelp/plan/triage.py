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
            Option(
                "yes",
                message("triage", "Yes, or I am not sure"),
                message("triage", "We show you who to call first"),
            ),
            Option(
                "no", message("triage", "No, not right now"), message("triage", "We go on with the questions")
            ),
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
            Option("no", message("triage", "No, only I use it")),
            Option("maybe", message("triage", "Maybe, I am not sure")),
            Option("yes", message("triage", "Yes")),
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
            Option(
                "live-with",
                message("triage", "Someone I live with"),
                message("triage", "Or lived with until recently"),
            ),
            Option(
                "known",
                message("triage", "Someone I know"),
                message("triage", "A former partner, a colleague, a relative"),
            ),
            Option("stranger", message("triage", "Someone I do not know")),
            Option(
                "group", message("triage", "A group"), message("triage", "Many people, a forum, a channel")
            ),
            Option("unsure", message("triage", "I do not know")),
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
            Option(
                "home-address",
                message("triage", "Where I live"),
                message("triage", "Street, house, a picture of it"),
            ),
            Option("phone", message("triage", "My phone number")),
            Option("email", message("triage", "My e-mail address")),
            Option("workplace", message("triage", "Where I work or study")),
            Option(
                "family",
                message("triage", "My family"),
                message("triage", "Names, addresses, accounts of people close to me"),
            ),
            Option("images", message("triage", "Pictures of me"), message("triage", "Real or made up")),
            Option("passwords", message("triage", "One of my passwords")),
            Option(
                "location",
                message("triage", "Where I am"),
                message("triage", "A tracker, a shared location, a car"),
            ),
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
            Option("5", message("triage", "Five minutes"), message("triage", "One thing, then rest")),
            Option("15", message("triage", "A quarter of an hour")),
            Option("30", message("triage", "Half an hour")),
            Option("60", message("triage", "An hour or more")),
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
