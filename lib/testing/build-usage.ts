/** Stores what accounts use, for tests on a real database. */
import { pool } from '@/lib/db/pool'

/** That an account uses a service. */
interface UsageFacts {
  service: string
  /** AWS Region id or `global`. */
  region: string
  source: 'config' | 'resource-explorer' | 'health' | 'csv'
  resources: number | null
  /** ISO 8601; null: now. */
  asOf: string | null
}

/** AWS Config counted three Lambda functions in us-east-1 just now, unless told otherwise. */
export async function storeUsage(accountId: string, overrides: Partial<UsageFacts> = {}): Promise<void> {
  const usage: UsageFacts = {
    ...{ service: 'lambda', region: 'us-east-1', source: 'config', resources: 3, asOf: null },
    ...overrides,
  }
  await pool().query(
    `INSERT INTO service_usage (account_id, service, region, source, resources, as_of)
     VALUES ($1, $2, $3, $4, $5, coalesce($6, now()))`,
    [accountId, usage.service, usage.region, usage.source, usage.resources, usage.asOf],
  )
}
