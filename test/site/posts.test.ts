/**
 * Every form of the site, sent empty, with nonsense, with far too much, and twice as it stands: there is always a page that says what to do, nothing ever
 * fails on our side, and what somebody typed is still there to be mended.
 */
import { describe, expect, it } from 'vitest'
import { routeRules } from '../../functions/site/access/routeRules.ts'
import { markerName } from '../../functions/site/pages/data/markerForm.ts'
import { settingsGroups } from '../../functions/site/pages/settings/groups/settingsGroups.ts'
import { erasureId, formsSite, type FormsSite } from '../builders/formsSite.ts'
import { testStore } from '../storage/testStores.ts'

/** `from`: the page that the form stands on; absent: none is there without a file, a case or a report of one's own. */
type Row = { readonly to: string; readonly from?: string }
const token = 't'.repeat(43)
const [report, rosterImport] = ['/reports/0123456789abcdef', '/roster/import/0123456789abcdef']
const gap = `/data/gaps/centrale/${(Date.parse('2026-06-01T10:00:00Z') / 1000).toString(36)}`
const marker = `/data/markers/${markerName({ date: '2026-05-01' as never, kind: 'campaign', text: 'Campagne' })}`
const line = '/setup/lines/telefoon'
const source = '/setup/sources/centrale'
const erasure = `/settings/erasure/${erasureId}`

const rows: Readonly<Record<string, Row>> = {
  'POST /sign-in/example': { to: '/sign-in/example' },
  'POST /sign-in/owner': { to: '/sign-in/owner' },
  'POST /sign-out': { to: '/sign-out', from: '/settings' },
  'POST /live/:line/unreachable': { to: '/live/telefoon/unreachable', from: '/live' },
  'POST /roster/import/read': { to: '/roster/import/read' },
  'POST /roster/import/feed': { to: '/roster/import/feed', from: '/roster/import' },
  'POST /roster/import/columns': { to: '/roster/import/columns' },
  'POST /roster/import/check': { to: '/roster/import/check' },
  'POST /roster/import/refused': { to: '/roster/import/refused' },
  'POST /roster/import/save': { to: '/roster/import/save' },
  'POST /roster/import/:id/undo': { to: `${rosterImport}/undo` },
  'POST /case/save': { to: '/case/save' },
  'POST /case/:id/name': { to: '/case/0123456789abcdef/name' },
  'POST /case/:id/decide': { to: '/case/0123456789abcdef/decide' },
  'POST /case/:id/undecide': { to: '/case/0123456789abcdef/undecide' },
  'POST /case/:id/remove': { to: '/case/0123456789abcdef/remove' },
  'POST /case/:id/restore': { to: '/case/0123456789abcdef/restore' },
  'POST /data/undo/gaps/:made': { to: '/data/undo/gaps/2' },
  'POST /data/undo/markers/:made': { to: '/data/undo/markers/2' },
  'POST /setup/lines/:line/undo/:made': { to: `${line}/undo/2` },
  'POST /reports/new': { to: '/reports/new' },
  'POST /reports/:id/renew': { to: `${report}/renew` },
  'POST /reports/:id/v/:version/state': { to: `${report}/v/1/state` },
  'POST /reports/:id/v/:version/translate': { to: `${report}/v/1/translate` },
  'POST /reports/:id/v/:version/share': { to: `${report}/v/1/share` },
  'POST /reports/:id/v/:version/share/revoke': { to: `${report}/v/1/share/revoke` },
  'POST /data/gaps/new': { to: '/data/gaps/new', from: '/data/gaps/new' },
  'POST /data/gaps/:source/:begins': { to: gap, from: gap },
  'POST /data/gaps/:source/:begins/remove': { to: `${gap}/remove`, from: gap },
  'POST /data/gaps/:source/:begins/ended': { to: `${gap}/ended` },
  'POST /data/markers/new': { to: '/data/markers/new', from: '/data/markers/new' },
  'POST /data/markers/:marker': { to: marker, from: marker },
  'POST /data/markers/:marker/remove': { to: `${marker}/remove`, from: marker },
  'POST /setup/examples/remove': { to: '/setup/examples/remove' },
  'POST /setup/lines/new': { to: '/setup/lines/new', from: '/setup/lines/new' },
  'POST /setup/lines/:line': { to: line, from: line },
  'POST /setup/lines/:line/remove': { to: `${line}/remove`, from: line },
  'POST /setup/lines/:line/public': { to: `${line}/public`, from: `${line}/public` },
  'POST /setup/lines/:line/hours/exceptions': { to: `${line}/hours/exceptions`, from: `${line}/hours/exceptions` },
  'POST /setup/lines/:line/hours/exceptions/remove': { to: `${line}/hours/exceptions/remove`, from: `${line}/hours/exceptions/remove?date=2026-07-01` },
  'POST /setup/lines/:line/hours/:from': { to: `${line}/hours/2000-01-01`, from: `${line}/hours/2000-01-01` },
  'POST /setup/sources/new/:provider': { to: '/setup/sources/new/generic', from: '/setup/sources/new/generic' },
  'POST /setup/sources/:source': { to: source, from: source },
  'POST /setup/sources/:source/columns': { to: `${source}/columns` },
  'POST /setup/sources/:source/lines': { to: `${source}/lines`, from: source },
  'POST /setup/sources/:source/secret': { to: `${source}/secret`, from: source },
  'POST /setup/sources/:source/test': { to: `${source}/test`, from: source },
  'POST /setup/sources/:source/remove': { to: `${source}/remove`, from: source },
  'POST /settings/me/look': { to: '/settings/me/look', from: '/settings/me' },
  'POST /settings/me/sessions': { to: '/settings/me/sessions' },
  'POST /settings/mail': { to: '/settings/mail', from: '/settings/mail' },
  'POST /mail/stop/:kind/:token': { to: `/mail/stop/gap/${token}`, from: `/mail/stop/gap/${token}` },
  'POST /settings/users': { to: '/settings/users', from: '/settings/users' },
  'POST /settings/users/:user': { to: '/settings/users/mia', from: '/settings/users' },
  'POST /settings/users/:user/invite': { to: '/settings/users/mia/invite', from: '/settings/users' },
  'POST /settings/users/:user/remove': { to: '/settings/users/mia/remove', from: '/settings/users' },
  'POST /settings/users/:user/sessions': { to: '/settings/users/mia/sessions', from: '/settings/users' },
  'POST /settings/erasure': { to: '/settings/erasure', from: '/settings/erasure' },
  'POST /settings/erasure/:request/confirm': { to: `${erasure}/confirm`, from: '/settings/erasure' },
  'POST /settings/erasure/:request/withdraw': { to: `${erasure}/withdraw`, from: '/settings/erasure' },
  ...Object.fromEntries(
    settingsGroups.flatMap(({ name }) => {
      const path = `/settings/${name}`
      return [
        [`POST ${path}`, { to: path, from: path }],
        [`POST ${path}/check`, { to: `${path}/check`, from: path }],
      ]
    }),
  ),
}
/** Never shown again, whatever was typed: a number (P9), a secret, a code. */
const neverRepeated: ReadonlySet<string> = new Set(['number', 'secret', 'code'])

type Field = { readonly name: string; readonly value: string; readonly isText: boolean }
const unescaped = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
const attribute = (tag: string, name: string) => unescaped(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

/** What the browser would send of the first form of a page with a button that leads to this address. */
function fieldsOf(html: string, to: string): readonly Field[] {
  const forms = [...html.matchAll(/<form[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => form)
  const form = forms.find((one) => [...one.matchAll(/\s(?:form)?action="([^"]*)"/g)].some(([, action = '']) => unescaped(action).split('?')[0] === to)) ?? ''
  return [...form.matchAll(/<input[^>]*>|<select[\s\S]*?<\/select>|<textarea[\s\S]*?<\/textarea>/g)].flatMap(([tag]): readonly Field[] => {
    const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')]
    if (name === '') return []
    if (tag.startsWith('<textarea')) return [{ name, value: unescaped(/>([\s\S]*)<\/textarea>/.exec(tag)?.[1] ?? ''), isText: true }]
    if (tag.startsWith('<select')) return [{ name, value: attribute(/<option[^>]*selected[^>]*>|<option[^>]*>/.exec(tag)?.[0] ?? '', 'value'), isText: false }]
    if (type === 'checkbox' || type === 'radio') return / checked/.test(tag) ? [{ name, value: attribute(tag, 'value'), isText: false }] : []
    return [{ name, value: attribute(tag, 'value'), isText: type !== 'hidden' }]
  })
}

type Answer = Awaited<ReturnType<FormsSite['get']>>
const nonsense = 'ü <b>& "31-02-2026" 25:61'

/** A page of ours in its frame with one heading and a sentence, the way to one, or a file. */
async function expectClear(site: FormsSite, what: string, answer: Answer): Promise<void> {
  expect([what, answer.status < 500], `${what}: ${answer.status}`).toEqual([what, true])
  if (answer.location !== null) {
    if (answer.location.startsWith('/sign-in')) return
    const next = await site.get(answer.location)
    expect([what, answer.location, next.status]).toEqual([what, answer.location, 200])
    return
  }
  if (!answer.type.startsWith('text/html')) return
  expect([what, answer.html.match(/<h1/g)?.length, answer.html.includes('class="site-header"')]).toEqual([what, 1, true])
  expect(/class="sentence"|class="error-summary"|class="field-problem"/.test(answer.html), `${what} says nothing`).toBe(true)
}

const store = testStore()

describe('every form of the site', () => {
  it('is in this table', () => {
    const posts = [...routeRules.keys()].filter((route) => route.startsWith('POST '))
    expect(posts.filter((route) => rows[route] === undefined)).toEqual([])
    expect(Object.keys(rows).filter((route) => !posts.includes(route))).toEqual([])
  })

  it.each(Object.entries(rows))('%s answers empty, wrong, long and repeated forms with a page that says what to do', async (_, { to, from }) => {
    const site = await formsSite(await store.emptyStores())
    const page = from === undefined ? undefined : await site.get(`${from}${from.includes('?') ? '&' : '?'}lang=nl`)
    if (page !== undefined) expect([from, page.status]).toEqual([from, 200])
    if (page !== undefined && to !== '/sign-out') expect([to, page.html.includes(`action="${to}`)]).toEqual([to, true])
    const fields = page === undefined ? [] : fieldsOf(page.html, to)
    const address = `${to}?lang=nl`
    const filled = (text: string) => fields.map(({ name, value, isText }) => [name, isText ? text : value] as const)
    await expectClear(site, 'empty', await site.post(address, []))
    await expectClear(
      site,
      'unknown fields',
      await site.post(address, [
        ['nothing', nonsense],
        ['__proto__', 'x'],
      ]),
    )
    for (const [what, text] of [
      ['wrong', nonsense],
      ['long', 'x'.repeat(5000)],
      ['blank', '   '],
    ] as const) {
      const answer = await site.post(address, filled(text))
      await expectClear(site, what, answer)
      const isKept = (name: string) => neverRepeated.has(name) || unescaped(answer.html).includes(text)
      if (answer.status === 422 && what !== 'blank')
        for (const { name, isText } of fields) if (isText) expect([what, name, isKept(name)]).toEqual([what, name, true])
    }
    const nothingChosen = fields.map(({ name, value, isText }) => [name, isText ? value : 'nonsense'] as const)
    await expectClear(site, 'nonsense chosen', await site.post(address, nothingChosen))
    const asShown = fields.map(({ name, value }) => [name, value] as const)
    await expectClear(site, 'every field twice', await site.post(address, [...asShown, ...asShown]))
    await expectClear(site, 'as it stands', await site.post(address, asShown))
    await expectClear(site, 'as it stands, again', await site.post(address, asShown))
  })
})
