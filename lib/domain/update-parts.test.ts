/** New sentences of repeated texts, and changes of status. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markUpdates, type SaidUpdate, textParts } from './update-parts'

function said(minute: number, overrides: Partial<SaidUpdate> = {}): SaidUpdate {
  return {
    eventId: '1',
    observedAt: new Date(1_714_800_000_000 + minute * 60_000).toISOString(),
    text: 'Calls fail at times.',
    severity: null,
    isWhole: false,
    account: null,
    ...overrides,
  }
}

function mark(updates: SaidUpdate[], over: string[] = []) {
  return markUpdates(updates, { overEventIds: new Set(over) })
}

function changes(updates: SaidUpdate[], over: string[] = []): string[] {
  return mark(updates, over).map((marks) => (marks.severityChanged ? `from ${marks.severityBefore}` : '='))
}

/** New parts in square brackets. */
function shown(before: string, text: string): string {
  return textParts(before, text)
    .map((part) => (part.isNew ? `[${part.text}]` : part.text))
    .join('')
}

describe('parts', () => {
  test.each([
    ['nothing new', 'One. Two.', 'One. Two.', 'One. Two.'],
    ['a sentence at the end', 'One. Two.', 'One. Two. Three.', 'One. Two. [Three.]'],
    ['a sentence in front', 'One. Two.', 'Zero. One. Two.', '[Zero. ]One. Two.'],
    ['a changed sentence', 'One is so. Two is so.', 'One is so. Two was so.', 'One is so. [Two was so.]'],
    ['paragraphs that changed places', 'One.\n\nTwo.', 'Two.\n\nOne.', 'Two.\n\nOne.'],
    ['only blanks and capitals', 'One  is so. Two.', 'ONE is\nso. Two.', 'ONE is\nso. Two.'],
    ['a sentence said twice', 'One. Two.', 'One. Two. One.', 'One. Two. [One.]'],
    ['all of it', 'One.', 'Two. Three.', '[Two. Three.]'],
  ])('%s', (_, before, text, expected) => {
    expect(shown(before, text)).toBe(expected)
  })

  test('together are the text, and nothing is new against itself', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom('One. ', 'Two!\n\n', 'three', ' | ', '。', '\n- '), { maxLength: 30 })
        .map((all) => all.join('')),
    )
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(
          textParts(before, after)
            .map((part) => part.text)
            .join(''),
        ).toBe(after)
        expect(textParts(after, after).some(({ isNew }) => isNew)).toBe(false)
      }),
    )
  })

  test('compare whole texts with the one before to the same account, without HTML', () => {
    const first = said(0, { isWhole: true, text: '<p>One.</p>' })
    const other = said(1, { isWhole: true, text: 'One. Two.', account: '111122223333' })
    const last = said(2, { isWhole: true, text: 'One. <b>Two.</b>' })
    expect(mark([last, other, first, said(3)]).map(({ parts }) => parts)).toEqual([
      [
        { text: 'One. ', isNew: false },
        { text: 'Two.', isNew: true },
      ],
      null,
      null,
      null,
    ])
  })
})

describe('changes of status', () => {
  test('are told by the update that brought them', () => {
    const updates = [
      said(0, { severity: 'informational' }),
      said(1, { severity: 'informational' }),
      said(2, { severity: 'disruption' }),
      said(3),
    ]
    expect(changes(updates, ['1'])).toEqual(['=', '=', 'from informational', 'from disruption'])
    expect(changes(updates.toReversed(), ['1'])).toEqual(['from disruption', 'from informational', '=', '='])
  })

  test('do not come from updates that tell no status', () => {
    const updates = [said(0, { severity: 'degradation' }), said(1), said(2, { severity: 'degradation' })]
    expect(changes(updates)).toEqual(['=', '=', '='])
  })

  test('come from words that all is well, and from a relapse', () => {
    const updates = [
      said(0, { severity: 'degradation' }),
      said(1, { text: 'The problem is fully resolved.' }),
      said(2, { severity: 'degradation' }),
    ]
    expect(changes(updates)).toEqual(['=', 'from degradation', 'from null'])
  })

  test('are those of one event', () => {
    const updates = [said(0, { severity: 'degradation' }), said(1, { eventId: '2', severity: 'disruption' })]
    expect(changes(updates)).toEqual(['=', '='])
  })

  test('do not come from whole texts', () => {
    const updates = [said(0, { severity: 'degradation' }), said(1, { isWhole: true })]
    expect(changes(updates, ['1'])).toEqual(['=', '='])
  })
})
