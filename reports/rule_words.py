"""The words on a rule's page and in the list of rules, in Dutch and English."""

from __future__ import annotations

from collections.abc import Mapping

RULE_WORDS: Mapping[str, tuple[str, str]] = {
    "what": ("Wat", "What"),
    "why": ("Waarom", "Why"),
    "based_on": ("Gebaseerd op", "Based on"),
    "for_whom": ("Voor wie", "For whom"),
    "condition": ("Voorwaarde", "Condition"),
    "facts": ("Feiten", "Facts"),
    "parameters": ("Parameters", "Parameters"),
    "example": ("Voorbeeld", "Example"),
    "advice": ("Wat te doen", "What to do"),
    "innocent": ("Wanneer het niet klopt", "When it would be wrong"),
    "changes": ("Wijzigingen", "Changes"),
    "message": ("Een bevinding luidt", "A finding reads"),
    "status.experimental": ("proef", "experimental"),
    "status.stable": ("vast", "stable"),
    "status.deprecated": ("vervalt", "deprecated"),
    "moment.purchase": ("voor het bestellen", "before ordering"),
    "moment.signing": ("voor het tekenen", "before signing"),
    "moment.audit": ("bij de nachtelijke controle", "in the nightly audit"),
    "who.purchase": (
        "Wie bestelt, voor het bestellen (`inkooptoets check`).",
        "Who orders, before ordering (`inkooptoets check`).",
    ),
    "who.signing": (
        "Wie tekent, voor het tekenen (`inkooptoets review`).",
        "Who signs, before signing (`inkooptoets review`).",
    ),
    "who.audit": (
        "De inkoopafdeling en de controller, elke nacht over alles wat er is (`inkooptoets audit`).",
        "The purchasing department and the controller, every night over all there is (`inkooptoets audit`).",
    ),
    "about": (
        "Per {entity} (`{name}`) komt er een oordeel. Wat dezelfde {case} heeft, is samen één bevinding.",
        "There is a verdict for each {entity} (`{name}`). What has the same {case} is one finding together.",
    ),
    "day": (
        "Parameters gelden zoals op `{day}`.",
        "Parameters hold as on `{day}`.",
    ),
    "day.run": (
        "Parameters gelden zoals op `run.day`: de dag waarop de controle draait, of die van `--as-of`.",
        "Parameters hold as on `run.day`: the day of the run, or that of `--as-of`.",
    ),
    "applies": ("De regel geldt als:", "The rule applies if:"),
    "violated": ("Hij is overtreden als:", "It is violated if:"),
    "named": (
        "`{local}` is de parameter `{key}` op de dag `{day}`",
        "`{local}` is the parameter `{key}` on the day `{day}`",
    ),
    "related": ("Daarvoor wordt bijeengezocht:", "For that, these are gathered:"),
    "related.all": ("alle `{entity}`", "every `{entity}`"),
    "related.listed": ("alles in `{entity}`", "everything in `{entity}`"),
    "related.same": ("met dezelfde {paths}", "with the same {paths}"),
    "related.pairs": ("waarvan {paths}", "of which {paths}"),
    "related.pair": ("`{member}` gelijk is aan `{subject}`", "`{member}` equals `{subject}`"),
    "related.during": (
        "van de laatste `{last}` tot en met `{day}`",
        "of the last `{last}` up to and including `{day}`",
    ),
    "related.where": ("waarvoor geldt `{where}`", "for which `{where}` holds"),
    "related.measures": ("Gemeten: {measures}.", "Measured: {measures}."),
    "derived": ("Daarin zijn deze feiten afgeleid uit andere:", "In these, some facts follow from others:"),
    "derived.is": ("**`{path}`** ({kind}): {title}.", "**`{path}`** ({kind}): {title}."),
    "fact": ("feit", "fact"),
    "meaning": ("betekenis", "meaning"),
    "kind": ("soort", "kind"),
    "fact.example": ("voorbeeld", "example"),
    "none.facts": ("Deze regel leest geen feiten.", "This rule reads no facts."),
    "none.parameters": ("Deze regel gebruikt geen parameters.", "This rule uses no parameters."),
    "none.changes": ("Nog niet gewijzigd.", "Not changed yet."),
    "none.example": (
        "Geen van de gevallen van deze regel is een overtreding.",
        "None of this rule's cases is a violation.",
    ),
    "parameter": ("parameter", "parameter"),
    "value": ("waarde", "value"),
    "period": ("geldig", "valid"),
    "source": ("bron", "source"),
    "set_by": ("wie bepaalt", "who sets it"),
    "set_by.law": ("de wet", "the law"),
    "set_by.board": ("het bestuur", "the board"),
    "assumption": ("aanname van dit project", "assumption of this project"),
    "no_value": ("geen: het bestuur bepaalt hem", "none: the board sets it"),
    "example.given": ("Gegeven op {day} (“{it}”):", "Given on {day} (“{it}”):"),
    "example.then": ("Dan is de uitkomst:", "Then the outcome is:"),
    "example.says": ("En de bevinding luidt: {message}", "And the finding reads: {message}"),
    "subject": ("waarover", "about"),
    "outcome": ("uitkomst", "outcome"),
    "cases": ("gevallen", "cases"),
    "passed": ("geslaagd", "passed"),
    "all": ("samen", "all"),
    "failed": ("gezakt", "failed"),
    "and": ("en", "and"),
    "code": ("code", "code"),
    "title": ("titel", "title"),
    "severity": ("ernst", "severity"),
    "moments": ("wanneer", "when"),
    "status": ("stand", "status"),
    "guidance": ("gebaseerd op", "based on"),
    "off": ("uitgezet", "switched off"),
    "own": ("eigen regel van het bestuur", "the board's own rule"),
    "file": ("Bestand", "File"),
    "off.because": ("**Uitgezet:** {reason}", "**Switched off:** {reason}"),
    "generated": (
        "Gemaakt uit `{file}`; vernieuw deze pagina met `make docs`.",
        "Generated from `{file}`; renew this page with `make docs`.",
    ),
    "index.title": ("De regels", "The rules"),
    "index.intro": (
        "Een pagina per regel, gemaakt uit de regel zelf. Vernieuw ze met `make docs`.",
        "A page per rule, generated from the rule itself. Renew them with `make docs`.",
    ),
    "parameters.title": ("De parameters", "The parameters"),
    "parameters.intro": (
        "Grenzen, termijnen en marges die regels gebruiken, elk met periode en bron. Buiten een periode is er "
        "geen waarde, en wat haar nodig heeft is dan onbeslist. Vernieuw deze pagina met `make docs`.",
        "Limits, terms and margins that rules use, each with its period and source. Outside a period there is "
        "no value, and what needs it is undetermined. Renew this page with `make docs`.",
    ),
    "parameters.law": ("Wat de wet bepaalt", "What the law sets"),
    "parameters.board": ("Wat het bestuur bepaalt", "What the board sets"),
    "stricter": ("strenger", "stricter"),
    "stricter.lower": ("lager", "lower"),
    "stricter.higher": ("hoger", "higher"),
    "stricter.none": ("geldt voor elke school", "same for every school"),
    "used_by": ("gebruikt door", "used by"),
    "checked": ("nagekeken", "checked"),
}


def say(key: str, lang: str, /, **values: object) -> str:
    """Return the text at ``key`` with its places filled in; KeyError for a key that does not exist."""
    return RULE_WORDS[key][lang == "en"].format(**values) if values else RULE_WORDS[key][lang == "en"]


KIND_WORDS: Mapping[str, tuple[str, str]] = {
    "amount": ("bedrag in de munt van het stuk", "amount in the document's currency"),
    "count": ("aantal", "number"),
    "day": ("dag", "day"),
    "days": ("aantal dagen", "number of days"),
    "euro": ("bedrag in euro's", "amount in euros"),
    "minutes": ("aantal minuten", "number of minutes"),
    "months": ("aantal maanden", "number of months"),
    "percent": ("percentage", "percentage"),
    "quantity": ("hoeveelheid", "quantity"),
    "rate": ("koers", "rate"),
    "reference": ("kenmerk", "key"),
    "text": ("tekst", "text"),
    "week": ("uren van de week", "hours of the week"),
    "yes_no": ("ja of nee", "yes or no"),
}


def kind_words(kind: str, lang: str) -> str:
    """Return what a kind of fact is called."""
    return KIND_WORDS[kind][lang == "en"]
