/** Rules of the office as settings, and what comes of them. */
export const rules = {
  'setting.form': '可写',
  'setting.scope': '适用范围',
  'setting.form.switch': 'on 或 off',
  'setting.form.stretch': '15个工作日、30天，或 none（不设）',
  'setting.form.count': '次数，或 none（不限）',
  'setting.form.working-days': '工作日数，或 none（不设）',
  'setting.form.threshold': '工作日数，0 至 60',
  'setting.form.number': '1 至 99 的整数',
  'setting.form.months': '月数，从小到大，如 3,6,12',
  'setting.form.mark': '机关代字，不超过 20 个汉字、字母或数字',
  'setting.form.days': '天数，1 至 3650',
  'setting.form.month-day': '1 至 28，或 none（月末）',
  'setting.form.percent': '百分数，0 至 100',
} as const;
