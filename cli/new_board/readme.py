"""The README of a new board's folder."""

README = """\
# Inkooptoets van @NAME@

In deze map staat alles wat inkooptoets van uw bestuur moet weten. Zij werkt meteen, met een verzonnen school en
twee voorbeelden. Vervang die stap voor stap door uw eigen gegevens.

| bestand | wat het is | wat u ermee doet |
| --- | --- | --- |
| `inkooptoets.yaml` | de instellingen | nakijken |
| `registers/scholen.yaml` | uw scholen en hun openingstijden | invullen |
| `registers/bestellers.yaml` | wie wat mag bestellen | invullen |
| `registers/leveranciers.yaml` | uw leveranciers | invullen |
| `export/` | exports van het inkoopsysteem en het contractenregister | bestanden neerzetten |
| `mapping.yaml` | welke kolom van een export welk feit is | aanpassen aan uw exports |
| `policy.yaml` | wat uw bestuur zelf bepaalt | keuzes maken |
| `waivers.yaml` | vrijstellingen | wordt aangevuld door `inkooptoets waive` |
| `orders/`, `contracts/` | voorstellen om te toetsen | kopiëren en invullen |

## Probeer dit, in deze map

    inkooptoets audit
    inkooptoets check orders/voorbeeld.yaml
    inkooptoets review contracts/voorbeeld.yaml
    inkooptoets report

`audit` leest de bestanden in die in `inkooptoets.yaml` bij `import` staan, en toetst alles. Zet die opdracht elke
nacht aan. Het grootboek en de rapporten horen niet in versiebeheer; al het andere wel.
"""
