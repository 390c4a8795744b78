import type { Log } from './logRecord.ts'

/** One line of JSON a record, on standard output. @param now UTC milliseconds */
export const logWriter =
  (now: () => number): Log =>
  (record) =>
    console.log(JSON.stringify({ at: new Date(now()).toISOString(), ...record }))
