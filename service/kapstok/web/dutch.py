"""How a page writes dates, times and addresses: as a Dutch reader expects."""

from datetime import date, datetime
from typing import Any

from flask import Flask, request, url_for

from kapstok import clock
from kapstok.compare.words import begun

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def install(app: Flask) -> None:
    """Make the words available to the templates."""
    app.jinja_env.filters.update(
        datum=in_words,
        weekdag=with_weekday,
        tijd=time_of_day,
        moment=moment_in_words,
        machine=for_machines,
        begin=begun,
    )
    app.jinja_env.globals.update(met=here_with, nu=clock.now)


def in_words(moment: date | datetime) -> str:
    """As in "21 november 2026"."""
    day = _day(moment)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def with_weekday(moment: date | datetime) -> str:
    """As in "zaterdag 21 november 2026"."""
    return f"{DAYS[_day(moment).weekday()]} {in_words(moment)}"


def time_of_day(moment: datetime) -> str:
    """As in "10:42", in the Netherlands."""
    return f"{moment.astimezone(clock.AMSTERDAM):%H:%M}"


def moment_in_words(moment: datetime) -> str:
    """As in "vandaag om 10:42" or "21 november 2026 om 10:42"."""
    day = _day(moment)
    days_ago = (clock.day_of(clock.now()) - day).days
    word = {0: "vandaag", 1: "gisteren"}.get(days_ago, in_words(day))
    return f"{word} om {time_of_day(moment)}"


def for_machines(moment: date | datetime) -> str:
    """What stands in the datetime attribute."""
    if isinstance(moment, datetime):
        return moment.astimezone(clock.AMSTERDAM).isoformat(timespec="minutes")
    return moment.isoformat()


def here_with(**changes: Any) -> str:
    """The address of this page with other choices; changing a choice goes back to the first page."""
    chosen: dict[str, Any] = {key: value for key, value in request.args.items() if key != "pagina" and value}
    chosen.update(changes)
    kept = {key: value for key, value in chosen.items() if value not in (None, "")}
    return url_for(request.endpoint or "web.start", **(request.view_args or {}), **kept)


def page_numbers(page: int, pages: int) -> list[int]:
    """The numbers to show: the first, the last, and those around the present one."""
    around = {1, pages, page - 1, page, page + 1}
    return sorted(number for number in around if 1 <= number <= pages)


def _day(moment: date | datetime) -> date:
    return clock.day_of(moment) if isinstance(moment, datetime) else moment
