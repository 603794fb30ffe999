"""The JSON Schema of the curriculum file, made from the models."""

from __future__ import annotations

import json


def schema() -> str:
    """The schema as a document; editors complete and explain keys from it."""
    from study.domain.curriculum import Curriculum

    made = Curriculum.model_json_schema(by_alias=True)
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
