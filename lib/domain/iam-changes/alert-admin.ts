/** The rule about administrator access: AWS's policy attached, or a policy that allows every call written. */
import { allowsEverything } from '@/lib/domain/evidence/policy-breadth'
import type { IamCall } from './change'
import { field, textAt } from './record-fields'
import { shortName } from './subject'
import { statementsWritten } from './written-policy'

/** AWS's own, in any partition. */
const ADMINISTRATOR = /^arn:[a-z-]+:iam::aws:policy\/AdministratorAccess$/

/** Who may do everything now: "user mira"; null: nobody by this call. */
export function attachesAdministrator(call: IamCall): string | null {
  const { eventSource, eventName, requestParameters } = call
  if (eventSource !== 'iam.amazonaws.com') return null
  const owner = /^(?:Attach|Put)(User|Role|Group)Policy$/.exec(eventName)?.[1]?.toLowerCase()
  if (owner !== undefined) {
    const isGiven = eventName.startsWith('Attach')
      ? ADMINISTRATOR.test(textAt(requestParameters, 'policyArn') ?? '')
      : writesEverything(requestParameters)
    return isGiven ? `${owner} ${textAt(requestParameters, `${owner}Name`) ?? 'unknown'}` : null
  }
  return widenedPolicy(call)
}

/** To attach a policy names it without saying what it allows: so it counts as it is written, if its version will hold. */
function widenedPolicy({ eventName, requestParameters }: IamCall): string | null {
  const isDefault = String(field(requestParameters, 'setAsDefault')) === 'true'
  const holds = eventName === 'CreatePolicy' || (eventName === 'CreatePolicyVersion' && isDefault)
  if (!holds || !writesEverything(requestParameters)) return null
  const policy = textAt(requestParameters, 'policyArn') ?? textAt(requestParameters, 'policyName') ?? 'unknown'
  return `policy ${shortName(policy)}`
}

function writesEverything(parameters: unknown): boolean {
  return statementsWritten(parameters, 'policyDocument')?.some(allowsEverything) ?? false
}
