/**
 * How far to the right a part of the whole lies. On a page that is a share of the width, so that the picture stretches while its lines and
 * patterns do not; in a file of its own it is a number, which every program that draws can read.
 */
import { html } from 'hono/html'
import type { Html } from '../html.ts'
import { percentOf } from './axis.ts'

export type Scale = {
  readonly x: (part: number, whole: number) => string
  /** Something with its own middle at a place. */
  readonly placed: (x: string, y: number, className: string, content: Html) => Html
}

export const pageScale: Scale = {
  x: percentOf,
  placed: (x, y, className, content) => html`<svg x="${x}" y="${y}" overflow="visible" class="${className}">${content}</svg>`,
}

/** @param width of the whole, in units of the file */
export const fileScale = (width: number): Scale => ({
  x: (part, whole) => String(whole <= 0 ? 0 : Number(((part / whole) * width).toFixed(2))),
  placed: (x, y, className, content) => html`<g transform="translate(${x} ${y})" class="${className}">${content}</g>`,
})
