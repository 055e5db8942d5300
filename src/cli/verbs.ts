/** Every verb: its Chinese alias, its place in help, and where the command is found when it is called. */
import { WORKFLOW } from '../domain/workflow.ts';
import type { PlainAction } from '../domain/decide.ts';
import { plainActions } from './plain-actions.ts';
import type { Verb } from './verb.ts';

export const VERBS: readonly Verb[] = [
  {
    name: 'init',
    alias: '建账',
    group: 'record',
    load: async () => (await import('./commands/init.ts')).init,
  },
  {
    name: 'add',
    alias: '登记',
    group: 'record',
    load: async () => (await import('./commands/add.ts')).add,
  },
  {
    name: 'import',
    alias: '导入',
    group: 'record',
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  {
    name: 'workbench',
    alias: '工作台',
    group: 'look',
    load: async () => (await import('./commands/workbench.ts')).workbench,
  },
  {
    name: 'board',
    alias: '看板',
    group: 'look',
    load: async () => (await import('./commands/board.ts')).board,
  },
  {
    name: 'list',
    alias: '清单',
    group: 'look',
    load: async () => (await import('./commands/list.ts')).list,
  },
  {
    name: 'show',
    alias: '查看',
    group: 'look',
    load: async () => (await import('./commands/show.ts')).show,
  },
  {
    name: 'search',
    alias: '检索',
    group: 'look',
    load: async () => (await import('./commands/search.ts')).search,
  },
  {
    name: 'log',
    alias: '日志',
    group: 'look',
    load: async () => (await import('./commands/log.ts')).log,
  },
  ...plainActions.map((action): Verb => actionVerb(action, 'handle')),
  {
    name: 'merge',
    alias: '并案',
    group: 'handle',
    load: async () => (await import('./commands/merge.ts')).merge,
  },
  {
    name: 'split',
    alias: '拆分',
    group: 'handle',
    load: async () => (await import('./commands/split.ts')).split,
  },
  {
    name: 'edit',
    alias: '更正',
    group: 'correct',
    load: async () => (await import('./commands/edit.ts')).edit,
  },
  actionVerb('note', 'correct'),
  {
    name: 'attach',
    alias: '附件',
    group: 'correct',
    load: async () => (await import('./commands/attach.ts')).attach,
  },
  {
    name: 'undo',
    alias: '撤销',
    group: 'correct',
    load: async () => (await import('./commands/undo.ts')).undo,
  },
  {
    name: 'remind',
    alias: '督办',
    group: 'figures',
    load: async () => (await import('./commands/remind.ts')).remind,
  },
  {
    name: 'report',
    alias: '报表',
    group: 'figures',
    load: async () => (await import('./commands/report.ts')).report,
  },
  {
    name: 'export',
    alias: '导出',
    group: 'figures',
    load: async () => (await import('./commands/export.ts')).exportCommand,
  },
  {
    name: 'unit',
    alias: '单位',
    group: 'master',
    load: async () => (await import('./commands/unit.ts')).unit,
  },
  {
    name: 'code',
    alias: '代码',
    group: 'master',
    load: async () => (await import('./commands/code.ts')).code,
  },
  {
    name: 'calendar',
    alias: '日历',
    group: 'master',
    load: async () => (await import('./commands/calendar.ts')).calendar,
  },
  {
    name: 'config',
    alias: '设置',
    group: 'master',
    load: async () => (await import('./commands/config.ts')).config,
  },
  {
    name: 'verify',
    alias: '校验',
    group: 'trust',
    load: async () => (await import('./commands/verify.ts')).verify,
  },
  {
    name: 'backup',
    alias: '备份',
    group: 'trust',
    load: async () => (await import('./commands/backup.ts')).backup,
  },
  {
    name: 'restore',
    alias: '恢复账',
    group: 'trust',
    load: async () => (await import('./commands/restore.ts')).restore,
  },
  {
    name: 'doctor',
    alias: '体检',
    group: 'trust',
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  {
    name: 'completion',
    alias: '补全',
    group: 'master',
    load: async () => (await import('./commands/completion.ts')).completion,
  },
  {
    name: 'demo',
    alias: '演示',
    group: 'trust',
    load: async () => (await import('./commands/demo.ts')).demo,
  },
];

function actionVerb(action: PlainAction, group: Verb['group']): Verb {
  const load = async () => (await import('./commands/action.ts')).actionCommand(action);
  return { name: action, alias: WORKFLOW[action].alias, group, load };
}
