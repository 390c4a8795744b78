import { html } from 'hono/html'
import { type CaseSwitches, usualSwitches } from '../../../../../shared/cases/caseRequest.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'
import type { ChangedSwitches } from './caseAddress.ts'
import { switchChoices } from './askedSwitches.ts'

/** Links that work everything out again with another assumption: does the conclusion stand? @param address of the same question with these switches */
export function switchesSection(view: View, switches: CaseSwitches, address: (changed: ChangedSwitches) => string): Html {
  const words = view.texts.case.switches
  const changed = [
    switches.withheld !== usualSwitches.withheld,
    switches.short !== usualSwitches.short,
    switches.shifting !== usualSwitches.shifting,
    switches.newcomers !== usualSwitches.newcomers,
    switches.holidays !== usualSwitches.holidays,
  ].filter((isChanged) => isChanged).length
  const nav = (name: keyof CaseSwitches) => {
    const choices: Readonly<Record<string, string>> = words.of[name].choices
    const items = switchChoices[name].map((value: string) => {
      const label = value === usualSwitches[name] ? `${choices[value] ?? value} (${words.usual})` : (choices[value] ?? value)
      return html`<li><a href="${address({ [name]: value })}#switches" aria-current="${value === switches[name] ? 'true' : 'false'}">${label}</a></li>`
    })
    return html`<div class="case-switch"><h3 class="case-switch-title" id="switch-${name}">${words.of[name].title}</h3><p class="hint case-switch-why">${words.of[name].why}</p><nav class="switch" aria-labelledby="switch-${name}"><ul>${items}</ul></nav></div>`
  }
  return html`<section class="figure" aria-labelledby="switches-title" id="switches"><h2 id="switches-title">${words.title}</h2>
<p class="summary">${words.summary}</p>
${changed === 0 ? '' : html`<p class="notice" role="status">${words.changed(changed)} <a href="${address(usualSwitches)}#switches">${words.reset}</a></p>`}
<div class="case-switches">${nav('withheld')}${nav('short')}${nav('shifting')}${nav('newcomers')}${nav('holidays')}</div></section>`
}
