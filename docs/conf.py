"""The site: the same Markdown files, built by Sphinx. ``.ci/run`` builds it and takes no warning.

python -m sphinx -W --keep-going -n -b html docs site
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "study"
author = "the study contributors"
html_title = "study"
html_theme = "furo"  # light and dark, for phones too; its fonts are the system's, so nothing is fetched
html_theme_options = {"navigation_with_keys": True}
html_copy_source = False
html_show_copyright = False
extensions = ["myst_parser"]
myst_heading_anchors = 3  # links to headings are those that GitHub knows, and are checked
exclude_patterns = ["pages", "_*"]
pygments_style = "default"
pygments_dark_style = "native"


def _with_contents(app: Sphinx, name: str, source: list[str]) -> None:
    """The front page lists the shelves as GitHub shows them; here the same lists make the navigation."""
    if name != "index":
        return
    shelves = re.findall(r"^\*\*(.+)\*\*\n\n((?:- .+\n)+)", source[0], re.MULTILINE)
    for title, links in shelves:
        pages = "\n".join(re.findall(r"\]\((.+?)\.md\)", links))
        source[0] += f"\n```{{toctree}}\n:hidden:\n:caption: {title}\n\n{pages}\n```\n"


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("source-read", _with_contents)
