"""``python -m tests.bench [NAME …]``: measures, and prints ratios. With no name, everything."""

import importlib
import pkgutil
import sys
from pathlib import Path


def main(names: list[str]) -> int:
    """Run the benches named, each a module ``bench_NAME`` of this package; 1 if a target is missed."""
    known = sorted(
        module.name.removeprefix("bench_")
        for module in pkgutil.iter_modules([str(Path(__file__).parent)])
        if module.name.startswith("bench_")
    )
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"There is no bench {', '.join(unknown)}; there are {', '.join(known)}.", file=sys.stderr)
        return 2
    missed = [importlib.import_module(f"tests.bench.bench_{name}").run() for name in names or known]
    return 1 if any(missed) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
