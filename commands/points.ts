import { defineAction, defineCommand } from '../src/command.ts'
import {
  correctionLimit,
  correctPoints,
  reasonLimit,
  showLedger,
  undoCorrection,
} from '../src/quiz/correct-points.ts'
import { askForSeason, beginSeason, takeSeasonBack } from '../src/quiz/reset-season.ts'

const manager = { access: 'manager', private: true } as const
const member = { type: 'user', required: true } as const

/** `/points`: what managers may do to points and seasons. */
export default defineCommand({
  name: 'points',
  place: 'server',
  access: 'manager',
  subcommands: {
    correct: defineAction({
      ...manager,
      options: {
        member,
        points: { type: 'integer', required: true, min: -correctionLimit, max: correctionLimit },
        reason: { type: 'string', required: true, maxLength: reasonLimit },
      },
      run: correctPoints,
    }),
    history: defineAction({
      ...manager,
      options: { member },
      run: (context, wanted) => showLedger(context, wanted.member),
    }),
    reset_season: defineAction({ ...manager, run: askForSeason }),
  },
  presses: {
    'points-undo': {
      ...manager,
      version: 1,
      update: true,
      run: (context, [id = '', memberId = '']) => undoCorrection(context, id, memberId),
    },
    'season-begin': {
      ...manager,
      version: 1,
      update: true,
      run: (context, [asked = '']) => beginSeason(context, asked),
    },
    'season-back': {
      ...manager,
      version: 1,
      update: true,
      run: (context, [begun = '']) => takeSeasonBack(context, begun),
    },
  },
})
