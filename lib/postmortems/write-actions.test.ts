/** Planning, changing, removing actions, by people who do it at the same time, on a real database. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { ConflictError } from '@/lib/errors'
import type { Doer } from '@/lib/incidents/doer'
import { buildDoer } from '@/lib/testing/build-doer'
import { auditTrail, buildPerson } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import type { ActionView } from './contract'
import { findAction, listActions } from './read-actions'
import { type ActionPatch, actionPatch, type NewAction, newAction } from './schemas-actions'
import { openFor } from './test-opened'
import { changeAction } from './write-action-changes'
import { moveByIssue } from './write-action-moves'
import { addAction, bringBackAction, removeAction } from './write-actions'

withDatabase()

const plan = (overrides: Partial<NewAction> = {}): NewAction => ({ title: 'Rotate', type: 'prevent', ...overrides })

const add = (doer: Doer, incidentId: string, given: Partial<NewAction> = {}) =>
  inTransaction((client) => addAction(client, doer, incidentId, plan(given)))
const change = (doer: Doer, id: string, patch: ActionPatch) =>
  inTransaction((client) => changeAction(client, doer, id, patch))

async function get(id: string): Promise<ActionView> {
  const action = await findAction(id, null)
  if (action === null) throw new Error('It is not there.')
  return action
}

async function versionOf(postmortemId: string): Promise<{ version: number; state: string; revision: number | null }> {
  const { rows } = await pool().query('SELECT version, state, revision FROM postmortem WHERE id = $1', [postmortemId])
  return rows[0]
}

async function stage() {
  const mira = await buildDoer('Mira')
  const place = await openFor(mira)
  return { mira, ...place, id: await add(mira, place.incidentId, { owner: 'me', dueOn: '2026-06-01' }) }
}

describe('an action', () => {
  it('is planned with what was said, and for the rest as it is usual', async () => {
    const { mira, postmortemId, id } = await stage()
    expect(await listActions(postmortemId, null)).toEqual([await get(id)])
    expect(await get(id)).toMatchObject({
      title: 'Rotate',
      owner: { id: mira.personId, name: 'Mira', left: false },
      dueOn: '2026-06-01',
      type: 'prevent',
      priority: 'medium',
      state: 'open',
      version: 0,
      createdBy: 'Mira',
      purpose: 'action',
      issue: null,
    })
    expect(await auditTrail()).toContainEqual(expect.objectContaining({ action: 'postmortem.action-added' }))
  })

  it('names the item it follows from, and none of another post-mortem', async () => {
    const { mira, incidentId, postmortemId } = await stage()
    const other = await openFor(mira)
    const itemOf = async (of: string) =>
      (await pool().query('SELECT id::text, code FROM checklist_item WHERE postmortem_id = $1 LIMIT 1', [of])).rows[0]
    const own = await itemOf(postmortemId)
    const from = await get(await add(mira, incidentId, { itemId: own.id, fromField: 'causes' }))
    expect(from).toMatchObject({ itemId: own.id, itemCode: own.code, fromField: 'causes' })
    const foreign = await itemOf(other.postmortemId)
    await expect(add(mira, incidentId, { itemId: foreign.id })).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('is overdue from the day after its due day, while it is open', async () => {
    const { mira, incidentId } = await stage()
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    const yesterday = await add(mira, incidentId, { dueOn: day(-1) })
    const today = await add(mira, incidentId, { dueOn: day(0) })
    expect([(await get(yesterday)).isOverdue, (await get(today)).isOverdue]).toEqual([true, false])
    await change(mira, yesterday, { version: 0, state: 'done' })
    expect((await get(yesterday)).isOverdue).toBe(false)
  })

  it('stays with somebody who left, and is given to nobody who may no longer sign in', async () => {
    const { mira, incidentId, id } = await stage()
    const gone = await buildPerson({ name: 'Gus', role: 'responder' })
    const his = await add(mira, incidentId, { owner: gone })
    await pool().query('UPDATE person SET disabled_at = now() WHERE id = $1', [gone])
    expect((await get(his)).owner).toEqual({ id: gone, name: 'Gus', left: true })
    await expect(change(mira, id, { version: 0, owner: gone })).rejects.toMatchObject({ code: 'INVALID' })
    await pool().query('DELETE FROM person WHERE id = $1', [gone])
    expect((await get(his)).owner).toEqual({ id: null, name: 'Gus', left: true })
    await change(mira, his, { version: 0, owner: null })
    expect(await get(his)).toMatchObject({ owner: null, version: 1 })
  })

  it('ends when somebody says so, and is dropped only with a reason', async () => {
    const { mira, id } = await stage()
    await expect(change(mira, id, { version: 0, state: 'dropped', outcome: ' \n' })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { outcome: expect.stringContaining('why') },
    })
    await change(mira, id, { version: 0, state: 'dropped', outcome: 'Too dear.' })
    expect(await get(id)).toMatchObject({ state: 'dropped', outcome: 'Too dear.', endedBy: 'Mira', version: 1 })
    await change(mira, id, { version: 1, state: 'open' })
    expect(await get(id)).toMatchObject({ state: 'open', outcome: '', endedAt: null, endedBy: null })
  })

  it('comes and goes by its removal, which keeps everything', async () => {
    const { mira, postmortemId, id } = await stage()
    await inTransaction((client) => removeAction(client, mira, id))
    expect(await listActions(postmortemId, null)).toEqual([])
    await expect(change(mira, id, { version: 0, title: 'Rotate all' })).rejects.toMatchObject({
      conflict: { removed: true, yours: { title: 'Rotate all' }, current: { values: { title: 'Rotate' } } },
    })
    await inTransaction((client) => bringBackAction(client, mira, id))
    await expect(inTransaction((client) => bringBackAction(client, mira, id))).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    expect(await listActions(postmortemId, null)).toMatchObject([{ title: 'Rotate', dueOn: '2026-06-01', version: 2 }])
  })

  it('moves as its issue moves, and a person’s word stands until then', async () => {
    const { mira, postmortemId, id } = await stage()
    const before = await versionOf(postmortemId)
    const move = (state: 'open' | 'done') =>
      inTransaction((client) => moveByIssue(client, id, { state, outcome: '', issue: 'GitHub #12' }))
    expect(await move('done')).toBe(true)
    expect(await move('done')).toBe(false)
    expect(await get(id)).toMatchObject({ state: 'done', endedBy: 'GitHub #12' })
    await expect(change(mira, id, { version: 0, state: 'dropped', outcome: 'No.' })).rejects.toThrow('GitHub #12')
    await change(mira, id, { version: 1, state: 'open' })
    expect(await get(id)).toMatchObject({ state: 'open', endedBy: null })
    expect(await versionOf(postmortemId)).toEqual(before)
  })
})

/** What an action must hold after what people did. */
class Model {
  values: Record<string, string> = { title: 'Rotate', detail: '', priority: 'medium' }
  removed = false
  /** What each version changed. */
  log: Set<string>[] = [new Set()]

  /** What of these values is not so already. */
  differing(sent: Record<string, string>): string[] {
    return Object.keys(sent).filter((name) => sent[name] !== this.values[name])
  }
  isChangedSince(version: number, names: string[]): boolean {
    return this.log.slice(version + 1).some((changed) => names.some((name) => changed.has(name)))
  }
}

type Step = 'remove' | 'bring back' | Omit<ActionPatch, 'version'>

/** Does it, and expects of the action what the model expects. */
async function take(doer: Doer, id: string, model: Model, { behind, what }: { behind: number; what: Step }) {
  if (what === 'remove') {
    await inTransaction((client) => removeAction(client, doer, id))
    if (!model.removed) model.log.push(new Set())
    model.removed = true
    return
  }
  if (what === 'bring back') {
    const back = inTransaction((client) => bringBackAction(client, doer, id))
    if (!model.removed) return expect(back).rejects.toMatchObject({ code: 'CONFLICT' })
    await back
    model.log.push(new Set())
    model.removed = false
    return
  }
  const version = Math.max(0, model.log.length - 1 - behind)
  const sent = what as Record<string, string>
  const differing = model.differing(sent)
  const done = change(doer, id, { version, ...what })
  if (model.removed || model.isChangedSince(version, differing))
    return expect(done).rejects.toBeInstanceOf(ConflictError)
  await done
  if (differing.length > 0) model.log.push(new Set(differing))
  Object.assign(model.values, sent)
}

describe('two people', () => {
  it('change different things of one action without seeing each other', async () => {
    const { mira, id } = await stage()
    const omar = await buildDoer('Omar')
    await Promise.all([
      change(mira, id, { version: 0, title: 'Rotate all' }),
      change(omar, id, { version: 0, priority: 'high' }),
      change(omar, id, { version: 0, dueOn: null }),
    ])
    expect(await get(id)).toMatchObject({ title: 'Rotate all', priority: 'high', dueOn: null, version: 3 })
  })

  it('see both values where they change the same', async () => {
    const { mira, postmortemId, id } = await stage()
    const omar = await buildDoer('Omar')
    await change(mira, id, { version: 0, detail: 'Mine', priority: 'high' })
    const { version } = await versionOf(postmortemId)
    const late = await change(omar, id, { version: 0, detail: 'His', priority: 'high' }).catch((error) => error)
    expect(late).toBeInstanceOf(ConflictError)
    expect(late.message).toContain('Mira changed this action')
    expect(late.conflict).toMatchObject({
      current: { version: 1, values: { detail: 'Mine', priority: 'high' }, changedBy: 'Mira' },
      yours: { detail: 'His', priority: 'high' },
      removed: false,
    })
    // The same value is no conflict.
    await change(omar, id, { version: 0, priority: 'high' })
    expect(await get(id)).toMatchObject({ detail: 'Mine', version: 1 })
    expect((await versionOf(postmortemId)).version).toBe(version)
    await expect(change(omar, id, { version: 9, detail: 'His' })).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('lose nothing, however they change, remove and bring back (random)', async () => {
    const text = fc.constantFrom('a', 'b', 'c')
    const step = fc.record({
      who: fc.constantFrom(0, 1),
      // How many versions behind the doer is.
      behind: fc.nat({ max: 3 }),
      what: fc.oneof(
        fc.record({ title: text }),
        fc.record({ detail: text }),
        fc.record({ title: text, detail: text }),
        fc.record({ priority: fc.constantFrom('high' as const, 'low' as const) }),
        fc.constant('remove' as const),
        fc.constant('bring back' as const),
      ),
    })
    const mira = await buildDoer('Mira')
    const omar = await buildDoer('Omar')
    const { incidentId } = await openFor(mira)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const id = await add(mira, incidentId)
        const model = new Model()
        for (const { who, behind, what } of steps) await take(who === 0 ? mira : omar, id, model, { behind, what })
        expect(await get(id)).toMatchObject({ ...model.values, version: model.log.length - 1 })
      }),
      { numRuns: 25 },
    )
  })
})

describe('what is signed', () => {
  const versionAfter = async (postmortemId: string, verb: () => Promise<unknown>) => {
    const { version } = await versionOf(postmortemId)
    await verb()
    return (await versionOf(postmortemId)).version - version
  }

  it('is the plan, not how an action ends; once published, not who does it when', async () => {
    const { mira, incidentId, postmortemId, id } = await stage()
    let seen = 0
    const moved = (patch: Omit<ActionPatch, 'version'>) =>
      versionAfter(postmortemId, async () => {
        await change(mira, id, { version: seen, ...patch })
        seen += 1
      })
    expect(await versionAfter(postmortemId, () => add(mira, incidentId))).toBe(1)
    expect(await moved({ title: 'Rotate all' })).toBe(1)
    expect(await moved({ dueOn: '2027-01-01' })).toBe(1)
    expect(await moved({ state: 'done' })).toBe(0)
    expect(await moved({ outcome: 'It works.' })).toBe(0)
    await pool().query("UPDATE postmortem SET revision = 1, state = 'published' WHERE id = $1", [postmortemId])
    expect(await moved({ owner: null, dueOn: null, priority: 'low', link: 'https://example.org/' })).toBe(0)
    expect(await moved({ state: 'open' })).toBe(0)
    expect((await versionOf(postmortemId)).state).toBe('published')
    expect(await moved({ type: 'detect' })).toBe(1)
    expect((await versionOf(postmortemId)).state).toBe('draft')
    expect(await versionAfter(postmortemId, () => inTransaction((client) => removeAction(client, mira, id)))).toBe(1)
    expect(await versionAfter(postmortemId, () => inTransaction((client) => bringBackAction(client, mira, id)))).toBe(1)
  })
})

describe('a request', () => {
  const read = (body: unknown) => newAction.safeParse(body).success
  const patch = (body: unknown) => actionPatch.safeParse(body)

  it('refuses what cannot be stored, and cleans what can', () => {
    expect(read({ title: '  ', type: 'prevent' })).toBe(false)
    expect(read({ title: 'x'.repeat(201), type: 'prevent' })).toBe(false)
    expect(read({ title: 'x' })).toBe(false)
    expect(read({ title: 'x', type: 'prevent', surprise: 1 })).toBe(false)
    expect(newAction.parse({ title: ' a\u0000b\n c \ud800 ', type: 'detect' }).title).toBe('ab c \ufffd')
    expect(patch({ version: 0, detail: 'x'.repeat(200_001) }).success).toBe(false)
    expect(patch({ version: -1 }).success).toBe(false)
    expect(patch({}).success).toBe(false)
    expect(patch({ version: 1 }).success).toBe(true)
  })

  it.each(['1999-12-31', '2026-02-28', null])('takes the day %s', (dueOn) =>
    expect(patch({ version: 0, dueOn }).success).toBe(true),
  )
  it.each(['2026-02-30', '26-02-28', '2026-2-8', '', 'tomorrow', 5])('refuses the day %s', (dueOn) =>
    expect(patch({ version: 0, dueOn }).success).toBe(false),
  )

  it.each(['https://example.org/a?b#c', 'http://127.0.0.1:1/', null])('takes the link %s', (link) =>
    expect(patch({ version: 0, link }).success).toBe(true),
  )
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    ' JavaScript:alert(1)',
    'https:example.org',
    'ftp://example.org',
    '//example.org',
    'https://user:pass@example.org',
    'https://',
  ])('refuses the link %s', (link) => expect(patch({ version: 0, link }).success).toBe(false))
})
