"""Findings into a curriculum: `phases` and `ids`, `requirements`, then `build` with `spelling`, written by
`yaml_text`."""
