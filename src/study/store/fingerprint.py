"""Whether a database file is as a command left it, or somebody else has written it since.

What was left is kept in the file's own time: below the second it says the size and the second. Nothing lies beside the
file for it, a copy or a write by anybody else gives another time, and one that hits the same by chance is one in a
million. Where a file system keeps no such times, every file counts as changed: it is looked through once more.
"""

from __future__ import annotations

import os
from contextlib import suppress

_SECOND = 10**9  # nanoseconds
_SPREAD = 2_654_435_761  # odd, and far from a power of two, so that each second has another rest
_FINEST = 1000  # nanoseconds that every file system of today keeps


def leave(path: str) -> None:
    """Note that a file is as it should be. A file system that can't do that is worth no error."""
    with suppress(OSError):
        known = os.stat(path)
        second = known.st_mtime_ns // _SECOND
        os.utime(path, ns=(known.st_atime_ns, second * _SECOND + _fraction(known.st_size, second)))


def is_as_left(path: str) -> bool:
    """Whether nobody has written a file since. Raises OSError."""
    known = os.stat(path)
    second, fraction = divmod(known.st_mtime_ns, _SECOND)
    return fraction // _FINEST == _fraction(known.st_size, second) // _FINEST


def _fraction(size: int, second: int) -> int:
    return (size ^ second * _SPREAD) % (_SECOND // _FINEST) * _FINEST
