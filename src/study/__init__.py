"""A study planner and progress tracker for the command line."""

__version__ = "0.1.0"
