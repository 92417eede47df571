/** Reads whether outages of what was stored before there were any are still being computed: figures lack something then. */
import 'server-only'
import { pool } from '@/lib/db/pool'

/** Of which database nothing is left to be computed: whatever is recorded after that has its outages at once. */
const whole = new WeakSet<object>()

/** Whether incidents or their events have no outages yet, or stored events no incident. */
export async function isFilling(): Promise<boolean> {
  if (whole.has(pool())) return false
  const { rows } = await pool().query<{ isFilling: boolean }>(
    `SELECT EXISTS (SELECT FROM incident_event m WHERE NOT EXISTS (SELECT FROM outage o WHERE o.event_id = m.event_id))
       OR EXISTS (SELECT FROM health_event e WHERE e.category IN ('issue', 'investigation') AND e.status <> 'upcoming'
         AND NOT EXISTS (SELECT FROM incident_event m WHERE m.event_id = e.id))
       OR EXISTS (SELECT FROM incident i WHERE i.event_count = 0 AND i.merged_into IS NULL AND i.origin IN ('manual', 'alert')
         AND NOT EXISTS (SELECT FROM outage o WHERE o.incident_id = i.id)) AS "isFilling"`,
  )
  const isOver = rows[0]?.isFilling === false
  if (isOver) whole.add(pool())
  return !isOver
}
