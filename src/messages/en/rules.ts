import type { rules as zh } from '../zh/rules.ts';

export const rules = {
  'setting.form': 'form',
  'setting.scope': 'for',
  'setting.form.switch': 'on or off',
  'setting.form.stretch': '15个工作日 (working days), 30天 (days) or none',
  'setting.form.count': 'a number, or none',
  'setting.form.working-days': 'a number of working days, or none',
  'setting.form.threshold': 'a number of working days, 0 to 60',
  'setting.form.number': 'a number from 1 to 99',
  'setting.form.months': 'months in ascending order, 3,6,12',
  'setting.form.mark': 'the mark of the office: up to 20 letters or digits',
  'opt.config.set.severity': 'for cases of one severity only',
  'opt.config.set.source': 'for cases of one source only',
  'opt.return.force': 'returned too late, granted all the same',
  'opt.light': 'light: red (overdue), yellow (due soon), green',
  'detail.forced': 'beyond the rules, granted',
  'talk.first-due': '{count} case(s) had no deadline: this is the first one, and no extension.',
  'talk.due-by-rule': '{count} case(s) without a deadline got {value} by the setting {rule}.',
  'talk.due-by-rule-of': '{key} ({scope})',
  'action.default.acceptance': 'default acceptance',
} as const satisfies Record<keyof typeof zh, string>;
