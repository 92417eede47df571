/** Stored connections, for tests on a real database. */
import { pool } from '@/lib/db/pool'
import type { AwsConnection } from '@/lib/domain/aws-connection'

/** Stores a connection of one's own credentials and returns its id. */
export async function storeConnection(
  overrides: Partial<Pick<AwsConnection, 'id' | 'name' | 'kind' | 'origin' | 'enabled' | 'accountId'>> = {},
): Promise<string> {
  const { id, name, kind, origin, enabled, accountId } = {
    id: 'c1',
    name: 'Main',
    kind: 'organization',
    origin: 'application',
    enabled: true,
    accountId: null,
    ...overrides,
  }
  await pool().query(
    'INSERT INTO aws_connection (id, name, kind, origin, enabled, account_id) VALUES ($1, $2, $3, $4, $5, $6)',
    [id, name, kind, origin, enabled, accountId],
  )
  return id
}
