"""The sentences of the note on top of a report.

By key: first Dutch, then English; a bar parts one from many.
"""

from __future__ import annotations

NOTE: dict[str, tuple[str, str]] = {
    "note.broken": (
        "Let op: deze run is niet volledig. Regel {rules} kon niet worden beoordeeld.|"
        "Let op: deze run is niet volledig. {n} regels konden niet worden beoordeeld: {rules}.",
        "Beware: this run is incomplete. Rule {rules} could not be judged.|"
        "Beware: this run is incomplete. {n} rules could not be judged: {rules}.",
    ),
    "note.unread": (
        "Let op: het bestand {files} is niet gelezen.|Let op: {n} bestanden zijn niet gelezen: {files}.",
        "Beware: the file {files} was not read.|Beware: {n} files were not read: {files}.",
    ),
    "note.errors": (
        "Let op: bij 1 oordeel ging de berekening mis.|Let op: bij {n} oordelen ging de berekening mis.",
        "Beware: 1 verdict ended in an error.|Beware: {n} verdicts ended in an error.",
    ),
    "note.nothing_judged": (
        "In deze run is niets beoordeeld: er waren geen aankopen of contracten waar een regel over gaat.",
        "Nothing was judged in this run: there were no purchases or contracts that a rule is about.",
    ),
    "note.clean": (
        "Geen bevindingen: in {verdicts} oordelen is niets gevonden dat tegen het beleid ingaat.",
        "No findings: nothing against the policy was found in {verdicts} verdicts.",
    ),
    "note.first_run": (
        "In deze eerste run: 1 bevinding.|In deze eerste run: {n} bevindingen.",
        "In this first run: 1 finding.|In this first run: {n} findings.",
    ),
    "note.states": (
        "In deze run: {new}, {open} en {resolved}.",
        "In this run: {new}, {open} and {resolved}.",
    ),
    "note.new": (
        "1 nieuwe bevinding|{n} nieuwe bevindingen|geen nieuwe bevindingen",
        "1 new finding|{n} new findings|no new findings",
    ),
    "note.open": (
        "1 die nog openstaat|{n} die nog openstaan|geen die nog openstaat",
        "1 still open|{n} still open|none still open",
    ),
    "note.resolved": ("1 opgelost|{n} opgelost|geen opgelost", "1 resolved|{n} resolved|none resolved"),
    "note.gone": (
        "1 bevinding van de vorige run is opgelost.|{n} bevindingen van de vorige run zijn opgelost.",
        "1 finding of the previous run was resolved.|{n} findings of the previous run were resolved.",
    ),
    "note.euros": (
        "Er is {euros} mee gemoeid; een bedrag kan in meer dan één bevinding meetellen.",
        "They concern {euros}; an amount may count in more than one finding.",
    ),
    "note.start": ("Om te beginnen: {rule}. {message}", "To begin with: {rule}. {message}"),
    "note.start_at": (
        "Om te beginnen: {rule} bij {where}. {message}",
        "To begin with: {rule} at {where}. {message}",
    ),
    "note.undetermined": (
        "Over 1 geval is niets te zeggen, omdat er feiten ontbreken. Dat is geen goedkeuring.|"
        "Over {n} gevallen is niets te zeggen, omdat er feiten ontbreken. Dat is geen goedkeuring.",
        "Of 1 case nothing can be said, because facts are missing. That is no approval.|"
        "Of {n} cases nothing can be said, because facts are missing. That is no approval.",
    ),
    "note.most_missing": (
        "Het meest levert dit op: “{fact}” aanvullen; dat speelt bij 1 oordeel.|"
        "Het meest levert dit op: “{fact}” aanvullen; dat speelt bij {n} oordelen.",
        "What helps most is to supply “{fact}”: 1 verdict waits for it.|"
        "What helps most is to supply “{fact}”: {n} verdicts wait for it.",
    ),
    "note.escalations": (
        "1 zaak vraagt om een gesprek, zie Escalaties.|{n} zaken vragen om een gesprek, zie Escalaties.",
        "1 matter asks for a talk, see Escalations.|{n} matters ask for a talk, see Escalations.",
    ),
    "note.waivers_ending_soon": (
        "1 vrijstelling loopt binnenkort af.|{n} vrijstellingen lopen binnenkort af.",
        "1 waiver ends soon.|{n} waivers end soon.",
    ),
    "note.waivers_expired": (
        "1 vrijstelling is verlopen.|{n} vrijstellingen zijn verlopen.",
        "1 waiver has expired.|{n} waivers have expired.",
    ),
    "note.waivers_unused": (
        "1 vrijstelling wordt niet gebruikt.|{n} vrijstellingen worden niet gebruikt.",
        "1 waiver is not used.|{n} waivers are not used.",
    ),
    "note.rejected": (
        "1 rij kon niet worden gelezen en telt niet mee.|"
        "{n} rijen konden niet worden gelezen en tellen niet mee.",
        "1 row could not be read and does not count.|{n} rows could not be read and do not count.",
    ),
    "note.unlisted": (
        "1 daarvan staat wel in de tellingen, maar niet bij de bevindingen.|"
        "{n} daarvan staan wel in de tellingen, maar niet bij de bevindingen.",
        "1 of them is in the counts, but not among the findings.|"
        "{n} of them are in the counts, but not among the findings.",
    ),
    "note.later": (
        "1 bestelling of creditnota is van later datum en is nog niet beoordeeld.|"
        "{n} bestellingen en creditnota’s zijn van later datum en zijn nog niet beoordeeld.",
        "1 order or credit note is of a later day and was not judged yet.|"
        "{n} orders and credit notes are of a later day and were not judged yet.",
    ),
    "note.certified": (
        "1 overtreding is met een tweede berekening bevestigd.|"
        "{n} overtredingen zijn met een tweede berekening bevestigd.",
        "1 violation was confirmed by a second calculation.|"
        "{n} violations were confirmed by a second calculation.",
    ),
}
