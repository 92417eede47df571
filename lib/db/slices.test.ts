import { describe, expect, it } from 'vitest'
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

  it('begins a slice in which nobody is tired yet', async () => {
    toil()
    expect(isTired()).toBe(true)
    await breathe()
    expect(isTired()).toBe(false)
  })
})
