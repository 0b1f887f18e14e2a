"""A screen that nobody sees, and a look at it from outside: when does a window stand there, drawn?

The ground of the screen has a colour that no program paints. A window that is mapped but not yet drawn still
shows it, because Qt gives its windows no ground of their own. The same look is taken at every program.
Sources: Xlib's manual, XQueryTree(3), XGetWindowAttributes(3), XGetImage(3).
"""

import contextlib
import ctypes
import os
import subprocess
import time
from collections.abc import Iterator

#: Magenta, as a pixel of a screen with 24 bits.
GROUND = 0xFF00FF
_VIEWABLE = 2
_Z_PIXMAP = 2
#: A window is larger than this, in pixels; what is smaller is a tip or a helper.
LEAST = (200, 120)


class _Attributes(ctypes.Structure):
    """XWindowAttributes of Xlib.h."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("x", "y", "width", "height", "border_width", "depth")),
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("class_", "bit_gravity", "win_gravity", "backing_store")),
        ("backing_planes", ctypes.c_ulong),
        ("backing_pixel", ctypes.c_ulong),
        ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong),
        ("map_installed", ctypes.c_int),
        ("map_state", ctypes.c_int),
        ("all_event_masks", ctypes.c_long),
        ("your_event_mask", ctypes.c_long),
        ("do_not_propagate_mask", ctypes.c_long),
        ("override_redirect", ctypes.c_int),
        ("screen", ctypes.c_void_p),
    )


class Screen:
    """A look at an X screen from outside."""

    def __init__(self, name: str) -> None:
        """Open it by its name, such as ``:7``, and give its ground the colour.

        Raises:
            OSError: no such screen, or no libX11.
        """
        self.name = name
        x11 = self._x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XDefaultRootWindow.restype = ctypes.c_ulong
        x11.XGetImage.restype = ctypes.c_void_p
        x11.XGetPixel.restype = ctypes.c_ulong
        x11.XDestroyImage.argtypes = (ctypes.c_void_p,)
        x11.XGetPixel.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_int)
        # A window may go between two questions about it; by itself Xlib would end this program then.
        kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
        self._ignore = kind(lambda _display, _error: 0)
        x11.XSetErrorHandler(self._ignore)
        display = x11.XOpenDisplay(name.encode())
        if not display:
            raise OSError(f"the screen {name} does not answer")
        self._display = ctypes.c_void_p(display)
        self._root = ctypes.c_ulong(x11.XDefaultRootWindow(self._display))
        x11.XSetWindowBackground(self._display, self._root, ctypes.c_ulong(GROUND))
        x11.XClearWindow(self._display, self._root)
        x11.XSync(self._display, 0)

    def close(self) -> None:
        """Let go of the screen."""
        self._x11.XCloseDisplay(self._display)

    def windows(self) -> list[tuple[int, _Attributes]]:
        """Return the windows that are shown and large enough to be one for a person."""
        root, parent, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
        children = ctypes.POINTER(ctypes.c_ulong)()
        self._x11.XQueryTree(
            self._display,
            self._root,
            ctypes.byref(root),
            ctypes.byref(parent),
            ctypes.byref(children),
            ctypes.byref(count),
        )
        ids = [children[i] for i in range(count.value)]
        if ids:
            self._x11.XFree(children)
        shown = []
        for window in ids:
            told = _Attributes()
            found = self._x11.XGetWindowAttributes(self._display, ctypes.c_ulong(window), ctypes.byref(told))
            if found and told.map_state == _VIEWABLE and told.width > LEAST[0] and told.height > LEAST[1]:
                shown.append((window, told))
        return shown

    def is_drawn(self, window: int, told: _Attributes) -> bool:
        """Tell whether nothing of the ground shines through a window any more, along its two middle lines."""
        across = (0, told.height // 2, told.width, 1)
        down = (told.width // 2, 0, 1, told.height)
        return all(self._painted(window, box) for box in (across, down))

    def _painted(self, window: int, box: tuple[int, int, int, int]) -> bool:
        x, y, width, height = box
        image = self._x11.XGetImage(
            self._display, ctypes.c_ulong(window), x, y, width, height, ctypes.c_ulong(0xFFFFFFFF), _Z_PIXMAP
        )
        if not image:
            return False
        # Every eighth pixel: the time of looking must not count.
        pixels = (
            self._x11.XGetPixel(image, i, 0) if height == 1 else self._x11.XGetPixel(image, 0, i)
            for i in range(0, max(width, height), 8)
        )
        painted = all(pixel & 0xFFFFFF != GROUND for pixel in pixels)
        self._x11.XDestroyImage(image)
        return painted

    def wait_drawn(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        """Wait until a window stands there, drawn.

        Args:
            process: what is to draw it.
            seconds: how long to wait.

        Raises:
            TimeoutError: nothing was drawn in time.
            ChildProcessError: the program ended.
        """
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if any(self.is_drawn(*found) for found in self.windows()):
                return
            if process.poll() is not None:
                raise ChildProcessError(f"the program ended with {process.returncode}")
            time.sleep(0.001)
        raise TimeoutError

    def wait_empty(self, seconds: float) -> None:
        """Wait until no window is there any more.

        Raises:
            TimeoutError: one stays.
        """
        until = time.monotonic() + seconds
        while self.windows():
            if time.monotonic() > until:
                raise TimeoutError
            time.sleep(0.005)


@contextlib.contextmanager
def screen() -> Iterator[Screen]:
    """Start a screen that nobody sees and give a look at it.

    Raises:
        FileNotFoundError: Xvfb is not installed.
    """
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    quiet = subprocess.DEVNULL
    try:
        server = subprocess.Popen(command, pass_fds=[writing], stdout=quiet, stderr=quiet)
    finally:
        os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        looked = Screen(f":{number}")
        yield looked
        looked.close()
    finally:
        server.terminate()
        server.wait(10)
