/**
 * True for requests of our own page and of programs. Anyone can make a visitor's browser send requests to this machine;
 * a browser then names another origin, or (after a trick with DNS) another host.
 */
export function isFromHere({
  host,
  origin,
}: {
  host?: string | undefined
  origin?: string | undefined
}): boolean {
  if (origin !== undefined && hostOf(origin) !== host) return false

  return host === undefined || /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
