import { describe, expect, it } from 'vitest'
import { history } from '../../../shared/providers/generic/history.ts'
import { UnreadableFile } from '../../../shared/providers/unreadableFile.ts'
import { Source } from '../../../shared/settings/settings.ts'

const source = Source.parse({ id: 'centrale', provider: 'generic' })
const row = (more: object = {}) => JSON.stringify({ type: 'contact.arrived', contact: 'c1', line: 'telefoon', at: '2026-03-02T10:00:00Z', ...more })
const read = (text: string, firstLine = 1) => history.open(text, source).readPart(text, firstLine)

describe('history in the generic form', () => {
  it('is one event a line', () =>
    expect(read(`\uFEFF${row()}\r\n${row({ contact: 'c2' })}\n\n`)).toMatchObject({
      rows: 2,
      skipped: 0,
      refused: [],
      reports: [{ contact: 'c1' }, { contact: 'c2' }],
    }))
  it('has the same identities as the live event', () => expect(read(row()).reports[0]?.identity).toContain('c1'))
  it('names the line of what it refuses, and skips types it does not know', () => {
    const text = [
      row(),
      row({ at: 'yesterday' }),
      '{"caller": 999',
      row({ type: 'call.parked' }),
      row({ channel: 'fax' }),
      row({ note: 'x'.repeat(17_000) }),
    ].join('\n')
    const { rows, skipped, refused } = read(text, 41)
    expect({ rows, skipped }).toEqual({ rows: 6, skipped: 1 })
    expect(refused).toEqual([
      { line: 42, column: 'at', value: 'yesterday', reason: 'bad_moment' },
      { line: 43, reason: 'not_understood' },
      { line: 45, column: 'channel', reason: 'not_understood' },
      { line: 46, reason: 'row_too_long' },
    ])
  })
  it('says of a row without its moment that this is missing, and of one without its zone how to write it', () => {
    const enveloped = (more: object, data: object = {}) =>
      JSON.stringify({ specversion: '1.0', id: '1', source: '/x', type: 'contact.arrived', ...more, data: { contact: 'c9', line: 'telefoon', ...data } })
    const text = [row({ at: undefined }), row({ at: null }), row({ at: '2026-03-02 10:00' }), row({ at: 7 }), enveloped({}), enveloped({ time: 'soon' })]
    expect(read(text.join('\n')).refused.map(({ column, value, reason }) => [column, value, reason])).toEqual([
      ['at', undefined, 'missing_moment'],
      ['at', undefined, 'missing_moment'],
      ['at', '2026-03-02 10:00', 'bad_moment'],
      ['at', undefined, 'bad_moment'],
      ['time', undefined, 'missing_moment'],
      ['time', 'soon', 'bad_moment'],
    ])
  })
  it.each([`{\n  "type": "contact.arrived"\n}\n`, `[${row()}]`, `\uFEFF[\r\n${row()}\r\n]`, `{ \r\n}`])(
    'laid out for reading or as a list is refused as a whole, with a cure: %j',
    (text) => expect(() => history.open(text, source)).toThrow(expect.objectContaining({ reason: 'not_one_per_line' })),
  )
  it('is opened again for a later part by its own head', () => {
    const { head = '', readPart } = history.open(`${row()}\n`, source)
    expect(history.open(head, source).readPart(row(), 9)).toEqual(readPart(row(), 9))
  })
  it('is not any other file', () => expect(() => history.open('call_id,date\n1,2\n', source)).toThrow(UnreadableFile))
})
