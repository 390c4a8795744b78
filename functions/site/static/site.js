// Comfort only: every page works without this file.

/** A screen reader has to know the page before it hears of a change in it. */
const aMomentForReaders = 500

// Copy the address of a shared view instead of going there.
for (const link of document.querySelectorAll('a.share')) {
  link.addEventListener('click', async (event) => {
    if (navigator.clipboard === undefined || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    await navigator.clipboard.writeText(link.href)
    const status = link.parentElement.querySelector('.share-status')
    status.textContent = link.dataset.copied
  })
}

// What was just done stands in the page from its start, and only what changes in a status is read aloud: it is put in once more.
const saidNow = document.querySelector('.said[role="status"], .said > [role="status"]')
if (saidNow !== null) setTimeout(() => saidNow.replaceChildren(...saidNow.childNodes), aMomentForReaders)

// Tables stand open on paper, also in browsers that cannot do it by style.
const opened = []
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details.numbers:not([open])')) {
    details.open = true
    opened.push(details)
  }
})
addEventListener('afterprint', () => {
  for (const details of opened.splice(0)) details.open = false
})

// The foot of a page stands on every sheet of paper, with the number of the sheet, where a browser can do that; else once, at the end. A report has its own.
const foot = [...document.querySelectorAll('.site-footer p:not(.screen-only)')].map((line) => line.textContent.trim()).join(' ')
if (foot !== '' && document.querySelector('.report') === null) {
  const onPaper = new CSSStyleSheet()
  const look = 'font: 8pt sans-serif; color: #4a5663; overflow-wrap: anywhere'
  onPaper.replaceSync(`@page { @bottom-left { content: "${foot.replaceAll(/["\\]/g, '\\$&')}"; ${look}; width: 85% } @bottom-right { content: counter(page) " / " counter(pages); ${look} } }
@media print { .site-footer { display: none } }`)
  if (onPaper.cssRules[0]?.cssText.includes('bottom-left')) document.adoptedStyleSheets.push(onPaper)
}

// A page that takes a moment to be worked out: after that moment it is said that it is on its way. What leaves as a file opens no page.
const busy = document.querySelector('.busy')
const aMoment = 400
const longest = 30_000
let waiting = 0
const done = () => {
  clearTimeout(waiting)
  busy.textContent = ''
}
const underWay = () => {
  done()
  waiting = setTimeout(() => {
    busy.textContent = busy.dataset.words
    waiting = setTimeout(done, longest)
  }, aMoment)
}
const isFile = (address) => /\.(?:csv|xlsx|svg|ics|json)$/.test(new URL(address, location.href).pathname)
if (busy !== null) {
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]')
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.defaultPrevented
    if (link === null || link === undefined || !isPlain || link.target !== '' || link.origin !== location.origin || isFile(link.href)) return
    if (link.matches('.share') || (link.hash !== '' && link.pathname === location.pathname && link.search === location.search)) return
    underWay()
  })
  document.addEventListener('submit', (event) => {
    if (!event.defaultPrevented && event.target.method === 'get') underWay()
  })
  addEventListener('pagehide', done)
  addEventListener('pageshow', done)
}

// A button that opens the printer of the browser; without a script the page says how.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}

// Files of history go in parts, so that size does not matter and a broken connection can go on where it stopped.
const mostPartBytes = 4 * 1024 * 1024
// Before that nobody can tell how long it will take.
const leastMeasuredMs = 3000
// Of rows and values of one kind.
const mostExamples = 8

const importForm = document.querySelector('#import-form')
importForm?.addEventListener('submit', async (event) => {
  event.preventDefault()
  const button = importForm.querySelector('button')
  button.disabled = true
  const screen = importScreen(importForm.dataset)
  try {
    const form = new FormData(importForm)
    const files = form.getAll('file')
    await importFiles({ source: form.get('source'), files, dryRun: form.has('dryRun') }, screen)
  } catch (failure) {
    screen.say(failure instanceof Refusal ? failure.message : importForm.dataset.stopped)
  } finally {
    button.disabled = false
  }
})

class Refusal extends Error {}

async function ask(method, address, body) {
  const token = importForm.querySelector('[name=form_token]')?.value ?? ''
  const response = await fetch(address, { method, body, headers: { 'accept-language': document.documentElement.lang, 'x-form-token': token } })
  const answer = await response.json()
  if (response.ok) return answer
  if (answer.because !== undefined) throw new Refusal(answer.because)
  throw new Error(answer.error)
}

async function importFiles({ source, files, dryRun }, screen) {
  const names = files.map(({ name, size }) => ({ name, size }))
  const begun = await ask('POST', '/imports', JSON.stringify({ source, files: names, dryRun }))
  const address = `/imports/${begun.importId}`
  const allBytes = files.reduce((sum, { size }) => sum + size, 0)
  const refused = []
  let doneBytes = 0
  let number = begun.nextPart
  for (const [index, file] of files.entries()) {
    const { isRead, nextByte } = begun.files[index]
    if (!isRead) {
      const reader = partReader(file, nextByte)
      for (let isLast = false; !isLast; number++) {
        const part = await reader.next()
        isLast = part.isLast
        const answer = await ask('PUT', `${address}/parts/${number}?file=${index}&last=${isLast}`, part.bytes)
        if (answer.usedBytes === 0 && !isLast) throw new Error('no progress')
        reader.used(isLast ? part.bytes.size : answer.usedBytes)
        refused.push(...answer.refused)
        screen.progress(doneBytes + reader.readBytes(), allBytes)
      }
    }
    doneBytes += file.size
    screen.progress(doneBytes, allBytes)
  }
  let progress
  do progress = await ask('POST', `${address}/finish`)
  while (progress.state !== 'done')
  screen.result(progress, refused)
  if (!dryRun) refreshList()
}

// The list of what was read, below: with what came just now.
function refreshList() {
  const request = new XMLHttpRequest()
  request.open('GET', location.pathname + location.search)
  request.responseType = 'document'
  request.addEventListener('load', () => {
    const fresh = request.response?.querySelector('.imported')
    if (fresh !== null && fresh !== undefined) document.querySelector('.imported')?.replaceWith(document.adoptNode(fresh))
  })
  request.send()
}

// Parts of a file from a byte on; a gzipped file is unpacked on the way, its bytes are counted unpacked.
function partReader(file, firstByte) {
  const isPacked = file.name.endsWith('.gz')
  const stream = (isPacked ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.slice(firstByte).stream()).getReader()
  let waiting = new Blob([])
  let toSkip = isPacked ? firstByte : 0
  let usedBytes = firstByte
  let isAtEnd = false
  return {
    next: async () => {
      while (waiting.size <= mostPartBytes && !isAtEnd) {
        const { done, value } = await stream.read()
        if (done) isAtEnd = true
        else {
          const skipped = Math.min(toSkip, value.length)
          toSkip -= skipped
          waiting = new Blob([waiting, value.subarray(skipped)])
        }
      }
      const bytes = waiting.slice(0, mostPartBytes)
      return { bytes, isLast: isAtEnd && bytes.size === waiting.size }
    },
    used: (count) => {
      waiting = waiting.slice(count)
      usedBytes += count
    },
    readBytes: () => (isPacked ? Math.min(file.size, usedBytes / 5) : usedBytes),
  }
}

function importScreen(words) {
  const section = document.querySelector('#import-progress')
  const bar = document.querySelector('#import-bar')
  const status = document.querySelector('#import-status')
  const place = document.querySelector('#import-result')
  const hint = section.querySelector('.hint')
  const language = document.documentElement.lang
  const whole = new Intl.NumberFormat(language)
  const sizesOf = (all) => {
    const [unit, size] = all < 1e6 ? ['kilobyte', 1e3] : ['megabyte', 1e6]
    const numbers = new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1, minimumFractionDigits: 1 })
    return (bytes) => numbers.format(bytes / size)
  }
  const percent = new Intl.NumberFormat(language, { style: 'percent' })
  // What went on before the first part was taken is no measure, nor is what an earlier visit had read.
  let first
  const timeLeft = (done, all) => {
    const at = performance.now()
    first ??= { at, done }
    const seconds = ((at - first.at) / 1000 / (done - first.done)) * (all - done)
    if (done >= all || at - first.at < leastMeasuredMs || !Number.isFinite(seconds)) return ''
    const [unit, count] = seconds < 90 ? ['second', Math.max(10, Math.ceil(seconds / 10) * 10)] : ['minute', Math.ceil(seconds / 60)]
    return words.left.replace('{left}', new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count))
  }
  section.hidden = false
  hint.hidden = false
  place.replaceChildren()
  bar.value = 0
  const element = (name, text, ...children) => {
    const made = document.createElement(name)
    if (text !== undefined) made.textContent = text
    made.append(...children)
    return made
  }
  return {
    say: (text) => {
      status.textContent = text
    },
    progress: (done, all) => {
      const share = all === 0 ? 1 : done / all
      bar.value = 100 * share
      const sizeOf = sizesOf(all)
      const told = words.working.replace('{done}', sizeOf(done)).replace('{total}', sizeOf(all))
      status.textContent = `${told.replace('{share}', percent.format(Math.floor(100 * share) / 100))} ${timeLeft(done, all)}`.trim()
    },
    result: ({ counts, dryRun, dates, days, said = [] }, refused) => {
      bar.value = 100
      hint.hidden = true
      status.textContent = dryRun ? words.doneDry : words.done
      const facts = [
        [words.rows, whole.format(counts.rows)],
        [dryRun ? words.wouldStore : words.stored, whole.format(counts.stored)],
        [words.duplicate, whole.format(counts.duplicate)],
        [words.refused, whole.format(counts.refused)],
        [words.skipped, whole.format(counts.skipped)],
        ...(days === null ? [] : [[words.dates, days]]),
      ]
      const list = element('dl', undefined, ...facts.flatMap(([name, value]) => [element('dt', name), element('dd', value)]))
      list.className = 'counts'
      place.replaceChildren(...said.map((sentence) => element('p', sentence)), list)
      if (refused.length > 0) place.append(refusedTable(refused), ...mendLink())
      const isUseless = dryRun && counts.stored === 0 && counts.duplicate === 0
      place.append(isUseless ? element('p', words.nothingUsable) : element('p', undefined, ...(dryRun ? [storeNow()] : reportLink(dates))))
    },
  }

  // For whom the columns of a file were told: there they are told otherwise.
  function mendLink() {
    const source = importForm.elements.source.selectedOptions[0]
    if (words.mend === undefined || source.dataset.provider !== 'csv') return []
    const link = element('a', words.mend)
    link.href = `/setup/sources/${source.value}#columns`
    return [element('p', undefined, link)]
  }
  // The same thing in many rows is said once, the commonest first: of how many, the first of them, and what stood there.
  function refusedTable(rows) {
    const kinds = new Map()
    for (const row of rows) {
      const kind = `${row.column} ${row.because}`
      if (!kinds.has(kind)) kinds.set(kind, [])
      kinds.get(kind).push(row)
    }
    const firstOf = (texts) => texts.slice(0, mostExamples).join(', ') + (texts.length > mostExamples ? ', …' : '')
    const sorted = [...kinds.values()].toSorted((a, b) => b.length - a.length)
    const cells = sorted.map((kind) => [
      whole.format(kind.length),
      firstOf(kind.map(({ line }) => line).toSorted((a, b) => a - b)),
      kind[0].column ?? '',
      firstOf([...new Set(kind.flatMap(({ value }) => (value === undefined ? [] : [`“${value}”`])))]),
      kind[0].because,
    ])
    const labelsOf = (most) => [words.rowCount, most === 1 ? words.rowLine : words.rowLines, words.rowColumn, words.rowValue, words.rowReason]
    // The roles keep it a table where a narrow screen tells each row cell below cell.
    const part = (name, role, text, ...children) => {
      const made = element(name, text, ...children)
      made.setAttribute('role', role)
      return made
    }
    // The commonest stands first.
    const head = labelsOf(sorted[0].length).map((label) => {
      const cell = part('th', 'columnheader', label)
      cell.scope = 'col'
      return cell
    })
    const cellOf = (label, text) => {
      const cell = part('td', 'cell', String(text))
      cell.dataset.label = label
      return cell
    }
    const body = cells.map((row, kind) => {
      const labels = labelsOf(sorted[kind].length)
      return part('tr', 'row', undefined, ...row.map((text, at) => cellOf(labels[at], text)))
    })
    const table = part(
      'table',
      'table',
      undefined,
      element('caption', words.refusedRows),
      part('thead', 'rowgroup', undefined, part('tr', 'row', undefined, ...head)),
      part('tbody', 'rowgroup', undefined, ...body),
    )
    const region = element('div', undefined, table)
    region.className = 'table-scroll stacks'
    region.tabIndex = 0
    region.setAttribute('role', 'region')
    region.setAttribute('aria-label', words.refusedRows)
    return region
  }
  function storeNow() {
    const button = element('button', words.storeNow)
    button.type = 'button'
    button.addEventListener('click', () => {
      importForm.elements.dryRun.checked = false
      importForm.requestSubmit()
    })
    return button
  }
  // Not for whoever only looks after the installation: the page would be closed to them.
  function reportLink(dates) {
    if (words.report === undefined) return []
    const link = element('a', words.report)
    link.href = dates === null ? '/' : `/?from=${dates.from}&to=${dates.until}`
    link.className = 'action'
    return [link]
  }
}

// Now: asks for the page again and puts in what is new, so that neither place nor focus is lost. What has changed is said, and nothing else.
const refreshLive = () => {
  const now = document.querySelector('#live-now[data-live]')
  if (now === null) return
  setTimeout(refreshLive, Number(now.dataset.seconds) * 1000)
  if (document.hidden) return
  const request = new XMLHttpRequest()
  request.open('GET', now.dataset.live)
  request.responseType = 'document'
  const say = (text) => {
    document.querySelector('#live-news').textContent = text
  }
  request.addEventListener('error', () => say(now.dataset.failed))
  request.addEventListener('load', () => {
    const fresh = request.response?.querySelector('#live-now')
    if (request.status >= 500) return say(now.dataset.failed)
    // Signed out meanwhile, or something else: the page itself says it best.
    if (fresh === null || fresh === undefined) return location.assign(request.responseURL)
    const focused = document.activeElement?.id
    const place = document.querySelector('#lines-region')?.scrollLeft ?? 0
    now.replaceWith(document.adoptNode(fresh))
    document.querySelector('#lines-region')?.scrollTo(place, 0)
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
    const news = request.response.querySelector('#live-news')?.textContent.trim() ?? ''
    if (news !== '' || document.querySelector('#live-news').textContent === now.dataset.failed) say(news)
    // After an hour it stops by itself, and says so.
    if (!fresh.hasAttribute('data-live')) location.assign(now.dataset.live)
  })
  request.send()
}
const liveNow = document.querySelector('#live-now[data-live]')
if (liveNow !== null) setTimeout(refreshLive, Number(liveNow.dataset.seconds) * 1000)
let shownAge
let shownAt = 0
setInterval(() => {
  const age = document.querySelector('[data-age]')
  if (age === null) return
  if (age !== shownAge) {
    shownAge = age
    shownAt = performance.now()
  }
  const seconds = Math.round(Number(age.dataset.age) + (performance.now() - shownAt) / 1000)
  if (seconds > 1)
    age.textContent = seconds < 100 ? age.dataset.seconds.replace('{n}', seconds) : age.dataset.minutes.replace('{n}', Math.max(2, Math.floor(seconds / 60)))
}, 5000)

// Set-up: buttons that copy what stands in the field beside them.
for (const button of document.querySelectorAll('button[data-copy]')) {
  if (navigator.clipboard === undefined) continue
  button.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value)
    button.parentElement.querySelector('.copy-status').textContent = button.dataset.copied
  })
}

// A second press on a button that sends something does nothing for a moment.
const pressedAgainMs = 1000
const sentAt = new WeakMap()
addEventListener('submit', (event) => {
  const form = event.target
  if (form.method !== 'post' || event.defaultPrevented) return
  if (performance.now() - (sentAt.get(form) ?? -pressedAgainMs) < pressedAgainMs) return event.preventDefault()
  sentAt.set(form, performance.now())
  holdTyped(form)
})

// Who was away too long has to sign in again; what was typed then waits in this tab, until the next page that is not about signing in.
// Never where a number or a secret may be typed.
function holdTyped(form) {
  const action = form.getAttribute('action') ?? ''
  if (!/^\/(case|reports|setup\/lines|data\/(gaps|markers)|settings\/(definitions|staffing|cost|organisation))\b/.test(action)) return
  const fields = [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && name !== 'form_token')
  sessionStorage.setItem('typed', JSON.stringify({ page: location.pathname + location.search, action, fields, isOut: false }))
}
const typed = JSON.parse(sessionStorage.getItem('typed') ?? 'null')
if (typed !== null && location.pathname === '/sign-in') {
  sessionStorage.setItem('typed', JSON.stringify({ ...typed, isOut: true }))
  for (const form of document.querySelectorAll('main form')) {
    const field = form.querySelector('[name=to]') ?? form.appendChild(Object.assign(document.createElement('input'), { type: 'hidden', name: 'to' }))
    field.value = typed.page
  }
  for (const link of document.querySelectorAll('a[href^="/sign-in/go"]')) link.href = `/sign-in/go?${new URLSearchParams({ to: typed.page })}`
} else if (typed !== null) {
  sessionStorage.removeItem('typed')
  const form = [...document.querySelectorAll('main form')].find((own) => own.getAttribute('action') === typed.action)
  if (typed.isOut && form !== undefined) fillAgain(form, typed.fields)
}
function fillAgain(form, fields) {
  const waiting = new Map()
  for (const [name, value] of fields) waiting.set(name, [...(waiting.get(name) ?? []), value])
  for (const field of form.elements) {
    if (!waiting.has(field.name) || field.type === 'hidden' || field.type === 'submit') {
      if (field.type === 'checkbox' && field.name !== '') field.checked = false
    } else if (field.type === 'checkbox' || field.type === 'radio') field.checked = waiting.get(field.name).includes(field.value)
    else field.value = waiting.get(field.name).shift() ?? field.value
  }
  const notice = Object.assign(document.createElement('p'), { className: 'notice', textContent: document.querySelector('main').dataset.typed })
  notice.setAttribute('role', 'status')
  form.before(notice)
  for (let around = form.closest('details'); around !== null; around = around.parentElement.closest('details')) around.open = true
  form.scrollIntoView({ block: 'center' })
}
