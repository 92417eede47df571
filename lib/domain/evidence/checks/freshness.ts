/** How old facts may be. */
const HOUR_MS = 3_600_000

/** Facts are read once a day; half a day more, and something hinders it. In ms. */
export const DAILY_MS = 36 * HOUR_MS
