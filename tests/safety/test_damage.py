"""Databases with random damage: nothing unexpected happens to them, and nobody makes it worse."""

from pathlib import Path

from tests.safety.damage import KINDS, run


def test_damage_is_told_or_does_no_harm_and_is_never_made_worse(tmp_path: Path) -> None:
    totals = run(tmp_path / "study.db", 40)

    verdicts = {verdict: sum(n for key, n in totals.items() if key[1] == verdict) for _, verdict, _ in totals}
    assert "wrong" not in verdicts, totals
    assert verdicts["told"] >= 20  # whole pages and ends are always told
    assert {kind for kind, verdict, way_out in totals if (verdict, way_out) == ("told", "repaired")} >= {*KINDS[1:3]}
