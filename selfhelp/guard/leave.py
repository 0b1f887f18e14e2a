"""The rules of leaving quickly: what counts as the escape gesture, and what may be wiped from the clipboard.

Pure: time and clipboard are handed in.
"""

import os
from collections import deque
from typing import Final

#: Presses of Esc that close the program at once.
PRESSES: Final = 3
#: Seconds within which they must come.
WITHIN: Final = 2.0
#: Seconds after which a copied code or password leaves the clipboard.
CLIPBOARD_SECONDS: Final = 60.0


class TripleEscape:
    """Counts presses of Esc; three within two seconds mean "leave now"."""

    def __init__(self) -> None:
        """Start with no press."""
        self._presses: deque[float] = deque(maxlen=PRESSES)

    def press(self, at: float) -> bool:
        """Count one press, and say whether it completes the gesture.

        A key that is held down repeats by itself: leave those repeats out.

        Args:
            at: seconds on a clock that never goes back (``time.monotonic()``).
        """
        if self._presses and at < self._presses[-1]:
            self._presses.clear()
        self._presses.append(at)
        done = len(self._presses) == PRESSES and at - self._presses[0] <= WITHIN
        if done:
            self._presses.clear()
        return done

    def forget(self) -> None:
        """Start over, for instance when another key was pressed in between."""
        self._presses.clear()


class ClipboardGuard:
    """Decides when the clipboard is cleared: after a while, and only if it still holds what we put there.

    It keeps a keyed hash of the copied text, not the text.
    """

    def __init__(self, seconds: float = CLIPBOARD_SECONDS) -> None:
        """Set how long a copied text may stay.

        Args:
            seconds: time until it is due to be cleared.
        """
        self._seconds = seconds
        self._salt = os.urandom(32)
        self._ours: bytes | None = None
        self._due = 0.0

    def _mark(self, text: str) -> bytes:
        # Loaded once something was copied: every start would wait for it.
        import hashlib

        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), key=self._salt).digest()

    def copied(self, text: str, at: float) -> None:
        """Note that a text was put on the clipboard.

        Args:
            text: the text.
            at: seconds on a clock that never goes back.
        """
        self._ours = self._mark(text) if text else None
        self._due = at + self._seconds

    def seconds_left(self, at: float) -> float | None:
        """Return the seconds until the text is due to be cleared, 0 when it is; None when nothing is ours."""
        return None if self._ours is None else max(0.0, self._due - at)

    def still_ours(self, current: str) -> bool:
        """Say whether the clipboard still holds our text; on leaving, that alone is reason to clear it.

        Args:
            current: what the clipboard holds now.
        """
        import hmac

        return self._ours is not None and hmac.compare_digest(self._ours, self._mark(current))

    def should_clear(self, current: str, at: float) -> bool:
        """Say whether to clear the clipboard now. A text that is due, or not ours any more, is forgotten.

        Args:
            current: what the clipboard holds now.
            at: seconds on the same clock as :meth:`copied`.
        """
        if not self.still_ours(current):
            self._ours = None
            return False
        due = at >= self._due
        if due:
            self._ours = None
        return due
