/** The time zones that AWS's texts name, and what each can mean. */

/** One meaning of a written zone. */
export interface Zone {
  /** Minutes ahead of UTC exactly as written; null where the name leaves it to the season ("PT"). */
  offset: number | null
  /** IANA zone of the wall clocks that people who write this name look at; null where the offset alone counts. */
  place: string | null
}

/** A zone as written: one meaning, or several where one name is used on different continents. */
export type WrittenZone = readonly Zone[]

const hours = (offset: number, place: string | null = null): WrittenZone => [{ offset: offset * 60, place }]
const placed = (place: string): WrittenZone => [{ offset: null, place }]

const PACIFIC = 'America/Los_Angeles'
const EASTERN = 'America/New_York'
const CENTRAL = 'America/Chicago'
const MOUNTAIN = 'America/Denver'

/** Where AWS's writers sit: the zone of a time that names none. */
export const PACIFIC_TIME: WrittenZone = placed(PACIFIC)

const BY_NAME: Readonly<Record<string, WrittenZone>> = {
  UTC: hours(0),
  GMT: hours(0),
  Z: hours(0),
  PST: hours(-8, PACIFIC),
  PDT: hours(-7, PACIFIC),
  PT: PACIFIC_TIME,
  MST: hours(-7, MOUNTAIN),
  MDT: hours(-6, MOUNTAIN),
  MT: placed(MOUNTAIN),
  CST: [...hours(-6, CENTRAL), ...hours(8)],
  CDT: hours(-5, CENTRAL),
  CT: placed(CENTRAL),
  EST: hours(-5, EASTERN),
  EDT: hours(-4, EASTERN),
  ET: placed(EASTERN),
  BRT: hours(-3),
  WET: hours(0, 'Europe/Lisbon'),
  WEST: hours(1, 'Europe/Lisbon'),
  BST: hours(1, 'Europe/London'),
  CET: hours(1, 'Europe/Berlin'),
  CEST: hours(2, 'Europe/Berlin'),
  EET: hours(2, 'Europe/Helsinki'),
  EEST: hours(3, 'Europe/Helsinki'),
  SAST: hours(2),
  MSK: hours(3),
  GST: hours(4),
  IST: hours(5.5),
  WIB: hours(7),
  SGT: hours(8),
  HKT: hours(8),
  AWST: hours(8),
  JST: hours(9),
  KST: hours(9),
  AEST: hours(10),
  AEDT: hours(11),
  NZST: hours(12, 'Pacific/Auckland'),
  NZDT: hours(13, 'Pacific/Auckland'),
}

const LONG_NAMES: readonly [RegExp, WrittenZone | undefined][] = [
  [/^日本(?:標準)?時間$|^日本標準時$/, BY_NAME.JST],
  [/^한국\s?(?:표준)?\s?시간?$/, BY_NAME.KST],
  [/^太平洋標準時間?$|^태평양\s?표준시간?$/, BY_NAME.PST],
  [/^太平洋夏時間$|^태평양\s?(?:하계시|일광절약시간)$/, BY_NAME.PDT],
  [/^太平洋時間$|^태평양\s?시간?$/, BY_NAME.PT],
  [/^協定世界時$|^협정\s?세계시$|^coordinated universal time$/i, BY_NAME.UTC],
  [/^pacific standard/i, BY_NAME.PST],
  [/^pacific daylight/i, BY_NAME.PDT],
  [/^pacific/i, BY_NAME.PT],
  [/^eastern standard/i, BY_NAME.EST],
  [/^eastern daylight/i, BY_NAME.EDT],
  [/^eastern/i, BY_NAME.ET],
]

const SHORT_NAMES = Object.keys(BY_NAME)
  .filter((name) => name !== 'Z')
  .join('|')

/** Finds written zones; abbreviations count in capitals, and the common ones in small letters too. */
export const ZONE_PATTERN = new RegExp(
  [
    '(?:UTC|GMT)[+-]\\d{1,2}(?::?\\d{2})?(?!\\d)',
    `(?<![A-Za-z])(?:${SHORT_NAMES}|pst|pdt|utc|gmt|jst)(?![A-Za-z])`,
    '(?<=\\d)Z(?![A-Za-z0-9])',
    '(?<![A-Za-z])(?:Pacific|Eastern)(?:\\s+(?:Standard|Daylight|standard|daylight))?(?:\\s+[Tt]ime)?(?![A-Za-z])',
    'Coordinated Universal Time',
    '日本標準時|日本(?:標準)?時間|太平洋(?:標準|夏)?時間|協定世界時',
    '한국\\s?(?:표준)?\\s?시간?|태평양\\s?(?:표준시간?|하계시|일광절약시간|시간?)|협정\\s?세계시',
  ].join('|'),
  'g',
)

/** What a zone found by ZONE_PATTERN means, or null. */
export function zoneNamed(text: string): WrittenZone | null {
  const shifted = /^(?:UTC|GMT)([+-])(\d{1,2}):?(\d{2})?$/.exec(text)
  if (shifted !== null) {
    const minutes = Number(shifted[2]) * 60 + Number(shifted[3] ?? 0)
    return minutes <= 14 * 60 ? [{ offset: shifted[1] === '-' ? -minutes : minutes, place: null }] : null
  }
  return BY_NAME[text.toUpperCase()] ?? LONG_NAMES.find(([pattern]) => pattern.test(text))?.[1] ?? null
}

/** True for zones whose people write 14:05 rather than 2:05 PM. */
export function writes24Hours(zone: WrittenZone): boolean {
  return zone.every(({ place }) => place === null || !place.startsWith('America/'))
}
