/** Issue trackers as they cross the wire. Times are ISO 8601 UTC; tokens and secrets never leave the server. */
import type { TrackerKind } from '@/lib/domain/issue-tracker'

/** A tracker that an issue can be made in. */
export interface TrackerChoice {
  id: string
  name: string
  kind: TrackerKind
  /** Off: nothing is created, asked or taken from it. */
  isOn: boolean
}

/** off: switched off. failing: the last request failed. ok: it answered. unknown: it was never asked. */
export type TrackerState = 'off' | 'failing' | 'ok' | 'unknown'

/** A tracker with its settings and how it does, for those who manage it. */
export interface TrackerView extends TrackerChoice {
  baseUrl: string
  project: string
  issueType: string | null
  account: string | null
  createdAt: string
  createdBy: string
  state: TrackerState
  /** When it last gave an answer that could be used. */
  lastOkAt: string | null
  /** What went wrong since, as a sentence. */
  lastError: string | null
  lastErrorAt: string | null
  lastHookAt: string | null
  /** When its issues were last read whole. */
  polledAt: string | null
  /** Issues of actions: that exist, that wait to be made, that it refused. */
  linked: number
  waiting: number
  refused: number
}

/** What the tracker's webhook must be set to; the secret can be seen this once. */
export interface HookSecret {
  id: string
  name: string
  kind: TrackerKind
  project: string
  secret: string
}

/** What a look at the tracker found, in words. */
export interface TrackerCheck {
  works: boolean
  sentences: string[]
}

export const LONGEST_TRACKER_NAME = 60

/** Where webhooks of a tracker are sent. */
export function hookPath(id: string): string {
  return `/api/hooks/${id}`
}
