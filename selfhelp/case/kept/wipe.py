"""Takes keys out of memory, as far as Python allows.

CPython keeps bytes where they were made until something else is written there. The program's own keys are
written over with zeros at the place where they lie. Copies that libraries made for themselves, and texts
(a typed passphrase, the case), are beyond its reach.
"""

import ctypes
import sys
from typing import Final

#: Where the content of a bytes object begins, counted from the object's own place (CPython).
_OFFSET: Final = bytes.__basicsize__ - 1


def wipe(*secrets: bytes) -> None:
    """Write zeros over random keys in memory. Only for bytes that nothing else in the program shares.

    Args:
        secrets: keys of 16 bytes and more; shorter ones may be shared by the interpreter and are left.
    """
    if sys.implementation.name != "cpython":
        return
    for secret in secrets:
        if len(secret) >= 16:
            ctypes.memset(id(secret) + _OFFSET, 0, len(secret))
