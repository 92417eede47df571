/** The SQL that reads what write-reach.ts stored of an incident's blast radius. */

const COUNTS = `'confirmed', reach_confirmed, 'reported', reach_reported, 'inferred', reach_inferred,
  'unknown', reach_unknown, 'touched', reach_confirmed + reach_reported + reach_inferred, 'total', reach_total`

/** IncidentReach of a row of `incident`; null where it was never computed against a directory. */
export const REACH = `CASE WHEN reach_total IS NOT NULL THEN json_build_object(${COUNTS}) END`

/** WeighedReach of the same. */
export const WEIGHED_REACH = `CASE WHEN reach_total IS NOT NULL THEN json_build_object(${COUNTS}, 'weight', reach_weight) END`
