/** Passages in which the words of a search stand, the words marked. */
import type { FoundPart } from '@/lib/postmortems/contract-lists'

export function FoundParts({ found }: { found: readonly FoundPart[] }) {
  if (found.length === 0) return null
  return (
    <ul className="mt-1.5 flex flex-col gap-1 border-l border-line-strong pl-3">
      {found.map(({ part, pieces }) => (
        <li key={part + pieces.map(({ text }) => text).join('')} className="text-xs text-pretty text-ink-muted">
          <span className="font-medium text-ink">{part}</span>{' '}
          {withPlaces(pieces).map(({ place, text, isHit }) =>
            isHit ? (
              <mark key={place} className="rounded-xs bg-accent-soft px-0.5 text-ink">
                {text}
              </mark>
            ) : (
              <span key={place}>{text}</span>
            ),
          )}
        </li>
      ))}
    </ul>
  )
}

/** Each piece with how many characters stand before it: pieces may repeat. */
function withPlaces(pieces: FoundPart['pieces']) {
  let place = 0
  return pieces.map((piece) => {
    const placed = { ...piece, place }
    place += piece.text.length
    return placed
  })
}
