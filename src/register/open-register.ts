/** Opening a new register: whose it is, how cases are numbered, and the words it starts with. */
import { isNumberPattern } from '../domain/case-number.ts';
import { Refusal } from '../domain/errors.ts';
import { DEFAULT_PATTERN, type DigestName, type TermKind } from '../domain/terms.ts';
import { record, type Desk, type Recorded } from './desk.ts';

export interface NewRegister {
  readonly office: string;
  readonly pattern?: string;
  readonly digest?: DigestName;
}

/** Words that a register starts with, from published practice; the office adds and renames its own. */
const STARTING_TERMS: Readonly<Partial<Record<TermKind, readonly string[]>>> = {
  source: [
    '巡视巡察',
    '审计',
    '督查',
    '信访',
    '12345热线',
    '网络问政',
    '人大代表建议',
    '政协提案',
    '基层监测点',
    '“办不成事”反映窗口',
    '企业评价',
    '企业诉求',
    '重大项目调度',
    '安全责任链',
    '屋场恳谈会',
    '部门自查',
  ],
  category: [
    '缺失',
    '滞后',
    '冲突',
    '表述不清',
    '操作性不强',
    '程序繁琐',
    '执行不力',
    '权责不清',
    '超越权限',
  ],
  severity: ['一般', '较重', '严重'],
};

export async function openRegister(
  desk: Desk,
  register: NewRegister,
): Promise<Recorded<{ office: string; pattern: string }>> {
  const pattern = register.pattern ?? DEFAULT_PATTERN;
  if (!isNumberPattern(pattern)) throw new Refusal('pattern-invalid', { pattern });
  return record(desk, { action: 'init' }, async (session) => {
    if ((await session.tx.head()).entries > 0)
      throw new Refusal('register-exists', { path: desk.store.location });
    session.recordOffice({
      kind: 'opened',
      on: session.on,
      data: { office: register.office, pattern, digest: register.digest ?? 'sha256' },
    });
    for (const [kind, names] of Object.entries(STARTING_TERMS)) {
      for (const name of names) session.ensureTerm(kind as TermKind, name);
    }
    return { office: register.office, pattern };
  });
}
