/** Changes of one thing: in which order they are sent, on which version they rest, what is shown and what is taken back. */
import { describe, expect, it } from 'vitest'
import type { ChangeOutcome } from '@/lib/postmortems/send-change'
import { createEdits, type Versioned } from './item-edits'

interface Thing extends Versioned {
  owner: string
  due: string
}
type Patch = Partial<Omit<Thing, keyof Versioned>>
type Sent = Patch & { version: number }

const THING: Thing = { id: '7', version: 3, owner: 'nobody', due: 'never' }

/** A server that answers each change when it is told to. */
function arrange() {
  const sent: Sent[] = []
  const answers: ((outcome: ChangeOutcome<Thing>) => void)[] = []
  const stored: Thing[] = []
  const edits = createEdits<Thing, Patch>(() => ({
    send: (_, patch) => {
      sent.push(patch)
      return new Promise((resolve) => answers.push(resolve))
    },
    store: (thing) => stored.push(thing),
  }))
  const answer = async (outcome: ChangeOutcome<Thing>) => {
    answers.shift()?.(outcome)
    await Promise.resolve()
  }
  return { edits, sent, stored, answer }
}

const isStored = (patch: Partial<Thing>): ChangeOutcome<Thing> => ({ kind: 'stored', data: { ...THING, ...patch } })
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('a change', () => {
  it('is shown at once, and no longer than until it is stored', async () => {
    const { edits, stored, answer } = arrange()
    const changed = edits.change(THING, { owner: 'Mira' })
    expect(edits.view().pending.get('7')).toEqual({ owner: 'Mira' })
    await settled()
    await answer(isStored({ version: 4, owner: 'Mira' }))
    expect(await changed).toBe(true)
    expect(stored).toEqual([{ ...THING, version: 4, owner: 'Mira' }])
    expect(edits.view()).toEqual({ pending: new Map(), refused: new Map() })
  })

  it('waits for the one before it and rests on the version that that one made', async () => {
    const { edits, sent, answer } = arrange()
    void edits.change(THING, { owner: 'Mira' })
    const second = edits.change(THING, { due: 'soon' })
    await settled()
    expect(sent).toEqual([{ owner: 'Mira', version: 3 }])
    expect(edits.view().pending.get('7')).toEqual({ owner: 'Mira', due: 'soon' })
    await answer(isStored({ version: 9, owner: 'Mira' }))
    await settled()
    expect(sent[1]).toEqual({ due: 'soon', version: 9 })
    await answer(isStored({ version: 10 }))
    expect(await second).toBe(true)
  })

  it('does not wait for those of other things', async () => {
    const { edits, sent } = arrange()
    void edits.change(THING, { owner: 'Mira' })
    void edits.change({ ...THING, id: '8' }, { owner: 'Sam' })
    await settled()
    expect(sent).toHaveLength(2)
  })
})

describe('a refusal', () => {
  it('takes the change back and says why, until it is read or something else is wanted', async () => {
    const { edits, answer } = arrange()
    const changed = edits.change(THING, { owner: 'Ada' })
    await settled()
    await answer({ kind: 'refused', status: 400, sentence: 'Ada can no longer sign in.' })
    expect(await changed).toBe(false)
    expect(edits.view().pending.size).toBe(0)
    expect(edits.view().refused.get('7')).toEqual({
      patch: { owner: 'Ada' },
      message: 'Ada can no longer sign in.',
      conflict: null,
    })
    edits.forget('7')
    expect(edits.view().refused.size).toBe(0)
  })

  it('keeps both sides of a conflict', async () => {
    const { edits, answer } = arrange()
    const changed = edits.change(THING, { owner: 'Mira' })
    await settled()
    const current = { version: 5, values: { owner: 'Sam' }, changedBy: 'Sam', changedAt: null }
    const conflict = { current, yours: { owner: 'Mira' }, removed: false }
    await answer({ kind: 'conflict', conflict, sentence: 'Sam changed it.' })
    await changed
    expect(edits.view().refused.get('7')?.conflict).toEqual(conflict)
  })

  it('does not stop the next change, which rests on what is stored', async () => {
    const { edits, sent, answer } = arrange()
    void edits.change(THING, { owner: 'Mira' })
    void edits.change(THING, { due: 'soon' })
    const third = edits.change(THING, { due: 'later' })
    await settled()
    await answer(isStored({ version: 4, owner: 'Mira' }))
    await settled()
    await answer({ kind: 'unreached', signedOut: false })
    await settled()
    expect(sent[2]).toEqual({ due: 'later', version: 4 })
    await answer(isStored({ version: 5 }))
    expect(await third).toBe(true)
  })
})
