"""One view per room: pure functions from what is known to a frozen state that a page draws. No Qt here."""
