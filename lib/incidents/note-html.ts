/** Turns a note's Markdown into HTML that is safe to show: no HTML of the writer's, no images, only harmless links. */
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { findMentions, type Mentionable } from '@/lib/domain/mentions'
import { isCostlyMarkdown } from './note-cost'
import { createTextMemory } from './text-memory'

/** Two characters of no meaning (Unicode, private use), between which the place of a mention stands while Markdown is read. */
const OPEN = '\uE000'
const CLOSE = '\uE001'
const PLACE = new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g')
const PLACE_IN_ADDRESS = new RegExp(`${encodeURIComponent(OPEN)}(\\d+)${encodeURIComponent(CLOSE)}`, 'g')

/** An image would tell another server who reads the note; a footnote's anchors would clash with those of other notes. */
const DISABLED = { disable: { null: ['labelStartImage', 'gfmFootnoteCall', 'gfmFootnoteDefinition'] } }

/**
 * The HTML of a note. What the writer typed as HTML is shown as typed, addresses of other kinds than http, https and mailto
 * lead nowhere, and the people whom it names stand in `<span class="mention">`. What would take too long is shown as typed.
 */
export function noteHtml(markdown: string, named: readonly Mentionable[]): string {
  return known(JSON.stringify([markdown, named]), () => htmlOf(markdown, named))
}

/**
 * Notes that stay known: each reader of an incident, at each change of it, needs all of its notes again. Each save of a
 * post-mortem's part of 200,000 characters is one more, so that characters are counted, too.
 */
const known = createTextMemory({ entries: 1_000, characters: 16_000_000 })

function htmlOf(markdown: string, named: readonly Mentionable[]): string {
  const { text, mentions } = withPlaces(markdown.replaceAll(OPEN, '').replaceAll(CLOSE, ''), named)
  const html = isCostlyMarkdown(text)
    ? `<p>${escapeText(text).replaceAll('\n', '<br />\n')}</p>`
    : micromark(text, { extensions: [gfm(), DISABLED], htmlExtensions: [gfmHtml()] })
  return withMentions(html, mentions).replaceAll('<a href=', '<a rel="noopener noreferrer nofollow" href=')
}

function withPlaces(text: string, named: readonly Mentionable[]): { text: string; mentions: string[] } {
  const mentions: string[] = []
  let placed = ''
  let last = 0
  for (const { from, to } of findMentions(text, named)) {
    placed += `${text.slice(last, from)}${OPEN}${mentions.length}${CLOSE}`
    mentions.push(text.slice(from, to))
    last = to
  }
  return { text: placed + text.slice(last), mentions }
}

/** Within code, a name is what was typed; within the address of a link too. */
function withMentions(html: string, mentions: readonly string[]): string {
  const typed = (place: string) => mentions[Number(place)] ?? ''
  let codes = 0
  return html
    .split(/(<[^>]*>)/)
    .map((piece) => {
      if (piece.startsWith('<')) {
        if (piece.startsWith('<code')) codes += 1
        if (piece === '</code>') codes -= 1
        const addressed = piece.replace(PLACE_IN_ADDRESS, (_, place: string) => encodeURI(typed(place)))
        return addressed.replace(PLACE, (_, place: string) => escapeText(typed(place)))
      }
      return piece.replace(PLACE, (_, place: string) =>
        codes > 0 ? escapeText(typed(place)) : `<span class="mention">${escapeText(typed(place))}</span>`,
      )
    })
    .join('')
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '')
}
