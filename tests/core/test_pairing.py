"""Which item is which in another version: certain pairs, and what stays a guess."""

import time

import pytest

from study.core.pairing import Heading, Listing, Pairing, Side, pair


def side(*modules: tuple[str, list[str]], **told: dict[str, str]) -> Side:
    """A version of one phase. Items as ``title``, ``id=title`` where their author names them; ``told`` are addresses
    and kinds by title."""
    headings = [Heading(id="one", title="One", stated=True)]
    headings += [Heading(id=title.lower(), title=title, stated=False, parent=0) for title, _ in modules]
    items = []
    for n, (_, titles) in enumerate(modules, 1):
        for text in titles:
            name, _, title = text.rpartition("=")
            items.append(
                Listing(
                    id=name or title.lower().replace(" ", "-"),
                    title=title,
                    kind=told.get("kinds", {}).get(title, "topic"),
                    stated=bool(name),
                    work=True,
                    group=n,
                    url=told.get("urls", {}).get(title, ""),
                )
            )
    return Side(headings, items)


def found(old: Side, new: Side) -> dict[str, str]:
    """The certain pairs, by their titles."""
    return {old.items[one.old].title: new.items[one.new].title for one in pair(old, new).pairs}


def guessed(old: Side, new: Side) -> list[tuple[str, list[str], list[str]]]:
    guesses = pair(old, new).guesses
    return [(one.fate, [old.items[n].title for n in one.old], [new.items[n].title for n in one.new]) for one in guesses]


def positions(old: Side, new: Side) -> dict[int, int]:
    return {one.old: one.new for one in pair(old, new).pairs}


def test_equal_titles_are_the_same_however_they_are_spaced_and_punctuated() -> None:
    old, new = side(("M", ["C/C++Programming", "Data  base"])), side(("M", ["C/C++ programming", "Database"]))
    assert found(old, new) == {"C/C++Programming": "C/C++ programming", "Data  base": "Database"}


def test_numbers_are_not_run_together() -> None:
    old, new = side(("M", ["Week 1 12", "Item 11 2"])), side(("M", ["Week 11 2", "Item 1 12"]))
    assert found(old, new) == {}


@pytest.mark.parametrize("other", ["Programming in C++", "Programming in C#"])
def test_c_is_not_another_language(other: str) -> None:
    assert found(side(("M", ["Programming in C"])), side(("M", [other]))) == {}


def test_a_title_that_stands_elsewhere_was_moved_where_only_one_has_it() -> None:
    old, new = side(("A", ["Graphs", "Trees"]), ("B", ["Sets"])), side(("A", ["Trees"]), ("B", ["Sets", "Graphs"]))
    assert found(old, new)["Graphs"] == "Graphs"


def test_review_stays_in_its_module_whatever_comes_before_it() -> None:
    """Ids made from titles count up, so `review` of the first module is another one once a module comes before it."""
    old = side(("Sets", ["Sets", "Review"]), ("Maps", ["Maps", "Review"]))
    new = side(("Before", ["Review"]), ("Sets", ["Sets", "Review"]), ("Maps", ["Maps", "Review"]))
    assert positions(old, new) == {0: 1, 1: 2, 2: 3, 3: 4}


def test_review_of_a_module_that_is_gone_is_no_other_review() -> None:
    old = side(("Sets", ["Sets", "Review"]), ("Maps", ["Maps", "Review"]))
    new = side(("Sets", ["Sets", "Review"]), ("Graphs", ["Graphs", "Review"]))
    assert positions(old, new) == {0: 0, 1: 1}
    assert guessed(old, new) == [("moved", ["Review"], ["Review"])]


def test_several_of_one_title_are_told_apart_by_their_address() -> None:
    old = side(("M", ["Video", "Video"]))
    old = Side(old.headings, [_at(one, url) for one, url in zip(old.items, ("x.org/a", "x.org/b"), strict=True)])
    new = side(("M", ["Video", "Video", "Video"]))
    urls = ("x.org/b", "x.org/c", "x.org/a")
    new = Side(new.headings, [_at(one, url) for one, url in zip(new.items, urls, strict=True)])
    assert positions(old, new) == {0: 2, 1: 0}


def _at(one: Listing, url: str) -> Listing:
    return Listing(id=one.id, title=one.title, kind=one.kind, stated=False, work=True, group=one.group, url=url)


def test_an_id_follows_another_title() -> None:
    assert found(side(("M", ["a=Alpha"])), side(("M", ["a=Primer"]))) == {"Alpha": "Primer"}


def test_all_titles_may_be_translated_where_ids_stay() -> None:
    old, new = side(("M", ["a=One", "b=Two"])), side(("M", ["a=Eins", "b=Zwei"]))
    assert found(old, new) == {"One": "Eins", "Two": "Zwei"}


def test_without_ids_translated_titles_are_guesses_at_most() -> None:
    old, new = side(("M", ["One", "Two"])), side(("M", ["Eins", "Zwei"]))
    assert found(old, new) == {}
    assert [fate for fate, *_ in guessed(old, new)] == ["renamed", "renamed"]


def test_an_id_that_now_carries_the_title_of_another_hands_over_nothing() -> None:
    old, new = side(("M", ["a=Alpha", "b=Beta"])), side(("M", ["a=Beta", "b=Alpha"]))
    assert found(old, new) == {"Alpha": "Alpha", "Beta": "Beta"}
    old, new = side(("M", ["a=Alpha", "b=Beta"])), side(("M", ["a=Beta", "c=Gamma"]))
    assert found(old, new) == {"Beta": "Beta"}


def test_an_address_follows_another_title_anywhere() -> None:
    old = side(("A", ["Web page", "Sets"]), ("B", ["Maps"]), urls={"Web page": "http://www.x.org/web/"})
    new = side(("A", ["Sets"]), ("B", ["Maps", "Site"]), urls={"Site": "https://x.org/web"})
    assert found(old, new)["Web page"] == "Site"


def test_an_address_that_several_have_proves_nothing() -> None:
    old = side(("A", ["Lists", "Trees"]), urls={"Lists": "x.org", "Trees": "x.org"})
    new = side(("A", ["Heaps", "Graphs"]), urls={"Heaps": "x.org", "Graphs": "x.org"})
    assert found(old, new) == {}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Modern Robotics (Specialization)", "Modern Robotics"),
        ("Theory of Computation (Lectures)", "Theory of Computation"),
        ("Linear algebra", "Linear algebra for machine learning"),
        ("Optimization basics", "Optimisation basics"),
        ("Introduction to Probability", "Probability"),
        ("Recieving signals", "Receiving signals"),
        ("Neural networks", "Neural network"),
    ],
)
def test_alike_titles_in_a_module_are_the_same(before: str, after: str) -> None:
    assert found(side(("M", [before])), side(("M", [after]))) == {before: after}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Macroeconomics", "Microeconomics"),
        ("Supervised learning", "Unsupervised learning"),
        ("Algorithms, Part 1", "Algorithms, Part 2"),
        ("Calculus 1A", "Calculus 1B"),
        ("Algebra I", "Algebra II"),
        ("Python", "Python for data science"),
        ("Machine learning", "Advanced machine learning"),
        ("Linear models", "Nonlinear models"),
        ("Algorithms", "Algorithms 2"),
    ],
)
def test_what_is_only_similar_is_another_thing(before: str, after: str) -> None:
    assert found(side(("M", [before])), side(("M", [after]))) == {}


def test_alike_titles_with_a_rival_are_a_guess() -> None:
    old = side(("M", ["Linear algebra"]))
    new = side(("M", ["Linear algebra with Python", "Linear algebra with Julia"]))
    assert found(old, new) == {}
    assert guessed(old, new)[0][0] == "split"


def test_alike_titles_in_another_module_or_of_another_kind_are_a_guess() -> None:
    old, new = (
        side(("A", ["Linear algebra"]), ("B", ["Sets"])),
        side(("A", []), ("B", ["Sets", "Linear algebra notes"])),
    )
    assert found(old, new) == {"Sets": "Sets"}
    assert guessed(old, new) == [("renamed+moved", ["Linear algebra"], ["Linear algebra notes"])]
    kinds = {"Linear algebra notes": "project"}
    assert found(side(("A", ["Linear algebra"])), side(("A", ["Linear algebra notes"]), kinds=kinds)) == {}


def test_a_split_and_a_merge_are_guesses() -> None:
    whole, parts = side(("M", ["Web project"])), side(("M", ["Web project, part 1", "Web project, part 2"]))
    names = ["Web project, part 1", "Web project, part 2"]
    assert (found(whole, parts), guessed(whole, parts)) == ({}, [("split", ["Web project"], names)])
    assert (found(parts, whole), guessed(parts, whole)) == ({}, [("merged", names, ["Web project"])])


def test_modules_are_followed_by_what_they_hold() -> None:
    old = side(("Alpha", ["Sets", "Maps", "Review"]), ("Beta", ["Trees", "Review"]))
    new = side(("First steps", ["Sets", "Maps", "Review"]), ("Beta", ["Trees", "Review"]))
    assert positions(old, new) == {n: n for n in range(5)}


def test_everything_pairs_with_itself() -> None:
    version = side(("A", ["Review", "Review", "x=Sets"]), ("B", ["Review"]))
    made: Pairing = pair(version, version)
    assert [(one.old, one.new) for one in made.pairs] == [(n, n) for n in range(4)]
    assert made.guesses == []


def test_thousands_that_all_changed_are_not_compared_each_with_each() -> None:
    """Each with each would be sixteen million comparisons: minutes."""
    old = side(("M", [f"Chapter about thing {n}" for n in range(4000)]))
    new = side(("M", [f"Lesson on thing {n} again" for n in range(4000)]))
    began = time.process_time()
    pair(old, new)
    assert time.process_time() - began < 3
