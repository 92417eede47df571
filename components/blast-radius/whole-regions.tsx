/** A name whose Regions are not broken at their hyphens: "us-east-" at the end of a line says nothing. */

const REGION = /\b([a-z]{2}(?:-[a-z]+){1,2}-\d)\b/

export function WholeRegions({ name }: { name: string }) {
  return name.split(REGION).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the name does not change under its key
      <span key={index} className="whitespace-nowrap">
        {part}
      </span>
    ),
  )
}
