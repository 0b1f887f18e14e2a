"""How long the program's start waits for the catalogue: from the compiled pack, and from the files."""

import time

from selfhelp.catalogue import own
from selfhelp.catalogue.authored import default_folder, read_folder

LIMIT_MS = 15.0
TIMES = 15


def best_ms(times: int = TIMES) -> float:
    """Return the shortest of several readings of the pack, look at its age included, in ms of one core.

    Raises:
        FileNotFoundError: there is no fresh pack; ./dev makes it.
    """
    shortest = float("inf")
    for _ in range(times):
        started = time.process_time()
        pack = own.read_pack()
        shortest = min(shortest, (time.process_time() - started) * 1000)
        if pack is None:
            raise FileNotFoundError("no fresh resources/catalogue.pack: run ./dev check")
    return shortest


def run() -> bool:
    """Print both times; return whether the limit is missed."""
    pack = best_ms()
    started = time.process_time()
    read_folder(default_folder())
    files = (time.process_time() - started) * 1000
    size = own.own_pack().stat().st_size / 1024
    print(
        f"catalogue: {pack:.1f} ms from the pack of {size:.0f} KB (limit {LIMIT_MS:.0f}), "
        f"{files:.0f} ms from files"
    )
    return pack > LIMIT_MS
