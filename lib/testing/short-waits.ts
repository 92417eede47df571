/**
 * Stands in for node:timers/promises where a test waits for nothing but the patience of ours with AWS:
 * `vi.mock('node:timers/promises', () => import('@/lib/testing/short-waits'))`. How long we wait has tests of its own.
 */

/** Waits a hundredth of what is asked for, in ms; who waits longer waits longer still. */
export function setTimeout(ms: number): Promise<void> {
  return new Promise((resolve) => globalThis.setTimeout(resolve, ms / 100))
}
