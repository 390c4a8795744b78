import { expect, it, vi } from 'vitest'
import type { Log } from '../../shared/privacy/logRecord.ts'
import { logWriter } from '../../shared/privacy/logWriter.ts'

it('a line of a log has its own fields and no other, and none takes a text that somebody wrote (P5)', () => {
  const written = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const log: Log = logWriter(() => 0)
  log({ code: 'unexpected', level: 'error', status: 503 })
  // The compiler refuses each of these; should it take one, this file does not compile.
  // @ts-expect-error no field for free text
  const message: Parameters<Log>[0] = { code: 'unexpected', level: 'error', message: 'x' }
  // @ts-expect-error a code is one of a list
  const code: Parameters<Log>[0] = { code: 'a caller rang', level: 'error' }
  // @ts-expect-error a reason is one of a list
  const reason: Parameters<Log>[0] = { code: 'refused', level: 'info', reason: 'a caller rang' }
  expect([message, code, reason]).toHaveLength(3)
  expect(written.mock.calls).toEqual([['{"at":"1970-01-01T00:00:00.000Z","code":"unexpected","level":"error","status":503}']])
  written.mockRestore()
})
