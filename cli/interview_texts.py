"""The questions of ``check --interactive``, for somebody who buys things for a school now and then."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, tuple[str, str]] = {
    "intro": (
        "Een paar vragen over wat u wilt bestellen.\n"
        "Enter neemt wat tussen [ ] staat, of laat de vraag open. Verder: ? is uitleg, < is een vraag terug,\n"
        '- is "dat weet ik niet".',
        "A few questions about what you want to order.\n"
        "Enter takes what stands in [ ], or leaves the question open. Also: ? explains, < goes back a question,\n"
        '- means "I do not know".',
    ),
    "no_ledger": (
        "Er zijn nog geen gegevens ingelezen; het advies weet dus niets van eerdere bestellingen.",
        "Nothing was imported yet, so the advice knows nothing of earlier orders.",
    ),
    "stopped": (
        "De vragen zijn afgebroken: er is niets getoetst en niets bewaard.",
        "The questions were broken off: nothing was checked and nothing was kept.",
    ),
    "stopped.fix": (
        "Begin opnieuw met `inkooptoets check --interactive`.",
        "Start again with `inkooptoets check --interactive`.",
    ),
    "saved": ("Uw antwoorden staan in {file}.", "Your answers are in {file}."),
    "open": ("U liet open: {facts}.", "You left open: {facts}."),
    "open.fact.orderer": ("wie bestelt", "who orders"),
    "open.fact.unit": ("voor welke school", "for which school"),
    "open.fact.product_group": ("wat voor soort spullen", "what kind of thing"),
    "open.fact.supplier": ("bij welke leverancier", "from which supplier"),
    "open.fact.net": ("het bedrag zonder btw", "the amount without VAT"),
    "open.fact.contract": ("onder welk contract", "under which contract"),
    "open.fact.under_contract": ("of er een contract voor is", "whether there is a contract"),
    "choose.number": ("Kies een nummer uit de lijst.", "Choose a number from the list."),
    "choose.many": (
        '"{answer}" past bij {n} mogelijkheden. Typ een langer stuk van de naam.',
        '"{answer}" fits {n} possibilities. Type a longer part of the name.',
    ),
    "choose.yes_or_no": ("Antwoord met j of n.", "Answer y or n."),
    "who": ("Wie bestelt?", "Who orders?"),
    "who.help": (
        "De naam of code waarmee deze persoon in het inkoopsysteem staat, zoals m.devries. Daarmee is na te gaan\n"
        "  wie bij u op school wat mag bestellen.",
        "The name or code of this person in the purchase system, such as m.devries. It tells who may order what\n"
        "  at your school.",
    ),
    "who.meant": (
        "{answer} komt nog niet voor, {known} wel. Bedoelt u {known}? (j/n)",
        "{answer} is not known yet, {known} is. Do you mean {known}? (y/n)",
    ),
    "who.meant.help": (
        "Zeg j als het om dezelfde persoon gaat, n als het echt iemand anders is.",
        "Say y when it is the same person, n when it is somebody else.",
    ),
    "school": ("Voor welke school?", "For which school?"),
    "school.help": (
        "Typ een nummer uit de lijst, of een stuk van de naam van de school. Met * ziet u alle scholen. Koopt het\n"
        "  bestuur voor alle scholen samen, kies dan het bestuur.",
        "Type a number from the list, or a part of the school's name. With * you see all schools. If the board\n"
        "  buys for all schools together, choose the board.",
    ),
    "school.none": (
        'Geen school past bij "{answer}". Probeer een ander stuk van de naam, of typ * voor alle scholen.',
        'No school fits "{answer}". Try another part of its name, or type * for all schools.',
    ),
    "school.board": ("{name} (het bestuur zelf)", "{name} (the board itself)"),
    "group": ("Wat voor soort spullen of dienst is het?", "What kind of thing or service is it?"),
    "group.help": (
        "Typ wat u koopt, zoals laptops, papier of schoonmaak, of een nummer uit de lijst. Met * ziet u alle\n"
        "  soorten. Het gaat om wat er bij elkaar hoort: daarvan tellen alle bestellingen samen.",
        "Type what you buy, such as laptops, paper or cleaning, or a number from the list. With * you see all\n"
        "  kinds. It is about what belongs together: all orders of one kind are added up.",
    ),
    "group.none": (
        'Geen soort past bij "{answer}". Probeer een ander woord, of typ * voor alle soorten.',
        'No kind fits "{answer}". Try another word, or type * for all kinds.',
    ),
    "supplier": ("Bij welke leverancier?", "From which supplier?"),
    "supplier.help": (
        "Typ een nummer uit de lijst, of een stuk van de naam van de leverancier.",
        "Type a number from the list, or a part of the supplier's name.",
    ),
    "supplier.new": (
        "{answer} staat niet in de lijst. Is dit een nieuwe leverancier? (j/n)",
        "{answer} is not in the list. Is this a new supplier? (y/n)",
    ),
    "supplier.new.help": (
        "Zeg j als er bij deze leverancier nog nooit is besteld. Zeg n om de naam nog eens te typen.",
        "Say y when nothing was ever ordered from this supplier. Say n to type the name again.",
    ),
    "supplier.none": (
        "Typ de naam dan nog eens, of een korter stuk ervan.",
        "Then type the name again, or a shorter part of it.",
    ),
    "amount": ("Wat kost het samen, in euro's?", "What does it cost altogether, in euros?"),
    "amount.help": (
        "Het hele bedrag van de bestelling, met verzendkosten, zoals 1.250,00 of 86,40.",
        "The whole amount of the order, with delivery, such as 1,250.00 or 86.40.",
    ),
    "amount.wrong": (
        '"{answer}" is geen bedrag. Schrijf het zo: 1.250,00 of 86,40.',
        '"{answer}" is no amount. Write it like this: 1,250.00 or 86.40.',
    ),
    "amount.low": ("Een bedrag is meer dan nul.", "An amount is more than nothing."),
    "vat": ("Is dat met btw? (j/n)", "Does that include VAT? (y/n)"),
    "vat.help": (
        'Kijk op de offerte. Staat er "excl. btw" of "zonder btw" bij, antwoord dan n. De grenzen van de wet\n'
        "  gelden zonder btw.",
        'Look at the quote. If it says "excl. VAT", answer n. The thresholds of the law are without VAT.',
    ),
    "net": ("En zonder btw?", "And without VAT?"),
    "net.help": (
        "Het bedrag zonder btw staat meestal ook op de offerte. Weet u het niet, laat het dan leeg.",
        "The amount without VAT is usually on the quote too. Leave it empty if you do not know.",
    ),
    "net.high": (
        "Zonder btw kan het niet meer zijn dan {gross} met btw.",
        "Without VAT it cannot be more than {gross} with VAT.",
    ),
    "contract": (
        "Bestelt u onder een contract dat er al is? (j/n)",
        "Do you order under an existing contract? (y/n)",
    ),
    "contract.help": (
        "Een contract is een afspraak van het bestuur of van de school met deze leverancier, bijvoorbeeld na een\n"
        "  aanbesteding. Een offerte is nog geen contract.",
        "A contract is an agreement of the board or the school with this supplier, for example after a tender.\n"
        "  A quote is not a contract.",
    ),
    "which": ("Welk contract?", "Which contract?"),
    "which.help": (
        "Typ een nummer uit de lijst, of een stuk van de naam. Met * ziet u ook contracten van andere\n"
        "  leveranciers. Weet u het niet, laat het dan leeg.",
        "Type a number from the list, or a part of the name. With * you also see other suppliers' contracts.\n"
        "  Leave it empty if you do not know.",
    ),
    "which.none": (
        'Geen contract past bij "{answer}". Laat het leeg als het niet in de lijst staat.',
        'No contract fits "{answer}". Leave it empty when it is not in the list.',
    ),
    "day": ("Wanneer bestelt u?", "When do you order?"),
    "day.help": ("Schrijf de dag als 31-12-2026.", "Write the day as 31-12-2026."),
    "day.wrong": (
        '"{answer}" is geen dag die bestaat. Schrijf de dag als 31-12-2026.',
        '"{answer}" is no day that exists. Write the day as 31-12-2026.',
    ),
}
"""By key: Dutch, English."""


class InterviewTexts:
    """The texts in one language: ``texts("amount")``, ``texts("saved", file=path)``."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, key: str, **values: object) -> str:
        """Return the text at ``key`` with its places filled in."""
        text = TEXTS[key][self.lang == "en"]
        return text.format(**values) if values else text
