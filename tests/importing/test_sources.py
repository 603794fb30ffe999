"""Each source beside the tests becomes what a careful person makes of it."""

import pytest

from tests.importing.conftest import Importer
from tests.importing.reading import is_sound
from tests.importing.scoring import expected, score

TABLE = expected()


@pytest.mark.parametrize("name", sorted(TABLE))
def test_a_source_becomes_what_was_expected(import_file: Importer, name: str) -> None:
    result = import_file(name)

    assert score(result, TABLE[name]).f1 == 1
    assert is_sound(result)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_imported_again_it_is_the_same(import_file: Importer, name: str) -> None:
    assert import_file(name).text == import_file(name).text
