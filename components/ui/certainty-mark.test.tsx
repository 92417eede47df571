import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { CertaintyLegend, CertaintyMark } from './certainty-mark'
import { CERTAINTY_WORDS, type CertaintyKind } from './certainty-words'

const KINDS = Object.keys(CERTAINTY_WORDS) as CertaintyKind[]
const shape = (markup: string) => markup.replace(/^.*?<svg[^>]*>(.*)<\/svg>.*$/s, '$1')

describe('the mark of certainty', () => {
  it('says its word, also where only the shape is seen', () => {
    for (const kind of KINDS) {
      expect(renderToStaticMarkup(<CertaintyMark kind={kind} />)).toContain(CERTAINTY_WORDS[kind].word)
      expect(renderToStaticMarkup(<CertaintyMark kind={kind} withWord word="14" />)).toContain('>14<')
    }
  })

  it('has a shape of its own for each', () => {
    const shapes = KINDS.map((kind) => shape(renderToStaticMarkup(<CertaintyMark kind={kind} word="" />)))
    expect(new Set(shapes).size).toBe(KINDS.length)
  })

  it('takes the colour of the text around it where colour says something else', () => {
    expect(renderToStaticMarkup(<CertaintyMark kind="confirmed" />)).toContain('text-disruption')
    expect(renderToStaticMarkup(<CertaintyMark kind="confirmed" plain />)).not.toContain('text-disruption')
  })

  it('is explained by a legend', () => {
    const legend = renderToStaticMarkup(<CertaintyLegend />)
    for (const kind of ['confirmed', 'reported', 'inferred', 'unknown'] as const)
      expect(legend).toContain(CERTAINTY_WORDS[kind].meaning)
    expect(legend).not.toContain(CERTAINTY_WORDS.cleared.meaning)
  })
})
