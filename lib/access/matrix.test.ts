/** The role matrix: every handler, page and action there is stands in the table, and lets through whom the table says. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { pool } from '@/lib/db/pool'
import { isRole } from '@/lib/domain/access'
import { buildBearer, signInAs } from '@/lib/testing/credentials'
import { withDatabase } from '@/lib/testing/database'
import { ANSWERS, type Answer, ASKERS, type Asker } from '@/lib/testing/doors/askers'
import { ACTIONS } from '@/lib/testing/doors/called-actions'
import { HANDLERS } from '@/lib/testing/doors/handlers'
import { PAGES } from '@/lib/testing/doors/pages'
import type { ActionState } from '@/lib/wire/action-result'

const asked = vi.hoisted(() => ({ headers: new Headers() }))
// What Next.js knows of the request that an action came with.
vi.mock('next/headers', () => ({
  headers: async () => asked.headers,
  cookies: async () => ({ get: () => undefined, set: () => undefined, delete: () => undefined }),
}))
// Which of its two files Next.js would take on the server.
vi.mock('next/navigation', () => import('next/dist/client/components/navigation.react-server'))
vi.mock('next/cache', () => ({ refresh: () => undefined, revalidatePath: () => undefined }))

withDatabase()

const ROOT = path.resolve(import.meta.dirname, '../..')
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const FROM = {
  'x-forwarded-proto': 'http',
  'x-forwarded-host': '127.0.0.1:3000',
  'sec-fetch-site': 'same-origin',
}

type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>
type Action = (previous: ActionState, form: FormData) => Promise<ActionState>

/** Paths from the root of all source files below these folders. */
function filesIn(...folders: string[]): string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  return files.filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.')).sort()
}

const ROUTE_FILES = filesIn('app').filter((file) => /\/route\.tsx?$/.test(file))
const PAGE_FILES = filesIn('app').filter((file) => /\/page\.tsx?$/.test(file))
const ACTION_FILES = filesIn('lib').filter((file) => /\/actions[^/]*\.tsx?$/.test(file))

async function exportsOf<T>(file: string): Promise<Record<string, T>> {
  return { ...((await import(path.join(ROOT, file))) as Record<string, T>) }
}

let asking = 0

/** The headers that this asker sends, made on the database of the test. */
async function headersOf(asker: Asker): Promise<Headers> {
  const [role = '', kind] = asker.split(' ')
  asking += 1
  // Strangers at one address may not ask as often as this test does.
  const headers = new Headers({ ...FROM, 'x-forwarded-for': `192.0.2.${asking % 256}` })
  if (!isRole(role)) return headers
  if (kind === 'token') headers.set('authorization', await buildBearer(role))
  else headers.set('cookie', await signInAs(role, { name: `${role} ${asking}` }))
  return headers
}

async function changes(): Promise<number> {
  return (await pool().query('SELECT FROM audit_entry')).rowCount ?? 0
}

describe('the table', () => {
  it('names every handler and its methods', async () => {
    const found = await Promise.all(ROUTE_FILES.map(async (file) => [file, methodsOf(await exportsOf(file))]))
    const named = Object.entries(HANDLERS).map(([file, { methods }]) => [file, methods])
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(named))
  })

  it('names every action', async () => {
    const found = await Promise.all(ACTION_FILES.map(async (file) => [file, Object.keys(await exportsOf(file)).sort()]))
    const named = Object.entries(ACTIONS).map(([file, doors]) => [file, Object.keys(doors).sort()])
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(named))
  })

  it('knows of no action elsewhere', () => {
    const sourceOf = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')
    const found = filesIn('app', 'components', 'lib').filter((file) => /^\s*(['"])use server\1/m.test(sourceOf(file)))
    expect(found).toEqual(Object.keys(ACTIONS).sort())
  })

  it('names every page, and what it asks for', () => {
    const found = PAGE_FILES.map((file) => [file, askedFirst(readFileSync(path.join(ROOT, file), 'utf8'))])
    const named = Object.entries(PAGES).map(([file, { permission }]) => [file, permission])
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(named))
  })
})

describe('what a page asks for', () => {
  const page = (...lines: string[]) =>
    `export default async function SomePage({ params }: PageProps<'/'>) {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`

  it('is asked before anything else', () => {
    expect(askedFirst(page("await requirePage('audit:read')"))).toBe('audit:read')
    expect(askedFirst(page("const { name } = await requirePerson('account:manage')"))).toBe('account:manage')
  })

  it.each([
    ['after something else', page('const rows = await listRows()', "await requirePage('audit:read')")],
    ['without waiting', page("void requirePage('audit:read')")],
    ['where it may not be reached', page("if (params) await requirePage('audit:read')")],
    ['in a comment', page("// await requirePage('audit:read')")],
    ['elsewhere', `async function ask() {\n  await requirePage('audit:read')\n}\n${page('return null')}`],
  ])('is not found %s', (_, source) => expect(askedFirst(source)).toBeNull())
})

describe.each(ASKERS)('%s', (asker) => {
  it.each(Object.entries(HANDLERS))('asks %s', async (file, { methods, door, otherwise, address }) => {
    const handlers = await exportsOf<Handler>(file)
    const headers = await headersOf(asker)
    for (const method of methods) {
      const answer = ANSWERS[otherwise?.[method] ?? door][asker]
      const ending = new AbortController()
      const { signal } = ending
      const request = new Request(`http://127.0.0.1:3000${address}`, { method, headers, signal })
      const response = await handlers[method]?.(request, { params: Promise.resolve({ id: '1', path: ['nothing'] }) })
      ending.abort()
      expect([method, response && answerOf(response.status)]).toEqual([method, answer])
      if (answer !== 'in' && response) await expectProblem(response)
    }
  })

  it.each(Object.entries(ACTIONS))('calls %s', async (file, doors) => {
    const actions = await exportsOf<Action>(file)
    for (const [name, door] of Object.entries(doors)) {
      asked.headers = await headersOf(asker)
      const before = await changes()
      const state = await actions[name]?.({ status: 'idle' }, new FormData()).catch(sentOn)
      expect([name, state && answerIn(state)]).toEqual([name, ANSWERS[door][asker]])
      if (ANSWERS[door][asker] !== 'in') expect([name, await changes()]).toEqual([name, before])
    }
  })
})

/** The permission that the first statement of a page's default export demands; null where that demands none. */
function askedFirst(source: string): string | null {
  const opening = /^export default async function \w+\([^)]*\) \{\s*/m
  const demand = /(?:const [^=;]+ = )?await require(?:Page|Person)\('([^']+)'\)/
  return new RegExp(`${opening.source}${demand.source}`, 'm').exec(source)?.[1] ?? null
}

function methodsOf(handlers: Record<string, unknown>): string[] {
  return METHODS.filter((method) => method in handlers).sort()
}

function answerOf(status: number): Answer {
  return status === 401 || status === 403 ? status : 'in'
}

/** A refusal says no more than that it is one. */
async function expectProblem(response: Response): Promise<void> {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const problem = (await response.json()) as object
  expect(Object.keys(problem).sort()).toEqual(['detail', 'status', 'title', 'type'])
}

/** What an action says when the door stays shut; whatever else it says, it let the asker in. */
function answerIn(state: ActionState | 'sent on'): Answer {
  if (state === 'sent on' || state.status !== 'refused') return 'in'
  if (state.message.startsWith('Your session is over.')) return 401
  if (/^(The role \w+ is not enough|A token has no account)/.test(state.message)) return 403
  return 'in'
}

/** Next.js redirects by throwing. */
function sentOn(error: unknown): 'sent on' {
  if (error instanceof Error && error.message.startsWith('NEXT_REDIRECT')) return 'sent on'
  throw error
}
