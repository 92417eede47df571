/** One id for a service, however it is spelled: the status feed, AWS Health, AWS Config, Resource Explorer, bills, people. */
import { BILLING_NAMES, UNLISTED_SERVICES } from './billing-names'
import { PUBLIC_SERVICE_NAMES } from './public-service-names'
import { regionOfName } from './region'
import { ARN_SERVICES, CLOUDFORMATION_SERVICES, serviceOfResourceType } from './resource-service'
import { nameWithoutRegion, type ServiceKey, splitServiceKey } from './service-id'

/** Longest id that a name no catalogue knows gives. */
const LONGEST = 100
const BRACKETED = /^(.*?)\s*\(([^()]*)\)$/
/** How CloudFormation writes a type of resource. */
const TYPE = /^[a-z0-9]+::[a-z0-9]+::/i
/** How CloudTrail and policies write a service: "ec2.amazonaws.com". */
const HOST = /\.amazonaws\.com(\.cn)?$/i

/** Every service of the catalogue: id → AWS's name. */
export const SERVICE_NAMES: ReadonlyMap<string, string> = new Map([
  ...Array.from(PUBLIC_SERVICE_NAMES, ([id, name]): [string, string] => [splitServiceKey(id).service, name]),
  ...UNLISTED_SERVICES,
])

/** Later entries win. */
const IDS_BY_SPELLING: ReadonlyMap<string, string> = new Map(
  [
    ...Object.entries(CLOUDFORMATION_SERVICES),
    ...Object.entries(ARN_SERVICES),
    ...Array.from(SERVICE_NAMES, ([id]): [string, string] => [bare(id), id]),
    ...BILLING_NAMES.map(([name, id]): [string, string] => [name, id]),
    ...Array.from(SERVICE_NAMES, ([id, name]): [string, string] => [bare(name), id]),
    ...Array.from(SERVICE_NAMES, ([id]): [string, string] => [id, id]),
    // Last: "AWS Glue" is glue, though there is an id aws-glue.
    ...Array.from(SERVICE_NAMES, ([id, name]): [string, string] => [name, id]),
  ].map(([spelling, id]) => [letters(spelling), id]),
)

/** How services that AWS's list has since added are spelled, for splitServiceName. */
export function spellingsOf(services: readonly { service: string; name: string }[]): ReadonlyMap<string, string> {
  return new Map(
    services.flatMap(({ service, name }) =>
      [service, bare(name), name].map((spelling): [string, string] => [letters(spelling), service]),
    ),
  )
}

/** As splitServiceName, without the Region. */
export function serviceOfName(name: string): string {
  return splitServiceName(name).service
}

/**
 * Our id of a service and, where the name holds it, the Region (`sts-us-west-2`, "Amazon EC2 (Ireland)"). Takes ids of the
 * status feed, codes of AWS Health (`MULTIPLE_SERVICES`), types of AWS Config and CloudFormation (`AWS::EC2::Instance`),
 * names of Resource Explorer and ARNs (`es`), display names, product codes (`AmazonEC2`) and names on bills
 * ("EC2 - Other"). A name that neither the catalogue nor `listed` (spellingsOf) knows becomes an id of its own: lower case,
 * with hyphens; '' for nothing.
 */
export function splitServiceName(name: string, listed: ReadonlyMap<string, string> = new Map()): ServiceKey {
  const text = name.trim().replace(HOST, '')
  if (TYPE.test(text)) return { service: serviceOfResourceType(text), region: null }
  const key = splitServiceKey(text)
  if (isSpelledOut(text, key)) return key
  const [, before = text, within = ''] = BRACKETED.exec(text) ?? []
  const region = key.region ?? (nameWithoutRegion(text) === text ? null : regionOfStandard(within))
  const named = key.region === null ? nameWithoutRegion(text) : key.service
  const service = [named, before, within].map((each) => findId(each, listed)).find((id) => id !== null)
  return { service: service ?? ownId(named), region }
}

/** An id or a code as the status feed and AWS Health write it: nothing but case and underscores differs. */
function isSpelledOut(text: string, { service, region }: ServiceKey): boolean {
  if (!SERVICE_NAMES.has(service)) return false
  return region !== null || text.toLowerCase().replaceAll('_', '-') === service
}

/** "US Standard" was S3's name for us-east-1. */
function regionOfStandard(within: string): string | null {
  return within === 'US Standard' ? 'us-east-1' : regionOfName(within)
}

function findId(name: string, listed: ReadonlyMap<string, string>): string | null {
  const [whole, short] = [letters(name), bare(name)]
  const known = [IDS_BY_SPELLING.get(whole), IDS_BY_SPELLING.get(short), listed.get(whole), listed.get(short)]
  return known.find((id) => id !== undefined) ?? null
}

/** As letters, without the maker before them: "AWS Lambda" and "AmazonEC2" are lambda and ec2. */
function bare(name: string): string {
  return letters(name).replace(/^(?:amazon|aws)+(?=.)/, '')
}

/** Letters and digits alone, in lower case. */
function letters(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function ownId(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-?(?:(?:amazon|aws)-)*(?=.)/, '')
  return words.slice(0, LONGEST).replace(/-$/, '')
}
