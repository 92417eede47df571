/** The shapes of a printed summary: each says by itself what its colour says too. In squares of 9 points. */
import type { AccountMinutes } from '@/lib/impact/contract'
import { INK } from '@/lib/pdf/sheet'

export const COLORS = {
  disruption: '#c0271f',
  degradation: '#b06a00',
  informational: '#1c699c',
  resolved: '#24734a',
  none: INK.faint,
} as const

/** Confirmed is solid, inferred outlined, reported dotted: as everywhere in Faultline. */
export function drawSureness(document: PDFKit.PDFDocument, how: keyof AccountMinutes): void {
  document.rect(1, 1, 7, 7)
  if (how === 'confirmed') document.fill(COLORS.disruption)
  else if (how === 'inferred') document.lineWidth(1.1).stroke(COLORS.degradation)
  else document.lineWidth(1.1).dash(1.2, { space: 1.2 }).stroke(INK.accent)
}

/** Unknown: hatched. */
export function drawUnknown(document: PDFKit.PDFDocument): void {
  document.rect(1, 1, 7, 7).lineWidth(0.7).stroke(INK.faint)
  for (const [x1, y1, x2, y2] of [
    [1, 4.5, 4.5, 1],
    [1, 8, 8, 1],
    [4.5, 8, 8, 4.5],
  ] as const)
    document.moveTo(x1, y1).lineTo(x2, y2).stroke(INK.faint)
}
