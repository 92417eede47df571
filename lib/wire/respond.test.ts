import { describe, expect, it } from 'vitest'
import { AppError, ConflictError } from '@/lib/errors'
import { respond } from './respond'

const failing = (error: unknown) => respond(() => Promise.reject(error))

describe('respond', () => {
  it('answers JSON that nobody keeps', async () => {
    const response = await respond(async () => ({ data: 1 }))
    expect([response.status, response.headers.get('cache-control'), await response.json()]).toEqual([
      200,
      'no-store',
      { data: 1 },
    ])
  })

  it('names the wrong field in a problem', async () => {
    const response = await failing(new AppError('INVALID', 'Parameter limit is wrong.', { limit: 'must be a number' }))
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'Bad request',
      status: 400,
      detail: 'Parameter limit is wrong.',
      fields: { limit: 'must be a number' },
    })
  })

  it('tells both sides of a conflict', async () => {
    const conflict = { current: { version: 2 }, yours: { body: 'Mine' }, removed: false }
    const response = await failing(new ConflictError('Somebody changed it.', conflict))
    expect(await response.json()).toEqual({
      ...{ type: 'about:blank', title: 'Conflict', status: 409, detail: 'Somebody changed it.' },
      conflict,
    })
  })

  it('tells a stranger nothing of an unexpected error', async () => {
    const response = await failing(new Error('password=hunter2'))
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('hunter2')
  })
})
