"""The learner's own editor, for texts of more than a line."""

from __future__ import annotations

import os
import shlex
import signal
import sys
from collections.abc import Callable

from study.errors import StudyError, WrongUsage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


FALLBACKS = ("sensible-editor", "editor", "nano", "vim", "vi", "notepad")


def is_there() -> bool:
    """Whether there is a terminal for an editor to run in."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def edit(name: str, text: str, take: Callable[[str, str], bool], suffix: str = ".md") -> bool:
    """Let the learner change a text, and give what comes of it to ``take``, with the name of its file.

    Whether anything was taken. Whatever goes wrong, what the learner has written is kept in that file, and told.
    """
    path = _file(name, text, suffix)
    try:
        run(path)
        taken = take(_read(path), str(path))
    except BaseException:
        _keep(path, text)
        raise
    path.unlink(missing_ok=True)
    return taken


def command() -> list[str]:
    """The editor with its arguments: VISUAL, EDITOR, or what is usual. Raises WrongUsage if there is none."""
    from shutil import which

    for variable in ("VISUAL", "EDITOR"):
        if told := os.environ.get(variable, "").strip():
            try:
                if os.name == "nt":  # where a backslash is part of a path
                    return [word.strip('"') for word in shlex.split(told, posix=False)]
                return shlex.split(told)
            except ValueError:
                raise WrongUsage(f"{variable} is set to {told!r}, which is missing a quotation mark.") from None
    for name in FALLBACKS:
        if found := which(name):
            return [found]
    raise WrongUsage('No editor was found. Set EDITOR to yours, such as nano or "code --wait".')


def _file(name: str, text: str, suffix: str) -> Path:
    """A file of the learner's own, which nobody else may read."""
    from pathlib import Path
    from tempfile import mkstemp

    handle, path = mkstemp(suffix, f"{name}-", text=False)
    with open(handle, "wb") as file:  # noqa: PTH123 (it is open already)
        file.write(text.encode())
    return Path(path)


def run(path: Path) -> None:
    """Wait for the editor. Ctrl-C is meant for it as long as it runs. Raises StudyError if it fails."""
    import subprocess

    words = command()
    before = signal.signal(signal.SIGINT, lambda *_: None)  # no SIG_IGN, which the editor would inherit
    try:
        code = subprocess.run([*words, str(path)], check=False).returncode  # noqa: S603 (the learner's own choice)
    except OSError as fault:
        raise StudyError(f"The editor {words[0]} can't be started: {fault.strerror}. Set EDITOR to another.") from None
    finally:
        signal.signal(signal.SIGINT, before)
    if code:
        how = f"exit code {code}" if code > 0 else f"signal {-code}"
        raise StudyError(f"The editor {words[0]} ended with {how}. Nothing was changed.")


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise StudyError("The file is gone after editing. Nothing was changed.") from None
    except UnicodeDecodeError:
        raise StudyError("What you saved isn't UTF-8 text. Nothing was changed.") from None


def _keep(path: Path, text: str) -> None:
    """Say where the text is, unless it is as it was."""
    from study.screen.console import tell

    try:
        unchanged = path.read_bytes() == text.encode()
    except OSError:
        return
    if unchanged:
        path.unlink(missing_ok=True)
    else:
        tell(f"Your text is kept in {path}.")
