/** The colours that the icicle is drawn with: the tokens, or the system's where it forces colours. */

/** CSS colours as the browser resolved them. */
export interface IcicleColours {
  surface: string
  sunken: string
  line: string
  lineStrong: string
  ink: string
  muted: string
  faint: string
  hatch: string
  focus: string
  accent: string
  /** By certainty; a soft one is a ground, and the other is drawn on it. */
  confirmed: string
  confirmedSoft: string
  reported: string
  reportedSoft: string
  inferred: string
  inferredSoft: string
  /** Between the two: of cells that are too small for an outline. */
  inferredPale: string
  unknown: string
  /** Families of fonts. */
  font: string
}

const TOKENS: Readonly<Record<Exclude<keyof IcicleColours, 'font'>, readonly [own: string, forced: string]>> = {
  surface: ['var(--surface)', 'Canvas'],
  sunken: ['var(--sunken)', 'Canvas'],
  line: ['var(--line)', 'GrayText'],
  lineStrong: ['var(--line-strong)', 'GrayText'],
  ink: ['var(--ink)', 'CanvasText'],
  muted: ['var(--ink-muted)', 'CanvasText'],
  faint: ['var(--ink-faint)', 'CanvasText'],
  hatch: ['var(--unknown)', 'GrayText'],
  focus: ['var(--focus)', 'Highlight'],
  accent: ['var(--accent)', 'Highlight'],
  confirmed: ['var(--disruption)', 'CanvasText'],
  confirmedSoft: ['var(--disruption-soft)', 'Canvas'],
  reported: ['var(--accent)', 'CanvasText'],
  reportedSoft: ['var(--accent-soft)', 'Canvas'],
  inferred: ['var(--degradation-mark)', 'CanvasText'],
  inferredSoft: ['var(--degradation-soft)', 'Canvas'],
  inferredPale: ['color-mix(in oklab, var(--degradation-mark) 45%, var(--degradation-soft))', 'GrayText'],
  unknown: ['var(--unknown)', 'GrayText'],
}

const FORCED = '(forced-colors: active)'

/** Reads them as they are within an element. */
export function readColours(element: HTMLElement): IcicleColours {
  const probe = element.ownerDocument.createElement('span')
  probe.style.setProperty('forced-color-adjust', 'none')
  probe.hidden = true
  element.append(probe)
  const isForced = window.matchMedia(FORCED).matches
  const style = getComputedStyle(probe)
  const read = ([own, forced]: readonly [string, string]) => {
    probe.style.color = isForced ? forced : own
    return style.color
  }
  const colours = Object.fromEntries(Object.entries(TOKENS).map(([name, pair]) => [name, read(pair)]))
  const font = style.fontFamily
  probe.remove()
  return { ...(colours as Record<keyof typeof TOKENS, string>), font }
}

/** Calls back when the theme changes, by choice or with the system; the answer ends it. */
export function watchColours(onChange: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', FORCED].map((query) => window.matchMedia(query))
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] })
  for (const query of queries) query.addEventListener('change', onChange)
  return () => {
    observer.disconnect()
    for (const query of queries) query.removeEventListener('change', onChange)
  }
}
