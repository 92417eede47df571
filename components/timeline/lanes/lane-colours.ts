/** The colours that a canvas draws with, read from the tokens. */
import type { Severity } from '@/lib/domain/severity'

export interface LaneColours {
  bars: Record<Severity | 'unsaid', string>
  line: string
  ink: string
  faint: string
  hatch: string
  accent: string
  font: string
}

export function readColours(element: HTMLElement): LaneColours {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    bars: {
      disruption: token('disruption'),
      degradation: token('degradation-mark') || token('degradation'),
      informational: token('informational'),
      unsaid: token('unknown'),
    },
    line: token('line'),
    ink: token('ink-muted'),
    faint: token('ink-faint'),
    hatch: token('hatch'),
    accent: token('accent'),
    font: `11px ${style.fontFamily}`,
  }
}

/** Calls back when the theme changes, by choice or with the system. */
export function watchColours(onChange: () => void): () => void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] })
  dark.addEventListener('change', onChange)
  return () => {
    observer.disconnect()
    dark.removeEventListener('change', onChange)
  }
}
