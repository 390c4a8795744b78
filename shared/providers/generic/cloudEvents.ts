/** CloudEvents 1.0 around our event: one object, a batch, or attributes in `ce-` headers. The pair of source and id makes an event this event. */
import { fieldsOf, parseJson } from '../jsonText.ts'
import type { Reading, RequestHeaders } from '../provider.ts'
import { isBounded } from '../rawText.ts'
import { readEvent } from './genericEvent.ts'

type Attributes = { readonly specversion: unknown; readonly id: unknown; readonly source: unknown; readonly type: unknown; readonly time: unknown }

export const isCloudEvent = (value: unknown): boolean => fieldsOf(value)?.has('specversion') === true

/** An envelope with its event in `data` or `data_base64`, never both. */
export function readStructured(value: unknown): Reading {
  const fields = fieldsOf(value)
  if (fields === undefined || (fields.has('data') && fields.has('data_base64'))) return { understood: false, reason: 'wrong_shape' }
  const data = fields.has('data_base64') ? decoded(fields.get('data_base64')) : fields.get('data')
  const attribute = (name: string) => fields.get(name)
  return readEnveloped(
    { specversion: attribute('specversion'), id: attribute('id'), source: attribute('source'), type: attribute('type'), time: attribute('time') },
    data,
  )
}

export const isBinary = (headers: RequestHeaders): boolean => headers.has('ce-specversion')

/** The signature does not cover headers, so the body's own `type` and `at` are believed before them. */
export function readBinary(headers: RequestHeaders, data: unknown): Reading {
  const attribute = (name: string) => percentDecoded(headers.get(`ce-${name}`))
  return readEnveloped(
    { specversion: attribute('specversion'), id: attribute('id'), source: attribute('source'), type: attribute('type'), time: attribute('time') },
    data,
  )
}

function readEnveloped({ specversion, id, source, type, time }: Attributes, data: unknown): Reading {
  const isComplete = specversion === '1.0' && isText(id) && isText(source) && isText(type)
  if (!isComplete) return { understood: false, reason: 'wrong_shape' }
  return readEvent(data ?? {}, { identity: JSON.stringify(['cloudevent', source, id]), type, at: time })
}

const isText = (value: unknown) => typeof value === 'string' && isBounded(value)

function decoded(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(value)) return undefined
  try {
    const read = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(value, 'base64')))
    return read.ok ? read.value : undefined
  } catch {
    return undefined
  }
}

function percentDecoded(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined
  }
}
