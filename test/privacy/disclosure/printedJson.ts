import { jsonOfCount, type PrintedCount } from '../../../shared/privacy/disclosure/printedCount.ts'

/** Every published cell as JSON prints it. */
export const printedJson = (printed: ReadonlyMap<string, PrintedCount>): Readonly<Record<string, number | string | null>> =>
  Object.fromEntries([...printed].map(([key, count]) => [key, jsonOfCount(count)]))
