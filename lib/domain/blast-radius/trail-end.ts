/** Tells what has to be known before it can be said whom a trail reaches. */
import type { TrailEnd } from './facts'

/** Whether it has to be known what accounts use in order to say whom it reaches. */
export function restsOnUsage({ kind }: TrailEnd): boolean {
  return kind === 'uses' || kind === 'uses-region' || kind === 'organization'
}
