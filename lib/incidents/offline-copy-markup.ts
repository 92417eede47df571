/** Writes HTML in which everything from outside is text: values in a template are escaped unless they are markup themselves. */

/** HTML that was written by `markup`, or that something else vouches for. */
export class Markup {
  constructor(readonly html: string) {}
}

/** What can stand in a template; nothing stands for null, undefined and false. */
export type Part = string | number | Markup | null | undefined | false | readonly Part[]

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A tag for templates: texts in it become text, also between the quotes of an attribute. Attributes must have quotes. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.map((own, index) => own + htmlOf(parts[index])).join(''))
}

function htmlOf(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Markup) return part.html
  if (typeof part === 'number') return String(part)
  return typeof part === 'string' ? escapeText(part) : part.map(htmlOf).join('')
}

/** Controls say nothing, and marks that turn the direction of what follows mislead. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const UNREADABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g

function escapeText(text: string): string {
  return text.replace(UNREADABLE, '').replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
}
