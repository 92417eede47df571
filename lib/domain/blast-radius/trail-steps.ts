/** Words for the steps of the way from what failed to who is touched. */
import { GLOBAL_REGION } from '../region'
import type { Dependency } from './dependency'
import type { Fault, TrailStep } from './facts'

const CONCLUDED = ' AWS tells it only to the accounts that it names; that others feel it too is concluded.'

/** What failed, by name and place: "Amazon EC2, us-east-1". */
export function faultName({ serviceName, region }: Pick<Fault, 'serviceName' | 'region'>): string {
  return region === null ? serviceName : `${serviceName}, ${region}`
}

/** Where a Region is, within a sentence: " in us-east-1", " in any Region", " globally". */
export function placeWords(region: string | null): string {
  if (region === null) return ' in any Region'
  return region === GLOBAL_REGION ? ' globally' : ` in ${region}`
}

/** The step that AWS tells itself, where it names the service within an event of another. */
export function byNaming(fault: Fault): TrailStep[] {
  if (fault.via !== 'named') return []
  const sentence = `AWS names ${fault.serviceName} as hit${fault.region === null ? '' : placeWords(fault.region)}.`
  return [{ name: faultName(fault), sentence, by: 'aws', source: null }]
}

/** The step that the catalogue tells; `home` is the Region of the control plane. */
export function byDesign({ name, fails, works, source }: Dependency, home: string | null): TrailStep {
  return { name: home === null ? name : `${name}, ${home}`, sentence: `${fails} ${works}`, by: 'catalogue', source }
}

/** The last step: the account, or an account of its organization, uses the service; region null: in any Region. */
export function byUsing(fault: Fault, region: string | null, who: 'account' | 'organization' = 'account'): TrailStep {
  const what = `${fault.serviceName}${placeWords(region)}`
  const step = { by: 'usage', source: null } as const
  return who === 'account'
    ? { ...step, name: `Accounts that use ${what}`, sentence: `It uses ${what}.${concluded(fault)}` }
    : {
        ...step,
        name: `Organizations that use ${what}`,
        sentence: `An account of its organization uses ${what}.${concluded(fault)}`,
      }
}

/** The last step: the account uses anything at all in the Region. */
export function usersOfRegion(fault: Fault, region: string): TrailStep {
  const sentence = `It uses ${region}.${concluded(fault)}`
  return { name: `Accounts that use ${region}`, sentence, by: 'usage', source: null }
}

/** The last step: every account of the partition has it by nature. */
export function everyAccount(fault: Fault, { name, source }: Dependency, partition: string): TrailStep {
  const sentence = `${name} serves every account of the partition ${partition}, whatever it uses.${concluded(fault)}`
  return { name: `Every account of ${partition}`, sentence, by: 'catalogue', source }
}

/** What has to be added where AWS itself only spoke of others. */
export function concluded({ isAccountEvent }: Pick<Fault, 'isAccountEvent'>): string {
  return isAccountEvent ? CONCLUDED : ''
}
