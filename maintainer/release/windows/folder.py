"""Puts the Windows folder together: ``NAME.exe`` and one folder ``files`` with everything it needs."""

import datetime as dt
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from maintainer.release import archive, bill, contents, debian, edition, wholeness
from maintainer.release.failure import BuildError
from maintainer.release.windows import built_with, imports, launcher, wheels
from maintainer.release.windows.interpreter import Interpreter

_HERE = Path(__file__).parent
#: Parts of the interpreter that stay out: another Python program, the network, what nothing here uses.
_LEFT_OUT = contents.names(
    """
    python.exe pythonw.exe python.cat libcrypto-3.dll libssl-3.dll sqlite3.dll _ssl.pyd _hashlib.pyd
    _sqlite3.pyd
    _asyncio.pyd _overlapped.pyd _multiprocessing.pyd winsound.pyd
    """
)
#: Runs the compiler of byte code: the folder of sources, the folder for byte code.
Compile = Callable[[Path, Path], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built.

    Args:
        root: the project.
        name: what the program is called outside.
        version: its version.
        languages: the languages it speaks.
        icon: its picture, an ``.ico`` file.
        built: the day that is named as the day of the build.
    """

    root: Path
    name: str
    version: str
    languages: frozenset[str]
    icon: Path
    built: dt.date


def _interpreter(made: Path, python: Interpreter) -> None:
    for path in sorted(python.folder.iterdir()):
        if path.suffix.lower() in {".dll", ".pyd"} and path.name.lower() not in _LEFT_OUT:
            shutil.copyfile(path, made / path.name)
    library = f"python{python.tag}"
    with zipfile.ZipFile(python.folder / f"{library}.zip") as zipped:
        kept = [
            (name, zipped.read(name))
            for name in sorted(zipped.namelist())
            if name.endswith(".pyc") and contents.module_stays(_module(name))
        ]
    archive.write_zip(made / f"{library}.zip", kept, stored=True)
    lines = (f"{library}.zip", "program.zip", "lib", ".")
    (made / f"{library}._pth").write_text(
        "".join(f"{line}\r\n" for line in lines), encoding="ascii", newline=""
    )


def _module(name: str) -> str:
    """Return the dotted name of a file, as far as its folders and the first word of its name tell."""
    return name.split(".", 1)[0].removesuffix("/__init__").replace("/", ".")


def _wanted(packages: Path) -> Iterator[Path]:
    """Yield the files of the installed packages that are of use when the program runs."""
    for path in archive.files_of(packages):
        name = path.relative_to(packages).as_posix()
        top = name.split("/", 1)[0]
        if top in {"bin", "__pycache__"} or name.endswith(
            (".pyi", ".lib", ".h", ".cmake", ".pyc", ".exe", ".typed")
        ):
            continue
        if ".dist-info/" in name:
            # What is installed, under which licence, and which key stores there are. Lists of files are
            # not needed.
            if name.rsplit("/", 1)[1] in {"METADATA", "entry_points.txt"}:
                yield path
            continue
        if name.startswith("PySide6/") and not _of_qt(name):
            continue
        if not contents.module_stays(_module(name)):
            continue
        yield path


def _of_qt(name: str) -> bool:
    inside = name.removeprefix("PySide6/")
    first = inside.split("/", 1)[0]
    if inside.endswith(".pyd"):
        return inside.removesuffix(".pyd") in contents.QT_MODULES
    if inside.startswith(("plugins/", "translations/")):
        return True
    if "/" in inside:
        return False
    return first.lower().endswith((".dll", ".py")) and not first.lower().startswith(
        ("av", "sw", "pyside6qml", "opengl32sw")
    )


def _packages(order: Order, packages: Path, sources: Path, made: Path) -> None:
    """Sort installed files: sources to compile, and what lies beside them as it is."""
    native = {
        p.relative_to(packages).parts[0] for p in packages.rglob("*") if p.suffix.lower() in {".pyd", ".dll"}
    }
    for path in _wanted(packages):
        name = path.relative_to(packages).as_posix()
        if not contents.stays(name, order.languages):
            continue
        in_folder = name.split("/", 1)[0] in native
        place = (sources if path.suffix == ".py" else made) / ("lib" if in_folder else "program") / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)


def _own_files(order: Order, sources: Path, made: Path) -> None:
    for path in archive.files_of(order.root / "selfhelp"):
        if path.suffix == ".py":
            place = sources / "program" / "selfhelp" / path.relative_to(order.root / "selfhelp")
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
    shutil.copyfile(_HERE / "start.py", sources / "start.py")
    # The compiled catalogue goes in; the files it was made from stay with those who edit them.
    shutil.copytree(order.root / "resources", made / "resources", ignore=shutil.ignore_patterns("catalogue"))
    for path in sorted((order.root / "i18n").rglob("*.mo")):
        place = made / path.relative_to(order.root)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)


def _drop_unused_libraries(files: Path) -> None:
    """Leave out libraries that no kept file asks for, until none is left (as of plugins that stayed out)."""
    of_qt = (files / "lib" / "PySide6", files / "lib" / "shiboken6")
    while True:
        asked = {name for path in imports.program_files(files) for name in imports.imported(path)}
        libraries = [p for folder in of_qt for p in folder.glob("*.dll")]
        unused = [p for p in libraries if p.name.lower().removesuffix(".dll") not in asked]
        if not unused:
            return
        for path in unused:
            path.unlink()


def bill_of(order: Order, target: Path) -> Path:
    """Return the file that lists what is inside."""
    return target / f"{order.name}-{order.version}-windows.cdx.json"


def build(order: Order, python: Interpreter, target: Path, work: Path, compile_all: Compile) -> Path:
    """Put the folder together and return it.

    Args:
        order: what is to be built.
        python: the verified interpreter.
        target: the folder in which the program's folder is made; an older one of that name is replaced.
        work: a folder for what is needed on the way.
        compile_all: compiles a folder of sources to byte code of that interpreter.

    Raises:
        BuildError: a part is missing, or the folder would break a promise.
    """
    shutil.rmtree(work, ignore_errors=True)
    made = target / order.name
    shutil.rmtree(made, ignore_errors=True)
    files, packages, sources, loose = made / "files", work / "packages", work / "sources", work / "loose"
    for folder in (files, packages, sources, loose):
        folder.mkdir(parents=True)
    _interpreter(files, python)
    wheels.install(order.root, packages, python.minor, work)
    _packages(order, packages, sources, loose)
    _own_files(order, sources, files)
    compile_all(sources, work / "compiled")
    _byte_code(work / "compiled", loose, files)
    _drop_unused_libraries(files)
    _list_contents(order, files, target, [*bill.components(packages, "windows"), python.component])
    deepest = wholeness.write(files) + len("\\files\\") + 1
    edition.write(files, order.root, order.built)
    launcher.build(
        made / f"{order.name}.exe",
        work / "launcher",
        name=order.name,
        version=order.version,
        tag=python.tag,
        deepest=deepest,
        icon=order.icon.read_bytes(),
    )
    broken = list(imports.problems(made))
    if broken:
        raise BuildError("The folder would break a promise:\n" + "\n".join(broken))
    return made


def _list_contents(order: Order, files: Path, target: Path, parts: list[bill.Component]) -> None:
    """Write what is inside, and the texts of all licences."""
    everything = [*parts, *built_with.components(files, order.name, order.version)]
    own = (order.root / "LICENSE").read_text(encoding="utf-8")
    others = [*bill.other_texts(order.root), *debian.texts_referred_to(everything)]
    (files / "LICENCES.txt").write_bytes(bill.licences(own, everything, others))
    listed = bill.bill(order.name, order.version, everything, order.built)
    bill_of(order, target).write_bytes(listed)
    (files / bill.NAME).write_bytes(listed)


def _byte_code(compiled: Path, loose: Path, files: Path) -> None:
    shutil.copyfile(compiled / "start.pyc", files / "start.pyc")
    entries: dict[str, bytes] = {}
    for top in (compiled / "program", loose / "program"):
        for path in archive.files_of(top) if top.is_dir() else ():
            inside = path.relative_to(top)
            entries[inside.as_posix()] = path.read_bytes()
            # Packages without an __init__ are found in a zip only when their folder is listed.
            entries.update((f"{around.as_posix()}/", b"") for around in inside.parents if around.name)
    archive.write_zip(files / "program.zip", sorted(entries.items()), stored=True)
    for top in (compiled / "lib", loose / "lib"):
        if top.is_dir():
            shutil.copytree(top, files / "lib", dirs_exist_ok=True)


def compile_with(command: list[str], environment: dict[str, str], path: Callable[[Path], str]) -> Compile:
    """Return a compiler of byte code that runs a Python of the right version.

    Args:
        command: how that Python is started.
        environment: of that process.
        path: how it names a file.
    """

    def compile_all(sources: Path, target: Path) -> None:
        script = Path(__file__).with_name("bytecode.py")
        done = subprocess.run(  # noqa: S603  a Python that this build verified
            [*command, path(script), path(sources), path(target)],
            capture_output=True, stdin=subprocess.DEVNULL, env=environment, timeout=600, check=False,
        )  # fmt: skip
        if done.returncode != 0:
            raise BuildError(f"byte code: {done.stderr.decode('utf-8', 'replace').strip()[-800:]}")

    return compile_all
