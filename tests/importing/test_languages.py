"""The same plan in six languages comes to the same curriculum, but for its words."""

from __future__ import annotations

import pytest

from study.importing.findings import Findings, Position
from study.importing.text.lexicon import guess
from tests.importing.plans import found

PLANS = {
    "en": """# Learn statistics (8 weeks, 5 hours per week)

## Prerequisites
- Basic maths

## Phase 1: Ground

### Week 1: Numbers (3 hours)
**Objectives:**
- To know what a mean is

**Topics:**
- The mean and the median
- The variance (optional)

**Exercises:**
- [x] Compute the mean of the ages
- [ ] Draw a chart (45 min)

**Resources:**
- [The course](https://example.org/a)

### Weeks 2-3: Chance
| Day | Topic | Duration | Status |
|---|---|---|---|
| 1 | The coin | 2 hours | Done |
| 2-4 | The dice | 30 min | Not started |

## Tips
- Study with a friend
""",
    "es": """# Aprender estadística (8 semanas, 5 horas por semana)

## Requisitos previos
- Matemáticas básicas

## Fase 1: Base

### Semana 1: Números (3 horas)
**Objetivos:**
- Saber lo que es una media

**Temas:**
- La media y la mediana
- La varianza (opcional)

**Ejercicios:**
- [x] Calcular la media de las edades
- [ ] Dibujar un gráfico (45 min)

**Recursos:**
- [El curso](https://example.org/a)

### Semanas 2-3: El azar
| Día | Tema | Duración | Estado |
|---|---|---|---|
| 1 | La moneda | 2 horas | Hecho |
| 2-4 | Los dados | 30 min | Pendiente |

## Consejos
- Estudia con una amiga
""",
    "pt": """# Aprender estatística (8 semanas, 5 horas por semana)

## Pré-requisitos
- Matemática básica

## Fase 1: Base

### Semana 1: Números (3 horas)
**Objetivos:**
- Saber o que é uma média

**Tópicos:**
- A média e a mediana
- A variância (opcional)

**Exercícios:**
- [x] Calcular a média das idades
- [ ] Desenhar um gráfico (45 min)

**Recursos:**
- [O curso](https://example.org/a)

### Semanas 2-3: O acaso
| Dia | Tema | Duração | Situação |
|---|---|---|---|
| 1 | A moeda | 2 horas | Concluído |
| 2-4 | Os dados | 30 min | Não iniciado |

## Dicas
- Estude com uma amiga
""",
    "fr": """# Apprendre les statistiques (8 semaines, 5 heures par semaine)

## Prérequis
- Mathématiques de base

## Phase 1 : Les bases

### Semaine 1 : Les nombres (3 heures)
**Objectifs :**
- Savoir ce qu'est une moyenne

**Notions :**
- La moyenne et la médiane
- La variance (facultatif)

**Exercices :**
- [x] Calculer la moyenne des âges
- [ ] Dessiner un graphique (45 min)

**Ressources :**
- [Le cours](https://example.org/a)

### Semaines 2-3 : Le hasard
| Jour | Sujet | Durée | Statut |
|---|---|---|---|
| 1 | La pièce | 2 heures | Terminé |
| 2-4 | Les dés | 30 min | À faire |

## Conseils
- Étudiez avec une amie
""",
    "de": """# Statistik lernen (8 Wochen, 5 Stunden pro Woche)

## Voraussetzungen
- Grundlagen der Mathematik

## Phase 1: Grundlagen

### Woche 1: Zahlen (3 Stunden)
**Lernziele:**
- Wissen, was ein Mittelwert ist

**Inhalte:**
- Der Mittelwert und der Median
- Die Varianz (optional)

**Übungen:**
- [x] Den Mittelwert der Alter berechnen
- [ ] Ein Diagramm zeichnen (45 Min.)

**Ressourcen:**
- [Der Kurs](https://example.org/a)

### Wochen 2-3: Zufall
| Tag | Thema | Dauer | Status |
|---|---|---|---|
| 1 | Die Münze | 2 Stunden | Erledigt |
| 2-4 | Der Würfel | 30 Min. | Offen |

## Tipps
- Mit einer Freundin lernen
""",
    "zh": """# 学习统计学（8周，每周5小时）

## 前置知识
- 基础数学

## 第一阶段：基础

### 第1周：数字（3小时）
**目标：**
- 知道什么是平均数

**内容：**
- 平均数和中位数
- 方差（可选）

**练习：**
- [x] 计算年龄的平均数
- [ ] 画一张图（45分钟）

**资源：**
- [课程](https://example.org/a)

### 第2-3周：概率
| 天 | 主题 | 时长 | 状态 |
|---|---|---|---|
| 1 | 硬币 | 2小时 | 已完成 |
| 2-4 | 骰子 | 30分钟 | 未开始 |

## 学习建议
- 和朋友一起学习
""",
}


@pytest.fixture(params=PLANS)
def plan(request: pytest.FixtureRequest) -> Findings:
    return found(PLANS[request.param])


@pytest.mark.parametrize("language", PLANS)
def test_the_language_is_guessed_from_the_words(language: str) -> None:
    assert guess(PLANS[language]) == language


def test_the_parts_and_their_places_are_found(plan: Findings) -> None:
    assert [(heading.level, heading.position) for heading in plan.headings] == [
        ("phase", None),
        ("module", Position("week", 1, 1)),
        ("module", Position("week", 2, 3)),
    ]
    assert plan.days is not None and plan.days.low == 56
    assert plan.pace == "5h/week"
    assert len(plan.prerequisites) == 1


def test_the_items_are_found_with_their_time_and_their_marks(plan: Findings) -> None:
    assert [(entry.heading, entry.minutes and entry.minutes.low, entry.progress) for entry in plan.items] == [
        (1, None, 100),
        (1, 45, 0),
        (2, 120, 100),
        (2, 30, 0),
    ]
    assert plan.headings[1].minutes is not None and plan.headings[1].minutes.low == 180
    assert [(entry.heading, entry.links[0].url) for entry in plan.resources] == [(1, "https://example.org/a")]


def test_advice_is_back_matter(plan: Findings) -> None:
    assert [part.matter for part in plan.omissions] == [True]
