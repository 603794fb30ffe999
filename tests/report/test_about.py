"""The report as a page and a published README can carry what the authors of curricula say."""

from pathlib import Path

from tests.conftest import Study


def test_the_page_of_html_has_the_texts_of_a_curriculum(study: Study) -> None:
    study("enroll", "gpt-transformer")
    html = study("report", "--format", "html").output
    for text in ("decoder-only transformer", "Leverage your GenAI expertise", "GPT-RAG System", "underpin transformer"):
        assert text in html
    assert "intent detection" not in html  # an item's notes are told by `show`


def test_hostile_texts_are_harmless_in_the_page(study: Study) -> None:
    """
    curriculum: c
    title: C
    goal: "<script>alert(1)</script>"
    phases: [{title: P, items: [A], notes: "</details><b>x"}]
    """
    html = study("report", "--format", "html").output
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "<b>x" not in html


def test_a_block_named_about_carries_them_and_a_plain_one_does_not(study: Study, repository: Path) -> None:
    study("enroll", "llm-basics")
    readme = repository / "README.md"
    readme.write_text("<!-- study:begin about -->\n<!-- study:end -->\n\n<!-- study:begin -->\n<!-- study:end -->\n")
    assert study("publish", "README.md").code == 0
    about, _, rest = readme.read_text().partition("<!-- study:end -->")
    assert "## About From the basics of machine learning to large language models" in about
    assert "Approach: practical tutorials and projects" in about
    assert "Approach" not in rest
    assert study("publish", "README.md", "--check").code == 0
