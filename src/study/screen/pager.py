"""Pages longer than the terminal go through the learner's pager, so that their beginning can be read."""

from __future__ import annotations

import os
import sys

from study.screen.console import is_reading, is_terminal, rendered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.screen.page import Page

FALLBACKS = ("less", "more")
USUAL_LESS = "FRX"  # quit where it fits, colours as they are, and leave on the screen what was read


def show(page: Page) -> None:
    """A page on stdout; through ``PAGER`` where that is a terminal with fewer lines."""
    if sys.stdout is None:
        return
    text = rendered(page, sys.stdout)
    words = _command() if is_terminal() and not is_reading() and text.count("\n") >= _height() else []
    if not (words and _paged(words, text)):
        sys.stdout.write(text)


def _height() -> int:
    """Lines of the terminal; more than any page has where it does not know."""
    try:
        told = os.get_terminal_size(sys.stdout.fileno()).lines
    except (OSError, ValueError):
        told = 0
    return told or sys.maxsize


def _command() -> list[str]:
    """The pager as words; none where it is not wanted, or the terminal is too dumb for one."""
    import shlex
    from shutil import which

    told = os.environ.get("PAGER")
    if os.environ.get("TERM") == "dumb" or told == "":
        return []
    try:
        return shlex.split(told) if told else [name for name in FALLBACKS if which(name)][:1]
    except ValueError:  # a quotation mark that is never closed
        return []


def _paged(words: list[str], text: str) -> bool:
    """Whether the pager took it. Ctrl-C is meant for it as long as it runs."""
    import signal
    import subprocess

    environment = {"LESS": USUAL_LESS, "LESSCHARSET": "utf-8", **os.environ}
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        sys.stdout.flush()
        subprocess.run(words, input=text.encode(), env=environment, check=False)  # noqa: S603 (the learner's own choice)
    except BrokenPipeError:  # left before the end
        return True
    except OSError:
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    return True
