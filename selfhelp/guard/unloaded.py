"""Keeps parts of Python for the internet out of memory, and says which are there all the same.

A library that the key store needs imports ``urllib.request`` for a function that nothing here calls, and with
that come ``http`` and ``ssl``. An empty module stands in for it, as in the packaged program.
"""

import sys
from types import ModuleType
from typing import Final

#: Parts of Python that talk to the internet; none of them may be in memory.
NETWORK_PARTS: Final = ("ssl", "_ssl", "http.client", "requests", "urllib3", "PySide6.QtNetwork")
#: The client of the Linux key store needs it for two ciphers. It could encrypt a connection, and opens none.
FOR_KEY_STORE: Final = "cryptography"
_LEFT_OUT: Final = "urllib.request"


def leave_out() -> None:
    """Put the empty module in its place; call it before anything else is imported."""
    sys.modules.setdefault(_LEFT_OUT, ModuleType(_LEFT_OUT, "Left out: this program has no network."))


def loaded() -> tuple[str, ...]:
    """Return which parts are in memory now, the one for the key store too."""
    return tuple(name for name in (*NETWORK_PARTS, FOR_KEY_STORE) if name in sys.modules)
