"""Audits an invented vault in a process of its own and prints its peak of memory in MiB.

On Linux ``ru_maxrss`` of a new process also counts the one that started it, so the kernel's own note is read.
"""

import resource
import sys
from pathlib import Path

from selfhelp.passwords.audit import audit
from selfhelp.passwords.breaches import open_breaches
from selfhelp.passwords.model import Imported
from tests.bench.vault import FACTS, invent


def peak() -> float:
    """Return the most memory this process ever held, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)


if __name__ == "__main__":
    with open_breaches(Path(sys.argv[2])) as pack:
        audit(Imported("bench", invent(int(sys.argv[1])).credentials), FACTS, pack)
    print(peak())
