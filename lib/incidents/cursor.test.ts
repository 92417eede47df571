import { describe, expect, it } from 'vitest'
import { formatIncidentCursor, parseIncidentCursor } from './cursor'

describe('the cursor of incidents', () => {
  it.each([null, '2026-03-10T12:00:00.000Z'])('comes back as it was written', (startedAt) => {
    expect(parseIncidentCursor(formatIncidentCursor({ id: '42', startedAt }))).toEqual({ id: '42', startedAt })
  })

  it.each(['', 'x', 'i.', 'i1.', '1.2', `i${'9'.repeat(15)}.1`, 'i.1x'])('refuses %s', (text) => {
    expect(() => parseIncidentCursor(Buffer.from(text).toString('base64url'))).toThrow('The cursor cannot be read.')
  })
})
