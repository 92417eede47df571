/** What the address of a post-mortem's page asks for. */

export interface PageSearch {
  /** Another post-mortem than the incident's own. */
  of: string | null
  /** A published revision. */
  revision: number | null
  /** The part that narrow screens begin with. */
  part: 'document' | 'checklist' | 'actions'
}

/** What cannot be read is left out. */
export function readPageSearch(params: URLSearchParams): PageSearch {
  const of = params.get('of')
  const revision = params.get('revision') ?? ''
  const part = params.get('part')
  return {
    of: of === null || of === '' ? null : of,
    revision: /^[1-9]\d{0,5}$/.test(revision) ? Number(revision) : null,
    part: part === 'checklist' || part === 'actions' ? part : 'document',
  }
}
