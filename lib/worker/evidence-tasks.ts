/** What the queue of evidence runs, by name: it waits for AWS for long, and must not keep polls waiting. */
import type { TaskList } from 'graphile-worker'
import { collectEvidence } from './collect-evidence'
import { judgeEvidence } from './judge-evidence'
import { lookUpCalls } from './look-up-calls'
import { lookUpIncident } from './look-up-incident'
import { countEvidence, tellEvidence } from './tell-evidence'
import { verifyActionsNow } from './verify-actions'

/** Collecting, judging, verifying, looking calls up. */
export const EVIDENCE_TASKS: TaskList = {
  'collect-evidence': collectEvidence,
  'judge-evidence': judgeEvidence,
  'tell-evidence': tellEvidence,
  'count-evidence': countEvidence,
  'verify-actions': verifyActionsNow,
  'look-up-calls': lookUpCalls,
  'look-up-incident': lookUpIncident,
}

/** Accounts that are read at once: a round over thousands waits for AWS most of the time. */
export const EVIDENCE_CONCURRENCY = 40
