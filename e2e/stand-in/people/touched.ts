/** The SQL that says whether people have changed an incident. */

/**
 * SQL: whether anybody changed the incident `i` but rules and, where it is given, those with the ids of a text[].
 * @param but a place of the statement, such as `$1`
 */
export function isTouched(but?: string): string {
  const others = but === undefined ? '' : ` AND coalesce(c.by_id, '') <> ALL(${but}::text[])`
  return `EXISTS (SELECT FROM incident_change c WHERE c.incident_id = i.id AND c.by_kind <> 'rule'${others})`
}
