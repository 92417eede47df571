/** One hash over the content of files and folders, to tell whether anything changed since. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * @param {string} base
 * @param {string[]} entries files and folders relative to it; missing ones count as empty
 * @param {(file: string) => boolean} [includes]
 */
export function hashContent(base, entries, includes = () => true) {
  const hash = createHash('sha256')
  for (const file of listFiles(base, entries).filter(includes)) {
    const content = readFileSync(path.join(base, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/**
 * @param {string} base
 * @param {string[]} entries
 * @returns {string[]} sorted, relative to base
 */
export function listFiles(base, entries) {
  return entries
    .flatMap((entry) => {
      const stats = statSync(path.join(base, entry), { throwIfNoEntry: false })
      if (!stats?.isDirectory()) return stats ? [entry] : []
      return readdirSync(path.join(base, entry), { recursive: true, withFileTypes: true })
        .filter((child) => child.isFile())
        .map((child) => path.relative(base, path.join(child.parentPath, child.name)))
    })
    .sort()
}
