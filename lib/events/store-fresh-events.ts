/** Stores events that were not known before: nothing can be in the way, so all of it is copied. */
import 'server-only'
import type pg from 'pg'
import { copyRows } from '@/lib/db/bulk'
import {
  CHANGE_COLUMNS,
  changeRows,
  EVENT_COLUMNS,
  PAYLOAD_COLUMNS,
  type Placed,
  SERVICE_COLUMNS,
  SIGHTING_COLUMNS,
  serviceRows,
  sightingRows,
  UPDATE_COLUMNS,
  updateRows,
  WINDOW_COLUMNS,
} from './event-tables'
import { bundledWindowRows, computedWindowRows } from './impact-window-rows'

/** Writes the events and everything that their observations say. */
export async function storeFreshEvents(client: pg.ClientBase, fresh: readonly Placed[], seenAt: number): Promise<void> {
  await copyRows(client, 'health_event', EVENT_COLUMNS, fresh)
  await copyRows(client, 'event_payload', PAYLOAD_COLUMNS, fresh)
  await copyRows(client, 'event_update', UPDATE_COLUMNS, updateRows(fresh))
  await copyRows(client, 'impacted_service', SERVICE_COLUMNS, serviceRows(fresh))
  await copyRows(client, 'service_status_change', CHANGE_COLUMNS, changeRows(fresh))
  await copyRows(client, 'sighting', SIGHTING_COLUMNS, sightingRows(fresh, seenAt))
  const windows = fresh.flatMap(({ id, prepared }) => computedWindowRows(id, prepared.windows))
  await copyRows(client, 'impact_window', WINDOW_COLUMNS, [...windows, ...bundledWindowRows(fresh)])
}
