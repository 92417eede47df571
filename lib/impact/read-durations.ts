/** Reads how response went, incident by incident: the durations that incidents' own pages show. */
import 'server-only'
import { breathe, isTired } from '@/lib/db/slices'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { RESPONSE_FIGURES } from '@/lib/domain/impact/figures'
import { detectionTime, isResponseTold, postingDelay, responseTime } from '@/lib/domain/incident-lapses'
import type { StepTimes } from '@/lib/outages/read-incidents'
import { readMoments } from '@/lib/outages/read-moments'
import { ResponseTimes } from './response-times'

/** Those of which nothing can be measured have none. @param steps by the place among the ids */
export async function readDurations(
  incidentIds: readonly string[],
  steps: StepTimes,
  accounts: VisibleAccounts,
): Promise<ResponseTimes> {
  const times = new ResponseTimes(incidentIds)
  await readMoments(incidentIds, accounts, (place, told) => {
    const moments = { ...told, ...steps.at(place) }
    times.set(place, 'posting-delay', postingDelay(moments))
    times.set(place, 'time-to-detect', detectionTime(moments))
    if (!isResponseTold(moments)) return
    times.set(place, 'time-to-acknowledge', responseTime(moments, moments.acknowledgedAt))
    times.set(place, 'time-to-mitigate', responseTime(moments, moments.mitigatedAt))
    times.set(place, 'time-to-recover', responseTime(moments, moments.resolvedAt))
  })
  // Whoever presents them finds them sorted.
  for (const figure of RESPONSE_FIGURES) {
    times.figure(figure)
    if (isTired()) await breathe()
  }
  return times
}
