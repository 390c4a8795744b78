import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ConformanceHost, conformanceHost, idOf, settingsFile, type Variant, variants } from './conformanceHost.ts'
import type { Feed, Journey, Step } from './feed.ts'
import { feeds } from './feeds/feeds.ts'

const afterwards = Date.parse('2026-11-07T10:00:00Z')

describe('journeys as providers tell them', () => {
  let running: ConformanceHost
  const answers = new Map<string, number[]>()
  beforeAll(async () => {
    running = await conformanceHost(feeds)
    await running.apply(settingsFile(feeds))
    for (const feed of feeds) for (const variant of variants) await sendAll(feed, variant)
    await running.host.settled()
    running.clock.now = afterwards
  }, 120_000)
  afterAll(async () => running.stop())

  async function sendAll(feed: Feed, variant: Variant): Promise<void> {
    const address = `${running.host.url}/hooks/${idOf(feed, variant)}`
    for (const journey of feed.journeys) {
      const statuses: number[] = []
      const last = Math.max(...journey.steps.map(({ at }) => at))
      for (const [index, step] of ordered(journey, variant).entries()) {
        running.clock.now = (variant === 'shuffled' ? last + index * 1000 : step.at) + 500
        const { status } = await running.post(address, step.delivery({ address, now: running.clock.now, at: step.at, secret: feed.secret }))
        statuses.push(status)
      }
      answers.set(`${idOf(feed, variant)} ${journey.name}`, statuses)
    }
  }

  const rows = feeds.flatMap((feed) =>
    variants.flatMap((variant) =>
      feed.journeys
        .filter(({ onlyInOrder }) => onlyInOrder === undefined || variant !== 'shuffled')
        .map((journey) => ({ feed, variant, journey, provider: feed.provider, name: journey.name })),
    ),
  )
  it.each(rows)('$provider, $variant: $name', async ({ feed, variant, journey }) => {
    const line = idOf(feed, variant)
    expect(new Set(answers.get(`${line} ${journey.name}`))).toEqual(new Set([202]))
    const { metrics } = await running.missed(line, journey.date)
    expect(metrics).toMatchObject(journey.expected)
  })
  it('leave no number, name or word of anybody behind, in any form', async () => {
    const numbers = Array.from({ length: 30 }, (_, n) => `9991000000${String(n).padStart(2, '0')}`)
    expect(await running.tracesOf(['generic-in-order'])).not.toEqual([]) // it does look
    expect(await running.tracesOf([...numbers, 'lijn.example', 'Medewerker', 'Bezoeker', 'hallo', 'Ergens'])).toEqual([])
  })
})

function ordered({ steps, name }: Journey, variant: Variant): readonly Step[] {
  if (variant === 'in order') return steps
  if (variant === 'doubled') return steps.flatMap((step) => [step, step])
  const rank = (index: number) => (Math.imul(index + 1 + name.length, 0x9e3779b1) >>> 0) % 1009
  return steps
    .map((step, index) => ({ step, rank: rank(index) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ step }) => step)
}
