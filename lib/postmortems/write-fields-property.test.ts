/** Any sequence of saves by several people: nothing that somebody replaced is lost, and versions only grow. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { Doer } from '@/lib/incidents/doer'
import { buildDoer } from '@/lib/testing/build-doer'
import { buildIncident } from '@/lib/testing/build-incident'
import { withDatabase } from '@/lib/testing/database'
import type { FieldView } from './contract'
import { getFieldView } from './read-fields'
import { openFor } from './test-opened'
import { refreshField, restoreField, saveField } from './write-fields'

withDatabase()

/** What somebody does to a part. `behind`: how many versions ago they looked. */
const step = fc.record({
  who: fc.nat(2),
  behind: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(2) }),
  kind: fc.constantFrom('append', 'append', 'append', 'append', 'write', 'write', 'refresh', 'restore', 'wait'),
  text: fc.string({ maxLength: 20 }),
  back: fc.nat(3),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** The part of one post-mortem, and what its history must hold by now. */
class Part {
  private readonly mustStay = new Set<string>()
  /** Whose stretch of typing it is; null: whatever comes begins one. */
  private typist: number | null = null

  constructor(
    private readonly doers: readonly Doer[],
    private readonly incidentId: string,
    private readonly postmortemId: string,
  ) {}

  async take(step: Step): Promise<void> {
    if (step.kind === 'wait') return this.wait()
    const before = await this.read()
    const outcome = await this.act(step, before)
    expect(['done', 'CONFLICT', 'NOT_FOUND']).toContain(outcome)
    const after = await this.read()
    if (outcome !== 'done') return expect(after).toEqual(before)
    const isSame = after.body === before.body && after.origin === before.origin
    expect(after.version).toBe(isSame ? before.version : before.version + 1)
    if (!isSame) await this.remember(step, before, after)
  }

  private async act({ who, behind, kind, text, back }: Step, before: FieldView): Promise<string> {
    const doer = this.doers[who] as Doer
    const target = { incidentId: this.incidentId, of: null, key: 'summary' }
    const version = Math.max(0, before.version - behind)
    const body = kind === 'append' ? before.body + text : text
    const asOf = new Date().toISOString()
    const done = inTransaction((client) => {
      if (kind === 'refresh') return refreshField(client, doer, target, { version, body, asOf })
      if (kind === 'restore') return restoreField(client, doer, target, { version, text: before.version - back })
      return saveField(client, doer, target, { version, body })
    })
    return done.then(
      () => 'done',
      (error: { code: string }) => error.code,
    )
  }

  private async remember({ who, kind }: Step, before: FieldView, after: FieldView): Promise<void> {
    const isTyped = kind === 'append' || kind === 'write'
    if (before.body !== '' && !(isTyped && this.typist === who)) this.mustStay.add(before.body)
    this.typist = isTyped ? who : null
    const { rows } = await pool().query<{ body: string; version: number }>(
      "SELECT body, version FROM postmortem_text WHERE postmortem_id = $1 AND key = 'summary' ORDER BY version",
      [this.postmortemId],
    )
    expect(rows.at(-1)).toEqual({ body: after.body, version: after.version })
    const kept = rows.map(({ body }) => body)
    for (const text of this.mustStay) expect(kept).toContain(text)
  }

  private async wait(): Promise<void> {
    this.typist = null
    await pool().query(
      "UPDATE postmortem_text SET begun_at = begun_at - interval '6 minutes' WHERE postmortem_id = $1",
      [this.postmortemId],
    )
  }

  private read(): Promise<FieldView> {
    return getFieldView(this.postmortemId, 'summary')
  }
}

it('keeps every text that somebody else, or the same person after a while, replaced', async () => {
  const doers = await Promise.all(['Mira', 'Noor', 'Sam'].map((name) => buildDoer(name)))
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const incidentId = await buildIncident([], { title: 'IAM fails' })
      const { postmortemId } = await openFor(doers[0] as Doer, { incidentId })
      const part = new Part(doers, incidentId, postmortemId)
      for (const each of steps) await part.take(each)
    }),
    { numRuns: 20 },
  )
}, 120_000)
