"""What people type instead of what there is: some sixty lines, each with its answer."""

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
"""
"""None of them changes anything."""

SERVED = """
add Read the GPT-2 paper
note 1 use the old jar
log 1 1h 30m
log first loaf 20m
progress knead 50 %
done 2,3
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
