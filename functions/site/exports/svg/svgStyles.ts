/**
 * The look of a drawing that stands alone: the light tokens of the style sheet, written out, because outside the page nothing resolves a
 * variable and paper is white. Every rule is one class, which every program that draws can read. A test holds the colours against the sheet.
 */
export const lightTokens = {
  page: '#ffffff',
  text: '#1b2530',
  muted: '#4a5663',
  control: '#65717f',
  hairline: '#dde3e9',
  reached: '#3f86c6',
  'missed-open': '#ad4600',
  'missed-closed': '#3f1d61',
  never: '#653a8e',
  short: '#65717f',
  neutral: '#5a6b7d',
  hatch: '#65717f',
  gap: '#eef1f4',
  link: '#1d4f91',
  'step-0': '#f4f1f8',
  'step-1': '#dcd0ea',
  'step-2': '#b99fd3',
  'step-3': '#8a61b2',
  'step-4': '#653a8e',
  'step-5': '#3f1d61',
  'staff-short-3': '#8c3a00',
  'staff-short-2': '#d9853f',
  'staff-short-1': '#f3cfae',
  'staff-even': '#f2f3f5',
  'staff-over-1': '#bbd3ea',
  'staff-over-2': '#6a9fce',
  'staff-over-3': '#12436d',
} as const

const t = lightTokens
const edge = (names: readonly string[], color: string) => names.map((name) => `.edge-${name}{stroke:${color};stroke-width:1}`).join('')

export const svgStyles = [
  `text{font-family:"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;font-size:15px;fill:${t.text}}`,
  `.title{font-size:22px;font-weight:bold}.small{font-size:13px;fill:${t.muted}}.strong{font-weight:bold}.end{text-anchor:end}.middle{text-anchor:middle}`,
  `.ink-paper{fill:${t.page}}.ink-reached{fill:${t.reached}}.ink-never{fill:${t.never}}.ink-missed_open{fill:${t['missed-open']}}.ink-missed_closed{fill:${t['missed-closed']}}`,
  `.ink-short{fill:${t.short}}.ink-neutral{fill:${t.neutral}}.ink-gap{fill:${t.gap}}.ink-hatch{fill:${t.hatch}}`,
  edge(['reached', 'later'], t.reached),
  edge(['never'], t.never),
  edge(['missed_open'], t['missed-open']),
  edge(['missed_closed'], t['missed-closed']),
  edge(['short', 'still_open'], t.short),
  edge(['neutral'], t.neutral),
  edge(['not_measured'], t.hatch),
  `.estimated{fill-opacity:.62}.running{fill-opacity:.15;stroke-dasharray:4 3}`,
  `.whisker{stroke:${t.text};stroke-width:2}.gridline{stroke:${t.control};stroke-opacity:.4;stroke-width:1}.baseline{stroke:${t.control};stroke-width:1}.compared-under{stroke:${t.page};stroke-width:4}.compared{stroke:${t.text};stroke-width:2;stroke-dasharray:5 4}`,
  `.axis-value{font-size:13px;fill:${t.muted};text-anchor:end}.axis-label{font-size:13px;fill:${t.muted};text-anchor:middle}.axis-first{font-size:13px;fill:${t.muted}}.bar-value{font-size:13px;text-anchor:middle}`,
  `.mark{stroke:${t.text};stroke-width:1}.mark-number{font-size:12px;text-anchor:middle;stroke:none;fill:${t.page}}.mark-disc{fill:${t.text}}`,
  `.wait-range{stroke:${t.reached};stroke-width:4}.wait-dot{fill:${t.reached};stroke:${t.page};stroke-width:1}.wait-tick{stroke:${t.text};stroke-width:3}.wait-diamond{fill:${t.page};stroke:${t['missed-open']};stroke-width:2}`,
  `.frontier{stroke:${t.control};stroke-width:1.5}.sign-plan{fill:${t.page};stroke:${t.text};stroke-width:2}.sign-proposed{fill:${t.reached};stroke:${t.text};stroke-width:2}.sign-staff{fill:${t.page};stroke:${t['missed-open']};stroke-width:2}.plan-letter{font-weight:bold;text-anchor:middle}.stop-label{font-size:13px}`,
  ...[0, 1, 2, 3, 4, 5].map((step) => `.step-${step}{fill:${Object.entries(t).find(([name]) => name === `step-${step}`)?.[1] ?? t.page}}`),
  `.cell{stroke:${t.page};stroke-width:1}.on-dark{fill:${t.page}}.plain{fill:${t.page};stroke:${t.hairline}}.open-edge{stroke:${t.text};stroke-width:2}.partly{stroke:${t.text};stroke-width:1.5;stroke-dasharray:3 3;fill:none}.open-sample{stroke:${t.text};stroke-width:2;fill:none}`,
  ...Object.entries(t).flatMap(([name, color]) => (name.startsWith('staff-') ? [`.${name}{fill:${color}}`] : [])),
  `.mark-box{fill:${t.page};stroke:${t.control}}.mark-full{fill:${t.reached};stroke:${t.reached}}.mark-line{stroke:${t.text};stroke-width:2;fill:none}.mark-text{font-size:12px;text-anchor:middle}`,
  `.staff-plain{fill:${t.page};stroke:${t.hairline}}.staff-unstaffed{fill:${t.page};stroke:${t['missed-open']};stroke-width:3}`,
].join('\n')
