/** Requests to the pages and to the door for files that are not as they should be, and what is answered. */
import type { Role } from '../../shared/access/role.ts'
import { plantedNumber } from '../canary/planted.ts'

export type BadRequest = {
  readonly name: string
  readonly rules: readonly string[]
  readonly as?: Role | 'owner' | 'nobody'
  readonly method?: string
  /** As it goes over the wire. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string | undefined>>
  /** Sent as a form of our own page, with the token of the session unless another is said. */
  readonly form?: Readonly<Record<string, string>>
  readonly body?: string
  readonly status: number
  readonly location?: string | RegExp
  /** What the answer is, to the letter. */
  readonly text?: string | RegExp
}

const newLine = { name: 'Nog een lijn', id: 'nog-een', channel: 'phone', timeZone: 'Europe/Amsterdam' }
/** Changes something: sent rightly it is done, and then the next would not be new. */
const change = { as: 'owner', method: 'POST', path: '/setup/lines/new', form: newLine } as const
const token = 'k'.repeat(43)
const long = (length: number) => 'x'.repeat(length)

const hosts: readonly BadRequest[] = [
  ...['elders.example', 'localhost.elders.example', '127.0.0.1.elders.example', '192.0.2.7', 'bereikbaar'].map(
    (host): BadRequest => ({ name: `under the name ${host}`, rules: ['H1', 'H2'], as: 'owner', path: '/', headers: { host }, status: 421, text: '' }),
  ),
  ...['localhost:80:80', 'elders example', 'a/b', '[::1'].map(
    (host): BadRequest => ({ name: `under ${host}, which can be no name`, rules: ['H1', 'H2', 'H4'], path: '/', headers: { host }, status: 400, text: '' }),
  ),
  {
    name: 'forwarded for another host',
    rules: ['H1', 'A11'],
    path: '/missed',
    headers: { 'x-forwarded-host': 'elders.example', forwarded: 'host=elders.example', 'x-forwarded-proto': 'https' },
    status: 303,
    location: '/sign-in?to=%2Fmissed',
  },
  {
    name: 'with an address of somebody else in a header',
    rules: ['H1'],
    path: '/sign-in',
    headers: { 'x-original-url': '/settings', 'x-rewrite-url': '/settings' },
    status: 200,
    text: /<form/,
  },
  {
    name: 'a page asked for by a method in a header',
    rules: ['H1', 'A5'],
    as: 'owner',
    path: '/setup/lines/new',
    headers: { 'x-http-method-override': 'POST', 'x-method-override': 'POST', 'x-http-method': 'POST' },
    status: 200,
  },
  {
    name: 'a form with a method in it',
    rules: ['H1', 'A5'],
    as: 'owner',
    method: 'POST',
    path: '/settings/users',
    form: { _method: 'DELETE', name: 'x' },
    status: 422,
  },
]

const methods: readonly BadRequest[] = [
  ...['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'POST'].map(
    (method): BadRequest => ({ name: `${method} for a page`, rules: ['A1', 'H4'], as: 'owner', method, path: '/missed', status: 404 }),
  ),
  ...[
    '/settings/users/abc/remove',
    '/setup/sources/generic-in-order/remove',
    '/reports/new?line=generic-in-order&first=2026-09',
    '/setup/examples/remove',
    '/sign-out',
    '/imports/abc/undo',
    '/roster/import/save',
  ].map(
    (path): BadRequest => ({
      name: `GET for a change: ${path.slice(0, 40)}`,
      rules: ['A5'],
      as: 'owner',
      path,
      status: path.startsWith('/reports/new') ? 200 : path.startsWith('/roster') ? 302 : 404,
    }),
  ),
  {
    name: 'a question by another site',
    rules: ['H4'],
    as: 'owner',
    method: 'OPTIONS',
    path: '/api/v1/missed',
    headers: { origin: 'https://elders.example', 'access-control-request-method': 'GET' },
    status: 404,
  },
  { name: 'figures for another site', rules: ['H4'], as: 'owner', path: '/api/v1/missed', headers: { origin: 'https://elders.example' }, status: 200 },
  { name: 'only the head of a page', rules: ['H2'], as: 'owner', method: 'HEAD', path: '/missed', status: 200, text: '' },
]

/** Each name for what nothing has, where a name belongs. */
const hostile = [
  '%2e%2e%2f',
  '..%2f..%2fsettings',
  '%00',
  'a%00b',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  long(400),
  '%F0%9F%90%A6',
  encodeURIComponent(plantedNumber),
  '%3Cscript%3E',
  "'%20or%201=1",
]
const named = [
  '/setup/lines/:',
  '/setup/lines/:/hours',
  '/setup/sources/:',
  '/setup/sources/new/:',
  '/data/sources/:',
  '/data/gaps/generic-in-order/:',
  '/data/markers/:',
  '/reports/:',
  '/reports/:/v/1',
  '/reports/:/v/1/report.json',
  '/case/:',
  '/csv/:/causes',
  '/csv/missed/:',
  '/api/v1/:',
  '/roster/import/:/roster.csv',
  '/share/:',
  '/imports/:',
  '/static/:',
]
const parameters: readonly BadRequest[] = [
  ...named.flatMap((pattern, n) =>
    // Each place meets a few of the names, each name a few of the places.
    hostile
      .filter((_, place) => (place + n) % 3 === 0)
      .map(
        (value): BadRequest => ({
          name: `${pattern.replace(':', value.slice(0, 20))}`,
          rules: ['H6', 'A1'],
          as: 'owner',
          path: pattern.replace(':', value),
          status: 404,
        }),
      ),
  ),
  ...['NaN', '1e3', '-1', '0', '1.0', '%00', '9'.repeat(30)].map(
    (value): BadRequest => ({
      name: `version ${value.slice(0, 10)} of a report`,
      rules: ['H6', 'X6'],
      as: 'owner',
      path: `/reports/generic-in-order-2026-09-2026-09-nl/v/${value}`,
      status: 404,
    }),
  ),
  ...[
    '/static/../../package.json',
    '/static/%2e%2e/%2e%2e/package.json',
    '/static/..%2f..%2fpackage.json',
    '/..%5c..%5cpackage.json',
    '/.git/config',
    '/.env',
  ].map((path): BadRequest => ({ name: `the file ${path}`, rules: ['H6'], as: 'owner', path, status: 404 })),
  ...[
    '/missed?line=%',
    '/missed?line=%E0%A4%A',
    '/missed?from=%00',
    '/missed?from=2026-02-30',
    '/missed?from=0',
    '/missed?period=9999999y',
    '/missed?page=1e9',
    `/missed?${'line=a&'.repeat(1500)}`,
    `/missed?lang=${long(3000)}`,
    '/missed?__proto__=1&constructor=2',
    '/missed?from=1990-01-01&to=2026-10-30',
    '/missed?from=2026-10-30&to=2026-10-01',
    '/missed?line[]=a&line[$ne]=b',
  ].map((path): BadRequest => ({ name: `an address that says ${path.slice(8, 40)}`, rules: ['A9', 'X5', 'H6'], as: 'owner', path, status: 200 })),
  { name: 'an address half of which is no text', rules: ['H6'], as: 'owner', path: '/setup/lines/%E0%A4%A', status: 404 },
  { name: 'an address of 20,000 characters', rules: ['H7'], as: 'owner', path: `/${long(20_000)}`, status: 431 },
]

const forgeries: readonly BadRequest[] = [
  {
    ...change,
    name: 'a change that does not say where it comes from',
    rules: ['A5'],
    headers: { origin: undefined, 'sec-fetch-site': undefined },
    status: 403,
  },
  { ...change, name: 'a change with the place but not the origin', rules: ['A5'], headers: { origin: undefined }, status: 403 },
  { ...change, name: 'a change from another origin', rules: ['A5'], headers: { origin: 'https://elders.example', 'sec-fetch-site': undefined }, status: 403 },
  { ...change, name: 'a change from another origin that claims to be here', rules: ['A5'], headers: { origin: 'https://elders.example' }, status: 403 },
  { ...change, name: 'a change from no origin', rules: ['A5'], headers: { origin: 'null', 'sec-fetch-site': undefined }, status: 403 },
  { ...change, name: 'a change from something that is no origin', rules: ['A5'], headers: { origin: 'localhost' }, status: 403 },
  ...['cross-site', 'same-site', 'none', '', 'Same-Origin'].map(
    (site): BadRequest => ({
      ...change,
      name: `a change from the place ${JSON.stringify(site)}`,
      rules: ['A5'],
      headers: { 'sec-fetch-site': site },
      status: 403,
    }),
  ),
  { ...change, name: 'a change without its token', rules: ['A5'], form: { ...newLine, form_token: '' }, status: 403 },
  { ...change, name: 'a change with a token of another session', rules: ['A5'], form: { ...newLine, form_token: token }, status: 403 },
  { ...change, name: 'a change with the session in place of its token', rules: ['A5'], form: { ...newLine, form_token: 'session' }, status: 403 },
  ...[
    'application/json',
    'text/plain',
    'multipart/form-data; boundary=x',
    '',
    'application/x-www-form-urlencoded-not',
    'text/plain; application/x-www-form-urlencoded',
  ].map((type): BadRequest => ({ ...change, name: `a change as ${JSON.stringify(type)}`, rules: ['A5'], headers: { 'content-type': type }, status: 415 })),
  { ...change, name: 'a change that is no text', rules: ['A5', 'X4'], body: 'name=\xff\xfe', status: 400 },
  { ...change, name: 'a change of two mebibytes', rules: ['A9', 'W7'], form: { ...newLine, note: long(2 ** 21) }, status: 413 },
  { ...change, name: 'a change with three thousand fields', rules: ['A9'], body: 'a=1&'.repeat(3000), status: 400 },
  ...['/imports', '/imports/abc/finish', '/imports/abc/undo', '/imports/reprocess'].flatMap((path): BadRequest[] => [
    {
      name: `${path} from another origin`,
      rules: ['A5', 'E9'],
      as: 'owner',
      method: 'POST',
      path,
      headers: { origin: 'https://elders.example', 'content-type': 'application/json' },
      body: '{}',
      status: 403,
    },
    {
      name: `${path} without an origin`,
      rules: ['A5', 'E9'],
      as: 'owner',
      method: 'POST',
      path,
      headers: { origin: undefined, 'content-type': 'application/json' },
      body: '{}',
      status: 403,
    },
    {
      name: `${path} without its token`,
      rules: ['A5', 'E9'],
      as: 'owner',
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json' },
      body: '{}',
      status: 403,
    },
    {
      name: `${path} by nobody`,
      rules: ['A1', 'E9'],
      as: 'nobody',
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json' },
      body: '{}',
      status: 401,
    },
    {
      name: `${path} by a planner`,
      rules: ['A1', 'E9'],
      as: 'planner',
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json' },
      body: '{}',
      status: 404,
    },
  ]),
]

const goingElsewhere = [
  'https://elders.example/missed',
  '//elders.example/missed',
  '/\\elders.example',
  '/%5celders.example',
  'javascript:alert(1)',
  '/sign-out',
  '/sign-in',
  '/missed\r\nset-cookie: a=b',
  '/ /elders.example',
  'missed',
  '/elders/x',
  '/missed@elders.example',
]
const signingIn: readonly BadRequest[] = [
  ...goingElsewhere.map(
    (to): BadRequest => ({
      name: `on the way to ${JSON.stringify(to)}`,
      rules: ['A11'],
      as: 'nobody',
      path: `/sign-in?to=${encodeURIComponent(to)}`,
      status: 200,
      text: /^(?!.*(?:elders|javascript:|set-cookie))/s,
    }),
  ),
  {
    name: 'the example of a role while there are real data',
    rules: ['A13'],
    as: 'nobody',
    method: 'POST',
    path: '/sign-in/example',
    form: { role: 'manager' },
    status: 401,
  },
  { name: 'a wrong code of the owner', rules: ['A12'], as: 'nobody', method: 'POST', path: '/sign-in/owner', form: { code: 'x'.repeat(32) }, status: 401 },
  { name: 'a code that is a number', rules: ['A12', 'P1'], as: 'nobody', method: 'POST', path: '/sign-in/owner', form: { code: plantedNumber }, status: 401 },
  {
    name: 'a way back that nobody began',
    rules: ['A3', 'A12'],
    as: 'nobody',
    path: `/sign-in/return?code=${plantedNumber}&state=${plantedNumber}`,
    status: 401,
  },
  {
    name: 'a session nobody has',
    rules: ['A4'],
    as: 'nobody',
    path: '/missed',
    headers: { cookie: `__Host-session=${token}` },
    status: 303,
    location: '/sign-in?to=%2Fmissed',
  },
  ...['', 'short', `x${token}x`, `${token.slice(1)}=`, '../../etc', plantedNumber].map(
    (value): BadRequest => ({
      name: `the session ${JSON.stringify(value.slice(0, 12))}`,
      rules: ['A4', 'X6'],
      as: 'nobody',
      path: '/missed',
      headers: { cookie: `__Host-session=${value}` },
      status: 303,
    }),
  ),
  ...['Bearer ', `Bearer ${token}`, `Basic ${Buffer.from(`a:${plantedNumber}`).toString('base64')}`, `Bearer ${'x'.repeat(5000)}`].map(
    (value): BadRequest => ({
      name: `the authority ${JSON.stringify(value.slice(0, 14))}`,
      rules: ['A4', 'A13'],
      as: 'nobody',
      path: '/api/v1/missed',
      headers: { authorization: value },
      status: 401,
    }),
  ),
]

const shares: readonly BadRequest[] = [
  ...[token, 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}=`, `${'A'.repeat(42)}%00`, '__proto__', plantedNumber, ' '].map(
    (value): BadRequest => ({
      name: `a link of ${JSON.stringify(value.slice(0, 8))} and ${value.length} characters`,
      rules: ['A10', 'A12'],
      as: 'nobody',
      path: `/share/${encodeURIComponent(value)}`,
      status: 404,
    }),
  ),
  { name: 'a link given to another route', rules: ['A10'], as: 'nobody', path: `/missed?token=${token}&share=${token}`, status: 303 },
]

const refusals: readonly BadRequest[] = [
  ...['manager', 'planner', 'funder', 'privacy'].map(
    (role): BadRequest => ({ name: `people, by a ${role}`, rules: ['A1', 'A2'], as: role as Role, path: '/settings/users', status: 404 }),
  ),
  ...['planner', 'funder', 'admin', 'privacy'].map(
    (role): BadRequest => ({ name: `the list of contacts, by ${role}`, rules: ['A1', 'P7'], as: role as Role, path: '/missed/contacts', status: 404 }),
  ),
  ...['funder', 'admin', 'privacy'].map(
    (role): BadRequest => ({ name: `figures, by ${role}`, rules: ['A1', 'A2', 'D1'], as: role as Role, path: '/api/v1/missed', status: 404 }),
  ),
  { name: 'own roles', rules: ['A2'], as: 'owner', method: 'POST', path: '/settings/users/mens1', form: { roles: 'admin' }, status: 404 },
  { name: 'a person who is not there', rules: ['A1'], as: 'owner', method: 'POST', path: '/settings/users/nobody', form: { roles: 'admin' }, status: 404 },
]

export const badRequests: readonly BadRequest[] = [...hosts, ...methods, ...parameters, ...forgeries, ...signingIn, ...shares, ...refusals]
