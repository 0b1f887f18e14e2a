"""Looks into every program file of a Windows folder: what it asks other files for must be there, or in
Windows 10."""

from collections.abc import Iterator
from pathlib import Path

import pefile

from maintainer.release import contents

#: Libraries that Windows 10 (from 1809 on) and 11 bring along, and that a kept file asks for.
OF_WINDOWS = contents.names(
    """
    advapi32 authz bcrypt bcryptprimitives cfgmgr32 comctl32 comdlg32 crypt32 d2d1 d3d11 d3d12 d3d9
    dcomp dnsapi dwmapi dwrite
    dxgi gdi32 icuuc imm32 iphlpapi kernel32 mpr msvcrt ncrypt netapi32 ntdll ole32 oleaut32 opengl32
    powrprof propsys rpcrt4 secur32 setupapi
    shcore shell32 shlwapi uiautomationcore user32 userenv usp10 uxtheme version winmm winspool.drv
    wintrust ws2_32 wtsapi32 ucrtbase
    """
)
#: Families of names that Windows 10 answers for.
_FAMILIES = ("api-ms-win-", "ext-ms-win-")
#: Libraries of Windows that would be a way to the network. ws2_32 is the one that Python's own library
#: asks for.
NO_WAY_OUT = frozenset({"wininet", "winhttp", "urlmon", "webio", "httpapi", "mswsock", "rasapi32"})


def program_files(folder: Path) -> list[Path]:
    """Return every exe, dll and pyd of a folder."""
    return sorted(p for p in folder.rglob("*") if p.suffix.lower() in {".exe", ".dll", ".pyd"})


def imported(path: Path) -> set[str]:
    """Return the libraries a program file asks for, in small letters without ``.dll``; also those asked
    for late."""
    with pefile.PE(str(path), fast_load=True) as program:
        program.parse_data_directories(
            [
                pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_IMPORT"],
                pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT"],
            ]
        )
        entries = [
            *getattr(program, "DIRECTORY_ENTRY_IMPORT", []),
            *getattr(program, "DIRECTORY_ENTRY_DELAY_IMPORT", []),
        ]
        return {entry.dll.decode("ascii").lower().removesuffix(".dll") for entry in entries}


def problems(folder: Path) -> Iterator[str]:
    """Yield every broken promise of a folder for Windows, each with the file's name."""
    own = {p.name.lower().removesuffix(".dll") for p in program_files(folder)}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and contents.FORBIDDEN.search(name):
            yield f"{name}: does not belong into the program"
    for path in program_files(folder):
        name = path.relative_to(folder).as_posix()
        for library in sorted(imported(path)):
            if library in NO_WAY_OUT:
                yield f"{name}: asks for {library}.dll, a way to the network"
            elif not (library in own or library in OF_WINDOWS or library.startswith(_FAMILIES)):
                yield f"{name}: asks for {library}.dll, which is neither here nor part of Windows 10"
