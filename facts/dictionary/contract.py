"""A contract: its term, its ways out, its support hours and the clauses that were read."""

from typing import ClassVar

from inkooptoets.facts.dictionary.entity import Entity, Part, fact
from inkooptoets.facts.dictionary.kind import Count, Day, Euro, Months, Reference, Text, Week, YesNo


class DataPortability(Part):
    """The clause that lets the board take its data to another system."""

    present: YesNo | None = fact(
        "Data zijn in andere systemen in te lezen", "Data can be read into other systems", "ja"
    )
    supplier_responsible: YesNo | None = fact(
        "De leverancier moet de overdracht mogelijk maken",
        "The supplier must make the transfer possible",
        "ja",
    )


class Clauses(Part):
    """The clauses that were looked for in the text of the contract."""

    read: YesNo | None = fact(
        "De tekst is op alle clausules gelezen: wat niet genoemd is, staat er niet in",
        "The text was read for all clauses: what is not named is not in it",
        "ja",
    )
    data_portability: DataPortability | None = None


class Contract(Entity):
    """An agreement that was signed or is about to be."""

    name: ClassVar = "contract"
    plural: ClassVar = "contracts"
    nl: ClassVar = "Contract"
    en: ClassVar = "Contract"

    id: Text = fact("Contractnummer", "Contract number", "C-2026-007", required=True)
    title: Text | None = fact("Onderwerp van het contract", "Subject of the contract", "Beheer werkplekken")
    board: Reference | None = fact("Bestuur dat tekent", "Board that signs", "99001", refers_to="board")
    supplier: Reference | None = fact("Leverancier", "Supplier", "L-0042", refers_to="supplier")
    product_groups: tuple[Reference, ...] | None = fact(
        "Productgroepen waar het contract over gaat",
        "Product groups that the contract is about",
        "[ict-beheer]",
        refers_to="product_group",
    )
    covers: tuple[Reference, ...] | None = fact(
        "Scholen waarvoor het contract geldt",
        "Schools that the contract covers",
        "[99ZZ00]",
        refers_to="school",
    )
    procedure: Reference | None = fact(
        "Inkoopprocedure waaruit het contract volgt",
        "Procedure that led to it",
        "AB-2026-01",
        refers_to="procedure",
    )
    tendered: YesNo | None = fact("Europees aanbesteed", "Tendered Europe-wide", "nee")
    central_body: YesNo | None = fact(
        "Gesloten door een aankoopcentrale die zelf heeft aanbesteed",
        "Concluded by a central purchasing body that tendered it",
        "nee",
    )
    signed_on: Day | None = fact("Dag van ondertekening", "Day of signing", "2026-05-20")
    starts_on: Day | None = fact("Ingangsdatum", "First day", "2026-08-01")
    ends_on: Day | None = fact(
        "Laatste dag, als die vaststaat", "Last day, where fixed", "2027-07-31", not_before="starts_on"
    )
    initial_months: Months | None = fact(
        "Eerste looptijd in maanden", "Initial term in months", "12", at_least=1
    )
    open_ended: YesNo | None = fact("Zonder einddatum", "Without an end", "nee")
    board_option_months: Months | None = fact(
        "Verlenging die alleen het bestuur kan kiezen, in maanden samen",
        "Extension that the board alone may choose, in months together",
        "36",
        at_least=0,
    )
    supplier_option_months: Months | None = fact(
        "Verlenging die de leverancier alleen kan afdwingen, in maanden samen",
        "Extension that the supplier alone can force, in months together",
        "0",
        at_least=0,
    )
    renewal_months: Months | None = fact(
        "Stilzwijgende verlenging per keer, in maanden; 0 als die er niet is",
        "Silent renewal each time, in months; 0 where there is none",
        "12",
        at_least=0,
    )
    notice_months: Months | None = fact("Opzegtermijn in maanden", "Notice period in months", "3", at_least=0)
    notice_given_on: Day | None = fact(
        "Dag waarop is opgezegd", "Day on which notice was given", "2027-03-01"
    )
    convenience_exit: YesNo | None = fact(
        "Tussentijds opzegbaar zonder reden", "Can be ended early without cause", "nee"
    )
    convenience_fee_months: Months | None = fact(
        "Vergoeding bij tussentijds opzeggen, in maanden van de prijs",
        "Fee for ending early, in months of the price",
        "3",
        at_least=0,
    )
    yearly_value: Euro | None = fact(
        "Waarde per jaar, zonder btw", "Value a year, net of VAT", "18000.00", at_least=0
    )
    processes_personal_data: YesNo | None = fact(
        "Verwerkt gegevens van bestuur, personeel of leerlingen",
        "Processes data of the board, its staff or its pupils",
        "ja",
    )
    includes_support: YesNo | None = fact(
        "Bevat ondersteuning of onderhoud waarvoor betaald wordt",
        "Includes support or maintenance that is paid for",
        "ja",
    )
    support_hours: Week | None = fact(
        "Uren waarop de leverancier ondersteuning geeft en waarvoor betaald wordt",
        "Hours in which the supplier gives support that is paid for",
        "24x7",
    )
    support_exempt: YesNo | None = fact(
        "Ondersteuning buiten schooltijd is nodig: alarm, of een dienst die thuis wordt gebruikt",
        "Support outside school hours is needed: alarm, or a service used at home",
        "nee",
    )
    support_surcharge: Euro | None = fact(
        "Wat de ruimere ondersteuning per jaar extra kost, zonder btw",
        "What the wider support costs extra a year, net of VAT",
        "4200.00",
        at_least=0,
    )
    clauses: Clauses | None = None
    pages: Count | None = fact(
        "Aantal pagina's van de tekst", "Number of pages of the text", "24", at_least=1
    )
