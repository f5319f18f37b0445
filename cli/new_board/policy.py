"""The policy that a new board starts with: nothing of its own yet, and the choices that it may make."""

POLICY = """\
# Wat uw bestuur zelf bepaalt. Zolang hier niets staat, gelden de standaardwaarden van de regels.
# Haal het hekje weg voor een keuze die u maakt, en noem waar die is vastgelegd.

# parameters:
#
#   # Welke productgroepen alleen de aangewezen besteller bestelt.
#   board.designated_groups:
#     value: [kantoorartikelen, toner]
#     source: "Inkoopbeleid 2026, par. 3.2"
#
#   # Een vervanger bestelt alleen als de besteller afwezig is.
#   board.deputies_only_in_absence: {value: yes, source: "Inkoopbeleid 2026, par. 3.2"}
#
#   # De langste verbintenis voor software, in maanden, vanaf een dag.
#   board.max_months_software: {value: 12, from: 2026-08-01, source: "Inkoopbeleid 2026, par. 5.1"}
#
#   # Het btw-tarief voor bestellingen waarvan alleen het bedrag met btw bekend is.
#   board.assumed_vat_rate: {value: 21, source: "Afspraak met de controller, 3 maart 2026"}

# rules:
#   TIP-08: {severity: high}
#   DO-02: {off: yes, reason: "Alle ondersteuning loopt via een raamcontract."}

# Een school mag strenger zijn dan haar bestuur, nooit soepeler.
# schools:
#   99ZZ00:
#     parameters:
#       board.deputies_only_in_absence: {value: ja, source: "Schoolplan 2026"}
"""
