/** Paragraphs of AWS's text with its links. */
import type { ReadableParagraph } from '@/lib/domain/readable-text'

export function ReadableWords({ paragraphs }: { paragraphs: ReadableParagraph[] }) {
  return (
    <div className="flex flex-col gap-2 text-sm wrap-anywhere text-pretty whitespace-pre-line">
      {paragraphs.map((segments, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change under its key
        <p key={index}>
          {segments.map((segment, place) =>
            segment.kind === 'text' ? (
              segment.text
            ) : (
              <a
                // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change under its key
                key={place}
                href={segment.href}
                target="_blank"
                rel="noopener nofollow"
                className="text-accent underline underline-offset-2"
              >
                {segment.text}
              </a>
            ),
          )}
        </p>
      ))}
    </div>
  )
}
