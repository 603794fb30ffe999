"""``study schema``"""

from __future__ import annotations


def schema() -> None:
    """Print the JSON Schema of curriculum files.

    \b
    study schema > curriculum.schema.json
    and as the first line of your file:
    # yaml-language-server: $schema=curriculum.schema.json
    """
    from study.format.file import schema as text
    from study.screen.console import put

    put(text())
