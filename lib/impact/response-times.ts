/** Holds how fast anybody was in each of very many incidents, by the figures of response. */
import { type Spread, spreadOf, toMinutes } from '@/lib/domain/impact/durations'
import { RESPONSE_FIGURES, type ResponseFigure } from '@/lib/domain/impact/figures'

/** What was measured of one figure: in which incidents, and how their minutes spread. */
export interface MeasuredFigure {
  ids: readonly string[]
  spread: Spread
}

/** In ms; by incident at the places of RESPONSE_FIGURES, NaN where one could not be measured. */
export class ResponseTimes {
  private readonly columns: readonly Float64Array[]
  private readonly measured = new Map<ResponseFigure, MeasuredFigure>()
  private places: Map<string, number> | null = null

  constructor(private readonly ids: readonly string[]) {
    this.columns = RESPONSE_FIGURES.map(() => new Float64Array(ids.length).fill(Number.NaN))
  }

  /** @param place of the incident among the ids @param ms null: it could not be measured */
  set(place: number, figure: ResponseFigure, ms: number | null): void {
    const column = this.columns[RESPONSE_FIGURES.indexOf(figure)]
    if (column !== undefined && ms !== null) column[place] = ms
  }

  get(id: string): number[] | undefined {
    this.places ??= new Map(this.ids.map((each, place) => [each, place]))
    const place = this.places.get(id)
    return place === undefined ? undefined : this.at(place)
  }

  *[Symbol.iterator](): Generator<[id: string, ms: number[]]> {
    for (const [place, id] of this.ids.entries()) yield [id, this.at(place)]
  }

  /** In the order of the ids; worked out once. */
  figure(figure: ResponseFigure): MeasuredFigure {
    const known = this.measured.get(figure)
    if (known !== undefined) return known
    const ids: string[] = []
    const minutes: number[] = []
    const column = this.columns[RESPONSE_FIGURES.indexOf(figure)] ?? []
    for (const [place, id] of this.ids.entries()) {
      const ms = column[place] ?? Number.NaN
      if (Number.isNaN(ms)) continue
      ids.push(id)
      minutes.push(toMinutes(ms))
    }
    const found = { ids, spread: spreadOf(minutes) }
    this.measured.set(figure, found)
    return found
  }

  private at(place: number): number[] {
    return this.columns.map((column) => column[place] ?? Number.NaN)
  }
}
