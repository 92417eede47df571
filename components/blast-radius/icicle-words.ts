/** An account of the icicle in words. */
import type { CertaintyKind } from '@/components/ui/certainty-words'
import { CERTAINTY_WORDS } from '@/components/ui/certainty-words'
import type { BlastAccount, BlastFacts } from '@/lib/domain/blast-radius/facts'
import { TOUCH } from '@/lib/domain/blast-radius/moment'
import { figure } from './icicle-counts'
import type { IcicleUnit } from './icicle-layout'
import type { TooltipWords } from './icicle-tooltip'

const KINDS = new Map<number, CertaintyKind>([
  [TOUCH.none, 'none'],
  [TOUCH.unknown, 'unknown'],
  [TOUCH.cleared, 'cleared'],
  [TOUCH.inferred, 'inferred'],
  [TOUCH.reported, 'reported'],
  [TOUCH.confirmed, 'confirmed'],
])

/** The certainty behind a value of touchesAt. */
function kindOfTouch(touch: number | undefined): CertaintyKind {
  return KINDS.get(touch ?? TOUCH.none) ?? 'none'
}

/** "Production"; "Directly in Production" for the accounts beside the units below it. */
export function unitName({ node, isDirect }: IcicleUnit): string {
  return isDirect ? `Directly in ${node.name}` : node.name
}

/** "checkout-prod, 123456789012: confirmed, production, Payments". */
export function accountWords(facts: BlastFacts, touches: Uint8Array, index: number): string {
  const account = facts.accounts[index]
  if (!account) return ''
  const { word } = CERTAINTY_WORDS[kindOfTouch(touches[index])]
  const name = account.name === null ? account.id : `${account.name}, ${account.id}`
  return [`${name}: ${word.toLowerCase()}`, ...owners(facts, account)].join(', ')
}

/** What its tooltip says. */
export function toldOfAccount(facts: BlastFacts, touches: Uint8Array, index: number): TooltipWords {
  const account = facts.accounts[index]
  if (!account) return { title: '', id: null, kind: null, lines: [] }
  const about = owners(facts, account).join(' · ')
  const resources =
    account.entities === 0
      ? []
      : [`${figure(account.entities)} ${account.entities === 1 ? 'resource' : 'resources'} named by AWS`]
  return {
    title: account.name ?? account.id,
    id: account.name === null ? null : account.id,
    kind: kindOfTouch(touches[index]),
    lines: [...(about === '' ? [] : [about]), ...resources],
  }
}

function owners({ environments, teams }: BlastFacts, account: BlastAccount): string[] {
  const environment = account.environment === null ? undefined : environments[account.environment]
  return [environment, ...account.teams.map((team) => teams[team]?.name)].filter((word) => word !== undefined)
}
