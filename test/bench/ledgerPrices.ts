/**
 * List prices of AWS in Ireland (eu-west-1), US dollars without tax, as typed in from its price pages in November 2026; nobody fetches them. What an account has
 * for nothing (a million calls of functions, 25 GB of tables, 20,000 requests of keys) is counted as if it were paid.
 */
export const prices = {
  /** On demand: an item of up to 1 KB written. */
  writeUnit: 0.705 / 1e6,
  /** On demand: 4 KB read strongly consistent, or 8 KB eventually. */
  readUnit: 0.141 / 1e6,
  storedGigabyteMonth: 0.283,
  pointInTimeGigabyteMonth: 0.226,
  /** Arm. */
  functionGigabyteSecond: 0.0000133334,
  functionRequest: 0.2 / 1e6,
  httpRequest: 1.11 / 1e6,
  keyRequest: 0.03 / 1e4,
  queueRequest: 0.4 / 1e6,
  logGigabyte: 0.57,
} as const
