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
  'setting.form.days': 'a number of days, 1 to 3650',
  'setting.form.month-day': '1 to 28, or none (the last day)',
  'setting.form.percent': 'per cent, 0 to 100',
} as const satisfies Record<keyof typeof zh, string>;
