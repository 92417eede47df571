/** How an address is named in sentences: enough to recognise it, without secrets. */

/** Host and path of an address, without credentials and query. */
export function addressOf(url: string): string {
  if (!URL.canParse(url)) return 'an address that is no URL'
  const { host, pathname } = new URL(url)
  return `${host}${pathname === '/' ? '' : pathname}`
}
