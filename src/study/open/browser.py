"""The learner's browser: the one that BROWSER names, else the desktop's."""

from __future__ import annotations

import os
import sys


def opened(address: str) -> bool:
    """Show an address; False where there is no browser or no screen to show it on."""
    import subprocess

    for command in _commands(address):
        try:
            # A browser of the terminal needs the terminal; one with windows comes back at once.
            if subprocess.run(command, check=False).returncode == 0:  # noqa: S603 (an address on the web, no shell)
                return True
        except OSError:
            continue
    return False


def _commands(address: str) -> list[list[str]]:
    """What to run, the first that works."""
    import shlex

    if named := os.environ.get("BROWSER", ""):
        words = [shlex.split(one) for one in named.split(os.pathsep) if one.strip()]
        return [
            [word.replace("%s", address) for word in one] if any("%s" in word for word in one) else [*one, address]
            for one in words
        ]
    if sys.platform == "darwin":
        return [["open", address]]
    if sys.platform == "win32":
        return [["explorer", address]]
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return [["xdg-open", address]] if has_screen else []
