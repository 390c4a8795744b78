import type { Context } from 'hono'

const contentTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  svg: 'image/svg+xml; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
} as const

export type WrittenFile = {
  readonly kind: keyof typeof contentTypes /** Of ASCII, without its ending. */
  readonly name: string
  readonly body: string | Buffer<ArrayBuffer>
}

/** Leaves as a file: never shown by the site. */
export const fileAnswer = (context: Context, { kind, name, body }: WrittenFile): Response =>
  context.body(body, 200, { 'content-type': contentTypes[kind], 'content-disposition': `attachment; filename="${name}.${kind}"` })
