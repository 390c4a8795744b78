import { beforeAll, describe, expect, it } from 'vitest'
import type { LogRecord } from '../../shared/privacy/logRecord.ts'
import { type Synthesised, synthesised } from './synthesised.ts'

let stack: Synthesised
beforeAll(() => {
  stack = synthesised()
})

/** As a line of ours stands in a log on AWS: words of the runtime, then JSON. */
const line = (record: LogRecord) => `2026-03-02T10:00:00.000Z\t1-2-3\tINFO\t${JSON.stringify({ time: '2026-03-02T10:00:00.000Z', ...record })}`
const refused: LogRecord = { code: 'refused', level: 'error', request: 'r1', reason: 'stale', source: 'centrale' as never, milliseconds: 12, status: 401 }

describe('questions to the logs that stand ready (F7)', () => {
  const questions = () =>
    stack.all('AWS::Logs::QueryDefinition').map(({ Properties }) => ({ name: String(Properties['Name']), text: String(Properties['QueryString']) }))

  it('have names under that of the stage, and ask every function there is', () => {
    expect(questions().length).toBeGreaterThan(4)
    for (const { name } of questions()) expect(name).toMatch(/^bereikbaar-test\/[A-Z]/)
    const functions = stack.all('AWS::Lambda::Function').length
    for (const { Properties } of stack.all('AWS::Logs::QueryDefinition')) expect(Properties['LogGroupNames']).toHaveLength(functions)
  })
  it('find the fields of our lines where these stand', () => {
    const fields = questions().flatMap(({ text }) => [...text.matchAll(/parse @message \/(.+?)\/\n?/g)].map(([, pattern = '']) => new RegExp(pattern)))
    expect(fields.length).toBeGreaterThan(5)
    for (const field of fields) {
      const found = Object.entries(field.exec(line(refused))?.groups ?? {})
      expect([field.source, found.length]).toEqual([field.source, 1])
      for (const [name, value] of found) expect(value).toBe(String(refused[name as keyof LogRecord]))
    }
    const filters = questions().flatMap(({ text }) =>
      [...text.matchAll(/filter @message like \/(.+?)\/(?:\n|$)/g)].map(([, pattern = '']) => new RegExp(pattern)),
    )
    expect(filters.filter((filter) => filter.test(line(refused))).length).toBeGreaterThan(2)
  })
})

it('a queue in which only rules, streams and functions end takes nothing from another queue', () => {
  const denied = stack.all('AWS::SQS::Queue').filter(({ Properties }) => Properties['RedriveAllowPolicy']?.redrivePermission === 'denyAll')
  expect(denied.map(({ id }) => id.replace(/[A-F0-9]{8}$/, '')).sort()).toEqual(['ClockworkMissed', 'FoldingGivenUp'])
})
