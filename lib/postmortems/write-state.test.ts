/** Review, signatures, publishing: by several people at once and in any order, on a real database. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { documentDigest } from '@/lib/domain/postmortem/canonical'
import { dayAfter, utcDay } from '@/lib/domain/postmortem/due-day'
import { AppError } from '@/lib/errors'
import type { Doer } from '@/lib/incidents/doer'
import { buildDoer } from '@/lib/testing/build-doer'
import { auditTrail } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import type { PostmortemView } from './contract'
import { getPostmortem } from './read'
import { getRevision } from './read-revision'
import { openFor } from './test-opened'
import { changeAction } from './write-action-changes'
import { addAction } from './write-actions'
import { saveField } from './write-fields'
import { publish } from './write-publish'
import { sign, withdrawOwn } from './write-sign-offs'
import { askForReview, endReview } from './write-state'

withDatabase()

const ALL = { accounts: null }
const token = (name: string): Doer => ({
  actor: { kind: 'token', id: 'a-token', name, origin: { address: null, userAgent: null } },
  accounts: null,
  mayEditOthers: true,
  personId: null,
})

interface Stage {
  incidentId: string
  postmortemId: string
  mira: Doer
  omar: Doer
  ada: Doer
}

/** The identity template's roles: the incident's owner (Mira) and a reviewer; only required items that are settled. */
async function stage({ isSettled = true } = {}): Promise<Stage> {
  const [mira, omar, ada] = [
    await buildDoer('Mira'),
    await buildDoer('Omar'),
    await buildDoer('Ada', { role: 'admin' }),
  ]
  const place = await openFor(mira)
  await pool().query('UPDATE incident SET owner_id = $2 WHERE id = $1', [place.incidentId, mira.personId])
  if (isSettled) {
    await pool().query("UPDATE checklist_item SET outcome = 'done' WHERE postmortem_id = $1", [place.postmortemId])
  }
  return { ...place, mira, omar, ada }
}

async function read({ incidentId }: Stage, doer: Doer): Promise<PostmortemView> {
  const principal = {
    kind: 'person' as const,
    id: doer.personId ?? '',
    role: doer.mayEditOthers ? ('admin' as const) : ('responder' as const),
  }
  return getPostmortem(incidentId, { ...principal, ...ALL })
}

const review = ({ incidentId }: Stage, doer: Doer) => inTransaction((client) => askForReview(client, doer, incidentId))
const toDraft = ({ incidentId }: Stage, doer: Doer) => inTransaction((client) => endReview(client, doer, incidentId))
const signAs = ({ incidentId }: Stage, doer: Doer, role: string, version: number) =>
  inTransaction((client) => sign(client, doer, { incidentId, of: null, role }, version))
const withdraw = ({ incidentId }: Stage, doer: Doer, role: string) =>
  inTransaction((client) => withdrawOwn(client, doer, { incidentId, of: null, role }))
const publishIt = ({ incidentId }: Stage, doer: Doer, version: number) =>
  inTransaction((client) => publish(client, doer, { incidentId, of: null, version }))
const write = async (place: Stage, doer: Doer, body: string) => {
  const { fields } = await read(place, doer)
  const version = fields.find(({ key }) => key === 'lessons')?.version ?? 0
  await inTransaction((client) =>
    saveField(client, doer, { incidentId: place.incidentId, of: null, key: 'lessons' }, { version, body }),
  )
}

/** Reviewed and signed by Mira as owner and Omar as reviewer. */
async function signed(options?: { isSettled?: boolean }): Promise<Stage & { version: number }> {
  const place = await stage(options)
  await review(place, place.mira)
  const { version, signOffs } = await read(place, place.mira)
  expect(signOffs.map(({ who }) => who)).toEqual(['incident-owner', 'reviewer'])
  for (const { id, who } of signOffs) await signAs(place, who === 'reviewer' ? place.omar : place.mira, id, version)
  return { ...place, version }
}

const roleOf = async (place: Stage, who: string) => {
  const { signOffs } = await read(place, place.mira)
  return signOffs.find((role) => role.who === who)?.id ?? ''
}

describe('signing', () => {
  it('is for those whom a role fits, in review, once each, and says why not', async () => {
    const place = await stage()
    const [owner, reviewer] = [await roleOf(place, 'incident-owner'), await roleOf(place, 'reviewer')]
    await expect(signAs(place, place.mira, owner, 0)).rejects.toMatchObject({ code: 'CONFLICT' })
    await review(place, place.omar)
    const { version } = await read(place, place.mira)
    await expect(signAs(place, place.omar, owner, version)).rejects.toThrow('Only Mira')
    await expect(signAs(place, place.mira, reviewer, version)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(signAs(place, token('CI'), reviewer, version)).rejects.toThrow('A token cannot sign')
    await expect(signAs(place, place.mira, 'nobody', version)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(signAs(place, place.mira, owner, version + 1)).rejects.toMatchObject({ code: 'CONFLICT' })
    await signAs(place, place.mira, owner, version)
    await expect(signAs(place, place.mira, owner, version)).rejects.toMatchObject({ code: 'CONFLICT' })
    await signAs(place, place.omar, reviewer, version)
    const { signOffs } = await read(place, place.ada)
    expect(signOffs.map(({ signature }) => signature?.name)).toEqual(['Mira', 'Omar'])
    expect(signOffs.every(({ whyNot }) => whyNot !== null)).toBe(true)
    expect((await auditTrail()).filter(({ action }) => action === 'postmortem.signed')).toHaveLength(2)
  })

  it('is each person’s own to take back, until it is published', async () => {
    const place = await signed()
    const reviewer = await roleOf(place, 'reviewer')
    await expect(withdraw(place, place.ada, reviewer)).rejects.toThrow('Omar signed')
    await expect(withdraw(place, token('CI'), reviewer)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await withdraw(place, place.omar, reviewer)
    await expect(withdraw(place, place.omar, reviewer)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const role = (await read(place, place.ada)).signOffs.find(({ id }) => id === reviewer)
    expect(role).toMatchObject({
      signature: null,
      withdrawn: { name: 'Omar', why: 'Omar took it back.' },
      whyNot: null,
    })
    await signAs(place, place.ada, reviewer, place.version)
    await publishIt(place, place.omar, place.version)
    await expect(withdraw(place, place.ada, reviewer)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('ends with any change, visibly, while the review goes on', async () => {
    const place = await signed()
    await write(place, place.ada, 'We rely on one Region.')
    const { state, signOffs, version } = await read(place, place.mira)
    expect([state, version]).toEqual(['review', place.version + 1])
    expect(signOffs).toMatchObject([
      { signature: null, withdrawn: { name: 'Mira', by: 'Ada', why: 'Ada changed Lessons.' } },
      { signature: null, withdrawn: { name: 'Omar' } },
    ])
    await expect(publishIt(place, place.mira, version)).rejects.toThrow('Not signed yet by')
    await expect(publishIt(place, place.mira, place.version)).rejects.toThrow('changed after you read it')
  })

  it('ends when the review does', async () => {
    const place = await signed()
    await toDraft(place, place.ada)
    const { state, signOffs } = await read(place, place.mira)
    expect(state).toBe('draft')
    expect(signOffs[0]).toMatchObject({ signature: null, withdrawn: { why: 'Ada made it a draft again.' } })
    await toDraft(place, place.ada)
  })

  it('of one role by two people at once leaves one signature', async () => {
    const place = await stage()
    await review(place, place.mira)
    const { version } = await read(place, place.mira)
    const role = await roleOf(place, 'reviewer')
    const both = await Promise.allSettled([place.omar, place.ada].map((doer) => signAs(place, doer, role, version)))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('publishing', () => {
  it('waits for required items and signatures, and names them', async () => {
    const place = await stage({ isSettled: false })
    await expect(publishIt(place, place.mira, 0)).rejects.toThrow('It is a draft')
    await review(place, place.mira)
    await expect(publishIt(place, place.mira, 0)).rejects.toThrow(/required items are open: .* Not signed yet by: /)
  })

  it('stores what was signed, for good, and plans to look again', async () => {
    const place = await signed()
    expect(await publishIt(place, place.ada, place.version)).toBe(1)
    const now = await read(place, place.mira)
    expect(now).toMatchObject({ state: 'published', revision: 1, changedSinceRevision: false, version: place.version })
    expect(now.revisions).toMatchObject([{ number: 1, by: 'Ada' }])
    const { rows } = await pool().query('SELECT document, digest FROM postmortem_revision')
    expect(rows[0].digest).toBe(documentDigest(rows[0].document))
    const revision = await getRevision(place.incidentId, 1, ALL)
    expect(revision.revisions).toEqual(now.revisions)
    expect(revision).toMatchObject({ asOf: now.publishedAt, fields: now.fields, sections: now.sections })
    expect(revision.signOffs.map(({ signature }) => signature?.name)).toEqual(['Mira', 'Omar'])
    const today = utcDay(Date.parse(now.publishedAt ?? ''))
    expect(now.actions).toMatchObject([
      { purpose: 'reverify-30', dueOn: dayAfter(today, 30), owner: { name: 'Mira' }, createdBy: 'Faultline' },
      { purpose: 'reverify-90', dueOn: dayAfter(today, 90), owner: { name: 'Mira' } },
    ])
    expect(revision.actions).toEqual(now.actions)
    await expect(getRevision(place.incidentId, 2, ALL)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(publishIt(place, place.ada, place.version)).rejects.toThrow('published already')
  })

  it('is refused by the database to be undone', async () => {
    const place = await signed()
    await publishIt(place, place.ada, place.version)
    await expect(pool().query("UPDATE postmortem_revision SET digest = 'x'")).rejects.toThrow('never changed')
    await expect(pool().query('DELETE FROM postmortem_revision')).rejects.toThrow('never changed')
    await expect(pool().query('DELETE FROM postmortem')).rejects.toThrow()
    await expect(toDraft(place, place.ada)).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(review(place, place.ada)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('is followed by a new draft with a change, and the old revision stays as it was', async () => {
    const place = await signed()
    await publishIt(place, place.ada, place.version)
    const first = await getRevision(place.incidentId, 1, ALL)
    const [verification] = first.actions
    await inTransaction((client) =>
      changeAction(client, place.omar, verification?.id ?? '', { version: 0, state: 'done' }),
    )
    expect((await read(place, place.mira)).state).toBe('published')
    await write(place, place.omar, 'Something else.')
    expect(await read(place, place.mira)).toMatchObject({ state: 'draft', revision: 1, changedSinceRevision: true })
    expect(await getRevision(place.incidentId, 1, ALL)).toEqual(first)
    await review(place, place.omar)
    const { version, signOffs } = await read(place, place.mira)
    for (const { id, who } of signOffs) await signAs(place, who === 'reviewer' ? place.omar : place.mira, id, version)
    expect(await publishIt(place, place.mira, version)).toBe(2)
    const { actions, revisions } = await read(place, place.mira)
    expect(actions.map(({ purpose }) => purpose)).toEqual(['reverify-30', 'reverify-90'])
    expect(revisions.map(({ number }) => number)).toEqual([2, 1])
    expect(await getRevision(place.incidentId, 1, ALL)).toEqual(first)
  })

  it('by two people at once makes one revision', async () => {
    const place = await signed()
    const both = await Promise.allSettled([place.mira, place.ada].map((doer) => publishIt(place, doer, place.version)))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await read(place, place.mira)).revisions).toHaveLength(1)
  })
})

describe('whatever people do in whatever order', () => {
  it('no signature stands for another version, nobody signs twice or for others, and revisions match their digests', async () => {
    const doers = fc.constantFrom('mira', 'omar', 'ada', 'token')
    const step = fc.oneof(
      fc.record({ what: fc.constantFrom('review', 'draft', 'publish', 'write', 'action'), by: doers }),
      fc.record({ what: fc.constantFrom('sign', 'withdraw'), by: doers, role: fc.constantFrom(0, 1) }),
    )
    const place = await stage()
    const roles = (await read(place, place.mira)).signOffs.map(({ id }) => id)
    const known = new Map<string, string>()
    let words = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        for (const asked of steps) {
          const doer = asked.by === 'token' ? token('CI') : place[asked.by as 'mira' | 'omar' | 'ada']
          const { version } = await read(place, place.mira)
          const role = 'role' in asked ? (roles[asked.role] ?? '') : ''
          words += 1
          const verbs: Record<string, () => Promise<unknown>> = {
            review: () => review(place, doer),
            draft: () => toDraft(place, doer),
            publish: () => publishIt(place, doer, version),
            write: () => write(place, doer, `Lesson ${words}`),
            action: () =>
              inTransaction((client) => addAction(client, doer, place.incidentId, { title: 'x', type: 'detect' })),
            sign: () => signAs(place, doer, role, version),
            withdraw: () => withdraw(place, doer, role),
          }
          await verbs[asked.what]?.().catch((error) => expect(error).toBeInstanceOf(AppError))
          await expectSound(place, known)
        }
        await finish(place)
        await expectSound(place, known)
      }),
      { numRuns: 12 },
    )
  })
})

/** Changes, reviews, signs and publishes it, whatever state it is in. */
async function finish(place: Stage): Promise<void> {
  const { revision } = await read(place, place.mira)
  await write(place, place.ada, `After revision ${revision ?? 0}`)
  await review(place, place.mira)
  const { version, signOffs } = await read(place, place.mira)
  for (const { id, who, signature } of signOffs) {
    const signer = who === 'reviewer' ? place.omar : place.mira
    if (signature === null) await signAs(place, signer, id, version)
  }
  expect(await publishIt(place, place.omar, version)).toBe((revision ?? 0) + 1)
}

async function expectSound({ postmortemId, mira }: Stage, known: Map<string, string>): Promise<void> {
  const { rows: signatures } = await pool().query<{
    role: string
    person: string | null
    version: number
    now: number
  }>(
    `SELECT s.role, s.person_id::text AS person, s.version, p.version AS now FROM sign_off s
     JOIN postmortem p ON p.id = s.postmortem_id WHERE withdrawn_at IS NULL AND p.id = $1`,
    [postmortemId],
  )
  for (const { version, now, person, role } of signatures) {
    expect(version).toBe(now)
    expect(person).not.toBeNull()
    if (role === 'owner' || role === 'incident-owner') expect(person).toBe(mira.personId)
  }
  expect(new Set(signatures.map(({ person }) => person)).size).toBe(signatures.length)
  const { rows: revisions } = await pool().query<{ number: number; document: PostmortemView; digest: string }>(
    'SELECT number, document, digest FROM postmortem_revision WHERE postmortem_id = $1',
    [postmortemId],
  )
  for (const { number, document, digest } of revisions) {
    expect(documentDigest(document)).toBe(digest)
    expect(document.signOffs.every(({ signature }) => signature !== null)).toBe(true)
    expect(known.get(`${number}`) ?? digest).toBe(digest)
    known.set(`${number}`, digest)
  }
}
