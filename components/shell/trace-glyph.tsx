/** The mark of Faultline: a trace whose ground lies higher after the shock than before it. */
interface TraceGlyphProps {
  size?: number
  className?: string
}

export function TraceGlyph({ size = 20, className }: TraceGlyphProps) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 24 24" className={className}>
      <path
        d="M1.5 15h4.8l2.2-4.6 2.9 10.1L14.8 3.5l2.4 8.4 1.2-2.9h4.1"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
