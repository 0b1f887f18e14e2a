"""Changes single bytes of everything that is kept, and looks whether each is noticed and nothing is lost.

Run as ``python -m tests.faults.damages COUNT FOLDER``.
"""

import datetime as dt
import random
import sys
from pathlib import Path

from selfhelp.case import keys, safe
from selfhelp.case.change import mark
from selfhelp.case.keeping import DamagedError
from selfhelp.case.model import Case
from selfhelp.case.kept.safe import Safe

WORDS = "kept while damaged"


def _kept(folder: Path) -> tuple[Case, Path]:
    """Keep a case with some marks; return it and the file of the vault that holds it."""
    case = Case(triage_done=True)
    made = Safe.create(folder, case, passphrase=WORDS, memory_kib=64)
    for n in range(40):
        case = mark(f"task:{n}", "done", dt.date(2026, 1, 1))(case)
        made.save(case)
    own = made.vault_path
    made.close()
    return case, own


def _damaged_vault(folder: Path, case: Case) -> str:
    try:
        opened, _ = Safe.open_with_words(folder, WORDS)
    except DamagedError:
        opened, found = safe.open_last_good(folder, WORDS)
        opened.close()
        return "" if found == case else "the copy holds another case"
    opened.close()
    return "not noticed"


def _damaged_keys(folder: Path, case: Case) -> str:
    opened, found = Safe.open_with_words(folder, WORDS)
    opened.close()
    return "" if found == case else "another case came back"


def main(count: int, folder: Path) -> int:
    """Damage ``count`` times. Returns the exit status."""
    case, own = _kept(folder)
    whole = {path: path.read_bytes() for path in safe.files(folder)}
    targets = [own, own, own, folder / keys.FILE]
    failures: dict[str, int] = {}
    for _ in range(count):
        for path in safe.files(folder):
            path.unlink()
        for path, content in whole.items():
            path.write_bytes(content)
        target = random.choice(targets)
        bad = bytearray(whole[target])
        bad[random.randrange(len(bad))] ^= 1 << random.randrange(8)
        target.write_bytes(bad)
        problem = (_damaged_vault if target == own else _damaged_keys)(folder, case)
        if problem:
            failures[problem] = failures.get(problem, 0) + 1
    print(f"{count} damages, {sum(failures.values())} not handled {failures or ''}".strip())
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), Path(sys.argv[2])))
