/** The environment that `npm run demo` runs in: data of its own, whatever is exported for a real Faultline. */
import path from 'node:path'

/** Live enough to watch. */
const POLL_SECONDS = '15'

/**
 * Invented data must never get into a real database, and real credentials have no place here.
 * @param {Record<string, string | undefined>} env left as it is
 * @returns {Record<string, string | undefined> & { FAULTLINE_DATA_DIR: string }}
 */
export function demoEnvironment(env) {
  const kept = Object.entries(env).filter(([name]) => name !== 'DATABASE_URL' && !name.startsWith('AWS_'))
  return {
    FAULTLINE_POLL_SECONDS: POLL_SECONDS,
    ...Object.fromEntries(kept),
    FAULTLINE_DATA_DIR: env.FAULTLINE_DEMO_DIR || path.join('.data', 'demo'),
    FAULTLINE_AWS: 'organization',
    FAULTLINE_DEMO: '1',
  }
}
