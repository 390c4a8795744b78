/** The form that takes back what was just done, as it stands on the notice of a page. */
export function pressIn(html: string): { readonly path: string; readonly fields: Readonly<Record<string, string>> } {
  const form = /class="notice said done">.*?<form method="post" action="([^"]*)">(.*?)<\/form>/s.exec(html)
  if (form === null) throw new Error('nothing can be taken back on this page')
  const fields = [...(form[2] ?? '').matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']): [string, string] => [name, value])
  return { path: (form[1] ?? '').replaceAll('&amp;', '&'), fields: Object.fromEntries(fields) }
}
