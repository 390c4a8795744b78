import type { accessibilityNl } from './nl.ts'

/** The accessibility statement. */
export const accessibilityEn: typeof accessibilityNl = {
  intro: 'Everybody should be able to work with Bereikbaar: also people who see badly, use no mouse or listen to a screen reader.',
  sections: [
    {
      id: 'standard',
      title: 'What we hold ourselves to',
      text: [
        'We follow WCAG 2.2 at level AA, and with it the European standard EN 301 549. We believe that all pages meet it, but for what stands under “What is not good yet”.',
        'There has been no independent audit, and nobody with a disability has tested Bereikbaar for us yet. So we call it partially accessible, and no more than that.',
      ],
    },
    {
      id: 'checks',
      title: 'How we check',
      text: [
        'With every change a program checks the pages in a real browser: in Dutch and in English, light and dark.',
        'We also look whether a page works without a mouse, without scripts, on a screen 320 pixels wide and on paper.',
      ],
    },
    {
      id: 'expect',
      title: 'What you can expect',
      text: [
        'Beside every chart is a table with the same numbers. Colour never says anything that is not said in words or by a pattern too.',
        'Everything works with the keyboard, and nothing has to be dragged. The page Now renews itself; you can stop that.',
        'If something is wrong with a form, the top of the page says what it is, with a link to the field.',
      ],
    },
    {
      id: 'not-yet',
      title: 'What is not good yet',
      text: [
        'A PDF of a report is made by your own browser. Chrome and Edge make one that a screen reader can read; of other browsers we do not know. The page itself is always the accessible version.',
        'Wide tables, such as the roster, scroll sideways within their own frame on a small screen.',
        'Names of lines and files stand as your organisation wrote them. A screen reader reads them in the language of the page.',
      ],
    },
  ],
  contact: {
    title: 'Does something not work?',
    text: 'Tell us which page it is, what you wanted to do and what you work with. Then we look for a way together.',
    whom: (contact) => `How to reach us: ${contact}.`,
    nobody: 'Ask whoever looks after Bereikbaar in your organisation.',
    complaint: 'If we cannot solve it together, you can file a complaint with the Netherlands Institute for Human Rights.',
  },
}
