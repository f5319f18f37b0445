"""The mapping that a new board adapts to its own exports."""

MAPPING = """\
# Welke kolom van een export welk feit is. Links staat een feit uit het woordenboek, rechts de naam van de kolom
# in uw bestand. Pas de rechterkant aan. Een kolom die er niet is, haalt u hier weg: dat feit is dan onbekend, en
# het rapport zegt waar dat uitmaakt.
tables:

  # Bestelregels: een rij per regel, met de bestelling op elke rij herhaald.
  - files: bestellingen*.csv
    notation: nl                 # 1.234,56; schrijf `en` bij 1,234.56
    entities:
      order:
        columns:
          id: Bestelnummer
          ordered_on: Besteldatum
          unit: School
          orderer: Besteller
          supplier: Crediteurnummer
          contract: Contractnummer   # `geen` in de kolom zegt dat er geen contract is; leeg zegt niets
          # Zegt een lege cel bij u wel dat er geen contract is? Schrijf dan:
          # contract: {column: Contractnummer, empty: geen}
          status:
            column: Status
            values: {Besteld: ordered, Geleverd: delivered, Vervallen: cancelled}
        constants: {board: "@BOARD@", currency: EUR}
      order_line:
        columns:
          order: Bestelnummer
          number: Regel
          description: Omschrijving
          quantity: Aantal
          net: Bedrag excl. btw
          product_group:
            column: Artikelgroep
            # Links wat er in uw bestand staat, rechts de productgroep van inkooptoets.
            values:
              Kantoorartikelen: kantoorartikelen
              Laptops: laptops
              Chromebooks: chromebooks
              Boeken: leermiddelen-boeken

  # Het contractenregister.
  - files: contracten*.xlsx
    entity: contract
    columns:
      id: Contractnummer
      title: Onderwerp
      supplier: Crediteurnummer
      product_groups: {column: Productgroepen, split: ","}
      covers: {column: Scholen, split: ","}
      starts_on: Ingangsdatum
      ends_on: Einddatum
      initial_months: Looptijd
      renewal_months: Stilzwijgende verlenging
      notice_months: Opzegtermijn
      yearly_value: Waarde per jaar
    constants: {board: "@BOARD@"}
"""
