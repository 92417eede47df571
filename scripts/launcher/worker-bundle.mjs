/** How esbuild turns lib/worker/main.ts into the one file that runs beside the web server. */
import { inRoot } from './root.mjs'

/** @returns {import('esbuild').BuildOptions & { outfile: string }} */
export function workerBundle(outfile = inRoot('.next/worker.mjs')) {
  return {
    entryPoints: [inRoot('lib/worker/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    conditions: ['react-server'],
    tsconfig: inRoot('tsconfig.json'),
    sourcemap: true,
  }
}
