"""Holds off Python's search for circles of dead things while long work is done on another thread.

The search stops every thread, the window's, too. In the middle of an audit of ten thousand passwords it takes
50 milliseconds, several times; and finds nothing, for the audit makes no circles.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
#: How many are at work now, and whether the search was on before the first of them began.
_at_work = 0
_was_on = False


@contextmanager
def held_off() -> Iterator[None]:
    """Hold the search off until this, and all others that asked for it meanwhile, are done."""
    global _at_work, _was_on  # noqa: PLW0603  the search is one for the whole process
    with _lock:
        if not _at_work:
            _was_on = gc.isenabled()
            gc.disable()
        _at_work += 1
    try:
        yield
    finally:
        with _lock:
            _at_work -= 1
            if not _at_work and _was_on:
                gc.enable()
