import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The program as a person starts it, in a process of its own. */
export function startProgram(...args: string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ['bin/fan-in.js', ...args])
}

/** Runs it to its end. */
export async function runProgram(args: readonly string[], input = ''): Promise<Ran> {
  const child = startProgram(...args)
  const ended = statusOf(child)

  child.stdin.end(input)

  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended])

  return { status, stdout, stderr }
}

export function statusOf(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  return new Promise((resolve) => child.on('close', resolve))
}
