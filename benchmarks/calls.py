"""A plugin for pytest that writes down which functions of the program each test enters, and how long it takes.

``STUDY_CALLS`` names the file: a line of JSON for a test. What a test starts as another process is not seen.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType

import pytest

_ROOT = f"{Path.cwd()}{os.sep}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Follow one test, with what it needs made before and cleared up after it."""
    entered: set[CodeType] = set()

    def enter(frame: FrameType, event: str, argument: object) -> None:
        entered.add(frame.f_code)

    begun = time.perf_counter()
    sys.settrace(enter)
    try:
        return (yield)
    finally:
        sys.settrace(None)
        seconds = time.perf_counter() - begun
        functions = sorted(
            f"{code.co_filename.removeprefix(_ROOT)}:{code.co_firstlineno}"
            for code in entered
            if code.co_filename.startswith(f"{_ROOT}src")
        )
        with Path(os.environ["STUDY_CALLS"]).open("a", encoding="utf-8") as file:
            print(json.dumps({"test": item.nodeid, "seconds": seconds, "functions": functions}), file=file)
