/** Draws a course that stays as it is until it moves, as an SVG path. */

interface StepPoint {
  /** ms */
  at: number
  value: number
}

/** What is drawn, and on how large a ground. */
interface StepGround {
  from: number
  to: number
  /** The value at the top; 0 is at the bottom. */
  most: number
  width: number
  height: number
}

/** The line through points that are in order of time; empty for none. */
export function stepPath(points: readonly StepPoint[], ground: StepGround): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  const { x, y } = scales(ground)
  return `M${x(first.at)} ${y(first.value)}${rest.map(({ at, value }) => `H${x(at)}V${y(value)}`).join('')}`
}

/** The same closed along the bottom. */
export function stepArea(points: readonly StepPoint[], ground: StepGround): string {
  const line = stepPath(points, ground)
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) return ''
  const { x } = scales(ground)
  return `${line}H${x(last.at)}V${ground.height}H${x(first.at)}Z`
}

function scales({ from, to, most, width, height }: StepGround) {
  const round = (value: number) => Math.round(value * 10) / 10
  return {
    x: (at: number) => round(to > from ? ((at - from) / (to - from)) * width : 0),
    y: (value: number) => round(most > 0 ? height - (value / most) * height : height),
  }
}
