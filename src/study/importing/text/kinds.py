"""What kind of thing an item or a resource is: from words, from a suffix, from where its link leads."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from study.importing.findings import Link
from study.importing.log import labels
from study.importing.text.lexicon import Lexicon, fold

HOSTS = {
    "youtube.com": "video", "youtu.be": "video", "vimeo.com": "video", "bilibili.com": "video", "ted.com": "video",
    "arxiv.org": "paper", "aclweb.org": "paper", "aclanthology.org": "paper", "openreview.net": "paper",
    "dl.acm.org": "paper", "papers.nips.cc": "paper", "semanticscholar.org": "paper", "jmlr.org": "paper",
    "coursera.org": "course", "edx.org": "course", "udemy.com": "course", "udacity.com": "course",
    "khanacademy.org": "course", "ocw.mit.edu": "course", "fast.ai": "course", "deeplearning.ai": "course",
    "pluralsight.com": "course", "freecodecamp.org": "course", "classcentral.com": "course",
    "openlearninglibrary.mit.edu": "course", "futurelearn.com": "course", "codecademy.com": "course",
    "datacamp.com": "course", "nptel.ac.in": "course", "platzi.com": "course", "openclassrooms.com": "course",
    "medium.com": "article", "towardsdatascience.com": "article", "dev.to": "article", "substack.com": "article",
    "wikipedia.org": "article", "zhihu.com": "article", "juejin.cn": "article", "csdn.net": "article",
    "github.com": "code", "gitlab.com": "code", "colab.research.google.com": "code", "gist.github.com": "code",
    "readthedocs.io": "docs", "docs.python.org": "docs", "developer.mozilla.org": "docs",
    "aws.amazon.com": "docs", "cloud.google.com": "docs",
    "amazon.com": "book", "goodreads.com": "book", "shop.oreilly.com": "book", "manning.com": "book",
}  # fmt: skip

_SUFFIX = re.compile(r"[(\[（]([^()\[\]（）]{2,24})[)\]）]\s*$")


def of_words(text: str, lexicon: Lexicon) -> str:
    """The kind that somebody's word for it means; of several words the last that says something."""
    folded = fold(text).strip(" *:.")
    if kind := lexicon.role("kinds", folded):
        return kind
    for word in reversed(re.findall(r"[^\W\d_]+", folded)):
        if kind := lexicon.role("kinds", word):
            return kind
    return labels.kind_of(text) or ""


def of_suffix(title: str, lexicon: Lexicon) -> str:
    """ "Arrays (video)" is a video."""
    found = _SUFFIX.search(title)
    return (lexicon.role("kinds", fold(found[1])) or "") if found else ""


def of_title(title: str, lexicon: Lexicon) -> str:
    """ "Midterm exam" is an exam, "Arrays (video)" a video."""
    folded = fold(title).strip(" .")
    return (lexicon.role("kinds", folded) or of_suffix(title, lexicon)) if len(folded) < 30 or "(" in title else ""


def of_heading(text: str) -> str:
    """The kind of everything below a heading that names it in the plural: "Research Papers"."""
    return labels.kind_of_many(text) or ""


def of_source(link: Link, title: str, lexicon: Lexicon) -> str:
    """ "Stats in a Nutshell [Book $46](…)" is a book: a link that isn't the title says what it leads to."""
    name = fold(link.text)
    return of_words(link.text, lexicon) if name and len(name) < 30 and name not in fold(title) else ""


def of_address(url: str) -> str:
    """The kind of what a host is known for."""
    try:
        address = urlsplit(url)
        host = (address.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    if host == "kaggle.com":
        return (
            "competition"
            if address.path.startswith(("/c/", "/competitions/"))
            else "course"
            if "/learn" in address.path
            else "site"
        )
    if url.casefold().endswith(".pdf"):
        return HOSTS.get(host, "paper")
    while host:
        if host in HOSTS:
            is_lecture = HOSTS[host] == "course" and "/lecture/" in address.path
            return "video" if is_lecture else HOSTS[host]
        host = host.partition(".")[2]
    return ""


def is_material(word: str, lexicon: Lexicon) -> bool:
    """Whether a word names something to read, to watch or to build: "Paper", "书名"."""
    return lexicon.role("kinds", word) in ("paper", "book", "course", "video", "project")
