/** The accounts of an invented organization: teams, their workloads, and where those run. */
import { type InventedService, pickArchetype, usageOf } from './invent-services'
import { type Chance, chanceOf, pick } from './randomness'
import type { TruthDirectory, Usage } from './truth-directory'

const TEAMS =
  'payments checkout catalogue search identity platform data-warehouse analytics logistics pricing mobile-web notifications fraud support-tools media internal-it ledger partners compliance recommendations storefront observability machine-learning customer-care'.split(
    ' ',
  )
const WORKLOADS =
  'gateway portal ingest reports billing-run sessions profiles scheduler exports archive events images mail webhooks batch ranking stock returns vouchers tracking'.split(
    ' ',
  )
/** What every organization has besides: name and unit of its first accounts. */
const CORE: readonly [name: string, unit: string][] = [
  ['log-archive', 'Security'],
  ['audit', 'Security'],
  ['network', 'Infrastructure'],
  ['shared-services', 'Infrastructure'],
]
const ENVIRONMENTS = ['production', 'production', 'production', 'staging', 'development', 'development', 'sandbox']
const REGIONS = ['eu-central-1', 'eu-central-1', 'eu-west-1', 'us-east-1', 'us-east-1', 'us-west-2', 'ap-southeast-2']
const FIRST_ID = 210_000_000_000
const ID_STEP = 10_007
const DAY_MS = 86_400_000

/** One account and what it runs where. */
export interface InventedAccount {
  id: string
  cells: readonly { service: InventedService; region: string }[]
}

/** Fills the directory with so many accounts, the management account among them; the answer is without that one. */
export function inventAccounts(
  directory: TruthDirectory,
  seed: string,
  accounts: number,
  now: number,
): InventedAccount[] {
  const places = inventUnits(directory)
  const invented = Array.from({ length: Math.max(0, accounts - 1) }, (_, index) =>
    inventAccount(directory, places, `${seed} account ${index}`, index, now),
  )
  const byId = new Map(invented.map((account) => [account.id, account]))
  directory.usageOf = (id) => usagesOf(byId.get(id))
  return invented
}

interface Places {
  /** Id of the unit for an environment of a team. */
  of: (environment: string, team: string) => string
  /** Ids of units by name. */
  core: ReadonlyMap<string, string>
}

function inventUnits(directory: TruthDirectory): Places {
  const workloads = directory.addUnit('Workloads').id
  const sandbox = directory.addUnit('Sandbox').id
  const core = new Map(['Infrastructure', 'Security'].map((name) => [name, directory.addUnit(name).id]))
  const units = new Map<string, string>()
  for (const environment of ['production', 'staging', 'development']) {
    const name = environment.charAt(0).toUpperCase() + environment.slice(1)
    const { id } = directory.addUnit(name, workloads)
    for (const team of TEAMS) units.set(`${environment} ${team}`, directory.addUnit(team, id).id)
  }
  return { of: (environment, team) => units.get(`${environment} ${team}`) ?? sandbox, core }
}

function inventAccount(
  directory: TruthDirectory,
  places: Places,
  seed: string,
  index: number,
  now: number,
): InventedAccount {
  const chance = chanceOf(seed)
  const id = String(FIRST_ID + index * ID_STEP)
  const [coreName, coreUnit = ''] = CORE[index] ?? []
  const team = coreName === undefined ? pick(TEAMS, chance) : 'platform'
  const environment = coreName === undefined ? pick(ENVIRONMENTS, chance) : 'production'
  const round = Math.floor(index / 400)
  const workload = `${team}-${pick(WORKLOADS, chance)}${round > 0 ? `-${round}` : ''}-${environment}`
  directory.join({
    id,
    name: coreName ?? workload,
    email: `aws+${index}@example.org`,
    state: stateOf(chance()),
    joinedMethod: chance() < 0.05 ? 'INVITED' : 'CREATED',
    joinedAt: now - Math.floor(chance() * 2000) * DAY_MS,
    parent: places.core.get(coreUnit) ?? places.of(environment, team),
    tags: tagsOf(team, environment, chance),
  })
  return { id, cells: cellsOf(team, chance) }
}

function stateOf(share: number): string {
  if (share < 0.985) return 'ACTIVE'
  if (share < 0.99) return 'SUSPENDED'
  return share < 0.995 ? 'PENDING_CLOSURE' : 'CLOSED'
}

/** As people tag: not everything, and not always in the same words. */
function tagsOf(team: string, environment: string, chance: Chance): Record<string, string> {
  const short = environment === 'production' && chance() < 0.2 ? 'prod' : environment
  const tool = pick(['terraform', 'terraform', 'terraform', 'cloudformation', 'cdk', ''], chance)
  return {
    ...(chance() < 0.94 ? { owner: team } : {}),
    ...(chance() < 0.97 ? { environment: short } : {}),
    ...(tool === '' ? {} : { iac: tool }),
    'cost-center': String(1000 + (team.length % 7) * 100),
  }
}

/** Each team has a Region that it began in; some have a second one. */
function cellsOf(team: string, chance: Chance): InventedAccount['cells'] {
  const home = pick(REGIONS, chanceOf(`home of ${team}`))
  const regions = chance() < 0.3 ? [...new Set([home, pick(REGIONS, chance)])] : [home]
  return pickArchetype(chance).flatMap((service) =>
    (service.isGlobal ? ['global'] : regions).map((region) => ({ service, region })),
  )
}

function usagesOf(account: InventedAccount | undefined): Usage[] {
  return (account?.cells ?? []).map(({ service, region }) => usageOf(service, account?.id ?? '', region))
}
