/** The HTML file asks nobody for anything, and holds no element that people wrote. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { exportDocument } from './document'
import { htmlFile } from './html'
import { filledView } from './test-filled'

const HOSTILE = `"'><script src=//evil.example/x.js></script><img src=x onerror=alert(1)><a href="javascript:alert(2)">x</a> ![i](https://evil.example/i.png) &lt;b&gt;`
const FACTS = { now: 0, address: `javascript:alert('${HOSTILE}')`, reader: HOSTILE, revision: null }

describe('hostile text', () => {
  const html = htmlFile(
    exportDocument(
      filledView((number) => `${number} ${HOSTILE}`),
      FACTS,
    ),
  )
  const tags = [
    ...html
      .replace(/<style>[\s\S]*?<\/style>/, '')
      .matchAll(/<([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/gi),
  ]

  it('brings no element, no handler and no style', () => {
    const names = new Set(tags.map(([, name]) => name))
    for (const name of ['script', 'img', 'iframe', 'object', 'form', 'link', 'base', 'svg:script'])
      expect(names).not.toContain(name)
    const attributes = tags.flatMap(([, , written = '']) =>
      [...written.matchAll(/\s([a-z-]+)(?:=|\s|$)/gi)].map(([, key]) => key ?? ''),
    )
    expect(attributes.filter((key) => /^on|^style$|^src$/.test(key))).toEqual([])
    expect(html.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]/)
  })

  it('brings no address but http, https and the parts of the page', () => {
    const addresses = [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, address = '']) => address)
    expect(addresses).toContain('https://example.com/OPS-7')
    expect(addresses.filter((address) => !/^(https?:\/\/|#part-\d+$|$)/.test(address))).toEqual([])
  })

  it('lets nothing through but its own style', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#39;', "'")
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`)
    expect(style).not.toMatch(/url\(|@import/)
  })
})

it('has one heading for each chapter, and leads to it', () => {
  const html = htmlFile(
    exportDocument(
      filledView((number) => `Text ${number}`),
      { ...FACTS, address: 'https://x.example/' },
    ),
  )
  const links = [...html.matchAll(/href="#(part-\d+)">([^<]*)</g)].map(([, id, name]) => [id, name])
  const headings = [...html.matchAll(/<h2 id="(part-\d+)">([^<]*)</g)].map(([, id, name]) => [id, name])
  expect(links).toEqual(headings)
  expect(headings.map(([, name]) => name)).toContain('What we learned')
  expect(html.match(/<h1>/g)).toHaveLength(1)
})
