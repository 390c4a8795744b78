/** Requests to be forgotten in each of their states, and a door that takes everything and does nothing. */
import type { SiteDependencies } from '../../functions/site/dependencies.ts'
import type { ErasureRequest } from '../../shared/access/erasureRequest.ts'

const hourMs = 3_600_000

export function erasureInMemory(now: number): NonNullable<SiteDependencies['erasure']> {
  const request = (n: number, hoursAgo: number, more: Partial<ErasureRequest> = {}): ErasureRequest => ({
    id: `0123456789abcde${n}`,
    at: now - hoursAgo * hourMs,
    by: 'mia',
    needsAnother: true,
    ...more,
  })
  const requests = [
    request(1, 1),
    request(2, 2, { by: 'tester' }),
    request(3, 30),
    request(4, 50, { settled: { as: 'confirmed', at: now - 49 * hourMs, by: 'tester' } }),
    request(5, 60, { settled: { as: 'withdrawn', at: now - 59 * hourMs, by: 'mia' } }),
    request(6, 70, { needsAnother: false, by: 'operator' }),
  ]
  return {
    door: { ask: () => Promise.resolve('accepted'), confirm: () => Promise.resolve(true), withdraw: () => Promise.resolve(true) },
    requests: {
      add: (added) => Promise.resolve(void requests.unshift(added)),
      settle: () => Promise.resolve(true),
      recent: () => Promise.resolve(requests),
    },
  }
}
