"""Lines that people get wrong, and what they meant: told beside the error."""

from __future__ import annotations

import re

from study.commands import command_of, function, parameters_of
from study.help.spelling import typed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

TIME = r"(?:\d+(?:[.,]\d+)?h(?: ?\d+m?)?|\d+m|\d{1,2}:\d{2})"
WEEK = r"((?:[a-z]{3,9}(?:-[a-z]{3,9})?=\S+ ?)+)"
DAY = (
    r'(\d{4}-\d\d-\d\d|today|yesterday|tomorrow|"?(?:last |next )?'
    r'(?:mon|tues|wednes|thurs|fri|satur|sun)day"?|"?last week"?)'
)
HOURS = r"(?:--hours )?\d+(?:\.\d+)?"


def _compared(found: re.Match[str]) -> str:
    """Each number of hours as an option in quotes."""
    return " ".join(["compare", *(f'"--hours {number}"' for number in re.findall(r"[\d.]+", found[0]))])


MISTAKES: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (rf"start (\S+) ({TIME})", r"log \1 \2"),
    (r"(?:done|log) (\S+) (\d+) ?%", r"progress \1 \2"),
    (r"(done|skip|reopen|remove|include|exclude) (\d+)(?:\.\.|:| to | ?- ?)(\d+)", r"\1 \2-\3"),
    (r"(\w+) (?:item|no|nr|number|task) (\d+)(.*)", r"\1 \2\3"),
    (rf"done (\S+) ({TIME}) {DAY}", r"done \1 --time \2 --on \3"),
    (rf"(done(?: [^\s-]\S*)+) ({TIME})(?= |$)(.*)", r"\1 --time \2\3"),
    (r"(\w+ \S+) (?:because|since|as) (.+)", r'\1 --note "\2"'),
    (rf"((?:done|log|progress)(?:(?! --).)+?) {DAY}", r"\1 --on \2"),
    (r"log (\S+) (?:for )?half an hour", r"log \1 30m"),
    (r"log (\S+) (?:for )?(?:an|one) hour", r"log \1 1h"),
    (r"progress (\S+) half", r"progress \1 50"),
    (rf"log ({TIME}) (\d+)", r"log \2 \1"),
    (rf"extra ({TIME}) (.+)", r"extra \2 \1"),
    (rf"(log \S+) --(?:time|effort) ({TIME})(.*)", r"\1 \2\3"),
    (r"(log .+) \+(\d\S*)", r"\1 \2"),
    (r"((?:log|extra) .+ |.+ --time )([1-9]\d*)(?= |$)(.*)", r"\1\2m\3"),
    (r"(log .+ )(\d+[.,]\d+)", r"\1\2h"),
    (r"(progress .+ )(?:1\d\d|[2-9]\d\d)", r"\g<1>100"),
    (r"due (\S+) by (.+)", r"due \1 \2"),
    (r"due (\S+) (?:never|no|off|clear)", r"due \1 none"),
    (rf"off (?:from )?{DAY} (?:to |until )?{DAY}", r"off \1..\2"),
    (r"off (?:for )?(?:a|one|1) week", "off today..+6 days"),
    (r"off (?:for )?(?:two|2) weeks", "off today..+13 days"),
    (r"off (?:remove|cancel|delete) (.+)", r"off \1 --remove"),
    (r"(off|goal|config|journal|lesson) (?:list|show|all)", r"\1"),
    (rf"edit (\S+) (?:time |effort )?({TIME})", r"edit \1 --effort \2"),
    (r'edit (\d+) (?:title )?"?([^-"][^"]*)"?', r'edit \1 --title "\2"'),
    (r"(add .+|edit \S+) --hours (\d+)(.*)", r"\1 --effort \2h\3"),
    (r"(?:add|import) (?:a )?(?:new )?(?:curriculum|plan)", "enroll FILE"),
    (r"move (\d+) (\d+)", r"move \1 --before \2"),
    (rf"move (\d+) (?:to )?{DAY}", r"pin \1 \2"),
    (r"track (\d+) --pause", r"pin \1 DATE"),
    (r"track (pause|resume) (\w\S*)", r"track \2 --\1"),
    (r"resume (\w\S*)", r"track \1 --resume"),
    (r"catchup (\d)", r"catchup --apply \1"),
    (rf"compare {HOURS}(?: {HOURS})*", _compared),
    (r"forecast --hours (\S+)", r'compare "--hours \1"'),
    (r"plan --?week|today (?:--week|-n|week).*", "plan --weeks 1"),
    (r"plan (?:--)?next[- ]week", "plan --weeks 2"),
    (r"plan (?:--)?month", "plan --weeks 5"),
    (r"(plan|list|history|curricula|deadlines) (?:--)?(?:all|everything)", r"\1"),
    (r"today (?:--all|all)", "plan"),
    (r"plan -(\d+)", r"plan --weeks \1"),
    (r"list --(?:curriculum|module|phase|title|search)[ =](\S+)", r"list \1"),
    (r"list --(open|started|done|skipped)", r"list \1"),
    (r"entries (today|yesterday)", r"entries --from \1"),
    (r"goal (\d+) (\w+)", r"goal \2 \1"),
    (r"goal (\w+) (\d+)[a-z]\w*", r"goal \1 \2"),
    (r"goal (\w+) (\d+) (?:in )?(\d{4})", r"goal \1 \2 --year \3"),
    (r"config set (.+)", r"config \1"),
    (r"config hours (\S+)", r"hours \1"),
    (r'journal "?([^-"][^"]*)"?', r'journal --results "\1"'),
    (r"kaggle submit (\S+) ([\d.]+)", r"kaggle submit \1 --score \2"),
    (r"kaggle result (\S+) (\d+)", r"kaggle result \1 --rank \2"),
    (r"(kaggle|certificate) (?!add|list|show|result|submit|import|attempt|close)(\w+)", r"\1 add \2"),
    (r"certificate (pass|fail)(?:ed)? (\S+)", r"certificate attempt \2 --\1ed"),
    (r"backlog add (.+)", r"add \1 --backlog"),
    (r"backlog (\d+)", r"exclude \1"),
    (r"undo (?:last|--last)", "undo"),
    (r"report --html (?:-o|--output) (\S+)", r"report --format html -o \1"),
    (r"(?:report|export) (?:.* )?(?:--)?(?:html|pdf)\b.*", "report --format html -o report.html"),
    (r"(?:report|export) (?:.* )?(?:--)?(?:md|markdown)\b.*", "report --format markdown"),
    (r"report (?:--)?week(?:ly)?", "journal"),
    (r"(export (?:calendar|json|todoist|anki)) ([^\s-]\S*)", r"\1 -o \2"),
    (r"export csv (\S+\.\w+)", r"export csv items -o \1"),
    (rf"(hours|replan) (?:--hours |--week )?{WEEK}", r'\1 --week "\2"'),
    (r"(done|skip|exclude|include|remove) (?:--)?(?:all|everything)", r"\1 1-9"),
    (r"(enroll \S+) (\d+(?:\.\d+)?)", r"\1 --hours \2"),
    (r"--json", "today --json"),
    (r"(--\w+) (.+)", r"\2 \1"),
    (r"(\w+(?: \w+)?) -(\d\S*)", r"\1 \2"),
)
"""Whole lines, without `study`, each with what is meant by it; the first that fits is named."""

ALIASES = {
    "--on": "--date --day --when",
    "--note": "--reason --message --comment --because -m",
    "--due": "--deadline --by --until --end",
    "--url": "--link",
    "--title": "--name --rename",
    "--effort": "--time --estimate --duration --minutes",
    "--time": "--duration --took --spent --minutes -t",
    "--output": "--out --file --save",
    "--from": "--since --start --date",
    "--dry-run": "--preview --simulate --test",
    "--hours": "--pace --weekly",
    "--to": "--curriculum --module",
}
"""Options with what people call them otherwise."""


def corrected(argv: list[str], message: str = "") -> str | None:
    """The line that was probably meant by one that failed, perhaps with a message that names another word."""
    line = typed(argv).removeprefix("study ")
    for pattern, meant in MISTAKES:
        if found := re.fullmatch(pattern, line):
            said = meant(found) if callable(meant) else found.expand(meant)
            if command_of(said.split())[0] and said != line:
                return f"study {said}"
    if found := re.search(r'"([^"]+)".* Did you mean "([^"]+)"\?', message):
        wrong, right = found.groups()
        return typed([right if word == wrong else word for word in argv]) if wrong in argv else None
    return _with_known_options(argv)


def _with_known_options(argv: list[str]) -> str | None:
    """The line with the options that the command has in place of those it lacks; None if there are none so close."""
    name, _ = command_of(argv)
    if name is None:
        return None
    known = [flag for parameter, _ in parameters_of(function(name)).values() for flag in parameter.flags]
    line = [_known(word, known) if word.startswith("--") or word in ("-t", "-m") else word for word in argv]
    return None if None in line or line == argv else typed([word for word in line if word])


def _known(word: str, known: list[str]) -> str | None:
    """An option of the command in place of another word for it, or of a misspelling."""
    from difflib import get_close_matches

    flag, equals, value = word.partition("=")
    if flag in known or flag in ("--", "--help"):
        return word
    other = [option for option, names in ALIASES.items() if option in known and flag in names.split()]
    near = other or get_close_matches(flag, known, n=1, cutoff=0.75)
    return f"{near[0]}{equals}{value}" if near else None
