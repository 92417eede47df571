import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const DATA = path.resolve('../shared/data')
const BUNDLE = path.resolve('prisma/bundled-history')
const RUN = 5

/** Names and addresses are facts; only sentences and headlines are somebody's words. */
const NAMES = /^\s*"(?:serviceName|name|url|referenceUrl|file|upstreamService|key)":.*$/gm

function runsOf(text: string): string[] {
  const words = text
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  return words.slice(RUN - 1).map((_, index) => words.slice(index, index + RUN).join(' '))
}

/** Every text under these keys, at any depth. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && ['summary', 'message', 'title'].includes(key) ? [inner] : textsIn(inner),
  )
}

function textsOfAws(): string[] {
  const feed = path.join(DATA, 'public-feed')
  const files = readdirSync(feed).map((name) => path.join(feed, name))
  const json = [...files.filter((name) => name.endsWith('.json')), path.join(DATA, 'facts/post-event-summaries.json')]
  const rss = files.filter((name) => name.endsWith('.rss')).map((name) => readFileSync(name, 'utf8'))
  return [
    ...json.flatMap((name) => textsIn(JSON.parse(readFileSync(name, 'utf8')))),
    ...rss.flatMap((text) =>
      [...text.matchAll(/<(title|description)>([\s\S]*?)<\/\1>/g)].map((match) => match[2] ?? ''),
    ),
  ]
}

describe('runsOf', () => {
  it('finds a sentence again through case, marks and line breaks', () => {
    expect(runsOf("It's a “Short” text,\nsaid once.")).toEqual(['its a short text said', 'a short text said once'])
  })
})

describe.skipIf(!existsSync(DATA))("AWS's words (skipped where ../shared/data is absent)", () => {
  it('do not stand in the bundle: no five of them in a row', () => {
    const theirs = new Set(textsOfAws().flatMap(runsOf))
    expect(theirs.size).toBeGreaterThan(5_000)
    for (const name of ['events.json', 'README.md']) {
      const lines = readFileSync(path.join(BUNDLE, name), 'utf8').replace(NAMES, '').split('\n')
      expect(lines.flatMap((line) => runsOf(line).filter((run) => theirs.has(run)))).toEqual([])
    }
  })
})
