/** Pages that explain: terms, questions, the method, and how the pages can be used by everybody. */
import { Hono } from 'hono'
import type { SitePages } from '../../sitePages.ts'
import { accessibilityView } from './accessibility.ts'
import { methodView } from './method.ts'
import { questionsView } from './questions.ts'
import { termsView } from './terms.ts'

export const helpPages = ({ requested, html }: SitePages): Hono =>
  new Hono()
    .get('/help/terms', async (context) => {
      const { view, today } = await requested(context)
      return html(context, termsView(view, today))
    })
    .get('/help/questions', async (context) => html(context, questionsView((await requested(context)).view)))
    .get('/help/method', async (context) => html(context, methodView((await requested(context)).view)))
    .get('/help/accessibility', async (context) => html(context, accessibilityView((await requested(context)).view)))
