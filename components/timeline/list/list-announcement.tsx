/** Tells those who do not see the list what has just come in. */
interface ListAnnouncementProps {
  /** Each new row in a sentence, the newest first. */
  news: readonly string[]
}

export function ListAnnouncement({ news }: ListAnnouncementProps) {
  const [first] = news
  const more = news.length > 1 ? ` and ${news.length - 1} more` : ''
  return (
    <p role="status" className="sr-only">
      {first === undefined ? '' : `New: ${first}${more}`}
    </p>
  )
}
