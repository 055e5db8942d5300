/** 立行立改 on the command line: closed at once, without a submission, by a handler and his verifier. */
export function directClosing(no: string, on: string, reason: string): string[] {
  const people = ['--handler', '甲', '--verifier', '乙'];
  return [
    ...['销号', no, '--direct', ...people, '--outcome', '解释说明'],
    ...['--on', on, '--reason', reason],
  ];
}
