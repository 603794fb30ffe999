"""A curriculum drafted by a language model: the `prompt` for it, and the `judgement` of what comes back."""
