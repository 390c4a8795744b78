/**
 * `npm run ledger`: what each thing consumes, metered against AWS's own DynamoDB Local, and what that makes a month. Without Java it prints what was metered
 * before. Ends with 1 where what is metered is no longer what is recorded in `ledgerUnits.ts`.
 */
import { startDynamoDbLocal, whyNot } from '../dynamodb/dynamoDbLocal.ts'
import { isAsRecorded, journeyNames, meteredBuilds, meteredJourney, meteredKept, meteredNight, meteredYear, type Row, rowText } from './ledgerMetered.ts'
import { growthHead, growthRows, monthHead, monthRows } from './ledgerTable.ts'

const say = (...texts: readonly string[]) => process.stdout.write(`${texts.join('\n')}\n`)

const rows = await metered()
for (const row of rows) say(`${isAsRecorded(row) ? ' ' : '!'} ${rowText(row)}`)
say('', ...monthHead, ...monthRows(), '', ...growthHead, ...growthRows())
process.exitCode = rows.every(isAsRecorded) ? 0 : 1

async function metered(): Promise<readonly Row[]> {
  const reason = await whyNot()
  if (reason !== undefined) {
    process.stderr.write(`Nothing was metered: ${reason}. The tables are of what was recorded.\n`)
    return []
  }
  const local = await startDynamoDbLocal()
  const endpoint = local.address.replace('http://', 'http://Ledger:test@')
  try {
    const all: Row[] = []
    for (const name of journeyNames) all.push(...(await meteredJourney(endpoint, name)))
    all.push(...(await meteredBuilds(endpoint)), ...(await meteredNight(endpoint, 75)), ...(await meteredNight(endpoint, 750)))
    all.push(...(await meteredYear(endpoint, 900)), ...(await meteredYear(endpoint, 9000)))
    all.push(...(await meteredKept(endpoint, 900)), ...(await meteredKept(endpoint, 9000)))
    return all
  } finally {
    await local.stop()
  }
}
