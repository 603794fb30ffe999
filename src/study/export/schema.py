"""The JSON Schema of the curriculum file, made from the models."""

from __future__ import annotations

import json


def schema() -> str:
    """The schema as a document; editors complete and explain keys from it."""
    from study.domain.curriculum import Curriculum

    made = Curriculum.model_json_schema(by_alias=True)
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
    _admit_scalars(made)
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _admit_scalars(node: object) -> None:
    """A text that looks like a number or a truth value (``title: 1984``) is a text to us, but not to an editor."""
    if isinstance(node, dict):
        if node.get("type") == "string" and not node.keys() & {"format", "pattern", "examples"}:
            node["type"] = ["string", "number", "boolean"]
        for part in node.values():
            _admit_scalars(part)
    elif isinstance(node, list):
        for part in node:
            _admit_scalars(part)
