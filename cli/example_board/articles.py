"""What schools buy: how often, for how much, in which months, and how the purchase system calls it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Goods:
    """A product group in the export. ``weight`` is its share of orders in thousandths, ``median`` in euros.

    ``spread`` is that of a log-normal in tenths; ``seeded`` groups hold a case on the tender threshold, so
    all ordinary orders in them are call-offs under a tendered contract.
    """

    key: str
    label: str
    weight: int
    median: int
    spread: int
    most: int
    articles: tuple[str, ...]
    framework: str
    vat: int = 21
    seeded: bool = False


GOODS: tuple[Goods, ...] = (
    Goods("kantoorartikelen", "4010 Kantoorartikelen", 250, 48, 6, 400,
          ("Balpennen blauw", "Kopieerpapier A4", "Ordners 8 cm", "Whiteboardstiften", "Plakstiften"),
          "kantoor"),
    Goods("batterijen", "4012 Batterijen", 12, 30, 5, 90, ("Batterijen AA", "Batterijen AAA"), "kantoor"),
    Goods("toner", "4015 Toner en inkt", 50, 110, 6, 900, ("Toner zwart", "Toner kleur"), "kantoor"),
    Goods("leermiddelen-boeken", "5010 Boeken en methodes", 140, 260, 15, 25_000,
          ("Werkboek rekenen", "Leesboeken groep 5", "Handleiding taal", "Atlas"), "leermiddelen", 9),
    Goods("leermiddelen-digitaal", "5015 Digitale leermiddelen", 60, 600, 13, 25_000,
          ("Leerlinglicentie rekenen", "Licentie topografie", "Digitale methode taal"), "leermiddelen"),
    Goods("leermiddelen-materiaal", "5020 Leermaterialen", 130, 120, 10, 4_000,
          ("Rekenmateriaal", "Leskist techniek", "Spelmateriaal kleuters"), "leermiddelen"),
    Goods("chromebooks", "6010 Chromebooks", 14, 4_500, 10, 60_000, ("Chromebook 11 inch",), "apparaten",
          seeded=True),
    Goods("laptops", "6011 Laptops", 14, 4_200, 10, 60_000, ("Laptop leerkracht 14 inch",), "apparaten",
          seeded=True),
    Goods("tablets", "6012 Tablets", 8, 2_500, 10, 40_000, ("Tablet 10 inch",), "apparaten", seeded=True),
    Goods("device-accessoires", "6019 Accessoires", 62, 85, 9, 2_500,
          ("Laptophoes", "Draadloze muis", "Koptelefoon leerling", "Oplader USB-C"), "apparaten"),
    Goods("beeldschermen", "6020 Beeldschermen", 14, 450, 8, 8_000, ("Monitor 24 inch",), "apparaten",
          seeded=True),
    Goods("digiborden", "6025 Digiborden", 10, 3_600, 7, 40_000, ("Touchscreen 75 inch",), "apparaten",
          seeded=True),
    Goods("servers", "6030 Servers en opslag", 4, 1_500, 10, 20_000,
          ("Netwerkopslag",), "netwerk", seeded=True),
    Goods("netwerk-wifi", "6035 Netwerk en wifi", 12, 1_200, 10, 30_000, ("Wifi-punt", "Switch 24 poorten"),
          "netwerk", seeded=True),
    Goods("bekabeling", "6037 Bekabeling", 10, 500, 10, 20_000,
          ("Patchkabels", "Datapunt aanleggen"), "netwerk",
          seeded=True),
    Goods("telefonie", "6040 Telefonie", 14, 180, 8, 5_000,
          ("Toestel receptie", "Abonnement mobiel"), "netwerk",
          seeded=True),
    Goods("software-kantoor", "6110 Kantoorsoftware", 14, 420, 12, 20_000,
          ("Licentie kantoorpakket",), "software",
          seeded=True),
    Goods("software-beveiliging", "6115 Beveiligingssoftware", 10, 380, 10, 12_000, ("Licentie antivirus",),
          "software"),
    Goods("software-overig", "6190 Overige software", 24, 240, 12, 9_000,
          ("App planbord", "Licentie tekenen"),
          "software"),
    Goods("cloud", "6120 Clouddiensten", 10, 420, 11, 15_000,
          ("Opslag en back-up",), "software", seeded=True),
    Goods("printen", "6210 Printen en kopiëren", 14, 380, 11, 15_000, ("Afdrukken tellerstand",), "kantoor",
          seeded=True),
    Goods("meubilair", "7010 Meubilair", 30, 620, 12, 45_000,
          ("Leerlingstoel", "Bureau", "Kast"), "facilitair",
          seeded=True),
    Goods("schoonmaak", "7020 Schoonmaak", 24, 160, 9, 6_000, ("Glasbewassing", "Schoonmaakmiddelen"),
          "facilitair", seeded=True),
    Goods("onderhoud", "7030 Onderhoud gebouw", 34, 320, 12, 30_000,
          ("Reparatie deur", "Schilderwerk lokaal"),
          "facilitair", seeded=True),
    Goods("catering", "7040 Catering", 30, 110, 8, 3_000, ("Lunch studiedag", "Koffie"), "facilitair", 9),
    Goods("training", "8010 Scholing", 22, 520, 9, 9_000, ("Nascholing rekenen", "Cursus bhv"), "facilitair"),
    Goods("advies", "8020 Advies", 8, 2_400, 9, 30_000, ("Advies huisvesting",), "facilitair", seeded=True),
)  # fmt: skip

BY_KEY = {goods.key: goods for goods in GOODS}
OTHER_LABELS = {"alarm": "7050 Alarm en bewaking", "glasvezel": "6050 Glasvezel"}

MONTHS = (7, 7, 8, 7, 12, 14, 4, 10, 11, 7, 8, 6)
"""The share of orders per month: methods, licences and devices before summer, some budget in November."""
