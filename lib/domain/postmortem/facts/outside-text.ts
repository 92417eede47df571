/** Words from outside as Markdown that shows them as they are: on one line, and never markup. */
import { plainText } from '@/lib/domain/readable-text'
import { cleanTyped } from '../typed-text'

/** Controls, marks that turn the direction of what follows, and the private characters that mentions use. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const UNREADABLE = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069\uE000\uE001]/g

/** What begins or ends markup wherever it stands. An underscore within a word does neither. */
const MARKS = /[\\`*[\]<~|]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g
/** What begins an entity. */
const ENTITY = /&(?=[#A-Za-z])/g
/** What makes an address a link: the colon of http://, the dot of www., the @ of an e-mail address. */
const ADDRESS = /(?<=https?):(?=\/\/)|(?<=www)\.|(?<=[\w.+-])@/gi
/** What begins a heading, list, quotation, rule or underline where it stands first. */
const FIRST = /^(?:[-+=>#]|\d{1,9}(?=[.)]))/

/** The text on one line, so that Markdown shows it as it is: no part of it becomes markup or a link. */
export function asMarkdown(text: string): string {
  return cleanTyped(oneLine(text))
    .replace(MARKS, '\\$&')
    .replace(ENTITY, '\\&')
    .replace(ADDRESS, '\\$&')
    .replace(FIRST, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`))
}

/** AWS's words, which may be HTML, as plain words on one line. What is beyond `most` characters of it is not read. */
export function plainWords(raw: string, most: number): string {
  return oneLine(plainText(raw.slice(0, most)))
}

/** At most so many characters, cut between words where that is possible, with … at the end of what was cut. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = cleanTyped(text.slice(0, most - 1)).replace(/\uFFFD$/, '')
  const blank = cut.lastIndexOf(' ')
  return `${(blank > most / 2 ? cut.slice(0, blank) : cut).trimEnd()}…`
}

function oneLine(text: string): string {
  return text.replace(UNREADABLE, ' ').replace(/\s+/g, ' ').trim()
}
