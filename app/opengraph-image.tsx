/** The picture that a link to Faultline unfurls with. It carries no data: whoever sees the link need not be allowed to. */
import { ImageResponse } from 'next/og'

export const alt = 'Faultline: AWS health, whom it hits, and what was done about it'
export const size = { width: 1200, height: 630 }
export const contentType = 'image/png'

// Runs in quietly, shakes, and goes on at a higher level, as in the mark.
const TRACE = 'M0 370H790l20-24 22 52 26-108 30 176 34-336 36 400 32-262 28 140 24-94 22 54 20-58H1200'

export default function OpengraphImage() {
  return new ImageResponse(
    <div
      style={{
        width: '100%',
        height: '100%',
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        background: '#15171b',
        color: '#eef0f3',
        padding: '72px 80px',
      }}
    >
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: becomes part of a picture, whose words are in `alt` */}
      <svg width="1200" height="630" viewBox="0 0 1200 630" style={{ position: 'absolute', top: 0, left: 0 }}>
        <path d={TRACE} fill="none" stroke="#ff6f66" strokeWidth="5" strokeLinejoin="round" />
      </svg>
      <div style={{ display: 'flex', fontSize: 76, letterSpacing: -2 }}>Faultline</div>
      <div style={{ display: 'flex', fontSize: 32, color: '#a9afba' }}>
        AWS health, whom it hits, and what was done about it
      </div>
    </div>,
    size,
  )
}
