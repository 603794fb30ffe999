"""Progress bars for a Markdown file: an image of a service, text, or a small picture beside the file."""

from __future__ import annotations

from collections.abc import Callable

from study.screen.text import cells, tone

FOLDER = "progress"
"""Where the pictures are, beside the file that shows them."""


WIDTH = 20  # cells of a bar made of text


SIGN = '<svg xmlns="http://www.w3.org/2000/svg" class="study-progress"'
"""How a picture of ours begins."""


COLOURS = {"low": "#d9534f", "middle": "#f0ad4e", "high": "#5cb85c"}
"""Those of the geps.dev service."""


Bar = Callable[[int], str]


def geps(percent: int) -> str:
    """An image that the geps.dev service draws."""
    return f"![](https://geps.dev/progress/{percent})"


def unicode(percent: int) -> str:
    """Blocks and the number."""
    full = cells(percent, WIDTH)
    return f"{'█' * full}{'░' * (WIDTH - full)} {percent} %"


def svg(percent: int) -> str:
    """A picture of ours."""
    return f"![{percent} %]({FOLDER}/{percent}.svg)"


BARS: dict[str, Bar] = {"geps": geps, "unicode": unicode, "svg": svg}


def picture(percent: int) -> str:
    """The file ``progress/40.svg``: as large as the service's and in its colours. One line without an end, so that
    no version control changes it."""
    return (
        f'{SIGN} role="img" aria-label="{percent} %" width="90" height="20">'
        '<clipPath id="r"><rect width="90" height="20" rx="4"/></clipPath>'
        f'<g clip-path="url(#r)"><rect width="90" height="20" fill="#555"/>'
        f'<rect width="{percent * 9 / 10:g}" height="20" fill="{COLOURS[tone(percent)]}"/></g>'
        '<text x="45" y="14" fill="#fff" stroke="#333" stroke-width="2" stroke-opacity=".4" paint-order="stroke"'
        ' text-anchor="middle" font-family="DejaVu Sans,Verdana,Geneva,sans-serif" font-size="11">'
        f"{percent}%</text></svg>"
    )
