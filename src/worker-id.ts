import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/**
 * Names one process start in claims. Where the system tells enough (Linux), the name says which process it is, so that
 * others that see the same processes know when it is no more.
 */
export function workerId(): string {
  const self = readProcess(process.pid)

  return view && self ? [view, process.pid, self.startedAt, randomUUID()].join('.') : randomUUID()
}

/**
 * Whether the process that was named so has ended for certain; false for one of another host or container, of which
 * nothing is known. A process id that was given anew is told apart by when its process started.
 */
export function isKnownDead(worker: string): boolean {
  const [where, id = '', startedAt] = worker.split('.')
  if (view === undefined || where !== view || !/^[1-9]\d*$/.test(id)) return false
  if (!isThere(Number(id))) return true

  const now = readProcess(Number(id))

  return now !== undefined && (now.isOver || now.startedAt !== startedAt)
}

/**
 * Which processes are seen from here: those of one boot of one machine in one PID namespace. The host's name tells
 * copies of a running machine apart.
 */
const view = readView()

function readView(): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const seen = `${boot}|${readlinkSync('/proc/self/ns/pid')}|${hostname()}`

    return createHash('sha256').update(seen).digest('base64url').slice(0, 22)
  } catch {
    return undefined
  }
}

/** Asked by a signal, since `/proc` may hide the processes of other users. */
function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** @returns undefined where it is not told. `startedAt` counts the kernel's ticks since its boot. */
function readProcess(pid: number): { isOver: boolean; startedAt: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field, the command, may hold anything; the state is the third, the start the 22nd (man proc_pid_stat).
    const [state = '', ...later] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const startedAt = later[18]

    return startedAt === undefined ? undefined : { isOver: state === 'Z' || state === 'X', startedAt }
  } catch {
    return undefined
  }
}
