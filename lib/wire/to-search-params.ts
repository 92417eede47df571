/** Turns a page's search parameters into the form that the browser has them in. */

/** As Next.js gives them to pages. */
type PageParams = Record<string, string | string[] | undefined>

/** A parameter that is given several times stands several times. */
export function toSearchParams(params: PageParams): URLSearchParams {
  const pairs = Object.entries(params).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  )
  return new URLSearchParams(pairs)
}
