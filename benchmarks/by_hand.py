"""The rules once more, written by hand as one would for DuckDB alone: the practical limit to measure against.

Each statement gives the keys of the violated subjects. Prepared once, as the audit does: ``hand_purchases``.
"""

from __future__ import annotations

PREPARE = """
CREATE OR REPLACE TEMP TABLE hand_purchases AS
WITH parts AS (
  SELECT l."order" AS id, coalesce(l.product_group, o.product_group) AS product_group,
         CASE WHEN coalesce(l.cancelled, false) THEN 0 ELSE l.net END AS net,
         coalesce(l.cancelled, false) OR o.status = 'cancelled' AS cancelled
  FROM board.facts.order_lines l LEFT JOIN board.facts.orders o ON o.id = l."order"
  UNION ALL
  SELECT id, product_group, net, status = 'cancelled' FROM board.facts.orders o
  WHERE NOT EXISTS (SELECT 1 FROM board.facts.order_lines l WHERE l."order" = o.id)
), rolled AS (
  SELECT p.id, g.homogeneous_group AS grp, sum(p.net) AS net, count(*) FILTER (p.net IS NULL) AS unknown,
         bool_and(p.cancelled) AS cancelled, bool_or(g.social_services) AS social
  FROM parts p LEFT JOIN product_groups g ON g.id = p.product_group GROUP BY ALL
)
SELECT r.id, r.grp, r.cancelled, r.social,
       CASE WHEN r.unknown = 0 THEN r.net END AS value, o.ordered_on AS day, o.unit, o.orderer,
       coalesce(o.board, s.board) AS board,
       CASE WHEN s.independent THEN o.unit ELSE coalesce(o.board, s.board) END AS buyer,
       (o.under_contract AND (c.tendered OR c.central_body) AND c.starts_on <= o.ordered_on
         AND CASE WHEN c.ends_on IS NOT NULL THEN o.ordered_on <= c.ends_on WHEN c.open_ended THEN true END)
         OR CASE WHEN o.procedure IS NULL THEN false ELSE t.tendered END AS tendered,
       CASE WHEN o.procedure IS NULL THEN o.ordered_on ELSE t.started_on END AS threshold_day
FROM rolled r LEFT JOIN board.facts.orders o ON o.id = r.id
  LEFT JOIN board.facts.schools s ON s.id = o.unit
  LEFT JOIN board.facts.contracts c ON c.id = o.contract
  LEFT JOIN board.facts.procedures t ON t.id = o.procedure
"""

_THRESHOLD = """CASE WHEN social THEN 75000000
  WHEN threshold_day BETWEEN '2014-01-01' AND '2015-12-31' THEN 20700000
  WHEN threshold_day BETWEEN '2016-01-01' AND '2017-12-31' THEN 20900000
  WHEN threshold_day BETWEEN '2018-01-01' AND '2019-12-31' THEN 22100000
  WHEN threshold_day BETWEEN '2020-01-01' AND '2021-12-31' THEN 21400000
  WHEN threshold_day BETWEEN '2022-01-01' AND '2023-12-31' THEN 21500000
  WHEN threshold_day BETWEEN '2024-01-01' AND '2025-12-31' THEN 22100000
  WHEN threshold_day BETWEEN '2026-01-01' AND '2027-12-31' THEN 21600000 END"""
_CERTAIN = "CASE WHEN NOT cancelled AND NOT tendered THEN value ELSE 0 END"
_POSSIBLE = (
    f"""CASE WHEN coalesce(NOT cancelled AND NOT tendered, true) THEN coalesce(value, {10**15}) ELSE 0 END"""
)


def _sum(what: str, months: int) -> str:
    return (
        f"sum({what}) OVER (PARTITION BY buyer, grp ORDER BY day "
        f"RANGE BETWEEN INTERVAL {months} MONTH PRECEDING AND CURRENT ROW)"
    )


_SPLIT = f"""SELECT id, grp FROM (
  SELECT id, grp, {_sum(_CERTAIN, 12)} AS year, {_sum(_CERTAIN, 48)} AS years,
         {_sum(_POSSIBLE, 12)} AS year_at_most, {_THRESHOLD} AS threshold,
         NOT cancelled AND NOT tendered AND value < {_THRESHOLD} AS applies
  FROM hand_purchases WHERE buyer IS NOT NULL AND grp IS NOT NULL AND day IS NOT NULL)
WHERE applies AND """

_NOT_ENDED = """NOT CASE
  WHEN ends_on IS NOT NULL THEN $day > ends_on AND (renewal_months = 0 OR notice_given_on IS NOT NULL)
  WHEN initial_months IS NOT NULL THEN
    $day >= starts_on + to_months((initial_months + supplier_option_months + board_option_months)::INT)
    AND (renewal_months = 0 OR notice_given_on IS NOT NULL)
  ELSE NOT open_ended AND NULL END"""

_DESIGNATED = """FROM hand_purchases p LEFT JOIN (SELECT d.*, g.homogeneous_group AS grp FROM board.facts.designations d
    LEFT JOIN product_groups g ON g.id = d.product_group) d
  ON d.unit = p.{unit} AND d.grp = p.grp AND d.valid_from <= p.day AND coalesce(p.day <= d.valid_until, true)
  WHERE NOT p.cancelled AND p.grp = 'kantoorartikelen'
  GROUP BY p.id, p.grp, p.orderer, p.unit"""

STATEMENTS: dict[str, str] = {
    "DO-11": f"{_SPLIT} year >= threshold",
    "DO-11-48M": f"{_SPLIT} years >= threshold AND year_at_most < threshold",
    "PLN-26": f"""WITH school AS (SELECT p.id, p.grp, count(d.person) AS number,
      bool_or(d.person = p.orderer) AS allowed, p.orderer {_DESIGNATED.format(unit="unit")}),
    board AS (SELECT p.id, p.grp, count(d.person) AS number, bool_or(d.person = p.orderer) AS allowed
      {_DESIGNATED.format(unit="board")})
    SELECT s.id, s.grp FROM school s JOIN board b USING (id, grp)
    WHERE s.orderer IS NOT NULL
      AND CASE WHEN s.number > 0 THEN NOT s.allowed WHEN b.number > 0 THEN NOT b.allowed END""",
    "TIP-05": f"""SELECT c.id FROM board.facts.contracts c JOIN (
      SELECT k.id, bool_or(g.software_like) AS software
      FROM (SELECT id, unnest(product_groups) AS grp FROM board.facts.contracts) k
      LEFT JOIN product_groups g ON g.id = k.grp GROUP BY 1) s ON s.id = c.id
    WHERE {_NOT_ENDED} AND (s.software OR c.processes_personal_data)
      AND (NOT coalesce(c."clauses.data_portability.present",
                        CASE WHEN c."clauses.read" THEN false END)
        OR NOT coalesce(c."clauses.data_portability.supplier_responsible",
                        CASE WHEN c."clauses.read" THEN false END))""",
    "TIP-08": f"""WITH g AS (
      SELECT k.id, bool_or(g.fast_moving) AS fast, bool_or(g.software_like) AS software
      FROM (SELECT id, unnest(product_groups) AS grp FROM board.facts.contracts) k
      LEFT JOIN product_groups g ON g.id = k.grp GROUP BY 1),
    ends AS (SELECT c.*, g.fast, g.software,
      CASE WHEN initial_months IS NOT NULL
        THEN starts_on + to_months((initial_months + supplier_option_months)::INT) ELSE ends_on + 1 END AS first_end
      FROM board.facts.contracts c JOIN g ON g.id = c.id WHERE {_NOT_ENDED} AND g.fast),
    terms AS (SELECT *, renewal_months > 0 AND $day >= first_end AS renewed FROM ends),
    running AS (SELECT *, CASE WHEN renewed THEN first_end + to_months(
        (date_diff('month', first_end, $day) // greatest(renewal_months, 1) * renewal_months)::INT)
      ELSE starts_on END AS term_start FROM terms),
    out AS (SELECT *, CASE WHEN renewed THEN term_start + to_months(renewal_months::INT) ELSE first_end END AS term_end
      FROM running),
    exits AS (SELECT *, CASE
        WHEN open_ended THEN greatest(first_end, greatest($day, starts_on) + to_months(notice_months::INT))
        WHEN renewal_months > 0 AND CASE WHEN notice_given_on IS NOT NULL
            THEN notice_given_on > term_end - to_months(notice_months::INT)
            ELSE $day > term_end - to_months(notice_months::INT) END THEN term_end + to_months(renewal_months::INT)
        WHEN renewal_months = 0 OR notice_months IS NOT NULL THEN term_end END AS earliest FROM out)
    SELECT id FROM exits WHERE NOT (convenience_exit AND convenience_fee_months <= 3)
      AND earliest > to_months(CASE WHEN software THEN 24 WHEN NOT software THEN 48 END)
        + CASE WHEN open_ended AND ($day >= first_end OR first_end IS NULL) THEN greatest($day, starts_on)
          ELSE term_start END""",
    "DO-02": f"""WITH open AS (
      SELECT k.id, CASE WHEN count(*) = count(s.opening_hours)
        THEN string_agg(s.opening_hours, '; ' ORDER BY s.opening_hours) END AS opening
      FROM (SELECT id, unnest(covers) AS school FROM board.facts.contracts) k
      LEFT JOIN board.facts.schools s ON s.id = k.school GROUP BY 1)
    SELECT c.id FROM board.facts.contracts c JOIN open o ON o.id = c.id
      JOIN hand_minutes m ON m.support = c.support_hours AND m.opening = o.opening
    WHERE {_NOT_ENDED} AND NOT c.support_exempt AND m.minutes > 300""",
}
"""Per rule, the keys of its violated subjects. ``$day`` is the day of the run."""

PAIRS = """SELECT DISTINCT c.support_hours, o.opening FROM board.facts.contracts c JOIN (
  SELECT k.id, string_agg(s.opening_hours, '; ' ORDER BY s.opening_hours) AS opening
  FROM (SELECT id, unnest(covers) AS school FROM board.facts.contracts) k
  JOIN board.facts.schools s ON s.id = k.school GROUP BY 1) o ON o.id = c.id
WHERE c.support_hours IS NOT NULL AND o.opening IS NOT NULL"""
"""The distinct pairs of support and opening hours: SQL has no hours of a week, so a function works them out."""
