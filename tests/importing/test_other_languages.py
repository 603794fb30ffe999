"""Shapes met in plans of other languages; each rule is about the shape, not about the language."""

from study.importing.findings import Span
from tests.importing.plans import found, item, titles, tree


def test_a_time_in_brackets_parts_the_title_from_what_is_said_about_it() -> None:
    plan = found(
        "# Segeln\n\n## Woche 1\n\n- [ ] [Wind](https://example.org/w) (2 Std.) - woher er kommt\n"
        "- [ ] Gezeiten (1,5 h) – Ebbe und Flut\n- [ ] Knoten (30 min): Palstek\n"
    )

    wind, tides, knots = plan.items
    assert (wind.title, wind.minutes, wind.notes) == ("Wind", Span(120, 120), ["woher er kommt"])
    assert (tides.title, tides.minutes, tides.notes) == ("Gezeiten", Span(90, 90), ["Ebbe und Flut"])
    assert knots.minutes == Span(30, 30)


def test_a_step_of_nothing_but_timed_materials_has_them_to_do() -> None:
    plan = found(
        "# Navegar\n\n## Semana 1: Viento\n\n* **Objetivo:** Comprender el viento.\n* **Recursos y prácticas:**\n"
        "    * [Brisas](https://example.org/b) (2h) - una guía\n    * [Rachas](https://example.org/r)\n"
        "\n## Semana 2: Mareas\n\n* **Recursos:**\n    * [Tablas](https://example.org/t)\n    * [Sol y luna](https://x.org)\n"
    )

    assert (titles(plan.items), titles(plan.resources)) == (["Brisas", "Rachas"], ["Tablas", "Sol y luna"])


def test_behind_its_week_a_bold_word_for_a_kind_is_the_title() -> None:
    plan = found(
        "# Segeln\n\n## Wochen\n\n"
        "- **Woche 1 — Wind:** Böen und Flauten erkennen, die Karten der Wetterdienste lesen, mitschreiben.\n"
        "- **Woche 2 — Abschlussprojekt:** Eine Fahrt planen, ablegen, einen Kurs halten, anlegen und davon erzählen.\n"
    )

    assert titles(plan.items) == ["Wind", "Abschlussprojekt"]


def test_periods_make_rows_items_and_kinds_of_sessions_do_not() -> None:
    plan = found(
        "# Navegação\n\n## Tempo\n\n"
        "| Tipo de sessão | Tempo sugerido |\n|---|---|\n| Aula curta | 1h30 |\n| Saída | 4h |\n\n"
        "## Fases\n\n| Período | Foco | Evidência |\n|---|---|---|\n| 03/08–08/09 | Vento e velas | diário |\n"
        "| 09/09–22/09 | Marés e cartas | carta |\n| 23/09–07/10 | Nós | vídeo |\n"
    )

    assert titles(plan.items) == ["Vento e velas", "Marés e cartas", "Nós"]


def test_what_is_to_be_learnt_and_practised_are_labels_in_french() -> None:
    plan = found(
        "# Voile\n\n## Jour 1 : Vent\n\n* **Tâches d'apprentissage :**\n  * Observer les nuages\n"
        "* **Ressources recommandées :**\n  * [Atlas](https://example.org/a)\n"
        "* **Exercice pratique :**\n  * Noter le vent\n"
        "\n## Jour 2 : Marées\n\n* **Tâches d'apprentissage :**\n  * Lire une table\n"
    )

    assert tree(plan) == {"Vent": ["Observer les nuages", "Noter le vent"], "Marées": ["Lire une table"]}
    assert titles(plan.resources) == ["Atlas"]
    assert item(plan, "Lire une table").heading == 1


def test_figures_may_have_a_decimal_comma_or_thousands() -> None:
    plan = found("# P\n\n## Week 1\n\n- [ ] Sails (1,5 h)\n- [ ] Tides (1,200 hours)\n- [ ] Knots (2 weeks, 3 hours)\n")

    assert [entry.minutes for entry in plan.items] == [Span(90, 90), Span(72_000, 72_000), Span(180, 180)]


def test_a_step_without_a_box_has_bullets_to_do_where_another_has_boxes() -> None:
    plan = found(
        "# Voile\n\n## Phase 1 : Vent\n\n### Concepts à apprendre\n- Rafales\n- Brises\n\n## Phase 2 : Marées\n\n"
        "- [ ] Lire une table\n- [ ] Noter les heures\n- [ ] Tracer une courbe\n- une remarque\n"
    )

    assert titles(plan.items) == ["Rafales", "Brises", "Lire une table", "Noter les heures", "Tracer une courbe"]


def test_what_is_counted_from_nought_is_a_step_too() -> None:
    plan = found(
        "# Navegar\n\n## 0. Preparación\n\n1. Conseguí una carta\n2. Comprá un cabo\n\n"
        "## Etapa 1: Viento\n\n- Medí el viento\n"
    )

    assert tree(plan) == {"Preparación": ["Conseguí una carta", "Comprá un cabo"], "Viento": ["Medí el viento"]}
