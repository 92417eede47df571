/** Text that people typed, made fit to be stored: what PostgreSQL and UTF-8 cannot hold is taken out, nothing else. */

/** A half of a surrogate pair without the other half. */
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** The text without NUL, with U+FFFD for lone surrogates, and with line ends as \n. */
export function cleanTyped(text: string): string {
  return text.replaceAll('\u0000', '').replace(LONE_SURROGATE, '\uFFFD').replace(/\r\n?/g, '\n')
}
