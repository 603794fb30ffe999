"""``python -m study``."""

from study.main import run

run()
