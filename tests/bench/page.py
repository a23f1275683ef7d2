"""The page with the figures: docs/reference/prestaties.md, with a plot that is drawn here."""

import os
import platform
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bench import trying
from bench.figures import LEAN_LIST, Figures
from bench.trying import Tried
from kapstok.settings import ROOT

PAGE = ROOT / "docs" / "reference" / "prestaties.md"
PLOT = ROOT / "docs" / "beeld" / "prestaties.svg"
WHY = ROOT / "tests" / "bench" / "waarom.md"
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
# CPU of a completion in SpiffArena, in ms and as many times that of the bare server beside it: measured earlier, there.
ARENA = {"sqlite": (50.0, 46.0), "postgresql": (64.0, 39.0)}
COLOURS = ("#154273", "#39870c", "#d52b1e", "#8a5b00", "#6b3fa0")


def write(found: dict[str, Figures], peers: dict[str, str], tried: list[Tried], short: bool) -> None:
    """The page and its plot."""
    PLOT.write_text(_plot({key: figures.ages for key, figures in found.items()}))
    PAGE.write_text("\n".join(_lines(found, peers, tried, short)) + "\n")


def _lines(found: dict[str, Figures], peers: dict[str, str], tried: list[Tried], short: bool) -> Iterator[str]:
    yield "# Prestaties\n"
    yield (
        "Deze pagina wordt geschreven door `make bench` (een kwartier; `make bench SHORT=1` duurt een paar minuten). "
        "Alle getallen komen uit één keer meten. Kijk naar de verhoudingen: de tijden zelf hangen af van de machine.\n"
    )
    when = f"{datetime.now(UTC):%d-%m-%Y}"
    kind = "korte meting" if short else "volledige meting"
    yield f"Gemeten op {when} ({kind}) met {_machine()}.\n"
    yield "## Wat bereikt moet zijn\n"
    columns = " | ".join(NAMES[key] for key in found)
    yield f"| Maat | Doel | {columns} |\n|---|---|{'---|' * len(found)}"
    for label, goal, values in _rows(found):
        yield f"| {label} | {goal} | {' | '.join(values)} |"
    yield ""
    yield (
        "De kale server is gewone Flask, SQLAlchemy (zonder sessie) en waitress met één keer lezen, twee keer "
        "schrijven en één duurzame commit: sneller kan het op deze bouwstenen niet. Kapstok doet in dezelfde tijd "
        "rechten, formulier, route, termijnen, tijdlijn, versleuteld dossier, controleketen en herhaalsleutel. Om de "
        "beurt gemeten (kaal, Kapstok, kaal, ...), de middelste verhouding; een paar waarvan de kale metingen meer dan "
        "een kwart verschillen telt niet mee. Voor de groei staat in elk huis de kale server ernaast, die overal "
        "evenveel te doen heeft, en gaat het verzoek om verzoek: vergelijk die verhoudingen alleen met elkaar. De "
        "groei is die in het grootste huis, gedeeld door die in het kleinste.\n"
    )
    yield from trying.lines(tried)
    yield "## Alle metingen\n"
    for key, figures in found.items():
        yield from _cells(NAMES[key], figures)
    yield "## Ouder worden\n"
    yield "![Tijd per afgeronde taak naar leeftijd van de casus](../beeld/prestaties.svg)\n"
    for key, figures in found.items():
        yield from _ages(NAMES[key], figures)
    yield "## Naast anderen\n"
    yield from (f"- {name}: {said}" for name, said in peers.items())
    yield ""
    yield WHY.read_text().strip()


def _machine() -> str:
    return f"{os.cpu_count()} kernen ({platform.machine()}), Python {platform.python_version()}"


def _rows(found: dict[str, Figures]) -> Iterator[tuple[str, str, list[str]]]:
    def each(measured) -> list[str]:  # type: ignore[no-untyped-def]
        return [_said(measured, figures) for figures in found.values()]

    cell = lambda name, part: lambda figures: getattr(figures.cells[name], part)  # noqa: E731
    yield "taak afronden (S), p50 / kaal", "≤ 2,0", each(cell("s complete", "ratio"))
    yield "taak afronden (S), CPU / kaal", "≤ 2,0", each(cell("s complete", "cpu_ratio"))
    yield "afrondingen per seconde bij 8 klanten / kaal", "≥ 0,50", each(cell("s 8 klanten", "ratio"))
    yield "werkvoorraad, p50 / kale lijst met evenveel velden", "≤ 1,5", each(cell("s list", "ratio"))
    yield "werkvoorraad, p50 / kale lijst van drie velden", "", each(cell(f"s {LEAN_LIST}", "ratio"))
    start = lambda figures: figures.cells["s start"].p50 / figures.cells["s complete"].p50  # noqa: E731
    yield "casus openen / taak afronden", "≤ 1,5", each(start)
    for model in ("s", "m", "l", "ave"):
        oldest = lambda figures, model=model: _last(figures.ages[model]) / figures.ages[model][10]  # type: ignore[misc]  # noqa: E731
        yield f"leeftijd ({model.upper()}): oudste / bij 10 taken", "≤ 1,1", each(oldest)
    yield "stand van de oudste casus (S), bytes", "≤ 4096 + gegevens", each(lambda figures: figures.bytes["s"])
    yield "groei: afronden / kaal, in het grootste huis / het kleinste", "≤ 1,2", each(lambda f: _growth(f, "complete"))
    yield "groei: werkvoorraad / kaal, in het grootste huis / het kleinste", "≤ 1,3", each(lambda f: _growth(f, "list"))
    yield "levende casus (M, 200 taken), kB", "≤ 100", each(lambda f: f.numbers["levend_kb"])
    yield "10.000 wachtende termijnen bekijken, ms", "≤ 5", each(lambda f: f.numbers["kijken_ms"])
    yield "van start tot eerste antwoord, s", "≤ 2", each(lambda f: f.numbers["start_s"])
    yield "eerste verzoek na een herstart, ms", "≤ 150", each(lambda f: f.numbers["eerste_verzoek_ms"])
    yield "geheugen van het proces (vers / na de metingen), MB", "", each(lambda f: f.numbers["proces_na_mb"])
    yield "schijf per casus, kB", "", each(lambda f: f.numbers["schijf_per_casus_kb"])


def _said(measured, figures: Figures) -> str:  # type: ignore[no-untyped-def]
    try:
        value = float(measured(figures))
    except (KeyError, ValueError):  # a part that failed left no figure, or no ages and houses to choose from
        return "niet gemeten"
    return (f"{value:.2f}" if value < 100 else f"{value:.0f}").replace(".", ",")


def _last(ages: dict[int, float]) -> float:
    return ages[max(ages)]


def _growth(figures: Figures, deed: str) -> float:
    """How much worse it stands beside the bare server in the largest house than in the smallest."""
    return figures.houses[max(figures.houses)][deed].ratio / figures.houses[min(figures.houses)][deed].ratio


def _cells(name: str, figures: Figures) -> Iterator[str]:
    yield f"### {name}\n"
    yield "| Maat | Kapstok | kaal | verhouding | CPU ms | CPU kaal | CPU-verhouding | niet geteld |"
    yield "|---|---|---|---|---|---|---|---|"
    for label, cell in figures.cells.items():
        values = (cell.p50, cell.bare, cell.ratio, cell.cpu, cell.bare_cpu, cell.cpu_ratio)
        yield f"| {label} | {' | '.join(map(_number, values))} | {cell.void} |"
    yield "\nBij 8 klanten staan afrondingen per seconde, bij de andere de p50 in milliseconden.\n"
    yield from _houses(figures)


def _houses(figures: Figures) -> Iterator[str]:
    yield "| Casussen in huis | afronden p50 | kaal | verhouding | werkvoorraad p50 | kaal | verhouding |"
    yield f"|{'---|' * 7}"
    for house, deeds in figures.houses.items():
        values = [value for each in deeds.values() for value in (each.p50, each.bare, each.ratio)]
        yield f"| {f'{house:,}'.replace(',', '.')} | {' | '.join(map(_number, values))} |"
    yield ""


def _number(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def _ages(name: str, figures: Figures) -> Iterator[str]:
    ages = sorted({age for each in figures.ages.values() for age in each} | set(figures.stock))
    yield f"### {name}: p50 in ms naar leeftijd\n"
    yield f"| Afgeronde taken | {' | '.join(map(str, ages))} |\n|---|{'---|' * len(ages)}"
    rows = {**{model.upper(): each for model, each in figures.ages.items()}, "SpiffWorkflow (S)": figures.stock}
    for label, each in rows.items():
        yield f"| {label} | {' | '.join(_number(each[age]) if age in each else '' for age in ages)} |"
    yield ""


def _plot(ages: dict[str, dict[str, dict[int, float]]]) -> str:
    """Lines over age, one a route and database, on a logarithmic scale of tasks."""
    import math

    series = {f"{model.upper()} {NAMES[key]}": each for key, models in ages.items() for model, each in models.items()}
    most = max((value for each in series.values() for value in each.values()), default=1.0) * 1.15
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 380" font-family="sans-serif" font-size="12">']
    parts.append("<title>Tijd per afgeronde taak (ms, p50) naar het aantal taken dat de casus al had</title>")
    parts.append('<rect width="720" height="380" fill="#fff"/>')
    for number in range(5):
        y = 330 - number * 75
        parts.append(f'<path d="M60 {y}H540" stroke="#ddd"/><text x="10" y="{y + 4}">{most * number / 4:.1f} ms</text>')
    for number, (label, each) in enumerate(series.items()):
        points = [(60 + 240 * (math.log10(age) - 1), 330 - 300 * value / most) for age, value in each.items()]
        colour, dash = COLOURS[number % 4], "" if "SQLite" in label else ' stroke-dasharray="6 4"'
        line = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>')
        y = 40 + number * 22
        parts.append(f'<path d="M560 {y}h24" stroke="{colour}" stroke-width="2"{dash}/>')
        parts.append(f'<text x="590" y="{y + 4}">{label}</text>')
    parts += [f'<text x="{60 + 240 * (math.log10(age) - 1):.0f}" y="355">{age}</text>' for age in (10, 100, 1000)]
    parts.append('<text x="250" y="374">taken die al waren afgerond</text></svg>')
    return "\n".join(parts) + "\n"


def folder() -> Path:
    return PAGE.parent
