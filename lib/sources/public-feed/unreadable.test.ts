import { describe, expect, it } from 'vitest'
import { createUnreadableReport } from './unreadable'

describe('the report of what could not be read', () => {
  it('keeps a hundred lines and counts the rest', () => {
    const report = createUnreadableReport()
    for (let index = 1; index <= 137; index += 1) report.add(`event ${index}`, 'it is odd', { index })
    const lines = report.lines()
    expect(lines).toHaveLength(101)
    expect(lines[0]).toEqual({ where: 'event 1', why: 'it is odd', received: '{"index":1}', lost: null })
    expect(lines[100]).toEqual({
      where: 'the rest of the answer',
      why: '37 more could not be read',
      received: '',
      lost: null,
    })
  })

  it('tells lost events from lost parts, also among those that are only counted', () => {
    const report = createUnreadableReport()
    report.addLost('event 1', 'it is odd', {}, 'arn:1')
    for (let index = 2; index <= 101; index += 1) report.add(`event ${index}`, 'it is odd', {})
    expect(report.lines()[0]?.lost).toEqual({ arn: 'arn:1' })
    expect(report.lines()[1]?.lost).toBeNull()
    expect(report.lines()[100]?.lost).toBeNull()
    report.addLost('event 102', 'it is odd', {}, 'arn:102')
    report.add('event 103', 'it is odd', {})
    expect(report.lines()[100]).toMatchObject({ why: '3 more could not be read', lost: { arn: null } })
  })

  it('cuts what was received to 16 KiB and makes it storable', () => {
    const report = createUnreadableReport()
    report.add('event 1', 'it is long', 'é'.repeat(20_000))
    report.add('event 2', 'it holds NUL', 'a\u0000b')
    report.add('event 3', 'it is nothing', undefined)
    const [long, nul, nothing] = report.lines()
    expect(Buffer.byteLength(long?.received ?? '')).toBe(16 * 1024)
    expect(nul?.received).toBe('ab')
    expect(nothing?.received).toBe('undefined')
  })

  it('does not fail at what cannot be written out', () => {
    const report = createUnreadableReport()
    const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000))
    report.add('event 1', 'it is deep', deep)
    expect(report.lines()[0]?.received).toBe('(nested too deeply to be shown)')
  })
})
