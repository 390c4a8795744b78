/**
 * What each thing consumes, as metered against DynamoDB Local; `npm run ledger` meters again, and a test says where they differ. Units as AWS counts them: a write
 * of 1 KB, a strongly consistent read of 4 KB. A page is looked at cold (by a process that read nothing yet) and warm.
 */
type Own = { readonly reads: number; readonly writes: number }

export const units = {
  journeys: {
    answered: { door: { reads: 4, writes: 8 }, fold: { reads: 20, writes: 29 }, events: 4 },
    left: { door: { reads: 3, writes: 6 }, fold: { reads: 15, writes: 22 }, events: 3 },
    chat: { door: { reads: 3, writes: 6 }, fold: { reads: 15, writes: 22 }, events: 3 },
    presence: { door: { reads: 1, writes: 2 }, fold: { reads: 4, writes: 6 }, events: 1 },
  },
  /** One day file made, by contacts on its day. */
  builds: {
    1: { reads: 3, writes: 1 },
    10: { reads: 4, writes: 1 },
    100: { reads: 17, writes: 1 },
    1000: { reads: 144, writes: 8 },
  },
  /** By contacts kept with their events. */
  nights: { 75: { reads: 159, writes: 0 }, 750: { reads: 2342, writes: 0 } },
  /** Of a page over a year of the line, by contacts in it. */
  years: {
    900: {
      overview: { cold: { reads: 62, writes: 2 }, warm: { reads: 27, writes: 1 } },
      missed: { cold: { reads: 44, writes: 1 }, warm: { reads: 18, writes: 1 } },
      availability: { cold: { reads: 44, writes: 1 }, warm: { reads: 18, writes: 1 } },
      case: { cold: { reads: 44, writes: 1 }, warm: { reads: 18, writes: 1 } },
      live: { cold: { reads: 18, writes: 0 }, warm: { reads: 5, writes: 0 } },
      data: { cold: { reads: 18, writes: 0 }, warm: { reads: 12, writes: 0 } },
      'report (year, JSON)': { cold: { reads: 44, writes: 1 }, warm: { reads: 18, writes: 1 } },
      look: { cold: { reads: 11, writes: 0 }, warm: { reads: 8, writes: 0 } },
    },
    9000: {
      overview: { cold: { reads: 96.5, writes: 2 }, warm: { reads: 28, writes: 1 } },
      missed: { cold: { reads: 76.5, writes: 1 }, warm: { reads: 19.5, writes: 1 } },
      availability: { cold: { reads: 76.5, writes: 1 }, warm: { reads: 19.5, writes: 1 } },
      case: { cold: { reads: 76.5, writes: 1 }, warm: { reads: 19.5, writes: 1 } },
      live: { cold: { reads: 30, writes: 0 }, warm: { reads: 5, writes: 0 } },
      data: { cold: { reads: 33.5, writes: 0 }, warm: { reads: 13.5, writes: 0 } },
      'report (year, JSON)': { cold: { reads: 76.5, writes: 1 }, warm: { reads: 19.5, writes: 1 } },
      look: { cold: { reads: 20.5, writes: 0 }, warm: { reads: 9.5, writes: 0 } },
    },
  },
  /** A page over a year whose figures the night worked out: one item, and what says that it still holds. And the night's own three questions. By contacts in it. */
  kept: {
    900: { page: { cold: { reads: 19.5, writes: 2 }, warm: { reads: 19.5, writes: 1 } }, night: { reads: 88.5, writes: 27 } },
    9000: { page: { cold: { reads: 22.5, writes: 2 }, warm: { reads: 22.5, writes: 1 } }, night: { reads: 127, writes: 50 } },
  },
} as const satisfies {
  readonly journeys: Readonly<Record<string, { readonly door: Own; readonly fold: Own; readonly events: number }>>
  readonly builds: Readonly<Record<number, Own>>
  readonly nights: Readonly<Record<number, Own>>
  readonly kept: Readonly<Record<number, { readonly page: { readonly cold: Own; readonly warm: Own }; readonly night: Own }>>
  readonly years: Readonly<Record<number, Readonly<Record<string, { readonly cold: Own; readonly warm: Own }>>>>
}
