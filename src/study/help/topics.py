"""What `study help` explains beside the commands."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

EXIT_CODES = (
    ("0", "All right."),
    ("1", "It couldn't be done: reading or writing failed, or something unexpected happened."),
    ("2", "The command line can't be understood, or asks for something that makes no sense. Nothing was changed."),
    ("3", "A file isn't valid. None of it was used."),
    ("4", "The plan doesn't fit (only if you asked for this with --strict)."),
    ("5", "No item has that name, or several have."),
    ("6", "The database is locked, damaged, from another program, or newer than this program."),
    ("130", "Interrupted with Ctrl-C."),
)
"""Every exit code with its meaning."""

ENVIRONMENT = (
    ("STUDY_DB", "The database file; `~` is your home. Addresses are refused."),
    ("STUDY_NOW", "A date or date-time to use instead of the clock: try out a later day."),
    (
        "STUDY_BACKUPS",
        "If `off`, no snapshots but those you make; if `on`, also where STUDY_NOW stands in for the clock.",
    ),
    ("STUDY_DEBUG", "If set, an unexpected error shows its full traceback."),
    ("NO_COLOR", "If set, no colour."),
    ("STUDY_READING", "If 1, pages to be read aloud: one fact a line, no columns; if 0, never."),
    (
        "PAGER",
        "The pager for answers longer than the terminal; `less` or `more` if not set, none if empty.",
    ),
    ("COLUMNS", "The width of the output. Without it: that of the terminal, or 80."),
    ("TERM", "If `dumb`, no colour."),
    (
        "BROWSER",
        "The browser of `study open`, with its arguments; `%s` stands for the address. Without it the desktop's, where "
        "`DISPLAY` or `WAYLAND_DISPLAY` says there is one.",
    ),
    (
        "PGHOST, PGUSER, PGPASSWORD, PGSSLMODE",
        "A cohort's server, as for every program that speaks to PostgreSQL. Without PGSSLMODE, a server elsewhere is "
        "spoken to over TLS only.",
    ),
    ("VISUAL, EDITOR", "Your editor with its arguments, such as `code --wait`; the first that is set."),
)
"""The variables that the program reads."""

DATABASE = (
    ("Linux", "~/.local/share/study/study.db, or study/study.db in $XDG_DATA_HOME"),
    ("macOS", "~/Library/Application Support/study/study.db"),
    ("Windows", "%LOCALAPPDATA%\\study\\study.db"),
)
"""Where the database file is without STUDY_DB."""

BESIDE = (
    ("backups/", "Snapshots: one a day, kept for 7 days, 4 weeks and 12 months; and what `study restore` set aside."),
    ("calendar.json", "The events you exported, so that the next export cancels those that are gone."),
    ("curricula/", "The curricula you imported. Edit them by hand if you like: they are never overwritten."),
    ("line.txt", "One line for your prompt: the next item, and how far behind you are."),
)
"""What the program keeps in the folder of the database."""

DATES = (
    ("2026-03-02", "a day of the calendar; also `3 march`, `march 3 2027` and `21.03.2026`"),
    ("today", "also `yesterday` and `tomorrow`"),
    ("friday", "the next one; with --on, the last one"),
    ("next friday", "also `last friday`, `this friday`, `next week`, `last week`"),
    ("in 3 days", "also `+3 days`, `2 weeks ago`"),
    ("friday..sunday", "several days, where a command takes them: study off friday..sunday"),
)
"""Ways to type a date."""

TIMES = (
    ("45m", "minutes"),
    ("1h30m", "hours and minutes; also `1.5h` and `1:30`"),
    ("19:00-20:30", "from when to when"),
    ("10", "hours of a week, such as --hours 10 or --hours 7.5"),
    ("mon=1h sat=4h", "a week by day; also `mon-fri=1h`, `weekend=3h`, `daily=90m`"),
)
"""Ways to type a time, and the hours of a week."""


TOPICS: dict[str, tuple[str, Sequence[str | Sequence[tuple[str, str]]]]] = {
    "exit-codes": ("What the exit code of a command means.", (EXIT_CODES,)),
    "json": (
        "Output for other programs.",
        (
            "With --json a command prints one JSON document. Every command that reads has it, and most that write.",
            "`schema` names the document's format, such as `study.today/1`. Keys are only ever added. "
            "Dates are ISO texts, times are whole minutes, progress is per cent from 0 to 100.",
            "An item has the same keys everywhere: `item` (its number), `ref` (curriculum/id), `title`, `kind`, "
            "`curriculum`, `phase` and `module`.",
            "A script that may have to try again gives each step a name of its own: with --key NAME, a command that "
            "was recorded under that name before changes nothing, says so, and exits with 0.",
            "Messages and errors go to stderr, and the exit code says how it went: `study help exit-codes`.",
            (("study today --json | jq -r '.sessions[].title'", "the titles of what is planned for today"),),
        ),
    ),
    "files": (
        "Where your data is.",
        (
            "Everything is in one SQLite file:",
            "{database}",
            "It is the one that STUDY_DB names, else:",
            DATABASE,
            "Commands that only read leave it exactly as it was. Beside it are:",
            BESIDE,
            "The environment:",
            ENVIRONMENT,
        ),
    ),
    "dates": (
        "How to type a date or a time.",
        (DATES, "A time, and hours:", TIMES, "Several words need no quotes: study log 7 1h 30m, study off dec 24."),
    ),
    "accessibility": (
        "Screen readers, colours and narrow terminals.",
        (
            "Colour never says anything the words don't. NO_COLOR=1 turns it off. Bars are then "
            "drawn with `#` and `-`; every bar has its number beside it.",
            "In a pipe every screen is plain text without colour and without animation: study today | cat.",
            "Lines are wrapped and shortened to the width of the terminal. COLUMNS=200 gives titles all the room they "
            "need, COLUMNS=40 suits large print.",
            "`study config reading on` lays out every page to be read aloud or shown in braille: one fact a line, "
            "words for bars (35 percent, 2 of 4), no columns, nothing cut. STUDY_READING=1 does so for one command, "
            "STUDY_READING=0 turns it off for one.",
            "A command with --json says everything in words and numbers, for tools of your own.",
        ),
    ),
}
"""Every topic with its summary, and its paragraphs and terms."""
