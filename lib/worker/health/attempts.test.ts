import { describe, expect, it } from 'vitest'
import { SourceError } from '@/lib/errors'
import { AwsError } from '@/lib/sources/aws/aws-error'
import { eachAtOnce, groupsOf, mapAtOnce } from './at-once'
import { Attempts } from './attempts'

const broken = () => Promise.reject(new AwsError('unreachable', 'AWS failed.', 'ECONNRESET', {}))
const stumbling = () => Promise.reject(new AwsError('server', 'AWS stumbled.', 'InternalServerError', {}))
const denied = () => Promise.reject(new AwsError('denied', 'It may not.', 'AccessDeniedException', {}))

describe('Attempts', () => {
  it('lets one request fail, and remembers why', async () => {
    const attempts = new Attempts()
    expect(await attempts.send('details', broken)).toBeNull()
    expect(await attempts.send('details', async () => 'answer')).toBe('answer')
    expect(attempts.failure?.message).toBe('AWS failed.')
  })

  it('gives up where one step fails five times in a row', async () => {
    const attempts = new Attempts()
    for (let time = 1; time < 5; time += 1) {
      expect(await attempts.send('details', broken)).toBeNull()
      expect(await attempts.send('entities', async () => time)).toBe(time)
    }
    await expect(attempts.send('details', broken)).rejects.toThrow('AWS failed.')
  })

  it('finds by halves what AWS stumbles at, and hears the rest', async () => {
    for (const bad of [[0], [9], [0, 1], [3, 7]]) {
      const attempts = new Attempts()
      const asked = Array.from({ length: 10 }, (_, n) => n)
      const ask = (some: readonly number[]) =>
        some.some((each) => bad.includes(each)) ? stumbling() : Promise.resolve(some)
      const heard = await attempts.sendByHalves('details', asked, ask)
      expect(heard.flat()).toEqual(asked.filter((each) => !bad.includes(each)))
      expect(attempts.failure).toBeNull()
      expect(attempts.stumbles.length).toBeGreaterThan(0)
    }
  })

  it('gives up soon where AWS stumbles at everything', async () => {
    const attempts = new Attempts()
    let requests = 0
    const ask = () => {
      requests += 1
      return stumbling()
    }
    await expect(attempts.sendByHalves('details', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], ask)).rejects.toThrow(
      'AWS stumbled.',
    )
    expect(requests).toBe(12)
    expect(attempts.failure?.message).toBe('AWS stumbled.')
  })

  it('does not ask again for what is denied', async () => {
    const attempts = new Attempts()
    expect(await attempts.send('entities', denied)).toBeNull()
    expect(attempts.isDenied('entities')).toBe(true)
    expect(attempts.isDenied('details')).toBe(false)
    expect(await attempts.send('entities', () => Promise.reject(new Error('It was asked again.')))).toBeNull()
  })

  it('gives up at once where no request can succeed', async () => {
    const expired = new AwsError('expired-credentials', 'They have expired.', 'ExpiredToken', {})
    await expect(new Attempts().send('details', () => Promise.reject(expired))).rejects.toBe(expired)
    const plan = new SourceError('not-subscribed', 'No plan.')
    await expect(new Attempts().send('accounts', () => Promise.reject(plan))).rejects.toBe(plan)
  })

  it('throws what is not the fault of AWS', async () => {
    await expect(new Attempts().send('details', () => Promise.reject(new TypeError('Ours.')))).rejects.toThrow('Ours.')
  })
})

describe('mapAtOnce', () => {
  it('gives the results in order, and has four under way at most', async () => {
    let underWay = 0
    let most = 0
    const results = await mapAtOnce([5, 1, 4, 2, 3, 0], async (item) => {
      underWay += 1
      most = Math.max(most, underWay)
      for (let turn = 0; turn < item; turn += 1) await Promise.resolve()
      underWay -= 1
      return item * 2
    })
    expect(results).toEqual([10, 2, 8, 4, 6, 0])
    expect(most).toBe(4)
  })

  it('throws once nothing is under way any more, and begins nothing after a failure', async () => {
    const begun: number[] = []
    const ended: number[] = []
    const work = async (item: number) => {
      begun.push(item)
      await Promise.resolve()
      if (item === 1) throw new Error('One.')
      await new Promise((resolve) => setTimeout(resolve, 5))
      ended.push(item)
    }
    await expect(eachAtOnce([0, 1, 2, 3, 4, 5, 6, 7], work)).rejects.toThrow('One.')
    expect(begun).toEqual([0, 1, 2, 3])
    expect(ended).toEqual([0, 2, 3])
  })
})

it('parts items into groups', () => {
  expect(groupsOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
  expect(groupsOf([], 2)).toEqual([])
})
