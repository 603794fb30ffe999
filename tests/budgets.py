"""What something may take: counted in function calls or in steps of a loop, whatever the machine is and does."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from sys import getprofile, setprofile
from time import process_time
from types import FrameType


@contextmanager
def calls_at_most(most: int) -> Iterator[None]:
    """Fail when the body takes more function calls than that, rather than wait for what never ends."""
    left, before = most, getprofile()

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal left
        left -= event in ("call", "c_call")
        if left < 0:
            raise AssertionError(f"more than {most} calls")

    setprofile(count)
    try:
        yield
    finally:
        setprofile(before)


@contextmanager
def steps_at_most(most: int) -> Iterator[None]:
    """Fail as soon as the body has kept the processor busy for as long as so many steps of a Python loop take.

    For what is done in C, where no call is seen; a machine that is slow or shared is so for the loop as well.
    """

    def end(number: int, frame: FrameType | None) -> None:
        raise AssertionError(f"longer than {most} steps take")

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, most * _seconds_for_a_step())
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@cache
def _seconds_for_a_step() -> float:
    steps = 1_000_000
    begin = process_time()
    for _ in range(steps):
        pass
    return (process_time() - begin) / steps
