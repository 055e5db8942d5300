/** Rules of the office as settings, and what comes of them. */
export const rules = {
  'setting.form': '可写',
  'setting.scope': '适用范围',
  'setting.form.switch': 'on 或 off',
  'setting.form.stretch': '15个工作日、30天，或 none（不设）',
  'setting.form.count': '次数，或 none（不限）',
  'setting.form.working-days': '工作日数，或 none（不设）',
  'setting.form.threshold': '工作日数，0 至 60',
  'opt.config.set.severity': '只对某一严重程度的问题',
  'opt.config.set.source': '只对某一来源的问题',
  'opt.return.force': '超过退件期限，经批准仍退件',
  'opt.light': '灯：红（已超期）、黄（即将到期）、绿',
  'detail.forced': '超出规定，经批准',
  'talk.due-by-rule': '{count} 件没有写时限，按设置 {rule} 定为 {value}。',
  'talk.due-by-rule-of': '{key}（{scope}）',
  'action.default.acceptance': '默认受理',
} as const;
