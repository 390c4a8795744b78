import { describe, expect, it } from 'vitest'
import { queryShapes } from '../../../shared/text/reportQuery.ts'
import { plain, siteIn, states } from '../../builders/siteStates.ts'

const asked = async (path: string) => {
  const response = await siteIn(states.normal).request(path)
  return { status: response.status, type: response.headers.get('content-type'), json: JSON.parse(await response.text()) }
}

describe('a question that the API cannot read', () => {
  it('is refused with a problem document that names the parameter, what belongs there and the cure, and never what was sent (H4)', async () => {
    const { status, type, json } = await asked('/api/v1/missed?from=rubbish&to=2026-05-31&lang=en')
    const expected = 'a date that exists, as YYYY-MM-DD, such as 2026-03-31'
    const cure = `Give “from” ${expected}, or leave it out.`
    expect([status, type]).toEqual([400, 'application/problem+json; charset=utf-8'])
    expect(json).toEqual({
      type: 'about:blank',
      title: 'This question cannot be answered as it was asked',
      status: 400,
      detail: cure,
      error: 'bad_parameter',
      problems: [{ kind: 'invalid_value', name: 'from', expected, cure }],
    })
  })
  it.each([
    ['unit=cows', ['unit']],
    ['period=yesterday', ['period']],
    ['from=2026-02-30', ['from']],
    ['from=2026-02-02&to=2026-01-01', ['to']],
    ['from=2001-01-01', ['to']],
    ['from=2199-01-01', ['from']],
    ['compare=custom', ['cfrom', 'cto']],
    ['compare=custom&cfrom=2026-02-01&cto=2026-01-01', ['cfrom', 'cto']],
    ['grain=year&hours=some', ['hours', 'grain']],
    ['line=%20', ['line']],
  ])('%s: every parameter at fault is named, in both languages', async (query, names) => {
    for (const language of ['nl', 'en']) {
      const { status, json } = await asked(`/api/v1/waits?${query}&lang=${language}`)
      expect([status, json.problems.map(({ name }: { name: string }) => name)]).toEqual([400, names])
      for (const { expected, cure } of json.problems) expect(cure).toContain(expected)
    }
  })
  it('about a line that is not there is answered with the lines that are', async () => {
    const { status, json } = await asked('/api/v1/missed?line=fax&lang=en')
    expect([status, json.error]).toEqual([404, 'no_line'])
    expect(json.problems).toMatchObject([{ kind: 'unknown_line', name: 'line', expected: expect.stringContaining('telefoon') }])
  })
  it('but holds a parameter that nobody knows is answered, and says so', async () => {
    const { status, json } = await asked('/api/v1/missed?utm_source=x')
    expect([status, json.problems]).toEqual([200, [{ kind: 'unknown_parameter', name: 'utm_source' }]])
  })
  it('has a value with a name for every choice', () => {
    for (const [name, shape] of Object.entries(queryShapes)) if (typeof shape === 'object') expect(shape, name).not.toEqual([])
  })
})

describe('the page of the same question', () => {
  const notice = async (query: string) => {
    const text = plain(await (await siteIn(states.normal).request(`/missed?${query}`)).text())
    return /Not everything in this address could be used.*?(?:period|choice)\./.exec(text)?.[0] ?? text.slice(0, 200)
  }
  it('says what belongs there and which period it shows in its place', async () =>
    expect(await notice('from=rubbish&lang=en')).toContain(
      '“from” cannot be “rubbish”: it has to be a date that exists, as YYYY-MM-DD, such as 2026-03-31. We show the usual period.',
    ))
  it('takes the last day of such a pair for no period of its own', async () => {
    const usual = await siteIn(states.normal).request('/missed?lang=en')
    const pair = await siteIn(states.normal).request('/missed?from=rubbish&to=2026-05-31&lang=en')
    const title = /<title>[^<]*<\/title>/
    const own = title.exec(await usual.text())?.[0] ?? 'none'
    expect(title.exec(await pair.text())?.[0].replace(/Error: /, '')).toBe(own)
  })
})
