/** The database access of the schema engine: Prisma's `pg` adapter, mended where migrations need more of it. */
import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { connectionParts, quoteIdentifier } from './connection.mjs'

/** PostgreSQL's internal type "char", which the catalogue queries return and the adapter has no mapping for. */
const CHAR_OID = 18
const TEXT_OID = 25

/**
 * The inner methods of the adapter's classes that are replaced.
 * @typedef {object} Queryable
 * @property {(query: object) => Promise<{ fields?: { dataTypeID: number }[] }>} performIO
 * @property {(query: object) => Promise<{ columnTypes: number[] }>} queryRaw
 */
/**
 * @typedef {object} ScriptRunner
 * @property {{ query: (text: string) => Promise<unknown> }} client
 * @property {(error: unknown) => never} onError
 * @property {(script: string) => Promise<void>} executeScript
 */

let mended = false

/**
 * @template {object} A
 * @param {A} adapter
 * @returns {A}
 */
function mend(adapter) {
  if (mended) return adapter
  mended = true
  sendScriptsWhole(/** @type {ScriptRunner} */ (Object.getPrototypeOf(adapter)))
  reportCharAsCharacter(adapter)
  return adapter
}

/**
 * The adapter cuts scripts at every semicolon, also within function bodies, strings and comments.
 * @param {ScriptRunner} prototype
 */
function sendScriptsWhole(prototype) {
  prototype.executeScript = async function executeScript(script) {
    try {
      await this.client.query(script)
    } catch (error) {
      this.onError(error)
    }
  }
}

/** @param {object} adapter */
function reportCharAsCharacter(adapter) {
  let owner = adapter
  while (!Object.hasOwn(owner, 'performIO')) owner = Object.getPrototypeOf(owner)
  const queryable = /** @type {Queryable} */ (owner)
  const { performIO, queryRaw } = queryable
  /** @type {WeakMap<object, number[]>} */
  const charColumns = new WeakMap()

  queryable.performIO = async function performCharIO(query) {
    const result = await performIO.call(this, query)
    if (Array.isArray(result.fields)) charColumns.set(query, maskCharColumns(result.fields))
    return result
  }
  queryable.queryRaw = async function queryCharRaw(query) {
    const result = await queryRaw.call(this, query)
    for (const index of charColumns.get(query) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character
    return result
  }
}

/**
 * @param {{ dataTypeID: number }[]} fields
 * @returns {number[]} positions of the columns that were "char"
 */
function maskCharColumns(fields) {
  return fields.flatMap((field, index) => {
    if (field.dataTypeID !== CHAR_OID) return []
    field.dataTypeID = TEXT_OID
    return [index]
  })
}

export class MigrationAdapterFactory extends PrismaPg {
  #parts
  #shadowUrl

  /** @param {{ url: string | undefined, shadowUrl: string | undefined }} options */
  constructor({ url, shadowUrl }) {
    const parts = connectionParts(url)
    super({ ...parts.connection, max: 4 }, { schema: parts.schema })
    this.#parts = parts
    this.#shadowUrl = shadowUrl
  }

  /** @override */
  async connect() {
    return mend(await super.connect())
  }

  /** @override */
  async connectToShadowDb() {
    if (this.#shadowUrl) {
      const { connection, schema } = connectionParts(this.#shadowUrl)
      return mend(await new PrismaPg({ ...connection, max: 4 }, { schema }).connect())
    }
    return this.#createShadowDatabase()
  }

  async #createShadowDatabase() {
    const { connection, schema } = this.#parts
    const database = `prisma_migrate_shadow_db_${randomUUID()}`
    const admin = new pg.Client(connection)
    await admin.connect()
    await admin.query(`CREATE DATABASE ${quoteIdentifier(database)} TEMPLATE template0`)
    const adapter = mend(await new PrismaPg({ ...connection, database, max: 4 }, { schema }).connect())
    const dispose = adapter.dispose.bind(adapter)
    adapter.dispose = async () => {
      await dispose()
      await admin.query(`DROP DATABASE IF EXISTS ${quoteIdentifier(database)} WITH (FORCE)`)
      await admin.end()
    }
    return adapter
  }
}
