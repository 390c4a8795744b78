/** What counts as JSON, case by case: what must be read, what must not, and where a reader may choose. */
import { describe, expect, it } from 'vitest'
import { fieldsOf, parseJson } from '../../shared/providers/jsonText.ts'

const must: readonly (readonly [text: string, value: unknown])[] = [
  ['null', null],
  ['true', true],
  [' false ', false],
  ['0', 0],
  ['-0', -0],
  ['1e1', 10],
  ['1E+2', 100],
  ['0.5e-1', 0.05],
  ['-123.456', -123.456],
  ['""', ''],
  ['"a"', 'a'],
  ['"\\"\\\\\\/\\b\\f\\n\\r\\t"', '"\\/\b\f\n\r\t'],
  ['"\\u00e9\\uD83D\\udc4D"', 'é👍'],
  ['"\u2028\u2029"', '\u2028\u2029'],
  ['"\x7f"', '\x7f'],
  ['[]', []],
  ['[ ]', []],
  ['[[],[[]]]', [[], [[]]]],
  ['[1,"a",null,{}]', [1, 'a', null, {}]],
  ['{}', {}],
  ['{"":""}', { '': '' }],
  ['\t\r\n{"a" : 1 }\n', { a: 1 }],
  ['{"a":{"a":{"a":1}}}', { a: { a: { a: 1 } } }],
  ['{"a":1,"a":2}', { a: 2 }],
  ['"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["', '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[['],
]
const mustNot = [
  '',
  ' ',
  '\0',
  'x',
  'nul',
  'TRUE',
  'None',
  'undefined',
  'NaN',
  'Infinity',
  '-Infinity',
  '+1',
  '-',
  '--1',
  '01',
  '1.',
  '.5',
  '1e',
  '1e+',
  '0x1',
  '1_000',
  '1 2',
  '１',
  "'a'",
  '"',
  '"a',
  'a"',
  '"\\"',
  '"\\x41"',
  '"\\u12"',
  '"\\u123g"',
  '"\\a"',
  '"a\nb"',
  '"\t"',
  '"\0"',
  '“a”',
  '`a`',
  '[',
  ']',
  '[1',
  '[1,',
  '[1,]',
  '[,1]',
  '[1 2]',
  '[1]]',
  '[1}',
  '[a]',
  '["a" "b"]',
  '[1]//x',
  '[/**/1]',
  '[#]',
  '{',
  '}',
  '{"a"',
  '{"a":',
  '{"a":1',
  '{"a":1,}',
  '{,}',
  '{a:1}',
  "{'a':1}",
  '{1:1}',
  '{"a" 1}',
  '{"a":1 "b":2}',
  '{"a"::1}',
  '{"a":1}}',
  '{"a":1}x',
  '{null:1}',
  '{"a":}',
  '{:1}',
  '{"a":1;}',
  '\u00a0[]',
  '\u3000{}',
  '\u0085{}',
  '{}\u200b',
  '\ufeff\ufeff{}',
]
/** Readers differ; none of these may do more than be read or not. */
const may = [
  '1e400',
  '-1e400',
  '1e-400',
  '0.1e00000000000001',
  `${'9'.repeat(400)}`,
  '"\\ud800"',
  '"\\udc00\\ud800"',
  '"\\uDADA"',
  '"\ud800"',
  '"\\u0000"',
  '{"__proto__":1}',
  '\ufeff{}',
  `[${'1,'.repeat(20_000)}1]`,
  `"${'a'.repeat(60_000)}"`,
  `${' '.repeat(60_000)}1`,
]

describe('a JSON text (T4, X1, X2, X3)', () => {
  it.each(must.map(([text, value]) => ({ text, value })))('that must be read: $text', ({ text, value }) => expect(parseJson(text)).toEqual({ ok: true, value }))
  it.each(mustNot.map((text) => ({ text, shown: JSON.stringify(text) })))('that must not be read: $shown', ({ text }) =>
    expect(parseJson(text)).toEqual({ ok: false, reason: 'bad_json' }),
  )
  it.each(may.map((text) => ({ text, shown: JSON.stringify(text).slice(0, 30) })))('that may be read or not: $shown', ({ text }) => {
    const read = parseJson(text)
    expect(read.ok || read.reason === 'bad_json').toBe(true)
  })
  it('is as deep as 32 and no deeper, whatever is in its texts, and told before it is parsed', () => {
    const nested = (depth: number, inside = '1') => `${'['.repeat(depth)}${inside}${']'.repeat(depth)}`
    expect(parseJson(nested(32)).ok).toBe(true)
    expect(parseJson(nested(32, '"[[[\\"[[["')).ok).toBe(true)
    for (const text of [nested(33), '['.repeat(1_000_000), '{"a":'.repeat(100_000), `["${'\\\\'.repeat(100)}",${nested(32)}]`])
      expect(parseJson(text)).toEqual({ ok: false, reason: 'too_deep' })
  })
  it('gives fields by any name, and none that was not sent', () => {
    const read = parseJson('{"__proto__":{"admin":true},"constructor":7}')
    const fields = fieldsOf(read.ok && read.value)
    expect(fields?.get('constructor')).toBe(7)
    expect([fields?.get('admin'), fields?.get('toString'), fields?.get('hasOwnProperty')]).toEqual([undefined, undefined, undefined])
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
    for (const value of [null, undefined, 7, 'x', [], true]) expect(fieldsOf(value)).toBeUndefined()
  })
})
