import type { html } from 'hono/html'

/** What a template gives back. Every value put into one is escaped; nothing in this folder makes HTML in another way. */
export type Html = ReturnType<typeof html>
