/** G7: Config, Security Hub and GuardDuty are on in every Region in use. */
import type { Check } from '../check'
import type { DetectionFacts } from '../facts'
import { type Seen, weigh } from './findings'
import { DAILY_MS } from './freshness'

type DetectionRegion = DetectionFacts['regions'][number]

const SERVICES: readonly (readonly [key: 'config' | 'securityHub' | 'guardDuty', name: string])[] = [
  ['config', 'Config'],
  ['securityHub', 'Security Hub'],
  ['guardDuty', 'GuardDuty'],
]

export const DETECTION_SERVICES: Check = {
  id: 'G7',
  kind: 'auto',
  scope: 'account',
  title: 'Config, Security Hub and GuardDuty are on in each Region in use',
  needs: ['detection-services'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Switch them on for the whole organization from their delegated administrator, new accounts and Regions included.',
  evaluate({ 'detection-services': detection }, { regions }) {
    const judged = regions.map((region) => judgedRegion(region, detection?.regions ?? []))
    const bad = judged.flatMap((each) => each.off)
    const unknown = judged.flatMap((each) => each.unknown)
    const places = regions.length === 1 ? (regions[0] ?? '') : `all ${regions.length} Regions in use`
    return weigh({
      bad,
      unknown,
      fine: judged.flatMap(({ fine }) => fine),
      fails: `Off in ${bad.length} of ${regions.length} Regions in use: ${bad.map(({ subject, detail }) => `${detail} in ${subject}`).join('; ')}.`,
      unclear: `In ${unknown.map(({ subject, detail }) => `${subject} ${detail}`).join('; in ')}.`,
      passes: `Config, Security Hub and GuardDuty are on in ${places}.`,
    })
  },
}

function judgedRegion(
  region: string,
  found: readonly DetectionRegion[],
): { off: Seen[]; unknown: Seen[]; fine: Seen[] } {
  const of = found.find((each) => each.region === region)
  const named = (wanted: boolean | null) =>
    SERVICES.filter(([key]) => (of?.[key] ?? null) === wanted).map(([, name]) => name)
  const seen = (names: string[], words: string): Seen[] =>
    names.length === 0 ? [] : [{ subject: region, detail: `${names.join(', ')} ${words}` }]
  return {
    off: seen(named(false), 'off'),
    unknown: seen(named(null), 'could not be read'),
    fine: seen(named(true), 'on'),
  }
}
