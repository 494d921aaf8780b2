import { type Bank, parseQuestions, readBank } from '../bank/bank.ts'
import type { OwnRules } from '../bank/parse.ts'
import type { Question } from '../bank/question.ts'
import { variantsOfCheck } from '../bank/validate-template.ts'
import { guardedTask } from '../threads/task.ts'
import type { Folder, Unpacked } from './intake.ts'
import { pack } from './pack.ts'
import { unpack } from './unpack.ts'

export type Job =
  | { readonly operation: 'unpack'; readonly zip: Uint8Array }
  | { readonly operation: 'check'; readonly folder: Folder; readonly rules: OwnRules }
  | { readonly operation: 'parse'; readonly folders: readonly Folder[]; readonly rules: OwnRules }
  | { readonly operation: 'pack'; readonly folder: Folder }

export type Done = Unpacked | Bank | ReadonlyMap<string, Question> | Uint8Array

export default guardedTask((job: Job, begin): Done | Promise<Done> => {
  begin()

  switch (job.operation) {
    case 'unpack':
      return unpack(job.zip)
    case 'check':
      return readBank(job.folder.files, job.folder.pictures, variantsOfCheck, job.rules)
    case 'parse':
      return new Map(
        job.folders.flatMap(({ files, pictures }) => [...parseQuestions(files, pictures, job.rules)]),
      )
    case 'pack':
      return pack(job.folder.files, job.folder.pictures)
  }
})
