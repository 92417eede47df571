/** Nothing typed is lost, whatever the connection, other people and reloads do; and nobody's text is overwritten unseen. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as typing from '@/lib/domain/postmortem/typing'
import { type Autosave, createAutosave } from './autosave'
import { draftKeeper, type Shelf } from './drafts'

type Line = 'works' | 'request-lost' | 'answer-lost' | 'signed-out'

const OF = { person: 'p', postmortem: '1', part: 'summary' }

function shelfOf(): Shelf & { texts: () => string } {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    texts: () => [...kept.values()].join('\n'),
  }
}

/** A clock that runs only when told, a server that answers by its rules, and a page that can be reloaded. */
class World {
  now = 1_000_000
  line: Line = 'works'
  version = 0
  body = 'first'
  readonly bodies = ['first']
  readonly sentAt: number[] = []
  readonly shelf = shelfOf()
  /** Every text that stood before the reader. */
  readonly seen = new Set<string>()
  overwroteUnseen = false
  givenUp = ''
  page: Autosave
  private pages = 0
  private underWay: { version: number; text: string; base: string } | null = null
  private stop: () => void
  private timers: { at: number; run: () => void }[] = []

  constructor() {
    this.page = this.openPage()
    this.stop = this.page.start()
  }

  private openPage(): Autosave {
    this.pages += 1
    const page = createAutosave({
      stored: { version: this.version, body: this.body },
      drafts: draftKeeper(this.shelf, OF, `page-${this.pages}`),
      save: (version, text) => this.save(version, text),
      now: () => this.now,
      later: (run, wait) => this.later(run, wait),
      random: () => 0.5,
    })
    const look = () => {
      const { text, conflict } = page.view()
      this.seen.add(text)
      if (conflict !== null) this.seen.add(conflict.theirs.body)
    }
    look()
    page.subscribe(look)
    return page
  }

  private later(run: () => void, wait: number): () => void {
    const timer = { at: this.now + wait, run }
    this.timers.push(timer)
    return () => {
      this.timers = this.timers.filter((other) => other !== timer)
    }
  }

  private async save(version: number, text: string): Promise<typing.SaveOutcome> {
    this.sentAt.push(this.now)
    const { line } = this
    const base = this.page.view().base.body
    this.underWay = { version, text, base }
    await new Promise<void>((resolve) => this.later(resolve, 80))
    this.underWay = null
    if (line === 'signed-out') return { kind: 'unreached', signedOut: true }
    if (line === 'request-lost') return { kind: 'unreached', signedOut: false }
    const outcome = this.store(version, text, base)
    return line === 'answer-lost' ? { kind: 'unreached', signedOut: false } : outcome
  }

  private store(version: number, text: string, base: string): typing.SaveOutcome {
    if (text !== this.body) {
      if (version !== this.version) return { kind: 'conflict', theirs: this.stored(), removed: false }
      if (base !== this.body || !this.seen.has(this.body)) this.overwroteUnseen = true
      this.put(text)
    }
    return { kind: 'stored', stored: this.stored() }
  }

  turnLine(line: Line) {
    this.line = line
  }

  put(body: string) {
    this.version += 1
    this.body = body
    this.bodies.push(body)
  }

  stored(): typing.StoredText {
    return { version: this.version, body: this.body }
  }

  /** The page is gone in the middle of what it does; a save that is under way may still reach the server. */
  reload() {
    this.givenUp += this.page.view().setAside ?? ''
    const { underWay } = this
    if (underWay !== null && this.line === 'works') this.store(underWay.version, underWay.text, underWay.base)
    this.underWay = null
    this.timers = []
    this.page = this.openPage()
    this.stop = this.page.start()
  }

  leave() {
    this.stop()
  }

  async pass(milliseconds: number) {
    const end = this.now + milliseconds
    for (;;) {
      const next = this.timers.toSorted((a, b) => a.at - b.at)[0]
      if (next === undefined || next.at > end) break
      this.timers = this.timers.filter((timer) => timer !== next)
      this.now = Math.max(this.now, next.at)
      next.run()
      await settled()
    }
    this.now = end
  }

  type(text: string) {
    this.page.apply((state, now) => typing.type(state, text, now))
  }

  hear() {
    this.page.apply((state) => typing.hear(state, this.stored()))
  }

  /** All that is kept anywhere. */
  kept(): string {
    const { text, setAside } = this.page.view()
    return [...this.bodies, text, setAside ?? '', this.shelf.texts(), this.givenUp].join('\n')
  }
}

async function settled() {
  for (let turn = 0; turn < 8; turn++) await Promise.resolve()
}

describe('saving by itself', () => {
  it('saves after a pause, and while typing goes on', async () => {
    const world = new World()
    world.type('first a')
    await world.pass(599)
    expect(world.sentAt).toEqual([])
    await world.pass(1)
    expect(world.sentAt).toHaveLength(1)
    await world.pass(100)
    expect(world.body).toBe('first a')
    expect(world.page.view()).toMatchObject({ unsaved: false, text: 'first a' })
    const begun = world.now
    for (let count = 0; count < 50; count++) {
      world.type(`first a${'b'.repeat(count + 1)}`)
      await world.pass(100)
    }
    expect(world.sentAt.slice(1).map((at) => at - begun)).toEqual([2000, 4000])
    await world.pass(1000)
    expect(world.body).toBe(`first a${'b'.repeat(50)}`)
    expect(world.shelf.length).toBe(0)
  })

  it('keeps what is typed while the line is down, and sends it when it is back', async () => {
    const world = new World()
    world.line = 'request-lost'
    world.type('first, offline')
    await world.pass(1000)
    expect(world.page.view().trouble).toMatchObject({ signedOut: false })
    world.reload()
    expect(world.page.view()).toMatchObject({ text: 'first, offline', unsaved: true })
    world.line = 'works'
    world.page.apply(typing.wake)
    await world.pass(700)
    expect(world.body).toBe('first, offline')
    expect(world.shelf.length).toBe(0)
  })

  it('takes a text that it stored itself for its own, though the answer was lost and typing went on', async () => {
    const world = new World()
    world.line = 'answer-lost'
    world.type('first a')
    await world.pass(650)
    world.type('first ab')
    await world.pass(300)
    expect(world.body).toBe('first a')
    world.line = 'works'
    await world.pass(40_000)
    expect(world.page.view().conflict).toBeNull()
    expect(world.body).toBe('first ab')
  })

  it('shows a conflict where both changed, and none where only the other did', async () => {
    const world = new World()
    world.put('theirs')
    world.hear()
    expect(world.page.view()).toMatchObject({ text: 'theirs', conflict: null })
    world.type('theirs and mine')
    world.put('theirs again')
    world.hear()
    expect(world.page.view()).toMatchObject({ text: 'theirs and mine', conflict: { theirs: { body: 'theirs again' } } })
    await world.pass(10_000)
    expect(world.body).toBe('theirs again')
    world.page.apply(typing.keepTheirs)
    expect(world.page.view()).toMatchObject({ text: 'theirs again', setAside: 'theirs and mine', unsaved: false })
    world.page.apply(typing.bringBack)
    await world.pass(1000)
    expect(world.body).toBe('theirs and mine')
  })

  it('keeps what was typed since, and what gave way before, when a text is brought back', async () => {
    const world = new World()
    world.type('first mine')
    world.put('theirs')
    world.hear()
    world.page.apply(typing.keepTheirs)
    world.type('theirs, typed since')
    world.page.apply(typing.bringBack)
    expect(world.page.view()).toMatchObject({ text: 'first mine', setAside: 'theirs, typed since' })
    world.put('theirs again')
    world.hear()
    world.page.apply(typing.keepTheirs)
    expect(world.page.view()).toMatchObject({ text: 'theirs again', setAside: 'theirs, typed since\n\nfirst mine' })
  })

  it('takes back what somebody else decided for no typing of its own', async () => {
    const world = new World()
    world.type('first a')
    await world.pass(620)
    world.type('first ab')
    await world.pass(100)
    expect(world.body).toBe('first a')
    world.put('first')
    world.hear()
    expect(world.page.view().conflict).toMatchObject({ theirs: { body: 'first' } })
  })

  it('waits after a refusal until the text is another one', async () => {
    const page = createAutosave({
      stored: { version: 0, body: '' },
      drafts: draftKeeper(null, OF, 'a'),
      save: async () => ({ kind: 'refused', sentence: 'Too long.' }),
      now: () => 5000,
      later: (run) => {
        queueMicrotask(run)
        return () => {}
      },
      random: () => 0,
    })
    page.start()
    page.apply((state, now) => typing.type(state, 'long', now))
    await settled()
    expect(page.view()).toMatchObject({ refused: 'Too long.', text: 'long', unsaved: true, kept: false })
    expect(typing.dueAt(page.view())).toBeNull()
    expect(typing.type(page.view(), 'lon', 6000).refused).toBeNull()
  })

  it('sends what is left when the page is left', async () => {
    const world = new World()
    world.type('first a')
    world.leave()
    await world.pass(100)
    expect(world.body).toBe('first a')
    expect(world.shelf.length).toBe(0)
  })

  it('leaves drafts of other people alone', () => {
    const shelf = shelfOf()
    draftKeeper(shelf, OF, 'a').keep({ text: 'mine', base: { version: 0, body: '' }, at: 1 })
    expect(draftKeeper(shelf, { ...OF, person: 'q' }, 'b').take()).toBeNull()
    expect(draftKeeper(shelf, { ...OF, part: 'causes' }, 'b').take()).toBeNull()
    expect(draftKeeper(shelf, { ...OF, postmortem: '11' }, 'b').take()).toBeNull()
    expect(draftKeeper(shelf, OF, 'b').take()?.text).toBe('mine')
  })

  it('takes nothing for a draft that is none', () => {
    const shelf = shelfOf()
    for (const [index, text] of ['', '{', '7', '{"text":"a","at":1}', '{"text":"a","at":1,"base":{}}'].entries()) {
      shelf.setItem(`faultline-draft|p|1|summary|${index}`, text)
    }
    expect(draftKeeper(shelf, OF, 'x').take()).toBeNull()
  })
})

/** What can happen, each with a number of its own that makes its words differ from all others. */
const HAPPENINGS = {
  typeBefore: (world: World, word: string) => world.type(word + world.page.view().text),
  typeBehind: (world: World, word: string) => world.type(world.page.view().text + word),
  pause: (world: World) => world.pass(700),
  moment: (world: World) => world.pass(90),
  longWait: (world: World) => world.pass(5000),
  lineWorks: (world: World) => world.turnLine('works'),
  requestLost: (world: World) => world.turnLine('request-lost'),
  answerLost: (world: World) => world.turnLine('answer-lost'),
  signedOut: (world: World) => world.turnLine('signed-out'),
  otherReplaces: (world: World, word: string) => world.put(`other ${word}`),
  otherAdds: (world: World, word: string) => world.put(`${world.body} other ${word}`),
  hear: (world: World) => world.hear(),
  wake: (world: World) => world.page.apply(typing.wake),
  reload: (world: World) => world.reload(),
  keepMine: (world: World) => world.page.apply(typing.keepMine),
  keepTheirs: (world: World) => world.page.apply(typing.keepTheirs),
  bringBack: (world: World) => world.page.apply(typing.bringBack),
  editBoth: (world: World) =>
    world.page.apply((state, now) => {
      const theirs = state.conflict?.theirs.body ?? ''
      return typing.editBoth(state, `${theirs}\n${state.text}`, now)
    }),
}

const happening = fc.constantFrom(...(Object.keys(HAPPENINGS) as (keyof typeof HAPPENINGS)[]))

describe('whatever happens', () => {
  it('keeps every word in the stored texts, in the field, or in the browser; never overwrites a text unseen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 60 }), async (happenings) => {
        const world = new World()
        const words: string[] = []
        for (const [index, name] of happenings.entries()) {
          await HAPPENINGS[name](world, `<${index}>`)
          if (name.startsWith('type')) words.push(`<${index}>`)
          expect(words.filter((word) => !world.kept().includes(word))).toEqual([])
        }
        world.turnLine('works')
        world.page.apply(typing.wake)
        await world.pass(120_000)
        world.hear()
        await world.pass(120_000)
        const { conflict, text, unsaved } = world.page.view()
        expect(words.filter((word) => !world.kept().includes(word))).toEqual([])
        if (conflict === null) expect({ unsaved, stored: world.body }).toEqual({ unsaved: false, stored: text })
        expect(world.overwroteUnseen).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})
