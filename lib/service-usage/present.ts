/** What those who see the accounts of their teams alone are told of how services in use are looked for. */
import type { Principal } from '@/lib/domain/access'
import type { InventoryFinding } from '@/lib/domain/usage-count'
import type { InventoryStateView } from './contract'

const NOT_READ = 'They could not be read. An administrator can see why: that may name accounts that are not yours.'

const NAMES: Readonly<Record<InventoryFinding['source'], string>> = {
  config: 'AWS Config',
  'resource-explorer': 'Resource Explorer',
}

/** As somebody sees it who may see only `accounts` (null: all of them): in words that name none of the others. */
export function limitState(state: InventoryStateView, accounts: Principal['accounts']): InventoryStateView {
  if (accounts === null) return state
  return {
    ...state,
    found: state.found.map((finding) => ({ ...finding, sentence: plainSentence(finding) })),
    failure: state.failure === null ? null : NOT_READ,
  }
}

function plainSentence({ source, state }: InventoryFinding): string {
  const name = NAMES[source]
  if (state === 'read') return `${name} is read.`
  if (state === 'not-set-up') return `${name} is not set up where it is looked for.`
  return `${name} may not be read by Faultline.`
}
