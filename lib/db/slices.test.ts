import { describe, expect, it, vi } from 'vitest'
import { breathe, eachInSlices, inSlices, isTired } from './slices'

/** Works without a pause for longer than one slice may last. */
function toil(): void {
  const until = performance.now() + 10
  while (performance.now() < until);
}

describe('eachInSlices', () => {
  it('does the work for each, in order', async () => {
    const list = Array.from({ length: 1_001 }, (_, place) => place)
    const done: number[] = []
    await eachInSlices(list, (item) => done.push(item))
    expect(done).toEqual(list)
  })

  it('lets others be answered in between', async () => {
    let answered = 0
    setImmediate(() => {
      answered += 1
    })
    const seen: number[] = []
    await eachInSlices(
      Array.from({ length: 401 }, (_, place) => place),
      (place) => {
        if (place % 200 === 0) toil()
        seen.push(answered)
      },
    )
    expect([seen[0], seen.at(-1)]).toEqual([0, 1])
  })

  it('stops where the work fails', async () => {
    const fails = () => {
      throw new Error('broken')
    }
    await expect(eachInSlices([1], fails)).rejects.toThrow('broken')
  })
})

describe('inSlices', () => {
  it('gives what the steps come to', async () => {
    function* steps(): Generator<undefined, number> {
      toil()
      yield
      toil()
      yield
      return 3
    }
    expect(await inSlices(steps())).toBe(3)
  })
})

describe('breathe', () => {
  it('lets one work go on in each turn of the event loop', async () => {
    let turn = 0
    const count = () => {
      turn += 1
      next = setImmediate(count)
    }
    let next = setImmediate(count)
    const order: string[] = []
    const turns: number[] = []
    const work = async (name: string) => {
      for (let slice = 0; slice < 2; slice += 1) {
        await breathe()
        order.push(name)
        turns.push(turn)
      }
    }
    await Promise.all([work('a'), work('b')])
    clearImmediate(next)
    expect(order).toEqual(['a', 'b', 'a', 'b'])
    expect(new Set(turns).size).toBe(4)
  })

  /** Somebody else, who has something to do in so many turns, 5 ms each by a clock of the test. Returns how many are left. */
  function work(turns: number): () => number {
    let [clock, left] = [0, turns]
    vi.spyOn(performance, 'now').mockImplementation(() => clock)
    const turn = () => {
      clock += 5
      left -= 1
      if (left > 0) setImmediate(turn)
    }
    setImmediate(turn)
    return () => left
  }

  it('lets others do first what they have to do', async () => {
    const left = work(6)
    await breathe()
    expect(left()).toBe(0)
  })

  it('waits for nobody for ever', async () => {
    const left = work(1_000)
    await breathe()
    expect(left()).toBeGreaterThan(980)
    await vi.waitFor(() => expect(left()).toBe(0), { timeout: 15_000 })
  })

  it('begins a slice in which nobody is tired yet', async () => {
    let clock = 0
    vi.spyOn(performance, 'now').mockImplementation(() => clock)
    await breathe()
    clock += 5
    expect(isTired()).toBe(true)
    await breathe()
    expect(isTired()).toBe(false)
  })
})
