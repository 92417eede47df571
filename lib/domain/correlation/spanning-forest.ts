/** Keeps of many links those that hold their events together, the strongest first. */
import { compareIds } from './event-order'
import { type EventLink, LINK_RULES } from './facts'

/** A link, and by what it is compared. */
export interface WeighedLink {
  link: EventLink
  /** By RANKS. */
  rank: number
  /** How far apart the two events began, ms. */
  apartMs: number
}

/** 0 is the surest. */
export const RANKS: Readonly<Record<EventLink['confidence'], number>> = { high: 0, medium: 1, low: 2 }

/** Stronger first: by confidence, then by nearness of the starts. 0 where neither tells them apart. */
export function compareStrength(a: WeighedLink, b: WeighedLink): number {
  return a.rank - b.rank || a.apartMs - b.apartMs
}

/** A total order: by strength, then by the events' ids, then by the order of LINK_RULES, then by who names whom as what. */
export function compareLinks(a: WeighedLink, b: WeighedLink): number {
  return (
    compareStrength(a, b) ||
    compareIds(a.link.eventId, b.link.eventId) ||
    compareIds(a.link.otherId, b.link.otherId) ||
    LINK_RULES.indexOf(a.link.rule) - LINK_RULES.indexOf(b.link.rule) ||
    compareIds(a.link.detail.by ?? '', b.link.detail.by ?? '') ||
    compareText(a.link.detail.name ?? '', b.link.detail.name ?? '')
  )
}

/** By code units: the same on every machine. */
function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Events that belong together, and the links that say why: one fewer than the events. */
export interface Tree {
  ids: string[]
  links: WeighedLink[]
}

/** A tree for each set of ids that the links connect; of an id without links one of its own. */
export function spanningForest(ids: readonly string[], links: readonly WeighedLink[]): Tree[] {
  const roots = new Map(ids.map((id) => [id, id]))
  const kept = [...links]
    .sort(compareLinks)
    .filter(({ link }) => unite(roots, findRoot(roots, link.eventId), findRoot(roots, link.otherId)))
  const trees = new Map<string, Tree>()
  for (const id of ids) {
    const root = findRoot(roots, id)
    const tree = trees.get(root)
    if (tree === undefined) trees.set(root, { ids: [id], links: [] })
    else tree.ids.push(id)
  }
  for (const each of kept) trees.get(findRoot(roots, each.link.eventId))?.links.push(each)
  return [...trees.values()]
}

/** Makes two sets one. False where they are one already. */
function unite(roots: Map<string, string>, a: string, b: string): boolean {
  if (a === b) return false
  roots.set(a, b)
  return true
}

/** The id that stands for a set. Halves the way to it for whoever asks next. */
function findRoot(roots: Map<string, string>, id: string): string {
  let at = id
  let up = roots.get(at) ?? at
  while (up !== at) {
    const above = roots.get(up) ?? up
    roots.set(at, above)
    at = above
    up = roots.get(at) ?? at
  }
  return at
}
