/** JavaScript that a browser is sent for `/`, compressed, beside that of an empty page of the same build. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { serve } from '../scripts/app.mjs'
import { inRoot } from '../scripts/launcher/root.mjs'
import { createDatabase, signIn } from './database.mjs'

/** @param {string} server */
export async function benchJavaScript(server) {
  const databaseUrl = await createDatabase(server, 'bench_javascript')
  const { env, session } = await signIn(databaseUrl)
  const app = await serve({ databaseUrl, dataDir: inRoot('.data/bench'), env })
  try {
    const page = await scriptsOf(`${app.url}/`, session)
    const empty = emptyPageScripts()
    const bytes = weigh(page)
    const emptyBytes = weigh(empty)
    return { bench: 'javascript', gzipBytes: bytes, emptyPageGzipBytes: emptyBytes, addedGzipBytes: bytes - emptyBytes }
  } finally {
    await app.stop()
  }
}

/**
 * What any page of this build is sent, the router and React among it: the build's own list of root files.
 * @returns {string[]}
 */
function emptyPageScripts() {
  const { rootMainFiles, polyfillFiles } = JSON.parse(readFileSync(inRoot('.next/build-manifest.json'), 'utf8'))
  return [...rootMainFiles, ...polyfillFiles]
}

/**
 * @param {string} url
 * @param {Record<string, string>} headers
 * @returns {Promise<string[]>} paths below .next
 */
async function scriptsOf(url, headers) {
  const response = await fetch(url, { headers, redirect: 'error' })
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`)
  const html = await response.text()
  const paths = [...html.matchAll(/<script[^>]+src="\/_next\/([^"?]+\.js)/g)].map(([, path = '']) => path)
  return [...new Set(paths.map((path) => decodeURIComponent(path)))]
}

/** @param {string[]} scripts */
function weigh(scripts) {
  return scripts.reduce((sum, script) => sum + gzipSync(readFileSync(inRoot('.next', script))).length, 0)
}
