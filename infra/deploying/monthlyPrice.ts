/** What a stage costs in a month, read off its template: what stands there whether anybody calls or not, at AWS's list prices. */
import * as z from 'zod'

export const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), DeletionPolicy: z.string().optional(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
})
export type Template = z.infer<typeof Template>
export type PriceRow = { readonly what: string /** US dollars a month. */; readonly dollars: number; readonly why: string }

/**
 * US dollars, eu-west-1, without tax. What an account has for nothing is counted as if no other stack used it. Held against AWS's public price list as others copied
 * it in October 2026: secrets (AWSSecretsManager, published 2026-09-11), metrics that alarms look at (AmazonCloudWatch, 2026-09-22); a key against the price page
 * of KMS, where one that waits for its end costs nothing. The record's files are an estimate.
 */
const price = { key: 1, secret: 0.4, alarm: 0.1, freeAlarms: 10, trailRecord: 0.1 } as const
/** A key of callers stands for its period of 28 days, and 8 days into the next (K5, K6). */
const callerKeysAtOnce = (28 + 8) / 28

/**
 * What a small line uses: some 10,000 contacts a year. By far the most of it is the watch, which looks every five minutes whether anybody calls or not.
 * Functions stay within what an account has for nothing (a million calls, 400,000 GB-seconds).
 */
const used: readonly PriceRow[] = [
  { what: 'calls recorded, figures made, pages looked at', dollars: 0.03, why: 'tables, doors and functions, for some 10,000 contacts a year' },
  { what: 'looking every five minutes whether each source lives', dollars: 0.15, why: 'reads of tables' },
  { what: 'opening what is encrypted', dollars: 0.12, why: 'requests to KMS beyond the 20,000 that are free' },
  { what: 'tables at rest and their copies of 35 days', dollars: 0.02, why: 'some 50 MB' },
]

/** In the order of the template's capabilities. */
export function monthlyPrice({ Resources }: Template): { readonly standing: readonly PriceRow[]; readonly used: readonly PriceRow[] } {
  const all = Object.values(Resources)
  const count = (type: string) => all.filter(({ Type }) => Type === type).length
  const keys = count('AWS::KMS::Key')
  const alarms = all.filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm').reduce((sum, { Properties }) => sum + metricsIn(Properties), 0)
  const paidAlarms = Math.max(0, alarms - price.freeAlarms)
  const secrets = count('AWS::SecretsManager::Secret')
  const trails = count('AWS::CloudTrail::Trail')
  return {
    standing: [
      { what: `${keys} keys that stay`, dollars: keys * price.key, why: 'nobody who may read this account can read its data, and ids lead back to nobody' },
      {
        what: 'keys of callers, 1 to 2 at once',
        dollars: callerKeysAtOnce * price.key,
        why: 'one for each period and group of lines; destroyed, so that callers are forgotten',
      },
      { what: `${secrets} secrets`, dollars: secrets * price.secret, why: 'one for each source, and one for test events' },
      {
        what: `${alarms} metrics that alarms look at`,
        dollars: paidAlarms * price.alarm,
        why: `each tells who is hurt; ${Math.min(alarms, price.freeAlarms)} of them free`,
      },
      ...(trails > 0
        ? [{ what: 'a record of who uses keys', dollars: trails * price.trailRecord, why: 'the first in an account is free; its files are not' }]
        : []),
    ],
    used,
  }
}

/** An alarm over a sum of metrics is paid for each of them. */
const metricsIn = ({ Metrics }: Template['Resources'][string]['Properties']) =>
  Array.isArray(Metrics) ? Metrics.filter((one) => typeof one === 'object' && one !== null && 'MetricStat' in one).length : 1

export const sumOf = (rows: readonly PriceRow[]) => rows.reduce((sum, { dollars }) => sum + dollars, 0)
export const inDollars = (dollars: number) => `$${dollars.toFixed(2)}`
