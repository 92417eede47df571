/** The sign-in library's database: its Kysely adapter on our pool, each write in one transaction with its AuditEntry. */
import 'server-only'
import { kyselyAdapter } from '@better-auth/kysely-adapter'
import { APIError } from 'better-auth/api'
import type { BetterAuthOptions, DBAdapter, Where } from 'better-auth/types'
import { CamelCasePlugin, CompiledQuery, Kysely, PostgresDialect, type Transaction } from 'kysely'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { pool, type Queryable } from '@/lib/db/pool'
import { AUDITED, auditedChange, personOf, type Row } from './audited-change'
import { currentRequest } from './request-origin'

/** The tables are Prisma's; the library's own names are mapped to them in auth.ts. */
interface Tables {
  person: { id: string; name: string; twoFactorEnabled: boolean }
  signInMethod: { id: string; personId: string; providerId: string }
}

type Adapter = DBAdapter<BetterAuthOptions>
type Work<T> = (adapter: Adapter, transaction: Transaction<Tables>) => Promise<T>
type Run = <T>(work: Work<T>) => Promise<T>

/** What `betterAuth({ database })` takes. */
export function auditedAdapter(): (options: BetterAuthOptions) => Adapter {
  const database = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: async () => pool() }),
    plugins: [new CamelCasePlugin()],
  })
  return (options) => {
    const bound = (transaction: Transaction<Tables>) => kyselyAdapter(transaction, { type: 'postgres' })(options)
    const run: Run = (work) => database.transaction().execute((transaction) => work(bound(transaction), transaction))
    return {
      ...audited(kyselyAdapter(database, { type: 'postgres', transaction: true })(options), run),
      transaction: (callback) =>
        run((adapter, transaction) => callback(audited(adapter, (work) => work(adapter, transaction)))),
    }
  }
}

/** The adapter with its writes to people's rows replaced by ones that write the audit too. */
function audited(plain: Adapter, run: Run): Adapter {
  return {
    ...plain,
    create: async <T extends Row, R = T>(data: Parameters<Adapter['create']>[0]) => {
      if (!AUDITED.has(data.model)) return plain.create<T, R>(data as Parameters<typeof plain.create<T, R>>[0])
      return run(async (adapter, transaction) => {
        const row = await adapter.create<Row>(data)
        if (data.model === 'session') await refuseLostPassword(transaction, personOf(data.model, row))
        await note(transaction, data.model, null, row)
        return row as R
      })
    },
    update: async <T>(data: Parameters<Adapter['update']>[0]) => {
      if (!AUDITED.has(data.model)) return plain.update<T>(data)
      return run(async (adapter, transaction) => {
        const before = await adapter.findOne<Row>({ model: data.model, where: data.where })
        const after = await adapter.update<Row>(data)
        if (before && after) await note(transaction, data.model, before, after)
        return after as T | null
      })
    },
    delete: async (data) => {
      if (!AUDITED.has(data.model)) return plain.delete(data)
      await run((adapter, transaction) => remove(adapter, transaction, data))
    },
    // Counts of wrong codes are nobody's business; a recovery code that is used up is.
    incrementOne: async <T>(data: Parameters<Adapter['incrementOne']>[0]) => {
      if (data.model !== 'twoFactor' || data.set?.backupCodes === undefined) return plain.incrementOne<T>(data)
      return run(async (adapter, transaction) => {
        const { model, where } = data
        const before = await adapter.findOne<Row>({ model, where })
        const after = await adapter.incrementOne<Row>(data)
        if (before && after) await note(transaction, model, before, after)
        return after as T | null
      })
    },
    deleteMany: async (data) => {
      if (!AUDITED.has(data.model)) return plain.deleteMany(data)
      return run((adapter, transaction) => remove(adapter, transaction, data))
    },
  }
}

/**
 * The password may have been taken away while its hash was compared. Whoever does that locks the person, as the new
 * session's foreign key does: one waits for the other.
 */
async function refuseLostPassword(transaction: Transaction<Tables>, personId: string): Promise<void> {
  if (currentRequest().step !== 'password') return
  const password = await transaction
    .selectFrom('signInMethod')
    .select('id')
    .where('personId', '=', personId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst()
  if (password === undefined) {
    throw new APIError('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Refused' })
  }
}

async function remove(
  adapter: Adapter,
  transaction: Transaction<Tables>,
  { model, where }: { model: string; where: Where[] },
): Promise<number> {
  const gone = await adapter.findMany<Row>({ model, where, limit: 10_000 })
  const count = await adapter.deleteMany({ model, where })
  for (const row of gone) await note(transaction, model, row, null)
  return count
}

async function note(
  transaction: Transaction<Tables>,
  model: string,
  before: Row | null,
  after: Row | null,
): Promise<void> {
  const change = auditedChange(model, before, after)
  const row = after ?? before
  if (change === null || row === null) return
  const { origin, step } = currentRequest()
  const id = personOf(model, row)
  const person = await transaction
    .selectFrom('person')
    .select(['name', 'twoFactorEnabled'])
    .where('id', '=', id)
    .executeTakeFirst()
  // The session of a first step is taken back at once: nobody was signed in yet.
  if (model === 'session' && step === 'password' && person?.twoFactorEnabled) return
  const name = person?.name ?? String(row.name ?? 'somebody')
  const client = queryableOf(transaction)
  await recordChange(client, { kind: 'person', id, name, origin }, change)
  if (model === 'session' && after === null) await announce(client, { topic: 'access' })
}

/** recordChange speaks to a pg client; a Kysely transaction runs the same statements. */
function queryableOf(transaction: Transaction<Tables>): Queryable {
  const query = (text: string, values: unknown[]) => transaction.executeQuery(CompiledQuery.raw(text, values))
  return { query } as unknown as Queryable
}
