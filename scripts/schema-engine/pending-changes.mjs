/**
 * Mends what the WASM engine says `migrate dev` has to change.
 * Reading back the migrations it overlooks what preview features brought (partial indexes) and creates it again;
 * its `diff` of the same two sides does not.
 */

/**
 * @typedef {Record<string, unknown>} Answer
 * @typedef {{ migrationsList: object, schema: object, filters: object, draft?: boolean }} MigrationRequest
 * @typedef {(params: object) => Promise<{ stdout: string | null, exitCode: number }>} Diff
 */

/**
 * @param {string} method
 * @param {unknown} params
 * @param {Answer} answer the engine's
 * @param {Diff} diff
 * @returns {Promise<Answer>}
 */
export async function mendAnswer(method, params, answer, diff) {
  if (method !== 'evaluateDataLoss' && method !== 'createMigration') return answer
  const { migrationsList, schema, filters, draft } = /** @type {MigrationRequest} */ (params)
  const { stdout, exitCode } = await diff({
    from: { tag: 'migrations', ...migrationsList },
    to: { tag: 'schemaDatamodel', ...schema },
    script: true,
    exitCode: true,
    filters,
  })
  const isEmpty = exitCode === 0
  if (method === 'createMigration') return { ...answer, migrationScript: isEmpty && !draft ? null : stdout }
  return { ...answer, migrationSteps: isEmpty ? 0 : Math.max(1, Number(answer.migrationSteps)) }
}
