/** Answers Prisma's CLI: JSON-RPC, one message per line, over stdin and stdout. */
import { createInterface } from 'node:readline'
import { logLine } from './log-line.mjs'
import { mendAnswer } from './pending-changes.mjs'
import { lastPanic, loadEngine } from './wasm-engine.mjs'

/** Prisma's code for an error that the user should read. */
const USER_FACING_ERROR = 4466

/** RPC methods that the WASM engine has under another name. */
const METHOD_NAMES = new Map([['getDatabaseVersion', 'version']])

/** @typedef {{ id: number, method?: string, params?: unknown }} Request */
/** @typedef {{ message?: string, meta?: unknown, error_code?: string, code?: string }} EngineError */

/**
 * @param {import('./arguments.mjs').EngineOptions} options
 * @returns {Promise<void>} when the CLI has closed the connection
 */
export async function serveRpc(options) {
  /** @type {Request | undefined} */
  let current
  /** @type {Promise<Record<string, unknown>> | undefined} */
  let engine

  const die = (/** @type {unknown} */ error) => {
    // The CLI exits 0 when its engine dies without an answer.
    if (current) send({ id: current.id, error: toRpcError(error) })
    logLine('ERROR', lastPanic() ?? String(error), { is_panic: lastPanic() !== undefined })
    process.exit(lastPanic() === undefined ? 255 : 101)
  }
  process.on('uncaughtException', die)
  process.on('unhandledRejection', die)

  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue
    current = /** @type {Request} */ (JSON.parse(line))
    if (!current.method) continue
    engine ??= loadEngine(options)
    await answer(current, engine)
  }
  process.exit(0)
}

/**
 * @param {Request} request
 * @param {Promise<Record<string, unknown>>} engine
 */
async function answer({ id, method = '', params }, engine) {
  try {
    const loaded = await engine
    const result = await call(loaded, METHOD_NAMES.get(method) ?? method, params)
    if (method === 'diff') printDiff(id, result)
    send({ id, result: await mendAnswer(method, params, result, (diff) => callDiff(loaded, diff)) })
  } catch (error) {
    send({ id, error: toRpcError(error) })
  }
}

/**
 * @param {Record<string, unknown>} engine
 * @param {string} method
 * @param {unknown} params
 * @returns {Promise<Record<string, unknown>>}
 */
async function call(engine, method, params) {
  const implementation = engine[method]
  if (typeof implementation !== 'function') throw new Error(`The WASM schema engine has no method ${method}`)
  return (await implementation.call(engine, params)) ?? {}
}

/**
 * @param {Record<string, unknown>} engine
 * @param {object} params
 */
async function callDiff(engine, params) {
  const { stdout, exitCode } = await call(engine, 'diff', params)
  return { stdout: typeof stdout === 'string' ? stdout : null, exitCode: Number(exitCode) }
}

/**
 * The native engine prints a diff through a request of its own.
 * @param {number} id
 * @param {Record<string, unknown>} result
 */
function printDiff(id, result) {
  if (!result.stdout) return
  send({ id: 1_000_000_000 + id, method: 'print', params: { content: result.stdout } })
  result.stdout = null
}

/** @param {unknown} error */
function toRpcError(error) {
  const thrown = /** @type {EngineError} */ (error)
  const known = parseKnownError(thrown.message)
  return {
    code: USER_FACING_ERROR,
    message: 'An error happened. Check the data field for details.',
    data: {
      is_panic: false,
      message: known?.message ?? lastPanic() ?? thrown.message ?? String(error),
      meta: known?.meta ?? thrown.meta ?? {},
      error_code: known?.error_code ?? thrown.code,
    },
  }
}

/**
 * @param {string | undefined} message the engine throws its known errors as JSON text
 * @returns {EngineError | undefined}
 */
function parseKnownError(message) {
  try {
    return JSON.parse(message ?? '')
  } catch {
    return undefined
  }
}

/** @param {object} message */
function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}
