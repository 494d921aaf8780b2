import { type Document, lineOf } from './document.ts'
import type { Report } from './problem.ts'
import { brokenLink } from './source.ts'

const mostSources = 10
const longestSource = 400

/** Whether sources fit on a card, and what is meant as a link leads somewhere. */
export function validateSources(sources: readonly string[], document: Document, report: Report): void {
  const line = lineOf(document, 'sources')
  const entry = document.fields.get('sources')
  const items = entry && 'items' in entry ? entry.items : []

  if (sources.length === 0) report(line, 'bank.problem.noSources')
  if (sources.length > mostSources) {
    report(line, 'bank.problem.tooManySources', { count: sources.length, limit: mostSources })
  }

  for (const source of sources) {
    const own = items.find((item) => 'text' in item && item.text === source)?.line ?? line

    if (source.length > longestSource) {
      report(own, 'bank.problem.tooLong', { what: 'source', length: source.length, limit: longestSource })
      continue
    }

    const broken = brokenLink(source)

    if (broken !== undefined) report(own, 'bank.problem.sourceLink', { link: broken })
  }
}
