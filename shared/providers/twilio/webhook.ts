/** Calls (voice requests and status callbacks) and tasks (TaskRouter, Flex), all at one address and under one auth token. */
import { parseJson } from '../jsonText.ts'
import { mediaTypeOf } from '../mediaType.ts'
import { notUnderstood } from '../notUnderstood.ts'
import type { Reading, Webhook, WebhookRequest } from '../provider.ts'
import type { Source } from '../../settings/settings.ts'
import { shapeOf } from '../shapeOf.ts'
import { readEventStream } from './eventStreams.ts'
import { fieldsOfForm, parseForm } from './form.ts'
import { twilioFields } from './knownFields.ts'
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
  read: (request, text, source) => {
    switch (mediaTypeOf(request.headers)) {
      case 'application/x-www-form-urlencoded':
        return [readForm(request, text, source)]
      case 'application/json':
      case 'application/cloudevents+json':
      case 'application/cloudevents-batch+json':
        return readJson(request, text, source)
      default:
        return [notUnderstood('content_type')]
    }
  },
}

function readForm({ now }: WebhookRequest, text: string, source: Source): Reading {
  const parameters = parseForm(text)
  const fields = parameters && fieldsOfForm(parameters)
  if (fields === undefined) return notUnderstood('wrong_shape')
  const told = { fields, now, source }
  const reading = fields.has('EventType') ? readTaskRouter(told) : readVoice(told)
  return reading.understood ? reading : { ...reading, shape: shapeOf(fields, twilioFields) }
}

function readJson({ now }: WebhookRequest, text: string, source: Source): readonly Reading[] {
  const json = parseJson(text)
  return json.ok ? readEventStream(json.value, { now, source }) : [notUnderstood(json.reason)]
}
