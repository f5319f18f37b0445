"""The example's README: what each file is, and what to try."""

from __future__ import annotations

from inkooptoets.cli.example_board.records import AS_OF
from inkooptoets.cli.example_board.registers import NAME

_TEXT = """\
# {name}: een verzonnen schoolbestuur

Alles in deze map is verzonnen: scholen, leveranciers, personen en bedragen. Dezelfde grootte (`{size}`) en
hetzelfde getal (`--seed {seed}`) geven steeds dezelfde bestanden. De exports lopen tot en met {day}.

| bestand | wat het is |
| --- | --- |
| `inkooptoets.yaml` | de instellingen: waar alles staat en wat er elke nacht wordt ingelezen |
| `export/bestellingen-JJJJ.csv` | bestelregels uit het inkoopsysteem, een bestand per jaar |
| `export/contracten.xlsx` | het contractenregister |
| `export/creditnotas.csv` | creditnota's |
| `registers/scholen.yaml` | scholen met hun openingstijden |
| `registers/bestellers.yaml` | wie wat mag bestellen, en wie wanneer afwezig was |
| `registers/leveranciers.csv` | leveranciers |
| `registers/inkoopprocedures.yaml` | aanbestedingen en offertetrajecten |
| `mapping.yaml` | welke kolom van een export welk feit is |
| `policy.yaml` | wat dit bestuur zelf heeft bepaald |
| `waivers.yaml` | vrijstellingen: een die geldt, een die verlopen is, een die nergens voor nodig was |
| `orders/`, `contracts/` | voorstellen om te toetsen |
| `expected.yaml` | welke uitkomst elk ingebouwd geval moet krijgen |

De exports zijn zoals ze in het echt zijn: een enkele rij is niet te lezen, onderaan staat een totaal, bij
sommige bestellingen ontbreekt wie bestelde of om welk soort artikel het gaat. Wat niet te lezen is, wordt
geteld en gemeld.

## Probeer dit, in deze map

De nachtelijke controle, zoals op {day}. Zij eindigt met code 1, omdat er afwijkingen zijn:

    inkooptoets audit --as-of {as_of}

Nog een keer: er is niets nieuws meer. Daarna het rapport voor de controller:

    inkooptoets report

Een bestelling toetsen voordat zij de deur uit gaat: een die door kan, een die moet stoppen en een waarvan
gegevens ontbreken:

    inkooptoets check orders/voorbeeld-doorgaan.yaml
    inkooptoets check orders/voorbeeld-stoppen.yaml
    inkooptoets check orders/voorbeeld-ontbreekt.yaml

Een contract toetsen voordat iemand tekent:

    inkooptoets review contracts/voorbeeld-tekenen.yaml
    inkooptoets review contracts/voorbeeld-niet-tekenen.yaml

## De ingebouwde gevallen

{cases}
"""


def readme(size: str, seed: int, cases: str) -> str:
    """Return the README; ``cases`` is the table of seeded cases."""
    day = f"{AS_OF.day} juni {AS_OF.year}"
    return _TEXT.format(name=NAME, size=size, seed=seed, day=day, as_of=AS_OF.isoformat(), cases=cases)
