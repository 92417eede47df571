/** When in the week it hit: seven days by 24 hours, the darker the longer. */
import { formatDuration } from '@/lib/domain/format-time'
import { hourOfWeekName, WEEKDAY_NAMES } from '@/lib/domain/history/hour-of-week'
import styles from './hours-heat.module.css'

interface HoursHeatProps {
  /** ms in each hour of the week, from Monday 00:00 on. */
  hours: readonly number[]
  /** IANA name. */
  zone: string
}

const MINUTE = 60_000
const DEPTHS = 4

export function HoursHeat({ hours, zone }: HoursHeatProps) {
  const most = Math.max(...hours)
  const depth = (ms: number) => (ms <= 0 ? 0 : Math.max(1, Math.ceil((ms / most) * DEPTHS)))
  return (
    <>
      <p className="mb-2 text-sm text-ink-muted">{hoursWords(hours)}</p>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label="Hours of the week"
        className={styles.scroll}
      >
        <table className={styles.heat}>
          <caption>Minutes by hour of the week in {zone}; h: hours, d: days. The darker, the longer.</caption>
          <thead>
            <tr>
              <td />
              {Array.from({ length: 24 }, (_, hour) => (
                <th key={hourOfWeekName(hour)} scope="col">
                  {String(hour).padStart(2, '0')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {WEEKDAY_NAMES.map((weekday, day) => (
              <tr key={weekday}>
                <th scope="row">{weekday}</th>
                {hours.slice(day * 24, day * 24 + 24).map((ms, hour) => (
                  <td
                    key={hourOfWeekName(day * 24 + hour)}
                    data-depth={depth(ms)}
                    title={`${hourOfWeekName(day * 24 + hour)}: ${formatDuration(ms)}`}
                  >
                    {shortTime(ms)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

/** "Hit most: the hour from Tue 09:00, 3 h 20 m in all. Saturdays and Sundays, 29 % of the week, have 12 % of the time." */
export function hoursWords(hours: readonly number[]): string {
  const all = hours.reduce((sum, ms) => sum + ms, 0)
  if (all === 0) return 'This clock tells of no time in the period.'
  const most = hours.indexOf(Math.max(...hours))
  const weekend = hours.slice(120).reduce((sum, ms) => sum + ms, 0)
  const share = Math.round((weekend / all) * 100)
  return `Hit most: the hour from ${hourOfWeekName(most)}, ${formatDuration(hours[most] ?? 0)} in all. Saturdays and Sundays, 29 % of the week, have ${share} % of the time.`
}

/** At most three characters; nothing for nothing. */
function shortTime(ms: number): string {
  const minutes = Math.round(ms / MINUTE)
  if (ms <= 0) return ''
  if (minutes < 100) return String(Math.max(1, minutes))
  const hours = Math.round(minutes / 60)
  return hours < 100 ? `${hours}h` : `${Math.round(hours / 24)}d`
}
