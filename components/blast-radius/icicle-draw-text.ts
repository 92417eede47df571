/** Writes text on a canvas, cut where it is too long. */

const ELLIPSIS = '…'
const MOST_REMEMBERED = 5000
const fitted = new Map<string, string>()

/** As much of a text as `width` px hold in the font that is set; empty where not even three letters fit. */
export function fitText(context: CanvasRenderingContext2D, text: string, width: number): string {
  const key = `${context.font} ${Math.floor(width)} ${text}`
  const known = fitted.get(key)
  if (known !== undefined) return known
  if (fitted.size >= MOST_REMEMBERED) fitted.clear()
  const answer = cut(context, text, width)
  fitted.set(key, answer)
  return answer
}

function cut(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text
  const letters = [...text]
  let low = 0
  let high = letters.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (context.measureText(letters.slice(0, middle).join('') + ELLIPSIS).width <= width) low = middle
    else high = middle - 1
  }
  return low < 3 ? '' : letters.slice(0, low).join('').trimEnd() + ELLIPSIS
}
