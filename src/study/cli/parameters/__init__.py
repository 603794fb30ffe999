"""The parameters of the commands as Typer sees them. Command modules name these types and import none of this."""

from __future__ import annotations

from study.cli.parameters import common, describing, log, planning

VOCABULARY = vars(common) | vars(planning) | vars(log) | vars(describing)
"""Every type a command may name, by that name."""
