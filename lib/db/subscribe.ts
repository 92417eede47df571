/** Hears what other processes announce: one LISTEN connection per process, which comes back by itself. */
import 'server-only'
import type pg from 'pg'
import { createLog } from '@/lib/log'
import { CHANNEL, type Change } from './announce'
import { createClient } from './pool'

/** A change, or `missed`: the connection was away, so anything may have changed. */
export type Signal = Change | 'missed'

type Listener = (signal: Signal) => void

interface Subscription {
  listeners: Set<Listener>
  connected: boolean
}

const holder = globalThis as typeof globalThis & { faultlineSubscription?: Subscription }

const FIRST_RETRY_MS = 250
const LAST_RETRY_MS = 5_000

/** Calls `listener` for every signal until the returned function is called. */
export function subscribe(listener: Listener): () => void {
  const subscription = current()
  subscription.listeners.add(listener)
  return () => subscription.listeners.delete(listener)
}

/** True while changes are heard: only then may a read be kept until its change is announced. */
export function isListening(): boolean {
  return current().connected
}

function current(): Subscription {
  if (holder.faultlineSubscription) return holder.faultlineSubscription
  const subscription: Subscription = { listeners: new Set(), connected: false }
  holder.faultlineSubscription = subscription
  void listen(subscription, FIRST_RETRY_MS)
  return subscription
}

async function listen(subscription: Subscription, retryMs: number): Promise<void> {
  const client = createClient()
  let over = false
  const retry = (error: unknown) => {
    if (over) return
    over = true
    subscription.connected = false
    createLog('db').warn({ err: error }, 'not hearing changes; connecting again')
    client.end().catch(() => undefined)
    setTimeout(() => void listen(subscription, Math.min(retryMs * 2, LAST_RETRY_MS)), retryMs).unref()
  }
  client.on('error', retry)
  client.on('end', () => retry(new Error('the connection ended')))
  client.on('notification', (message) => tell(subscription, parse(message)))
  try {
    await client.connect()
    await client.query(`LISTEN ${CHANNEL}`)
    subscription.connected = true
    tell(subscription, 'missed')
  } catch (error) {
    retry(error)
  }
}

function parse(message: pg.Notification): Signal {
  try {
    return JSON.parse(message.payload ?? '') as Change
  } catch {
    return 'missed'
  }
}

function tell(subscription: Subscription, signal: Signal): void {
  for (const listener of subscription.listeners) listener(signal)
}
