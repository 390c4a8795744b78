/** Calls (voice requests and status callbacks) and tasks (TaskRouter, Flex), all at one address and under one auth token. */
import { hasContentType } from '../contentType.ts'
import { parseJson } from '../jsonText.ts'
import type { Reading, Webhook } from '../provider.ts'
import { readEventStream } from './eventStreams.ts'
import type { Told } from './fields.ts'
import { fieldsOfForm, parseForm } from './form.ts'
import { keyOf, sign, verify } from './signature.ts'
import { readTaskRouter } from './taskRouter.ts'
import { readVoice } from './voice.ts'

export const webhook: Webhook = {
  strength: 'untimed',
  verify,
  keyOf,
  sign,
  testBody: 'EventType=source.test',
  // For a request that asks what to do next: nothing. Callbacks and events do not look at what they are answered.
  answer: { contentType: 'text/xml; charset=utf-8', body: '<Response/>' },
  read: ({ headers, now }, text, source) => {
    if (hasContentType(headers, 'application/x-www-form-urlencoded')) return [readForm(text, { now, source })]
    const isJson = ['json', 'cloudevents+json', 'cloudevents-batch+json'].some((kind) => hasContentType(headers, `application/${kind}`))
    return isJson ? readJson(text, { now, source }) : [{ understood: false, reason: 'content_type' }]
  },
}

function readForm(text: string, received: Omit<Told, 'fields'>): Reading {
  const parameters = parseForm(text)
  const fields = parameters && fieldsOfForm(parameters)
  if (fields === undefined) return { understood: false, reason: 'wrong_shape' }
  return fields.has('EventType') ? readTaskRouter({ ...received, fields }) : readVoice({ ...received, fields })
}

function readJson(text: string, received: Omit<Told, 'fields'>): readonly Reading[] {
  const json = parseJson(text)
  return json.ok ? readEventStream(json.value, received) : [{ understood: false, reason: json.reason }]
}
