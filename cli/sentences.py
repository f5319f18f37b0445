"""The sentences of the command line, in Dutch and English."""

from __future__ import annotations

from collections.abc import Mapping

Sentences = Mapping[str, Mapping[str, str]]

SUMMARIES: Sentences = {
    "init": {"nl": "Maak de map van een bestuur.", "en": "Make a board's folder."},
    "example": {"nl": "Maak een voorbeeldbestuur met verzonnen gegevens.", "en": "Make an example board."},
    "check": {"nl": "Toets een bestelling voordat u bestelt.", "en": "Check an order before placing it."},
    "review": {"nl": "Toets een contract voordat u tekent.", "en": "Review a contract before signing."},
    "import": {"nl": "Lees exports in het grootboek in.", "en": "Read exports into the ledger."},
    "audit": {"nl": "Toets alles wat er is, elke nacht.", "en": "Judge all there is, every night."},
    "report": {"nl": "Schrijf het rapport voor de controller.", "en": "Write the controller's report."},
    "explain": {
        "nl": "Laat stap voor stap zien waarom iets is gevonden.",
        "en": "Show why a finding is there.",
    },
    "waive": {"nl": "Leg een vrijstelling vast.", "en": "Write a waiver."},
    "rules": {"nl": "Bekijk, controleer, test en maak regels.", "en": "Show, lint, test and make rules."},
    "facts": {"nl": "Bekijk welke feiten er zijn.", "en": "Show the facts there are."},
}

RULES_SAY: Sentences = {
    "clean": {"nl": "{number} regels nagekeken: in orde.", "en": "{number} rules looked at: all well."},
    "made beside": {
        "nl": "{file} is klaar en werkt.\n\n"
        "Verder:\n"
        "  1. Pas in het bestand de tekst, de voorwaarden en de gevallen aan.\n"
        "  2. Reken de gevallen na:  {test}\n"
        "  3. Kijk de regel na:      inkooptoets rules lint {file}",
        "en": "{file} is ready and works.\n\n"
        "Next:\n"
        "  1. Change the texts, the conditions and the cases in the file.\n"
        "  2. Run the cases:   {test}\n"
        "  3. Look it over:    inkooptoets rules lint {file}",
    },
    "made for board": {
        "nl": "{file} is klaar en doet mee in de volgende audit van dit bestuur.\n\n"
        "Verder:\n"
        "  1. Pas in het bestand de tekst, de voorwaarden en de gevallen aan.\n"
        "  2. Reken de gevallen na:  {test}\n"
        "  3. Toets alles:           inkooptoets audit",
        "en": "{file} is ready and takes part in this board's next audit.\n\n"
        "Next:\n"
        "  1. Change the texts, the conditions and the cases in the file.\n"
        "  2. Run the cases:     {test}\n"
        "  3. Audit everything:  inkooptoets audit",
    },
}
