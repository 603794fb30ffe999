"""What is no curriculum is refused with a sentence; a curriculum about software is none of that."""

from __future__ import annotations

import pytest

from tests.importing.conftest import Importer

SOFTWARE = {
    "english": "# Sieve\n\nA prime sieve for your shell.\n\n## Features\n- Fast\n- Small\n- Tested\n- Typed\n\n"
    "## Installation\n```\npip install sieve\n```\n\n## Usage\n```\nsieve 100\n```\n\n## License\nMIT\n",
    "scripts": "# App\n\nMade with a generator.\n\n### `npm start`\nRuns it.\n\n### `npm test`\nTests it.\n\n"
    "### `npm run build`\nBuilds it.\n\n### Code Splitting\nMoved to [docs](https://x.org/a)\n\n"
    "### Bundles\nMoved to [docs](https://x.org/b)\n\n### Deployment\nMoved to [docs](https://x.org/c)\n",
    "french": "# Crible\n\nUn crible.\n\n## Fonctionnalités\n- Rapide\n- Petit\n- Typé\n\n## Installation\n\n"
    "    git clone x\n\n"
    "```\nmake\n```\n\n## Utilisation\nAppelez-le.\n\n## Variables d'environnement\n- `A`\n",
    "underlined": "Sieve\n=====\n\nInstallation\n------------\n\n    pip install sieve\n\nUsage\n-----\n\n- one\n"
    "- two\n- three\n\n"
    "Troubleshooting\n---------------\nAsk.\n",
    "ticked off": "# Sieve\n\n## Installation\n```\nnpm install\n```\n\n## Usage\n```\nnpm run x\n```\n\n"
    "## Configuration\n```\nA=1\n```\n"
    "\n## Built with\n- Vue\n\n## Roadmap\n- [x] First\n- [x] Second\n- [ ] Third\n",
}


@pytest.mark.parametrize("text", SOFTWARE.values(), ids=SOFTWARE)
def test_a_readme_about_software_is_refused(text: str, import_text: Importer) -> None:
    verdict = import_text(text, "README.md").verdict
    assert verdict.is_weak
    assert verdict.sentence == "This reads like the README of a piece of software, not like a curriculum."


CURRICULA = {
    "subjects that software has too": "# Web development\n\n## Testing\n- [Jest](https://x.org/1)\n\n## Docker\n"
    "- [Images](https://x.org/2)\n\n## Deployment\n- [Hosts](https://x.org/3)\n\n## API\n- [REST](https://x.org/4)\n",
    "a plan with a setup": "# Course\n\n## Installation\n```\npip install jupyter\n```\n\n## Usage\nOpen it.\n\n"
    "## Week 1: Sets\n- Read\n- Draw\n\n## Week 2: Maps\n- Read\n- Draw\n\n## Week 3: Graphs\n- Read\n",
    "boxes and commands": "# Git in a day\n\n## Setup\n```\ngit clone x\n```\n\n## Tasks\n- [x] Commit\n"
    "- [ ] Branch\n- [ ] Merge\n",
}


@pytest.mark.parametrize("text", CURRICULA.values(), ids=CURRICULA)
def test_a_curriculum_about_software_is_one(text: str, import_text: Importer) -> None:
    assert not import_text(text, "README.md").verdict.is_weak


def test_pictures_alone_are_no_plan(import_text: Importer) -> None:
    verdict = import_text("![](a.png)\n\n<img src='b.png'>\n", "README.md").verdict
    assert verdict.is_weak and "only pictures" in verdict.sentence


def test_an_essay_with_a_list_in_it_is_no_plan(import_text: Importer) -> None:
    text = (
        "# Thoughts\n\n"
        + "Learning takes time, and nobody says how much.\n\n" * 30
        + "## Things\n- One\n- Two\n- Three\n"
    )
    verdict = import_text(text, "README.md").verdict
    assert verdict.is_weak and verdict.sentence.startswith("This is mostly text")
