import { setTimeout as pause } from 'node:timers/promises'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import * as z from 'zod'
import { logWriter } from '../../shared/privacy/logWriter.ts'
import { dynamoClient } from '../../shared/storage/tables/dynamoClient.ts'
import { storesOf } from '../../shared/storage/stores.ts'
import { tableNames, tablesByName } from '../../shared/storage/tables/tableNames.ts'
import { foldApp } from './app.ts'
import { givenUpQueue } from './givenUpQueue.ts'

const config = z.object({ ...tableNames, GIVEN_UP_QUEUE_URL: z.url() }).parse(process.env)
const stores = storesOf(tablesByName(dynamoClient({}), config))
const giveUp = givenUpQueue(config.GIVEN_UP_QUEUE_URL, { environment: process.env, now: Date.now })
const fold = foldApp({ ...stores, now: Date.now, log: logWriter(Date.now), patience: { giveUp, pause } })

export const handler = (event: DynamoDBStreamEvent) => fold(event)
