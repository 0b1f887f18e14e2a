"""What comes back when a page is asked for, and who asks. Nothing here uses the network."""

from dataclasses import dataclass
from typing import Literal, Protocol

Trouble = Literal["slow", "endless", "malformed", "circle", "unreachable", "certificate"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: ``steps`` are the numbers of the answers that led there, ``text`` the page's start."""

    status: int
    url: str
    steps: tuple[int, ...] = ()
    text: str = ""


class NoAnswerError(Exception):
    """There was no answer that could be read."""

    def __init__(self, trouble: Trouble) -> None:
        """Keep the reason."""
        super().__init__(trouble)
        self.trouble: Trouble = trouble


class Session(Protocol):
    """Asks for pages of one site; tests bring their own."""

    def ask(self, link: str) -> Answer:
        """Ask for a page.

        Raises:
            NoAnswerError: there was no answer, or none that ends.
        """
