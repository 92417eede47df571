/** Paragraphs of text from outside with its links, as lib/domain/readable-text reads them. */

interface Segment {
  text: string
  /** Only a link has one; http or https. */
  href?: string
}

export function ReadableWords({ paragraphs }: { paragraphs: readonly (readonly Segment[])[] }) {
  return (
    <div className="flex flex-col gap-2 text-sm wrap-anywhere text-pretty whitespace-pre-line">
      {paragraphs.map((segments, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change under its key
        <p key={index}>
          {segments.map((segment, place) =>
            segment.href === undefined ? (
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
