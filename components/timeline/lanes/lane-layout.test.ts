import { describe, expect, it } from 'vitest'
import type { LaneBar } from '@/lib/events/contract'
import { barAt, barBox, findBar, laneHeight, lanesHeight, laneTop, layoutLanes } from './lane-layout'

const NOW = Date.parse('2026-09-04T12:00:00Z')
const viewport = { from: Date.parse('2026-09-04T00:00:00Z'), to: Date.parse('2026-09-05T00:00:00Z') }
const WIDTH = 2400

function buildBar(overrides: Partial<LaneBar> = {}): LaneBar {
  return {
    id: '1',
    service: 'iam',
    serviceName: 'AWS Identity and Access Management',
    region: 'global',
    severity: null,
    peakSeverity: 'degradation',
    status: 'closed',
    endUnknown: false,
    summary: 'Delays',
    startedAt: '2026-09-04T06:00:00.000Z',
    endedAt: '2026-09-04T07:00:00.000Z',
    ...overrides,
  }
}

function boxOf(bar: LaneBar) {
  const lanes = layoutLanes([bar], 'service', NOW)
  const found = findBar(lanes, bar.id)
  if (!found) throw new Error('no such bar')
  return barBox(found.lane, found.placed, viewport, WIDTH)
}

describe('bars on their lanes', () => {
  it('reach from start to end', () => {
    expect(boxOf(buildBar())).toMatchObject({ x: 600, width: 100 })
  })

  it('reach to now while open, and are never too thin to be seen', () => {
    expect(boxOf(buildBar({ status: 'open', endedAt: null })).width).toBe(600)
    expect(boxOf(buildBar({ endedAt: '2026-09-04T06:00:01.000Z' })).width).toBe(2)
  })

  it('pretend no length where the end is unknown', () => {
    const unended = { status: 'open', endedAt: null, endUnknown: true }
    const closer = boxOf(buildBar(unended))
    expect(closer.width).toBe(boxOf(buildBar({ ...unended, startedAt: '2016-09-04T06:00:00.000Z' })).width)
  })

  it('are found under the pointer, thin ones too, the worst first', () => {
    const lanes = layoutLanes(
      [buildBar({ endedAt: '2026-09-04T06:00:01.000Z' }), buildBar({ id: '2', region: 'us-east-1', service: 'sts' })],
      'service',
      NOW,
    )
    const lane = findBar(lanes, '1')?.lane
    const y = lane ? laneTop(lane) + 10 : -1
    expect(barAt(lanes, viewport, WIDTH, 604, y)?.placed.item.id).toBe('1')
    expect(barAt(lanes, viewport, WIDTH, 620, y)).toBeNull()
    expect(barAt(lanes, viewport, WIDTH, 604, 5000)).toBeNull()
  })

  it('are found where they are drawn, all of them', () => {
    const bars = Array.from({ length: 60 }, (_, index) =>
      buildBar({ id: String(index), service: `s${index % 7}`, startedAt: `2026-09-04T0${index % 5}:00:00.000Z` }),
    )
    const lanes = layoutLanes(bars, 'service', NOW)
    for (const lane of lanes) {
      for (const placed of lane.bars) {
        const { x, y, width, height } = barBox(lane, placed, viewport, WIDTH)
        const found = barAt(lanes, viewport, WIDTH, x + width / 2, y + height / 2)
        expect(found?.lane).toBe(lane)
        expect(found?.placed.row).toBe(placed.row)
      }
    }
  })

  it('lie on lanes of services or Regions', () => {
    const bars = [buildBar(), buildBar({ id: '2', region: 'us-east-1' })]
    expect(layoutLanes(bars, 'service', NOW)).toHaveLength(1)
    const regions = layoutLanes(bars, 'region', NOW)
    expect(regions.map(({ label }) => label)).toEqual(['global', 'us-east-1'])
    expect(lanesHeight(regions)).toBe(regions.reduce((sum, lane) => sum + laneHeight(lane), 0))
  })
})
