/** Reads the post-mortem of an incident for somebody who asks, whole. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { visibilityKey } from '@/lib/db/visibility'
import type { Principal } from '@/lib/domain/access'
import { AppError } from '@/lib/errors'
import { getMeetingPlace } from '@/lib/incidents/read-presence'
import type { PostmortemView } from './contract'
import { presentSignOffs } from './present-sign-offs'
import { findWhole } from './read-whole'

/** Who reads: what they may see, and whether they could sign. */
export type Reader = Pick<Principal, 'kind' | 'id' | 'role' | 'accounts'>

/** What moves when any of it moves: the incident's facts stand in it, and who is in its team decides who may sign. */
const TOPICS = ['postmortems', 'incidents', 'access'] as const
/** Limited readers get machine-written parts composed of what they may see. */
const LIMITED_TOPICS = [...TOPICS, 'events', 'accounts'] as const

/**
 * The post-mortem of an incident, merges followed: its own, else the oldest of those merged into it; `of` names one of them
 * by its id. Null where nobody opened one.
 * @throws AppError NOT_FOUND where there is no such incident, or the reader does not see it
 */
export async function findPostmortem(
  id: string,
  reader: Reader,
  of: string | null = null,
): Promise<PostmortemView | null> {
  const { accounts } = reader
  const incidentId = await getMeetingPlace(id, accounts)
  const known = of !== null && /^\d{1,18}$/.test(of) ? of : of === null ? null : '0'
  const key = `postmortem ${incidentId} ${known ?? 'first'} ${visibilityKey(accounts)}`
  const whole = await cachedRead(accounts === null ? TOPICS : LIMITED_TOPICS, key, () =>
    findWhole(incidentId, known, accounts),
  )
  return whole && { ...whole.view, signOffs: presentSignOffs(whole.signing, reader) }
}

/** The same. @throws AppError NOT_FOUND also where nobody opened one */
export async function getPostmortem(id: string, reader: Reader, of: string | null = null): Promise<PostmortemView> {
  const found = await findPostmortem(id, reader, of)
  if (found !== null) return found
  throw new AppError('NOT_FOUND', 'Nobody opened a post-mortem of this incident yet.')
}
