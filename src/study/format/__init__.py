"""The curriculum file."""

import os

# Looking for plugins, Pydantic reads what every installed package says of itself: that takes as long as a curriculum.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
