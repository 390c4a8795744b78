import { Hono } from 'hono'
import type { SitePages } from '../../../sitePages.ts'
import { exceptionPages } from './exceptionPages.ts'
import { versionPages } from './versionPages.ts'

/** The opening hours of a line. Exceptions come first: their addresses would else be taken for the date of a version. */
export const hoursPages = (pages: SitePages): Hono => new Hono().route('/', exceptionPages(pages)).route('/', versionPages(pages))
