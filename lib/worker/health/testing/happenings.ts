/** Things that happen behind the stand-in, for tests of how they are read. */
import type { StandIn } from '@/e2e/stand-in/aws/stand-in'
import { buildEntity } from '@/e2e/stand-in/aws/truth-event'

/** The account with this number. */
export const accountOf = (index: number) => String(200_000_000_000 + index)

/** How much happens. */
export interface Happening {
  /** Events of accounts. */
  events: number
  /** Accounts of each. */
  accounts?: number
  /** Entities of each account. */
  entities?: number
  publicEvents?: number
}

let begun = 0

/** Adds events, each account with a text of its own. Returns their ARNs, public ones last. */
export function happen(aws: StandIn, { events, accounts = 1, entities = 1, publicEvents = 0 }: Happening): string[] {
  begun += 1
  const arns: string[] = []
  for (let index = 0; index < events; index += 1) {
    const { arn } = aws.truth.events.add({ typeCode: `AWS_EC2_CASE_${begun}_${index}` })
    for (let n = 0; n < accounts; n += 1) {
      const account = accountOf(n)
      const named = Array.from({ length: entities }, (_, e) => buildEntity(account, `i-${index}-${n}-${e}`))
      aws.truth.events.hit(arn, account, { text: `Case ${index} concerns you, ${n}.`, entities: named })
    }
    arns.push(arn)
  }
  for (let index = 0; index < publicEvents; index += 1) {
    const typeCode = `AWS_S3_CASE_${begun}_${index}`
    arns.push(aws.truth.events.add({ scope: 'PUBLIC', typeCode, service: 'S3' }).arn)
  }
  return arns
}

/** Time passes, and of these events one hits another account, one is over, one says something else, one entity recovers. */
export function goOn(aws: StandIn, [hit = '', over = '', said = '', recovered = '']: readonly string[]): void {
  const { events } = aws.truth
  aws.clock.advance(60_000)
  events.hit(hit, accountOf(900), { entities: [buildEntity(accountOf(900), 'i-added', { status: null })] })
  events.resolve(over, 'It is over.')
  events.changeText(said, accountOf(0), 'Something else is true.')
  const [entity] = events.find(recovered)?.reach.entitiesOf(accountOf(0)) ?? []
  events.changeEntity(recovered, accountOf(0), entity?.value ?? 'i-1', { status: 'RESOLVED' })
}
