/** Lets an address through only where following it is safe. */
import { decodeEntities } from './html-entities'

/** The address as a browser would read it when it is plain http or https, otherwise null. */
export function safeHref(raw: string | null): string | null {
  if (raw === null) return null
  const text = decodeEntities(raw).trim()
  const address = text.startsWith('//') ? `https:${text}` : text
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null
  const url = new URL(address)
  const plain = (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === ''
  return plain ? url.href : null
}
