"""Whether this machine can show a window, asked before Qt aborts over it."""

from __future__ import annotations

import ctypes
import os
import sys

from workbench.core.wording import tr

# What the xcb plugin of the Qt wheels needs beyond a bare Debian, with the package that brings each.
_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_XCB_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def missing_for_display() -> str:
    """One sentence saying what keeps a window from opening and how to go on; "" when nothing does."""
    if not sys.platform.startswith("linux"):
        return ""
    plugin = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    has_display = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if not has_display and plugin in ("", "xcb", "wayland"):
        return tr(
            "There is no display, so no window can open; run it in a desktop session, through “ssh -X”, or on a virtual "
            "display with “xvfb-run -a”. The command line works without one: “workbench --help”."
        )
    wanted = dict(_LIBRARIES) if plugin in ("offscreen", "minimal") else {**_LIBRARIES, **_XCB_LIBRARIES}
    missing = [package for library, package in wanted.items() if not _loads(library)]
    if missing:
        return tr(
            "Qt needs system libraries that are not here; install them: apt-get install {packages}",
            packages=" ".join(missing),
        )
    if plugin in ("", "xcb") and not os.environ.get("WAYLAND_DISPLAY") and not _is_answered():
        return tr(
            "The display {name} does not answer, so no window can open; check DISPLAY, or use “xvfb-run -a”.",
            name=os.environ.get("DISPLAY", ""),
        )
    return ""


def _is_answered() -> bool:
    """Whether the X server behind DISPLAY takes a connection; Qt ends the whole program when it does not."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    for function in (xcb.xcb_connection_has_error, xcb.xcb_disconnect):
        function.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    is_answered = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return is_answered


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
