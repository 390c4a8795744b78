/** The colour an organisation gives its reports: as it was chosen, and as dark or as light as it has to be to be read. Pure. */
import * as z from 'zod/mini'

/** `#1d4f91`, in small letters. */
export const AccentColour = z.string().check(z.regex(/^#[0-9a-f]{6}$/))
export type AccentColour = z.infer<typeof AccentColour>

/** What stands behind the words of a report: the two pages of the style sheet. */
export const reportGrounds = { light: '#ffffff', dark: '#12181f' } as const

/** The least between text and its ground (WCAG 2.2, 1.4.3). */
export const leastContrast = 4.5
/** A hundredth of the way to black or white at a time. */
const steps = 100

/** As people type it: with or without its sign, in small letters or large; undefined: no colour. */
export function colourTyped(text: string): AccentColour | undefined {
  return AccentColour.safeParse(`#${text.trim().replace(/^#/, '').toLowerCase()}`).data
}

/** The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastOf(one: string, other: string): number {
  const [light, dark] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** The colour itself where it can be read on this ground; else the nearest one towards black or white that can. */
export function readableOn(colour: AccentColour, ground: string): AccentColour {
  const end = luminanceOf(ground) > 0.18 ? 0 : 255
  for (let step = 0; step <= steps; step++) {
    const mixed = hexOf(channelsOf(colour).map((channel) => channel + ((end - channel) * step) / steps))
    if (contrastOf(mixed, ground) >= leastContrast) return mixed
  }
  return hexOf([end, end, end])
}

/** Relative luminance, 0 to 1 (WCAG 2.2). */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const channelsOf = (colour: string): readonly number[] => [1, 3, 5].map((place) => Number.parseInt(colour.slice(place, place + 2), 16))
const hexOf = (channels: readonly number[]): string => `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`
