"""What goes into a packaged program and what stays out: one list for every system.

``build.spec`` (Linux, macOS) and :mod:`maintainer.release.windows` read it; the tests hold both against it.
Why each thing stays or goes is written in ``docs/packaging.md``.
"""

import re


def names(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


#: Python modules that could use the network.
NETWORK: frozenset[str] = names(
    """
    PySide6.QtNetwork ssl _ssl http urllib.request urllib.error urllib.response urllib.robotparser
    urllib3 requests
    certifi ftplib smtplib imaplib poplib nntplib telnetlib xmlrpc socketserver wsgiref webbrowser
    asyncio _asyncio
    _overlapped multiprocessing _multiprocessing concurrent.futures.process logging.handlers logging.config
    keyring.http keyring.devpi_client jeepney.io.asyncio jeepney.io.trio jeepney.io.tests jeepney.tests
    """
)

#: Python modules that nothing here needs. ``distutils`` is not among them: PyInstaller's alias for it
#: must stay.
NOT_NEEDED: frozenset[str] = names(
    """
    tkinter _tkinter turtle turtledemo idlelib unittest doctest pydoc pydoc_data pdb bdb test ensurepip
    venv lib2to3
    setuptools pip pkg_resources attr attrs
    typing_extensions babel numpy maintainer tests pytest _pytest hypothesis mypy keyring.cli
    keyring.testing keyring.completion apsw.shell apsw.fts5 apsw.tests apsw.speedtest apsw.trace
    apsw.sqlite_extra apsw.sqlite_extra_binaries curses readline
    sqlite3 _sqlite3 pygments rich _pyrepl winsound dbm cProfile profile pstats timeit trace antigravity this
    PySide6.QtQml PySide6.QtQuick PySide6.QtSql PySide6.QtTest PySide6.QtDesigner PySide6.scripts
    PySide6.support
    """
)

#: Qt plugins that stay, by folder.
PLUGINS: dict[str, str] = {
    "platforms": "qxcb qwayland qoffscreen qminimal qwindows qcocoa",
    "platformthemes": "qxdgdesktopportal",
    "platforminputcontexts": "composeplatforminputcontextplugin ibusplatforminputcontextplugin",
    "xcbglintegrations": "qxcb-glx-integration qxcb-egl-integration",
    "wayland-shell-integration": "xdg-shell",
    "wayland-decoration-client": "bradient adwaita",
    "wayland-graphics-integration-client": "qt-plugin-wayland-egl",
    "iconengines": "qsvgicon",
    "imageformats": "qjpeg qwebp qgif qico qsvg",
    "styles": "qmodernwindowsstyle qmacstyle",
    "printsupport": "cupsprintersupport windowsprintersupport cocoaprintersupport",
}

#: Qt's own libraries that stay.
QT_LIBRARIES: frozenset[str] = names(
    "Core Gui Widgets DBus PrintSupport Svg XcbQpa OpenGL WaylandClient WlShellIntegration"
)

#: Qt's modules for Python that stay.
QT_MODULES: frozenset[str] = names("QtCore QtGui QtWidgets QtPrintSupport QtSvg QtDBus")

#: Linux: libraries that a plugin asks for and that come with the desktop itself, never with the program.
#: Where they are missing, the plugin is not loaded. CUPS would bring a TLS library along; without it nothing
#: is printed, and the program says so.
OF_THE_DESKTOP = ("libwayland-", "libcups.")

#: Never, wherever it comes from.
FORBIDDEN = re.compile(
    r"qt6?network|qvnc|qtuiotouch|qeglfs|eglfs|qlinuxfb|virtualkeyboard|qt6?(qml|quick|sql|test|pdf)|"
    r"(^|[/\\])(plugins[/\\])?(tls|networkinformation|qmltooling|sqldrivers)[/\\]|[/\\]qml[/\\]|"
    r"(^|[/\\])_?ssl[._-]|libssl|libcrypto|libgnutls|libcups\.|libavahi|libkrb5|libgssapi|opengl32sw|"
    r"(^|[/\\])_hashlib\.",
    re.IGNORECASE,
)

_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/([^/]+)/(?:lib)?([^/.]+)\.")
_LIBRARY = re.compile(r"(?:^|/)(?:lib)?Qt6?([A-Za-z0-9]+?)(?:\.so\.6|\.dll|\.framework/.*)$")


def stays(name: str, languages: frozenset[str]) -> bool:
    """Tell whether a file of the packaged program stays.

    Args:
        name: its path inside the folder, with ``/`` or ``\\``.
        languages: the languages the program speaks; Qt's own words of others are left out.
    """
    path = name.replace("\\", "/")
    if FORBIDDEN.search(path):
        return False
    plugin = _PLUGIN.search(path)
    if plugin:
        return plugin[2] in PLUGINS.get(plugin[1], "").split()
    if "PySide6/" in path and "/translations/" in path:
        words = re.search(r"/qtbase_([^/]+)\.qm$", path)
        return words is not None and words[1] in languages
    library = _LIBRARY.search(path)
    return library is None or library[1] in QT_LIBRARIES


def module_stays(module: str) -> bool:
    """Tell whether a Python module stays, by its dotted name: neither it nor a package around it is
    left out."""
    parts = module.split(".")
    around = {".".join(parts[:n]) for n in range(1, len(parts) + 1)}
    return not around & (NETWORK | NOT_NEEDED)
