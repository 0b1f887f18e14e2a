"""Prints what was measured beside what was aimed at."""


class Table:
    """Counts the targets that were missed."""

    def __init__(self, title: str) -> None:
        """Print the title."""
        self.missed = 0
        print(f"\n{title}")

    def at_least(self, what: str, measured: float, target: float, unit: str = "") -> None:
        """Print one line; more is better."""
        self._line(what, measured, f"≥ {target:g}", unit, holds=measured >= target)

    def at_most(self, what: str, measured: float, target: float, unit: str = "") -> None:
        """Print one line; less is better."""
        self._line(what, measured, f"≤ {target:g}", unit, holds=measured <= target)

    def note(self, text: str) -> None:
        """Print what has no target."""
        print(f"      {text}")

    def _line(self, what: str, measured: float, target: str, unit: str, *, holds: bool) -> None:
        self.missed += not holds
        mark = "ok  " if holds else "MISS"
        print(f"{mark}  {what}: {measured:.4g}{unit} (aim {target}{unit})")
