"""How long the program's start waits for the catalogue: from the compiled pack, and from the files."""

import time

from selfhelp.catalogue import own
from selfhelp.catalogue.authored import default_folder, read_folder
from selfhelp.catalogue.pack import read_own

LIMIT_MS = 15.0
TIMES = 15


def best_ms(data: bytes, times: int = TIMES) -> float:
    """Return the shortest of several readings of a pack, in ms of one core."""
    shortest = float("inf")
    for _ in range(times):
        started = time.process_time()
        read_own(data)
        shortest = min(shortest, (time.process_time() - started) * 1000)
    return shortest


def run() -> bool:
    """Print both times; return whether the limit is missed."""
    path = own.own_pack()
    if not own.is_fresh(path):
        print("catalogue: no fresh resources/catalogue.pack; ./dev check makes it")
        return True
    data = path.read_bytes()
    pack = best_ms(data)
    started = time.process_time()
    read_folder(default_folder())
    files = (time.process_time() - started) * 1000
    print(f"catalogue: {pack:.1f} ms from a pack of {len(data) // 1024} KB (limit {LIMIT_MS:.0f})")
    print(f"catalogue: {files:.0f} ms from the files")
    return pack > LIMIT_MS
