/** Generates what the sources need before they can be checked: the types of the routes. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { hashContent, listFiles } from './content-hash.mjs'
import { Failure } from './failure.mjs'
import { inRoot, root } from './root.mjs'
import { runNode } from './run-program.mjs'

const STAMP = inRoot('node_modules/.cache/faultline/route-types')

export async function generateRouteTypes() {
  // They follow from which files there are, not from what is in them.
  const files = listFiles(root, ['app']).filter((file) => /\.(ts|tsx)$/.test(file))
  const key = `${files.join(' ')} ${hashContent(root, ['next.config.ts', 'package-lock.json'])}`
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === key && existsSync(inRoot('.next/types/routes.d.ts'))) return
  const { code, output } = await runNode([inRoot('node_modules/next/dist/bin/next'), 'typegen'], {
    cwd: root,
    env: { NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (code !== 0) throw new Failure(`next typegen failed:\n\n${output.trim().slice(-4_000)}`)
  mkdirSync(path.dirname(STAMP), { recursive: true })
  writeFileSync(STAMP, key)
}
