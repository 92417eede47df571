/** Turns a page's search parameters into the form that the browser has them in. */

type PageParams = Record<string, string | string[] | undefined>

export function toSearchParams(params: PageParams): URLSearchParams {
  const pairs = Object.entries(params).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  )
  return new URLSearchParams(pairs)
}
