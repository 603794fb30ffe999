"""Every step there is, in order; read only where one has to be taken."""

from __future__ import annotations

from study.store.migrations.first import FIRST_SCHEMA
from study.store.migrations.life import LIFE
from study.store.migrations.log import LOG

MIGRATIONS = (FIRST_SCHEMA, LOG, LIFE)
