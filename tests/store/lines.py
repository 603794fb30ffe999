"""Command lines of a learner who follows ``hf-four-week``."""

READING = [
    "",
    "curricula",
    "check hf-four-week",
    "schema",
    "today",
    "today --date tomorrow --json",
    "plan",
    "plan --json",
    "list",
    "list --status open --kind topic",
    "show 3",
    "report",
    "report --format markdown",
    "replan --hours 5 --dry-run",
    "config",
    "config day-start",
    "doctor",
]
REFUSED = {
    "enroll hf-four-week": 2,
    "enroll nothing-of-the-kind": 2,
    "enroll llm-basics --continue": 2,
    "enroll gpt-transformer --hours 1 --due 2026-04-01 --strict": 4,
    "done 1": 0,  # done already: said, not repeated
    "done 99": 5,
    "done week": 5,
    "done 2 --on 2030-01-01": 2,
    "progress 2 101": 2,
    "log 2 25h": 2,
    "skip 1": 0,
    "reopen 3": 0,
    "leave llm-basics": 2,
    "replan --hours 0": 2,
    "replan --hours 1 --due 2026-03-04 --strict": 4,
    "config day-start 25:00": 2,
    "config night-start 4:00": 2,
}
"""With their exit codes: nothing is changed by any of them."""

WRITING = [
    "done 2 --on yesterday --time 1h30m --note 'it went \"well\"'",
    "done 3-4",
    "progress 5 40",
    "log 5 45m",
    "skip 6",
    "reopen 6 2",
    "config min-session 20m",
    "replan --hours 7.5",
    "replan",
    "enroll llm-basics --hours 9",
    "leave hf-four-week",
    "enroll hf-four-week --continue",
]
