/** Puts what alarms would see into a finding: which calls nobody would hear of. */
import type { Finding } from '../verdict'
import type { Coverage } from './alarm-coverage'
import { type Seen, weigh } from './findings'
import type { WatchedCall } from './sample-events'

/** Calls that belong together in the report, and must all be seen. */
export interface WatchedGroup {
  name: string
  calls: readonly WatchedCall[]
}

const NAMED_AT_MOST = 6

/** @param what "changes to IAM": what the alarms are for. */
export function alarmFinding(what: string, groups: readonly WatchedGroup[], coverage: Coverage): Finding {
  const judged = groups.map((group) => ({
    group,
    says: group.calls.map((call) => ({ call, says: coverage.of(call) })),
  }))
  const missed = judged.filter(({ says }) => says.some((each) => each.says === 'no'))
  const open = judged.filter(({ says }) => !says.some((e) => e.says === 'no') && says.some((e) => e.says === 'unknown'))
  const seen = judged.filter(({ says }) => says.every((each) => each.says === 'yes'))
  const rowsOf = (some: typeof judged, wanted: 'no' | 'unknown', words: string): Seen[] =>
    some.map(({ group, says }) => {
      const names = says.filter((each) => each.says === wanted).map(({ call }) => call.name)
      const isOne = group.calls.length === 1 && group.name === names[0]
      return { subject: group.name, detail: isOne ? words : `${words}: ${listed(names)}` }
    })
  return weigh({
    bad: rowsOf(missed, 'no', 'no alarm would reach anybody'),
    unknown: rowsOf(open, 'unknown', 'whether an alarm reaches anybody is not known'),
    fine: [
      ...(seen.length < judged.length ? coverage.remarks : []),
      ...seen.map(({ group }) => ({ subject: group.name, detail: 'an alarm reaches somebody' })),
    ],
    fails: `Of ${groups.length} ${what}, ${missed.length} would reach nobody: ${listed(missed.map(({ group }) => group.name))}.`,
    unclear: open.length === 0 ? '' : `Of ${open.length} it could not be told: ${reasons(coverage.remarks)}.`,
    passes: `All ${groups.length} ${what} would reach somebody.`,
  })
}

function listed(names: readonly string[]): string {
  const more = names.length - NAMED_AT_MOST
  return `${names.slice(0, NAMED_AT_MOST).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function reasons(remarks: readonly Seen[]): string {
  const said = [...new Set(remarks.map(({ subject, detail }) => `${subject}: ${detail.replace(/\.$/, '')}`))]
  return said.length === 0 ? 'alarms and rules have not been read' : said.slice(0, 3).join('; ')
}
