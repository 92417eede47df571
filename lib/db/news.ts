/**
 * What open pages are told: what changed, and that an overview is fresh of which somebody was shown the last state.
 * Numbered, so that a page that begins to listen hears what came since it was drawn.
 */
import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Topic } from './announce'
import { type Signal, subscribe } from './subscribe'

/** How long what became fresh is gathered before pages are told, in ms. */
const FOLDED_MS = 1_000

type Listener = (signal: Signal) => void

interface News {
  /** Numbers of another process mean nothing here. */
  process: string
  count: number
  /** The number under which a topic was told last. */
  toldAt: Map<Topic | 'missed', number>
  /** Topics of which is yet to be told that what rests on them is fresh. */
  fresh: Set<Topic>
  listeners: Set<Listener>
}

const holder = globalThis as typeof globalThis & { faultlineNews?: News }

/** Calls `listener` for all news until the returned function is called. */
export function subscribeToNews(listener: Listener): () => void {
  const { listeners } = current()
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Where the news stand: what is read after this was asked knows of all that was told before. */
export function newsMark(): string {
  const { process, count } = current()
  return `${process}.${count}`
}

/** What was told after a mark, each topic once; anything may have been, where the mark is not one of this process. */
export function newsSince(mark: string): Signal[] {
  const { process, count, toldAt } = current()
  const [owner, number] = mark.split('.')
  const seen = Number(number)
  if (owner !== process || !(seen <= count)) return ['missed']
  const signals = [...toldAt].flatMap(([topic, at]): Signal[] => {
    if (at <= seen) return []
    return [topic === 'missed' ? topic : { topic }]
  })
  return signals.includes('missed') ? ['missed'] : signals
}

/**
 * Tells, within FOLDED_MS, that what rests on these topics is fresh now; nothing changed, so nothing that is kept is given
 * up. Sums of many filters become fresh one after the other: all pages hear of them at once.
 */
export function tellFresh(topics: Iterable<Topic>): void {
  const news = current()
  const isFirst = news.fresh.size === 0
  for (const topic of topics) news.fresh.add(topic)
  if (isFirst && news.fresh.size > 0) setTimeout(() => tellFolded(news), FOLDED_MS).unref()
}

function tellFolded(news: News): void {
  const topics = [...news.fresh]
  news.fresh.clear()
  for (const topic of topics) tell(news, { topic })
}

function current(): News {
  if (holder.faultlineNews) return holder.faultlineNews
  const news: News = { process: randomUUID(), count: 0, toldAt: new Map(), fresh: new Set(), listeners: new Set() }
  holder.faultlineNews = news
  subscribe((signal) => tell(news, signal))
  return news
}

function tell(news: News, signal: Signal): void {
  news.count += 1
  news.toldAt.set(signal === 'missed' ? 'missed' : signal.topic, news.count)
  for (const listener of news.listeners) listener(signal)
}
