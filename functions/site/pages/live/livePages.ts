/** Nu, and the switch on it: read by who plans and leads, and without any count by who only looks after the installation. */
import { Hono } from 'hono'
import { hasOneOf } from '../../../../shared/access/role.ts'
import { uncountedMarks } from '../../../../shared/metrics/uncounted.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { readForm } from '../../form.ts'
import type { SitePages } from '../../sitePages.ts'
import { chosenLines } from '../../view.ts'
import { saidAt } from '../setup/saidAt.ts'
import { liveAsked } from './liveAddress.ts'
import { liveLine } from './liveLine.ts'
import { liveView } from './liveView.ts'
import { lengthNamed, untilOf, withUnreachable } from './unreachable.ts'

export function livePages({ requested, html, change, dependencies: { live, uncounted } }: SitePages): Hono {
  return new Hono()
    .get('/live', async (context) => {
      const request = await requested(context)
      const { view, version, now, today } = request
      const lines = chosenLines(view)
      const ids = lines.map(({ id }) => id)
      const readings =
        live === undefined
          ? lines.map((line) => ({ line, feed: { state: 'not_connected', lastAt: undefined }, readAt: now }) as const)
          : await live(version.settings, lines, now)
      const { saidOff, saidOn } = view.texts.live.publicPages
      const parameters = new URL(context.req.url).searchParams
      return html(
        context,
        liveView(view, {
          uncounted: uncountedMarks((await uncounted?.(version.settings, ids, now)) ?? [], { line: ids, from: today, to: today }),
          lines: readings.map((reading) => liveLine(reading, now)),
          // Who looks after the installation alone sees no figures (A2).
          showsFigures: hasOneOf(view.who?.roles ?? [], ['manager', 'planner']),
          asked: liveAsked(parameters),
          said: new Map([
            ['off', saidOff],
            ['on', saidOn],
          ]).get(parameters.get('said') ?? ''),
        }),
      )
    })
    .post('/live/:line/unreachable', async (context) => {
      const [form, { version, now }] = [await readForm(context), await requested(context)]
      const line = version.settings.lines.find(({ id }) => id === context.req.param('line'))
      const length = lengthNamed(form.text('length'))
      const isOver = form.text('length') === 'over'
      if (line?.publicPage?.isOn !== true || (length === undefined && !isOver)) throw new Refused('unknown_page')
      const until = length === undefined ? undefined : untilOf(length, line, now)
      const answer = await change(context, (settings) => withUnreachable(settings, line.id, now, until))
      if ('problems' in answer) throw new Refused('changed_meanwhile')
      return context.redirect(saidAt(context, '/live', until === undefined ? 'on' : 'off'), 303)
    })
}
