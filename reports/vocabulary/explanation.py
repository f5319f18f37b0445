"""Words of an explanation: why one verdict is as it is.

By key: first Dutch, then English; a bar parts one from many.
"""

from __future__ import annotations

EXPLANATION: dict[str, tuple[str, str]] = {
    "explain.compliant": ("{subject} voldoet{day}.", "{subject} complies{day}."),
    "explain.violated": ("{subject} voldoet niet{day}.", "{subject} does not comply{day}."),
    "explain.not_applicable": (
        "de regel gaat niet over {subject}{day}.",
        "the rule is not about {subject}{day}.",
    ),
    "explain.undetermined": (
        "of {subject} voldoet is niet te zeggen{day}, omdat er feiten ontbreken.",
        "whether {subject} complies cannot be said{day}, because facts are missing.",
    ),
    "explain.waived": (
        "{subject} voldoet niet{day}, en daarvoor geldt een vrijstelling.",
        "{subject} does not comply{day}, and a waiver covers that.",
    ),
    "explain.error": (
        "{subject} kon niet worden beoordeeld{day}.",
        "{subject} could not be judged{day}.",
    ),
    "explain.day": (", getoetst naar {day}", ", judged as of {day}"),
    "explain.applies": ("Gaat de regel hierover?", "Is the rule about this?"),
    "explain.violated?": ("Is de regel overtreden?", "Is the rule broken?"),
    "explain.yes": ("ja", "yes"),
    "explain.no": ("nee", "no"),
    "explain.unknown": ("onbekend", "unknown"),
    "explain.all": ("alles hieronder moet gelden", "everything below must hold"),
    "explain.any": ("één van deze is genoeg", "one of these is enough"),
    "explain.not": ("het omgekeerde van", "the opposite of"),
    "explain.either": ("het antwoord op de eerste vraag wijst de weg", "the first question points the way"),
    "explain.if": ("als", "if"),
    "explain.then": ("dan", "then"),
    "explain.else": ("anders", "else"),
    "explain.above": ("uitgewerkt hierboven", "worked out above"),
    "explain.legend": (
        "Een ▸ staat voor elke stap die het antwoord bepaalt; de andere zijn niet uitgewerkt.",
        "A ▸ stands before every step that decides the answer; the others are not worked out.",
    ),
    "explain.run_day": ("de dag waarop gekeken wordt", "the day that the run looks from"),
    "explain.valid": ("geldig {period}", "valid {period}"),
    "explain.source": ("bron {source}", "source {source}"),
    "explain.set_by": ("gesteld door {who}", "set by {who}"),
    "explain.members": (
        "Wat is meegeteld als {name}: 1 stuk|Wat is meegeteld als {name}: {n} stuks",
        "What was counted as {name}: 1|What was counted as {name}: {n}",
    ),
    "explain.members.open": (", waarvan {n} onzeker", ", {n} of them uncertain"),
    "explain.members.more": ("… en nog 1|… en nog {n}", "… and 1 more|… and {n} more"),
    "explain.member.amount": ("bedrag onbekend", "amount unknown"),
    "explain.member.missing": ("ontbreekt: {facts}", "missing: {facts}"),
    "explain.remedies": ("Wat het in orde zou maken", "What would put it right"),
    "explain.remedies.each": (
        "Wat het in orde zou maken; elk hiervan is op zichzelf genoeg",
        "What would put it right; each of these is enough by itself",
    ),
    "explain.missing": ("Wat er ontbreekt", "What is missing"),
}
