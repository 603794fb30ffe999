"""A Markdown text into findings, in this order: `source` (lines, mended), `blocks` (with `markup`), `outline`
(`section`s), `survey` (what kind of file it is), `roles` (with `content`, `lists`, `rows`, `entries`: what its parts
are), `front` and `assembly` (findings). `reader` leads through them, `ledger` counts what became of each line."""
