"""Sentences of the advice before a purchase or a signature.

By key: first Dutch, then English; a bar parts one from many.
"""

from __future__ import annotations

ADVICE: dict[str, tuple[str, str]] = {
    "advice.title": ("Advies", "Advice"),
    "advice.proceed.purchase": ("Ga uw gang: u kunt dit bestellen.", "Go ahead: you can order this."),
    "advice.proceed.signing": ("Ga uw gang: u kunt dit ondertekenen.", "Go ahead: you can sign this."),
    "advice.proceed.audit": ("Dit is in orde.", "This is in order."),
    "advice.note.purchase": (
        "U kunt dit bestellen, maar lees eerst de opmerking hieronder.",
        "You can order this, but read the remark below first.",
    ),
    "advice.note.signing": (
        "U kunt dit ondertekenen, maar lees eerst de opmerking hieronder.",
        "You can sign this, but read the remark below first.",
    ),
    "advice.note.audit": ("Dit is in orde, met een opmerking.", "This is in order, with a remark."),
    "advice.supply.purchase": (
        "Wacht nog met bestellen: er ontbreekt 1 gegeven.|"
        "Wacht nog met bestellen: er ontbreken {n} gegevens.",
        "Do not order yet: 1 fact is missing.|Do not order yet: {n} facts are missing.",
    ),
    "advice.supply.signing": (
        "Teken nog niet: er ontbreekt 1 gegeven.|Teken nog niet: er ontbreken {n} gegevens.",
        "Do not sign yet: 1 fact is missing.|Do not sign yet: {n} facts are missing.",
    ),
    "advice.supply.audit": (
        "Hierover is nog niets te zeggen: er ontbreekt 1 gegeven.|"
        "Hierover is nog niets te zeggen: er ontbreken {n} gegevens.",
        "Nothing can be said yet: 1 fact is missing.|Nothing can be said yet: {n} facts are missing.",
    ),
    "advice.ask.purchase": (
        "Bestel nog niet: overleg eerst met {role}.",
        "Do not order yet: ask {role} first.",
    ),
    "advice.ask.signing": ("Teken nog niet: overleg eerst met {role}.", "Do not sign yet: ask {role} first."),
    "advice.ask.audit": ("Overleg hierover met {role}.", "Ask {role} about this."),
    "advice.stop.purchase": ("Bestel dit niet.", "Do not order this."),
    "advice.stop.signing": ("Teken dit niet.", "Do not sign this."),
    "advice.stop.audit": ("Dit had niet zo gemogen.", "This should not have been done."),
    "advice.someone": ("iemand die hierover gaat", "whoever is in charge of this"),
    "advice.incomplete": (
        "Let op: dit advies is niet volledig. Regel {rules} kon niet worden beoordeeld.|"
        "Let op: dit advies is niet volledig. {n} regels konden niet worden beoordeeld: {rules}.",
        "Beware: this advice is incomplete. Rule {rules} could not be judged.|"
        "Beware: this advice is incomplete. {n} rules could not be judged: {rules}.",
    ),
    "advice.why": ("Waarom", "Why"),
    "advice.instead": ("Doe dit", "Do this"),
    "advice.innocent": ("Dit klopt misschien niet:", "This may be wrong:"),
    "advice.euros": ("Het gaat om {euros}.", "It concerns {euros}."),
    "advice.rests_on": ("Berust op {references}.", "Rests on {references}."),
    "advice.missing": ("Wat er nog ontbreekt", "What is still missing"),
    "advice.add": ("Voeg dit toe en toets opnieuw", "Add this and check again"),
    "advice.example": ("bijvoorbeeld {example}", "for example {example}"),
    "advice.fill_in": ("VUL IN", "FILL IN"),
    "advice.waived": ("Hiervoor geldt vrijstelling {waivers}.", "Waiver {waivers} covers this."),
    "advice.also": ("Verder", "Further"),
    "advice.checked": (
        "Getoetst op {day} aan 1 regel; {compliant} in orde, {not_applicable} niet van toepassing.|"
        "Getoetst op {day} aan {n} regels; {compliant} in orde, {not_applicable} niet van toepassing.",
        "Checked on {day} against 1 rule; {compliant} in order, {not_applicable} not applicable.|"
        "Checked on {day} against {n} rules; {compliant} in order, {not_applicable} not applicable.",
    ),
}
