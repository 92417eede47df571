/** Turns a status text as AWS wrote it (HTML, entities, odd spaces) into plain words to read times from. */

const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  emsp: ' ',
  ensp: ' ',
  gt: '>',
  hellip: '…',
  ldquo: '“',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  nbsp: ' ',
  ndash: '–',
  quot: '"',
  rdquo: '”',
  rsquo: '’',
  thinsp: ' ',
  zwnj: ' ',
}

const BLOCK_TAG = /<\/?(?:br|p|div|li|ul|ol|tr|td|table|h[1-6]|hr)\b[^<>]*>/gi
const ANY_TAG = /<\/?[a-z][^<>]*>|<!--[^<>]*-->/gi
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi
/** Patterns that allow spaces would take their time over a long run of them. */
const LONG_GAP = /\s{30,}/g
/** Characters that later stages use as marks of their own, so a text may not bring them along. */
const PRIVATE_USE = /[\uE000-\uF8FF]/g

/** The words of a text without tags and entities; tags that end a line become line breaks. */
export function plainText(text: string): string {
  // Feeds exist that escape the HTML a second time, so what decoding brings to light is stripped as well.
  const decoded = decodeEntities(stripTags(text.replace(/\\r\\n|\\n/g, '\n')))
  return stripTags(decodeEntities(decoded))
    .replace(PRIVATE_USE, ' ')
    .replace(LONG_GAP, (gap) => (gap.includes('\n') ? '\n\n' : ' '))
}

function stripTags(text: string): string {
  return text.includes('<') ? text.replace(BLOCK_TAG, '\n').replace(ANY_TAG, '') : text
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED_ENTITIES[name.toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
