/** AWS Regions: their ids, the names AWS shows for them, and how one is found from the other. */

/** What stands for "no particular Region" wherever a Region id is expected. */
export const GLOBAL_REGION = 'global'

/** Region id → display name in AWS's public status feed, for the 36 Regions of its service catalogue. */
export const REGION_NAMES: Readonly<Record<string, string>> = {
  'af-south-1': 'Cape Town',
  'ap-east-1': 'Hong Kong',
  'ap-east-2': 'Taipei',
  'ap-northeast-1': 'Tokyo',
  'ap-northeast-2': 'Seoul',
  'ap-northeast-3': 'Osaka',
  'ap-south-1': 'Mumbai',
  'ap-south-2': 'Hyderabad',
  'ap-southeast-1': 'Singapore',
  'ap-southeast-2': 'Sydney',
  'ap-southeast-3': 'Jakarta',
  'ap-southeast-4': 'Melbourne',
  'ap-southeast-5': 'Malaysia',
  'ap-southeast-6': 'New Zealand',
  'ap-southeast-7': 'Thailand',
  'ca-central-1': 'Canada-Central',
  'ca-west-1': 'Calgary',
  'eu-central-1': 'Frankfurt',
  'eu-central-2': 'Zurich',
  'eu-north-1': 'Stockholm',
  'eu-south-1': 'Milan',
  'eu-south-2': 'Spain',
  'eu-west-1': 'Ireland',
  'eu-west-2': 'London',
  'eu-west-3': 'Paris',
  'il-central-1': 'Tel Aviv',
  'me-central-1': 'UAE',
  'me-south-1': 'Bahrain',
  'mx-central-1': 'Mexico-Central',
  'sa-east-1': 'Sao Paulo',
  'us-east-1': 'N. Virginia',
  'us-east-2': 'Ohio',
  'us-gov-east-1': 'US-East',
  'us-gov-west-1': 'US-West',
  'us-west-1': 'N. California',
  'us-west-2': 'Oregon',
}

/** Other spellings met in recorded payloads (2016-2019 feed) or used by AWS's consoles, in normal form. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  virginia: 'us-east-1',
  northernvirginia: 'us-east-1',
  california: 'us-west-1',
  northerncalifornia: 'us-west-1',
  canada: 'ca-central-1',
  montreal: 'ca-central-1',
  central: 'ca-central-1',
  mexico: 'mx-central-1',
  govcloud: 'us-gov-west-1',
  govcloudus: 'us-gov-west-1',
  awsgovcloudus: 'us-gov-west-1',
  govclouduseast: 'us-gov-east-1',
  govclouduswest: 'us-gov-west-1',
  hongkongsar: 'ap-east-1',
  auckland: 'ap-southeast-6',
  bangkok: 'ap-southeast-7',
  kualalumpur: 'ap-southeast-5',
  israel: 'il-central-1',
  dubai: 'me-central-1',
  beijing: 'cn-north-1',
  ningxia: 'cn-northwest-1',
  brandenburg: 'eusc-de-east-1',
  global: GLOBAL_REGION,
}

/**
 * Source of a regular expression for any Region id, listed here or not: commercial, GovCloud, China, the isolated
 * partitions (`us-iso-east-1`, `eu-isoe-west-1`) and the European Sovereign Cloud (`eusc-de-east-1`).
 */
export const REGION_PATTERN =
  '(?:[a-z]{2}(?:-gov|-iso[a-z]?)?|eusc-[a-z]{2})-(?:north|south|east|west|central){1,2}-[0-9]{1,2}'

const REGION = new RegExp(`^${REGION_PATTERN}$`)

/** Whether a text has the form of a Region id; `global` has not. */
export function isRegionId(text: string): boolean {
  return REGION.test(text)
}

function normalForm(name: string): string {
  const withoutAccents = name.normalize('NFD').replace(/\p{M}/gu, '')
  return withoutAccents.toLowerCase().replace(/[^a-z0-9]/g, '')
}

const IDS_BY_NAME = new Map([
  ...Object.entries(REGION_NAMES).map(([id, name]) => [normalForm(name), id] as const),
  ...Object.entries(OTHER_NAMES),
])

/**
 * The Region id behind a display name, `global` for "Global", null for a name that is not known. Accents, case and
 * punctuation do not matter; of "US East (N. Virginia)" the part in brackets counts; an id is its own name.
 */
export function regionOfName(name: string): string | null {
  const trimmed = name.trim().toLowerCase()
  if (isRegionId(trimmed)) return trimmed
  const known = IDS_BY_NAME.get(normalForm(trimmed))
  if (known !== undefined) return known
  const inBrackets = /\(([^()]*)\)/.exec(trimmed)?.[1]
  return inBrackets === undefined ? null : (IDS_BY_NAME.get(normalForm(inBrackets)) ?? null)
}

/** The name AWS shows for a Region id, null for one that its catalogue does not list. */
export function nameOfRegion(id: string): string | null {
  return Object.hasOwn(REGION_NAMES, id) ? (REGION_NAMES[id] ?? null) : null
}
