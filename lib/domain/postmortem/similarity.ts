/** How much one incident resembles another, and why, in words. */
import type { IncidentKind } from '@/lib/domain/incident'
import { kindWord } from '@/lib/domain/incident-words'

/** What two incidents are compared by. */
export interface ComparedIncident {
  title: string
  kind: IncidentKind
  services: readonly { service: string; name: string }[]
  regions: readonly string[]
  /** It counts for every Region. */
  everywhere: boolean
  /** Labels of causes that people counted (cause-labels). */
  causes: readonly string[]
  /** How well what was learned from it answers the words of the other's title and causes, 0 to 1. */
  words: number
}

/** How much the other one resembles the subject. */
export interface Similarity {
  /** 0 to 1, in hundredths. */
  score: number
  /** "same service: IAM", the weightiest first. */
  reasons: string[]
}

/** Nothing below this is called similar. */
export const LEAST_SIMILAR = 0.25

/** What each likeness counts for; together 1. A provider outage is of the same kind as nearly everything. */
const WEIGHT = { services: 0.35, causes: 0.2, regions: 0.15, kind: 0.15, title: 0.1, words: 0.05 }
const COMMON_KIND = 0.03

/** Names that one reason lists. */
const MOST_NAMED = 3

/** Compares an incident with the subject; neither's order of services, Regions or causes matters. */
export function similarityOf(subject: ComparedIncident, other: ComparedIncident): Similarity {
  const likenesses = [
    likeServices(subject, other),
    likeCauses(subject, other),
    likeRegions(subject, other),
    likeKind(subject, other),
    likeTitle(subject, other),
    {
      counts: WEIGHT.words * Math.min(1, Math.max(0, other.words)),
      reason: other.words > 0 ? 'similar words in what was learned' : null,
    },
  ]
  const counted = likenesses.filter(({ counts, reason }) => counts > 0 && reason !== null)
  const sum = counted.reduce((total, { counts }) => total + counts, 0)
  const ordered = counted.toSorted((a, b) => b.counts - a.counts)
  return { score: Math.round(Math.min(1, sum) * 100) / 100, reasons: ordered.flatMap(({ reason }) => reason ?? []) }
}

/** How much one likeness counts, and what is said of it. */
interface Likeness {
  counts: number
  reason: string | null
}

const UNLIKE: Likeness = { counts: 0, reason: null }

function likeServices(subject: ComparedIncident, other: ComparedIncident): Likeness {
  const shared = subject.services.filter(({ service }) => other.services.some((each) => each.service === service))
  const names = shared.map(({ name }) => name).toSorted()
  const share = overlap(shared.length, subject.services.length, other.services.length)
  return named(WEIGHT.services * share, 'same service', 'same services', names)
}

function likeCauses(subject: ComparedIncident, other: ComparedIncident): Likeness {
  const shared = subject.causes.filter((cause) => other.causes.includes(cause)).toSorted()
  const share = overlap(shared.length, subject.causes.length, other.causes.length)
  return named(WEIGHT.causes * share, 'same cause', 'same causes', shared)
}

function likeRegions(subject: ComparedIncident, other: ComparedIncident): Likeness {
  if (subject.everywhere && other.everywhere) return { counts: WEIGHT.regions, reason: 'both counted in every Region' }
  const shared = subject.regions.filter((region) => other.regions.includes(region)).toSorted()
  const share = overlap(shared.length, subject.regions.length, other.regions.length)
  return named(WEIGHT.regions * share, 'same Region', 'same Regions', shared)
}

function likeKind({ kind }: ComparedIncident, other: ComparedIncident): Likeness {
  if (kind !== other.kind) return UNLIKE
  const counts = kind === 'provider' ? COMMON_KIND : WEIGHT.kind
  return { counts, reason: `same kind: ${kindWord(kind)}` }
}

function likeTitle(subject: ComparedIncident, other: ComparedIncident): Likeness {
  const mine = titleWords(subject)
  const theirs = titleWords(other)
  const shared = mine.filter((word) => theirs.includes(word)).toSorted()
  const share = shared.length < 2 ? 0 : shared.length / new Set([...mine, ...theirs]).size
  return named(WEIGHT.title * share, 'similar title', 'similar title', shared)
}

/** With these a title counts what it does not name: "and 2 other services, global and 1 other Region". */
const COUNTING_WORDS = ['global', 'other', 'region', 'regions', 'service', 'services', 'several']

/** Words that say something: neither short ones nor those of services and Regions, which are compared by themselves. */
function titleWords({ title, services, regions }: ComparedIncident): string[] {
  const known = [
    ...COUNTING_WORDS,
    ...wordsOf([...services.flatMap(({ service, name }) => [service, name]), ...regions].join(' ')),
  ]
  return wordsOf(title).filter((word) => word.length > 3 && !known.includes(word))
}

function wordsOf(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])]
}

/** What is shared as a part of the smaller and of both: one service of one is more alike than one of a hundred. */
function overlap(shared: number, mine: number, theirs: number): number {
  if (shared === 0) return 0
  return (shared / Math.min(mine, theirs) + shared / (mine + theirs - shared)) / 2
}

function named(counts: number, one: string, many: string, names: readonly string[]): Likeness {
  if (counts === 0 || names.length === 0) return UNLIKE
  const rest = names.length - MOST_NAMED
  const list = rest > 0 ? `${names.slice(0, MOST_NAMED).join(', ')} and ${rest} more` : names.join(', ')
  return { counts, reason: `${names.length === 1 ? one : many}: ${list}` }
}
