/** Settles what the texts of one event claim: of each part and Region the latest word counts. */
import { plainText } from '@/lib/domain/impact-windows/plain-text'
import { homeRegion, partitionOf } from '../partition'
import { GLOBAL_REGION } from '../region'
import { type Claim, claimsIn } from './claims'
import { isFailing } from './clause-verdict'
import type { IdentityEvent } from './identity-event'
import { ASPECTS, type Aspect } from './subjects'

/** The latest word on one part in one Region. */
export interface Settled {
  aspect: Aspect
  /** Region id or `global`. */
  region: string
  state: 'fails' | 'works' | 'recovered'
  /** How it fails or failed; null where it did not. */
  manner: 'fails' | 'errors' | 'slow' | null
  /** The latest that said so; of what failed and came back, the latest that said that it failed. */
  sentence: string
  /** The sentence that said that it came back. */
  backSentence: string | null
  eventId: string
  isOver: boolean
  /** When it was said, ms; of a summary nobody knows. */
  saidAt: number
}

/** In no certain order; the summary counts only where no update says that anything fails. */
export function settleEvent(event: IdentityEvent): Settled[] {
  const settled = settleTexts(event, textsOf(event))
  if ([...settled.values()].some(({ manner }) => manner !== null)) return [...settled.values()]
  const summary = plainText(event.summary)
    .replace(/^\s*\[RESOLVED\]\s*/i, '')
    .trim()
  const ofSummary = settleTexts(event, [{ text: summary, saidAt: 0 }])
  return [...new Map([...ofSummary, ...settled]).values()]
}

interface Text {
  text: string
  saidAt: number
}

/** The texts in the order in which they were said; of whole texts the latest. */
function textsOf({ updates }: IdentityEvent): Text[] {
  const inOrder = updates
    .map(({ observedAt, text, isWhole }) => ({ text, isWhole, saidAt: Date.parse(observedAt) }))
    .sort((a, b) => a.saidAt - b.saidAt || (a.text < b.text ? -1 : 1))
  const latestWhole = inOrder.findLast(({ isWhole }) => isWhole)
  return inOrder
    .filter((update) => !update.isWhole || update === latestWhole)
    .map(({ text, saidAt }) => ({ text: plainText(text), saidAt }))
}

function settleTexts(event: IdentityEvent, texts: readonly Text[]): Map<string, Settled> {
  const settled = new Map<string, Settled>()
  const named = new Map<Aspect, readonly string[]>()
  for (const { text, saidAt } of texts) {
    for (const { sentence, claims, overIn } of claimsIn(text, event.service)) {
      for (const claim of claims) {
        const regions = claim.regions.length > 0 ? claim.regions : (named.get(claim.aspect) ?? [event.region])
        named.set(claim.aspect, regions)
        settle(settled, { event, claim, regions: reachOf(claim.aspect, regions, event), saidAt })
      }
      if (overIn !== null) takeBack(settled, { event, sentence, regions: overIn })
    }
  }
  return settled
}

/**
 * IAM's control plane is one for its partition, whatever Region AWS lists it under: what fails there fails for every
 * Region. What each Region does by itself fails where AWS says so.
 */
function reachOf(aspect: Aspect, regions: readonly string[], { service, region }: IdentityEvent): string[] {
  const { kind } = ASPECTS[aspect]
  const isOfHome = kind === 'control-plane' || kind === 'propagation'
  const isUnnamed = service === 'iam' && regions.every((each) => each === region)
  return [...new Set(regions.map((each) => ((isOfHome || isUnnamed) && isHome(each) ? GLOBAL_REGION : each)))]
}

function isHome(region: string): boolean {
  return region === homeRegion(partitionOf({ arn: null, region }))
}

interface Said {
  event: IdentityEvent
  claim: Claim
  regions: readonly string[]
  saidAt: number
}

function settle(settled: Map<string, Settled>, { event, claim, regions, saidAt }: Said): void {
  for (const region of regions) {
    const key = `${claim.aspect}|${region}`
    const before = settled.get(key)
    const base = { aspect: claim.aspect, region, saidAt, eventId: event.id, isOver: event.isOver }
    settled.set(key, { ...base, ...claimedAfter(before, claim, saidAt) })
  }
}

function claimedAfter(
  before: Settled | undefined,
  { aspect, verdict, sentence }: Claim,
  saidAt: number,
): Pick<Settled, 'state' | 'manner' | 'sentence' | 'backSentence'> {
  const failed = before?.manner ?? null
  if (isFailing(verdict)) {
    // Of one text the first sentence says what fails; those behind it say what follows from that.
    if (before?.state === 'fails' && before.saidAt === saidAt) return before
    const manner = aspect === 'propagation' && verdict === 'errors' ? 'slow' : verdict
    return { state: 'fails', manner, sentence, backSentence: null }
  }
  // "Operating normally" is said of what came back and of what never failed.
  if (verdict === 'works' || (verdict === 'normal' && failed === null)) {
    return { state: 'works', manner: null, sentence, backSentence: null }
  }
  const told = failed === null ? sentence : (before?.sentence ?? sentence)
  return { state: 'recovered', manner: failed ?? 'errors', sentence: told, backSentence: sentence }
}

/** All that fails has come back: in these Regions, where any are named. */
function takeBack(
  settled: Map<string, Settled>,
  { event, sentence, regions }: { event: IdentityEvent; sentence: string; regions: readonly string[] },
): void {
  for (const [key, each] of settled) {
    const isMeant = regions.length === 0 || reachOf(each.aspect, regions, event).includes(each.region)
    if (each.state === 'fails' && isMeant) settled.set(key, { ...each, state: 'recovered', backSentence: sentence })
  }
}
