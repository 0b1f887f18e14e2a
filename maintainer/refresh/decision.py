"""One difference between the catalogue and a directory, as a question that a person answers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """What to decide. ``entry`` is our file, empty when we have none; both sides may be empty."""

    directory: str
    entry: str
    about: str
    ours: str
    theirs: str
    asks: str

    def line(self) -> str:
        """Return it as one line for a person."""
        where = self.entry or "(no entry)"
        ours, theirs = self.ours or "–", self.theirs or "–"
        return f"{where} · {self.about}: ours {ours} · {self.directory} {theirs}. {self.asks}"
