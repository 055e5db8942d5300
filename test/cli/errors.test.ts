import { describe, expect, test } from 'vitest';
import { describeError, errorText } from '../../src/cli/report-error.ts';
import { Interrupted, OutputClosed, UsageError } from '../../src/cli/usage-error.ts';
import { ERROR_FAMILIES, EXIT_CODES, Refusal, type ErrorCode } from '../../src/domain/errors.ts';
import { translator } from '../../src/messages/index.ts';

const t = translator('zh');
const en = translator('en');

describe('a refusal', () => {
  test.each(Object.keys(ERROR_FAMILIES) as ErrorCode[])(
    '%s has its exit code and words',
    (code) => {
      const reported = describeError(new Refusal(code), t);
      expect(reported?.exitCode).toBe(EXIT_CODES[ERROR_FAMILIES[code]]);
      expect(reported?.message).not.toBe(`error.${code}`);
    },
  );

  test('says where, why and what next, in either language', () => {
    const refusal = new Refusal('step-wrong-stage', {
      no: '2026-0001',
      action: 'closed',
      on: '2026-03-05',
      stage: 'accepted',
    });
    expect(describeError(refusal, t)).toMatchObject({
      message: '2026-0001 在 2026-03-05 处于“待交办”，不能销号。',
      hint: '请先交办、报结（buding 交办 2026-0001 …）。或加 --direct 并写明 --reason，立行立改。',
      exitCode: 1,
    });
    expect(describeError(refusal, en)?.message).toBe(
      '2026-0001 was "accepted" on 2026-03-05; "close" is not possible then.',
    );
  });

  test.each([
    ['submitted', 'accepted', '请先交办（buding 交办 1 …）。'],
    [
      'closed',
      'assigned',
      '请先报结（buding 报结 1 …）。或加 --direct 并写明 --reason，立行立改。',
    ],
    ['reviewed', 'submitted', '请先销号（buding 销号 1 …）。'],
    ['submitted', 'closed', '请先重开（buding 重开 1 …）。'],
    ['accepted', 'merged', '请先取消并案（buding 并案 1 --undo …）。'],
    ['accepted', 'accepted', '查看办理经过：buding 查看 1。'],
    ['submitted', 'voided', '查看办理经过：buding 查看 1。'],
  ])('%s while %s: says the way there', (action, stage, hint) => {
    const refusal = new Refusal('step-wrong-stage', { no: '1', on: '2026-03-05', action, stage });
    expect(describeError(refusal, t)?.hint).toBe(hint);
  });

  test('says the words of a list, each language its own', () => {
    const lacking = new Refusal('value-missing', { flag: 'rating' });
    expect(describeError(lacking, t)?.hint).toBe(
      '请补上 --rating 后重试。--rating 可用的值：满意、基本满意、不满意、未评价。',
    );
    expect(describeError(lacking, en)?.hint).toMatch(
      /--rating can be: satisfied, mostly_satisfied, dissatisfied, unanswered\.$/,
    );
    const patch = new Refusal('patch-incomplete', { no: '1', missing: ['patch-no', 'patch-kind'] });
    expect(describeError(patch, t)?.hint).toContain('--patch-kind 可用的值：制定、修订');
    const value = new UsageError('value-not-allowed', { flag: 'result', value: '好' });
    expect(describeError(value, t)?.hint).toBe('可用的值：未反弹、已反弹。');
  });

  test('names what was probably meant', () => {
    const refusal = new Refusal('unit-not-found', {
      kind: 'unit',
      name: '住建',
      similar: ['市住建局'],
    });
    expect(describeError(refusal, t)?.hint).toMatch(/^名称相近的有：市住建局。核对名称/);
    const none = new Refusal('unit-not-found', { kind: 'unit', name: '甲', similar: [] });
    expect(describeError(none, t)?.hint).toMatch(/^核对名称/);
  });

  test('names flags as they are typed', () => {
    const refusal = new Refusal('patch-incomplete', {
      no: '1',
      missing: ['patch-no', 'patch-kind'],
    });
    expect(describeError(refusal, t)?.message).toContain('--patch-no、--patch-kind');
  });

  test('shows data, never sends it', () => {
    const refusal = new Refusal('unit-not-found', { kind: 'unit', name: '甲\u001b[31m' });
    expect(describeError(refusal, t)?.message).toBe('单位名录中没有“甲\\u{1b}[31m”。');
  });
});

describe('anything else', () => {
  test('a usage error ends with 2 and a hint', () => {
    const reported = describeError(new UsageError('flag-missing', { flag: 'title' }), t);
    expect(reported).toMatchObject({ exitCode: 2, message: '缺少 --title。' });
    expect(reported?.hint).toContain('--title');
  });

  test('a broken-off question ends with 130', () => {
    expect(describeError(new Interrupted(), t)?.exitCode).toBe(130);
    expect(describeError(new Interrupted(), t)?.message).toBe('已中断，未作改动。');
    const no = describeError(new Interrupted({ cancelled: true }), t);
    expect(no).toMatchObject({ exitCode: 130, message: '已取消，未作改动。' });
    const ctrlC = Object.assign(new Error('User force closed the prompt'), {
      name: 'ExitPromptError',
    });
    expect(describeError(ctrlC, t)?.exitCode).toBe(130);
  });

  test('a closed pipe is silence', () => {
    expect(describeError(new OutputClosed(), t)).toBeNull();
  });

  test('a defect ends with 70 and says how to find out more', () => {
    const reported = describeError(new TypeError('x is not a function'), t);
    expect(reported).toMatchObject({ code: 'defect', exitCode: 70 });
    expect(reported?.message).toContain('x is not a function');
    expect(reported?.hint).toContain('BUDING_DEBUG=1');
    expect(reported?.stack).toContain('TypeError');
  });

  test('is told in two lines', () => {
    expect(errorText({ code: 'a', message: '甲', hint: '乙' }, t)).toBe('错误：甲\n提示：乙');
    expect(errorText({ code: 'a', message: 'a', hint: null }, en)).toBe('Error: a');
  });
});
