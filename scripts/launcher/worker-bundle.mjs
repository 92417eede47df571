/** How esbuild turns the worker and the admin command into the one file that each runs from. */
import { inRoot } from './root.mjs'

/** @typedef {import('esbuild').BuildOptions & { outfile: string }} Bundle */

/** @returns {Bundle} */
export function workerBundle(outfile = inRoot('.next/worker.mjs')) {
  return { ...nodeBundle('lib/worker/main.ts', outfile), sourcemap: true }
}

/**
 * @param {string} outfile
 * @returns {Bundle}
 */
export function adminBundle(outfile) {
  return { ...nodeBundle('lib/admin/main.ts', outfile), sourcemap: 'inline', sourcesContent: false }
}

/**
 * @param {string} entry
 * @param {string} outfile
 * @returns {Bundle}
 */
export function nodeBundle(entry, outfile) {
  return {
    entryPoints: [inRoot(entry)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    conditions: ['react-server'],
    tsconfig: inRoot('tsconfig.json'),
  }
}
