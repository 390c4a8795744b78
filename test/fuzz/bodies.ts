/** Bodies as nobody should send them: real ones of every provider, cut, doubled, spliced, and with anything in place of anything. All of one seed. */
import { ProviderName } from '../../shared/providers/providerName.ts'
import { feeds } from '../conformance/feeds/feeds.ts'
import { nastyTexts } from './nastyTexts.ts'

export type Told = { readonly provider: ProviderName; readonly headers: ReadonlyMap<string, string>; readonly path: string; readonly body: string }
export type Chance = {
  /** 0 up to, and without, so many. */ readonly below: (most: number) => number
  readonly of: <One>(list: readonly [One, ...One[]]) => One
}

/** A generator of 32 bits: the same for the same seed, on every machine. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (most: number) => Math.floor(next() * most)
  return { below, of: (list) => list[below(list.length)] ?? list[0] }
}

/** Deliveries of all journeys, as their providers write them. */
export function realBodies(): readonly [Told, ...Told[]] {
  const at = Date.parse('2026-10-30T10:00:00Z')
  const told = feeds.flatMap((feed) =>
    feed.journeys.flatMap(({ steps }) =>
      steps.map((step): Told => {
        const delivery = step.delivery({ address: 'https://hooks.example.org/hooks/bron', now: at, at, secret: feed.secret })
        return {
          provider: ProviderName.parse(feed.provider),
          headers: new Map(Object.entries(delivery.headers)),
          path: delivery.path ?? '',
          body: delivery.body,
        }
      }),
    ),
  )
  const [first, ...others] = told
  if (first === undefined) throw new Error('no deliveries')
  return [first, ...others]
}

const values = [
  'null',
  'true',
  'false',
  '0',
  '-0',
  '-1',
  '1e999',
  '-1e999',
  '1E400',
  '0.1e-400',
  '9007199254740993',
  '86400',
  '86401',
  '1793354400',
  '""',
  '[]',
  '{}',
  '[[]]',
  '[null]',
  '{"":""}',
  '"\\ud800"',
  '"\\udc00\\ud800"',
  '"\\u0000"',
  '"__proto__"',
  '"constructor"',
  '"2026-02-30T10:00:00Z"',
  '"2026-10-25T02:30:00"',
  '"9999-12-31T23:59:59Z"',
  '"+999555012345"',
  '"anonymous"',
  '"contact.queued"',
  '"contact.left"',
] as const
const insertions = [
  '"__proto__":{"x":1},',
  '"constructor":1,',
  '"toString":null,',
  '"type":7,',
  '"data":[],',
  '"id":{},',
  '[[[[[[[[',
  ']]]]]]]]',
  '{"a":',
  '},{',
  ',,',
  '&&',
  '&a=1&a=2',
  '%00',
  '%ZZ',
  '%u1234',
  '\\',
  '"',
  '\u2028',
  '\ufeff',
  '\0',
  '+',
  ' ',
] as const

/** One more body: a real one with one to four faults in it. */
export function faultyBody(real: readonly [Told, ...Told[]], chance: Chance): Told {
  const told = chance.of(real)
  let { body } = told
  for (let faults = 1 + chance.below(4); faults > 0; faults--) body = withFault(body, real, chance)
  return { ...told, body: body.slice(0, 64 * 1024) }
}

function withFault(body: string, real: readonly [Told, ...Told[]], chance: Chance): string {
  const at = chance.below(body.length + 1)
  const to = Math.min(body.length, at + 1 + chance.below(chance.below(3) === 0 ? 200 : 8))
  switch (chance.below(10)) {
    case 0:
      return body.slice(0, at)
    case 1:
      return body.slice(0, at) + body.slice(to)
    case 2:
      return body.slice(0, to) + body.slice(at)
    case 3:
      return body.slice(0, at) + chance.of(insertions) + body.slice(at)
    case 4:
      return body.slice(0, at) + String.fromCharCode(chance.below(65_536)) + body.slice(to)
    case 5: {
      const other = chance.of(real).body
      return body.slice(0, at) + other.slice(chance.below(other.length))
    }
    case 6:
      return nthValue(body, chance.below(40), JSON.stringify(chance.of(nastyTexts)))
    case 7:
    case 8:
      return nthValue(body, chance.below(40), chance.of(values))
    default:
      return chance.below(40) === 0
        ? body.slice(0, at) + '['.repeat(chance.below(5_000)) + body.slice(at)
        : body.replaceAll(/\d/g, () => String(chance.below(10)))
  }
}

/** With something else in place of the value of that field, in JSON or in a form. */
function nthValue(body: string, place: number, value: string): string {
  let seen = 0
  const isForm = !/^\s*[{[]/.test(body)
  const pattern = isForm ? /=[^&]*/g : /:\s*(?:"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)/g
  return body.replaceAll(pattern, (whole) => (seen++ === place ? (isForm ? `=${encodeURIComponent(value.isWellFormed() ? value : '')}` : `:${value}`) : whole))
}
