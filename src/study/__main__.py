"""``python -m study``."""

from study.cli.main import run

run()
