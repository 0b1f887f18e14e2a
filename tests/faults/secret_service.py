"""Makes and opens a safe with the real Secret Service. Run inside ``dbus-run-session``."""

import sys
from pathlib import Path

from selfhelp.case.kept.making import files, forget_store_keys
from selfhelp.case.kept.safe import Safe
from selfhelp.case.kept.store import credential_store
from selfhelp.case.model import Case


def main(folder: Path) -> int:
    """Make, open, erase. Returns the exit status."""
    backend, why = credential_store()
    if backend is None:
        print("no store:", why)
        return 1
    case = Case(triage_done=True)
    Safe.create(folder, case, backend=backend).close()
    opened, found = Safe.open_with_store(folder, backend)
    opened.close()
    if found != case:
        return 1
    print("opened with the Secret Service")
    if not forget_store_keys(folder, backend):
        print("an entry is left in the store")
        return 1
    for path in files(folder):
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
