"""What people type instead of what there is: a hundred and eighty lines, each with its answer."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.commands import COMMANDS, GROUPS, READING, command_of
from study.errors import StudyError
from study.help.complaints import complaint
from study.help.corrections import corrected
from study.help.guesses import INSTEAD, SHOWN_ALONE, SYNONYMS
from study.help.joining import OPTION
from study.help.lines import meant
from tests.conftest import Answer, Study
from tests.program.test_streams import on_a_terminal

PLAN = """
curriculum: baking
title: Baking
phases:
  - title: Bread
    modules:
      - module: dough
        title: Dough
        items: [{topic: Flour and water, effort: 2h}, {topic: The sponge, effort: 1h}, {practice: Knead, effort: 2h}]
      - module: oven
        title: Oven
        items: [{topic: Heat, effort: 1h}, {project: A first loaf, effort: 3h}, {topic: GPT-2 for bakers, effort: 1h}]
"""

GUESSES = """
next
todo
Today
TODAY --json
tomorrow
today friday
week
ls
search
search flour water
list done
stats
summary
progress
eta
late
courses
competition
cert
export ics
kaggle list
goals
7
"#2"
7 done
2 show
finish 1
tick 1-2
Done 1
check-off 1 --on yesterday
rm 1
delete 'first loaf'
pause baking
pause
unpause baking
snooze 1 friday
postpone 1 'next friday'
timer 1
init
init baking.yaml --hours 10
reset baking
calendar -o plan.ics
html
goals books 5
vacation friday
mv 1 --to log
create Read the 'GPT-2' paper
tod
todya
re
xyzzy
''
"  " 7
kaggle winners
export pdf
"done 1"
done
done kneading
done 1 2h
done 1 45m --note warm
done oven
log 1
log 1 90
extra friday 45
progress 1 150
report --html
report --html -o x.html
export markdown
hours mon=2h
replan mon-fri=1h sat=2h
enroll baking.yaml 8
enroll ./nope.yaml
enroll gpt
skip all
done 1 --on 3/4
today extra
history yes
today --hours 3
kaggle result
list --status late
config editor vim
schedule
complete 1
delete 1
defer 1 friday
unenroll
search sponge
find flour and
list baking
list practice
list all
list dough open
list nothing-like-it
study today
study
what should i do
when will i finish
task add Proof
man done
where
tutorial
grep knead
sick
read 1
update
man --version
-v
--json
--db other.db today
--frobnicate
today --json=yes
today --week
today --all
plan -5
plan next week
plan --month
list --open
list --curriculum baking
history all
entries yesterday-night
done -1
done 1..3
done item 2
done 1 yesterday
done 1 30m yesterday
done 1 --date yesterday
done 1 -t 30m
done 1 --note
done --all
done 1 50%
start 1 30m
log 2h 1
log 1 1.5
log 1 half an hour
log 1 +30m
log 1 30m yesterday
log 1 --time 2h
extra 1h today
progress 1 half
due 1 by friday
due 1 never
pin 1
move 1 friday
move 1 3
skip 1 because boring
skip 1 --reason boring
rename 1 Flour
estimate 1 2h
edit 1 title Flour
edit 1 --hours 2
add Proof --time 2h
create curriculum
off for a week
off 2 weeks
off monday tuesday
off from friday to sunday
off remove friday
track pause baking
resume baking
catchup 1
compare --hours 8 12
compare 8 12
compare "--weekly 8"
forecast --hours 10
hours 200
hours -5
goal 10 books
goal hours 100h
goal books 5 2026
journal Today was good
kaggle titanic
kaggle submit titanic 0.77
kaggle result titanic 5
cert add TensorFlow
certificate pass tf
backlog add Rye
undo last
report --pdf
report --week
export calendar plan.ics
export csv items.csv
enroll GPT-Transformer
enroll README.md
config set soft 30
config hours 10
"""
"""None of them changes anything."""

SERVED = """
add Read the GPT-2 paper
note 1 use the old jar
log 1 1h 30m
log first loaf 20m
progress knead 50 %
progress the sponge 3/12
done 2 and 3
done "#4"
done flour and water
reopen 1,2
done a first loaf
due 1 3 april
pin flour and water next saturday
extra next saturday 2h 30m
off friday-sunday
off dec 24 --note Eve
off 24 dec to 2 jan
hours 8
replan 10
hours --week "mon 1h wed 2h 30m"
done gpt-2 bakers --on 02/28
lesson Weigh the water
"""
"""Words that belong together: each of them is one step."""


@pytest.fixture
def baker(study: Study, tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> Study:
    """Somebody with one curriculum, in a folder that holds its file."""
    from pathlib import Path

    monkeypatch.chdir(str(tmp_path))
    Path("baking.yaml").write_text(PLAN, encoding="utf-8")
    assert study("enroll", "baking.yaml", "--hours", "7").code == 0
    return study


def told(line: str, answer: Answer) -> str:
    """The line with the first lines of its answer."""
    shown = [text for text in answer.output.splitlines() if text][:2]
    code = [f"exit code {answer.code}"] if answer.code else []
    return "\n".join([f"$ study {line}", *answer.errors.splitlines(), *shown, *code, ""])


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


def typed(study: Study, line: str) -> Answer:
    from shlex import split

    return study(*split(line), columns=100)


def test_guesses(baker: Study, golden: Callable[[str], None]) -> None:
    before, answers = steps(baker), []
    for line in lines(GUESSES):
        answers.append(told(line, typed(baker, line)))
        assert steps(baker) == before, answers[-1]
    golden("\n".join(answers))


def test_words_that_belong_together(baker: Study, golden: Callable[[str], None]) -> None:
    answers = []
    for line in lines(SERVED):
        before = steps(baker)
        answers.append(told(line, typed(baker, line)))
        assert steps(baker) == before + 1, answers[-1]
    golden("\n".join(answers))


def steps(study: Study) -> int:
    return study("history", "--last", "99").output.count("study ")


def test_every_corrected_line_is_one_that_is_understood(baker: Study) -> None:
    import re

    for line in lines(GUESSES):
        errors = " ".join(typed(baker, line).errors.split())
        for proposed in re.findall(r"Did you mean `study ([^`]*)`", errors):
            line_alone = proposed.partition(" | ")[0].replace("CURRICULUM", "baking")
            answer = typed(baker, re.sub(r"\bITEM\b", "6", line_alone))
            assert "Did you mean" not in answer.errors, (line, proposed, answer)


def test_the_table_of_synonyms_is_sound() -> None:
    words = [word for names in SYNONYMS.values() for word in names.split()]
    assert len(words) == len(set(words)) > 100
    assert not set(words) & set(COMMANDS)
    for line in SYNONYMS:
        assert command_of(line.split())[0], line
    assert set(COMMANDS) >= {*INSTEAD, *INSTEAD.values(), *SHOWN_ALONE, *OPTION, *READING, *GROUPS}


def test_the_beginning_of_a_command_is_enough_on_a_terminal_only(baker: Study) -> None:
    assert "Flour and water" in on_a_terminal(["tod"])
    assert "Did you mean `study undo`? Nothing was changed." in on_a_terminal(["und"])
    assert baker("tod").code == 2
    assert '"re" could be' in on_a_terminal(["re"])


def test_a_guess_says_what_it_shows_only_where_that_is_another_word(baker: Study) -> None:
    assert baker("ls") == Answer(0, baker("list").output, "Showing `study list`.\n")
    assert baker("List") == baker("list")
    assert baker("ls", "--json").output == baker("list", "--json").output


WORDS = [
    *COMMANDS,
    *SYNONYMS,
    "",
    " ",
    "7",
    "#7",
    "7,8",
    "-",
    "--",
    "--json",
    "--hours",
    "--time=",
    "-o",
    "=",
    "'",
    "\\",
]


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=5))
def test_any_line_is_understood_or_refused_in_a_sentence(words: list[str]) -> None:
    try:
        line = meant(words)
    except StudyError as fault:
        assert str(fault).endswith((".", "?"))
    else:
        assert line == words or command_of(line)[0] or line[0].startswith("-")
    assert corrected(words) is None or "study " in str(corrected(words))
    for name in (words[:1], words[:2]):
        if " ".join(name) in COMMANDS:
            assert complaint(words, "Otherwise.")


def test_a_list_of_words_takes_whole_words_before_pieces_of_them(baker: Study) -> None:
    def numbers(*words: str) -> list[str]:
        return [line.split()[0] for line in baker("list", *words).output.splitlines() if line.startswith(" ")]

    assert numbers("flour") == ["1"]
    assert numbers("bak") == ["6"]  # a piece, where no title has the word
    assert numbers("dough", "practice") == ["3"]
    assert numbers("flour", "sponge") == []
    assert numbers("all") == numbers() == ["1", "2", "3", "4", "5", "6"]


def test_nothing_is_counted_where_there_is_no_file(baker: Study) -> None:
    answer = baker("enroll", "./nope.yaml")
    assert (answer.code, answer.errors.splitlines()[0]) == (3, "nope.yaml: there is no such file")
    assert "problem" not in answer.errors


def test_no_complaint_is_in_the_words_of_the_parser(baker: Study) -> None:
    for line in lines(GUESSES):
        errors = typed(baker, line).errors
        assert not any(word in errors for word in ("Usage:", "Try '", "No such option", "Got unexpected", "╭")), line
        assert "option '" not in errors.lower(), line
