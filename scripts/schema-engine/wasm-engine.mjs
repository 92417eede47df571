/** Loads the WASM schema engine and keeps the text of its last panic. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { MigrationAdapterFactory } from './adapter.mjs'

/** @type {string | undefined} */
let panic

export function lastPanic() {
  return panic
}

/**
 * @param {import('./arguments.mjs').EngineOptions} options
 * @returns {Promise<Record<string, unknown>>} the engine; its methods have the names of the RPC methods
 */
export async function loadEngine(options) {
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message(/** @type {string} */ message) {
        panic = message
      },
    },
  })
  const { SchemaEngine } = await instantiate()
  const engine = await SchemaEngine.new(
    { datamodels: options.datamodels.length > 0 ? await readDatamodels(options.datamodels) : undefined },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(new MigrationAdapterFactory(options)),
  )
  return /** @type {any} */ (engine)
}

/** The package expects a bundler that understands WASM imports; Node needs it done by hand. */
async function instantiate() {
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bindings = await import(file)
  const wasm = await readFile(file.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  return /** @type {typeof import('@prisma/schema-engine-wasm/schema_engine_bg')} */ (bindings)
}

/**
 * @param {string[]} files
 * @returns {Promise<[string, string][]>}
 */
function readDatamodels(files) {
  return Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')]))
}
