/** A stored connection with the rows of its sources, as the worker's polls find it; for tests on a real database. */
import { findConnection } from '@/lib/connections/read'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { ensureConnectionSources } from '@/lib/source-health/write-sources'
import { storeConnection } from './build-connection'

/** Stores a connection to an organization with the SDK's default credentials, unless told otherwise. */
export async function buildReadConnection(
  overrides: Parameters<typeof storeConnection>[0] = {},
): Promise<AwsConnection> {
  const id = await storeConnection({ id: 'c1', name: `Connection ${overrides.id ?? 'c1'}`, ...overrides })
  const connection = await findConnection(id)
  if (connection === null) throw new Error(`The connection ${id} was not stored.`)
  await ensureConnectionSources([connection], 3_600)
  return connection
}
