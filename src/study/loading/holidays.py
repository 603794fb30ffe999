"""Public holidays, by the library of that name."""

from __future__ import annotations

from datetime import date

from study.errors import StudyError, WrongUsage


def holidays(region: str, years: list[int]) -> list[tuple[date, str]]:
    """The holidays of ``DE`` or ``DE-BE``, with their names. Raises WrongUsage for an unknown region."""
    try:
        from holidays import country_holidays
        from holidays.utils import list_supported_countries
    except ImportError:
        raise StudyError("Holidays need one more library: pip install 'study[holidays]'.") from None
    country, _, part = region.strip().upper().partition("-")
    known: dict[str, list[str]] = list_supported_countries()
    if country not in known:
        raise WrongUsage(f'No holidays are known for "{country}". Give a country by its two letters, such as DE or US.')
    if part and part not in known[country]:
        parts = f"Its parts: {', '.join(known[country])}." if known[country] else "It has no parts."
        raise WrongUsage(f'No part "{part}" of {country} is known. {parts}')
    return sorted(country_holidays(country, subdiv=part or None, years=years).items())
